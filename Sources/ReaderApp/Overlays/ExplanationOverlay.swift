import Articles
import CrossReferences
import Entities
import Library
import TerminalUI

/// Why a mention is linked to its entity, how sure that is, and who else it may be.
struct ExplanationOverlay: OverlayContent {
    private let article: ArticleID
    /// The mention as it stands in the text.
    private let text: String
    private let mention: LibraryMention
    private let entity: ArticleEntity?
    private let followed: Set<EntityID>
    /// What else the library knows; `nil` until it has answered, or when it knows nothing.
    private var identity: IdentityExplanation?
    /// The candidate that Enter is about.
    private var selection: Int?
    /// The first line in view.
    private var top = 0

    /// - Parameter text: The mention as it stands in the text.
    init(
        _ mention: LibraryMention, _ text: String, in article: ArticleID, of entity: ArticleEntity?,
        followed: Set<EntityID> = []
    ) {
        self.mention = mention
        self.text = text.inOneLine
        self.article = article
        self.entity = entity
        self.followed = followed
    }

    /// The sign before the name of somebody who is followed.
    private func mark(_ entity: EntityID) -> String { followed.contains(entity) ? "◆ " : "" }

    /// A line of the overlay.
    private struct Line: Equatable {
        var text: String
        var role: Role
        /// The candidate that it is about.
        var other: Int?
    }

    var overlay: Overlay { .explanation(self) }
    var question: Effect { .ask(.explanation(offset: mention.range.lowerBound, article)) }
    private var others: [IdentityExplanation.Other] { identity?.others ?? [] }

    // MARK: Keys and answers

    mutating func press(_ key: Key, in size: Size) -> Outcome {
        switch key {
        case .down, .character("j"), .control("n"): move(by: 1, in: size)
        case .up, .character("k"), .control("p"): move(by: -1, in: size)
        case .enter:
            guard let selection, others.indices.contains(selection) else { return .close }
            return .replace(with: .choice(choice(of: others[selection])))
        default: return .close
        }
        return .stay
    }

    func click(_ event: MouseEvent, in size: Size) -> Outcome { .close }

    mutating func receive(_ answer: OverlayAnswer, in size: Size) -> Outcome? {
        guard case .explanation(let identity, mention.range.lowerBound, article) = answer else { return nil }
        self.identity = identity
        return .stay
    }

    /// Selects the next candidate, or scrolls where there is none.
    private mutating func move(by step: Int, in size: Size) {
        let lines = lines(width: width(in: size))
        let height = box(in: size, lines: lines.count).height - 2
        if !others.isEmpty {
            let start = selection ?? (step > 0 ? -1 : others.count)
            selection = max(0, min(others.count - 1, start + step))
        }
        if let place = lines.firstIndex(where: { $0.other != nil && $0.other == selection }) {
            top = max(place - height + 1, min(top, place))
        } else {
            top += step
        }
        top = max(0, min(lines.count - height, top))
    }

    /// What can be decided about the mention and another candidate for it.
    private func choice(of other: IdentityExplanation.Other) -> ChoiceOverlay {
        let name = entity?.name ?? text
        let (entity, offset) = (mention.entity, mention.range.lowerBound)
        let counts = other.articles.counted("article")
        let answers: [(Character, String, CorrectionRequest)] = [
            (
                "t", "this “\(text)” is \(other.name)",
                .about(entity, .split(as: other.name), in: [.init(article, at: offset)], known: other.entity)
            ),
            (
                "a", "all of “\(name)” in this article is \(other.name)",
                .about(entity, .split(as: other.name), in: [.init(article)], known: other.entity)
            ),
            (
                "m", "they are one: “\(name)” becomes “\(other.name)” (\(counts))",
                .merge(entity, into: other.entity)
            ),
            ("v", "they are never the same", .neverMerge(entity, other.entity)),
        ]
        return ChoiceOverlay(
            title: "\(name) or \(other.name)", question: "Who is it?",
            answers: answers.map { .init(key: $0, text: $1, step: .correct($2)) })
    }

    // MARK: Drawing

    private func width(in size: Size) -> Int { min(size.columns, 76) - 4 }
    private func box(in size: Size, lines: Int) -> Rect { size.box(width: 76, height: lines + 2) }

    /// The lines, broken to a width.
    private func lines(width: Int) -> [Line] {
        var lines: [Line] = []
        func add(_ text: String, _ role: Role = .plain, other: Int? = nil) {
            lines += text.wrapped(to: width).map { Line(text: $0, role: role, other: other) }
        }
        func part(_ texts: [String], _ role: Role = .plain) {
            if !texts.isEmpty, !lines.isEmpty { add("") }
            for text in texts { add(text, role) }
        }
        if let entity {
            add("“\(text)” is taken for \(mark(entity.id))\(entity.name) (\(entity.kind.inWords)).")
        }
        let reason = identity?.reason ?? mention.reason
        let sure = sureness(identity?.confidence ?? mention.confidence)
        part(["Because: \(reason), \(sure)."])
        if let identity, !identity.linkReason.isEmpty {
            part(["Across articles: \(identity.linkReason), \(sureness(identity.linkConfidence))."])
        }
        if let decisions = identity?.corrections, !decisions.isEmpty {
            part(["You decided:"])
            for kept in decisions {
                let words = "\(kept.correction.inWords).".wrapped(to: max(1, width - 2))
                lines += words.map { Line(text: "  \($0)", role: .plain) }
            }
        }
        if !others.isEmpty {
            part(["It may also be:"])
            lines += others.enumerated().map { line(of: $1, at: $0, width: width) }
        }
        part(descriptions, .dim)
        return lines
    }

    private func line(of other: IdentityExplanation.Other, at index: Int, width: Int) -> Line {
        let facts = "\(other.articles.counted("article")), \(other.scoreInWords)"
        let name = CellWidth.truncate(mark(other.entity) + other.name, to: max(4, width - facts.count - 5))
        return Line(text: "  \(name) · \(facts)", role: .plain, other: index)
    }

    /// The descriptions and other names of the entity.
    private var descriptions: [String] {
        guard let entity else { return [] }
        var described: [String] = []
        if !entity.roles.isEmpty {
            let roles = entity.roles.distinctWhenFolded.prefix(6).joined(separator: ", ")
            described.append("Described as: \(roles).")
        }
        if entity.aliases.contains(where: { $0 != entity.name }) {
            described.append("Also called: \(entity.aliases.prefix(8).joined(separator: ", ")).")
        }
        return described
    }

    func draw(on screen: inout Screen) {
        let lines = lines(width: width(in: screen.size))
        let box = box(in: screen.size, lines: lines.count)
        let inner = screen.drawBox(box, title: "Why")
        let top = max(0, min(self.top, lines.count - inner.height))
        screen.cursor = Position(column: inner.x, row: inner.y)
        for (row, line) in lines.dropFirst(top).prefix(inner.height).enumerated() {
            let y = inner.y + row
            let isSelected = line.other != nil && line.other == selection
            if isSelected {
                screen.setRole(.selected, in: Rect(x: inner.x, y: y, width: inner.width, height: 1))
                screen.cursor = Position(column: inner.x, row: y)
            }
            screen.put(
                line.text, column: inner.x, row: y, width: inner.width,
                role: isSelected ? .selected : line.role)
        }
        let more = lines.count - top > inner.height ? "↓ more · " : ""
        screen.putHint(
            others.isEmpty
                ? ["\(more)any other key closes"]
                : [
                    "\(more)↓ chooses, Enter says it is this one · any other key closes",
                    "\(more)↓ chooses, Enter: this one · Esc closes", "↓ Enter · Esc",
                ],
            on: box)
    }
}

extension IdentityExplanation.Other {
    /// The strength of its evidence: points that add up like log-odds.
    fileprivate var scoreInWords: String {
        let tenths = Int((score * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10) points"
    }
}

extension Model {
    /// `w`: says why the mention under the cursor is linked to its entity; in the pane of names, the first one here.
    mutating func explainPoint() -> [Effect] {
        if focus == .dossier { return explainInDossier() }
        guard let opened = text.opened, let index = mentionToExplain else {
            say("There is no name in view.")
            return []
        }
        if focus == .text { text.point = index }
        let mention = opened.mentions[index]
        return explain(
            mention, String(opened.article.text.slice(utf8: mention.range)), in: opened.row.id,
            of: opened.entities.first { $0.id == mention.entity })
    }

    mutating func explain(
        _ mention: LibraryMention, _ text: String, in article: ArticleID, of entity: ArticleEntity?
    ) -> [Effect] {
        let explanation = ExplanationOverlay(mention, text, in: article, of: entity, followed: followed)
        overlay = .explanation(explanation)
        return [explanation.question]
    }

    private var mentionToExplain: Int? {
        if focus == .entities {
            return entities.selected.flatMap { text.mentionIndices(of: $0.id).first }
        }
        return text.pointOrFirstInView(height: textHeight)
    }
}
