import Articles
import CrossReferences
import Entities
import Library
import TerminalUI

/// Why a mention is tied to its entity, how sure that is, and who else it may be.
struct Explanation: Equatable {
    var article: ArticleID
    /// The mention as it stands in the text.
    var text: String
    var mention: LibraryMention
    var entity: ArticleEntity?
    /// What the library knows besides; `nil` until it has answered, or when it knows nothing.
    var identity: IdentityExplanation?
    /// The candidate that Enter is about.
    var selection: Int?
    /// The first line in view.
    var top = 0

    /// A line of the overlay.
    struct Line: Equatable {
        var text: String
        var role: Role
        /// The candidate that it is about.
        var other: Int?
    }

    static func box(in size: Size, lines: Int) -> Rect { size.box(width: 76, height: lines + 2) }

    /// The lines, broken to a width.
    func lines(width: Int) -> [Line] {
        var lines: [Line] = []
        func add(_ text: String, _ role: Role = .plain, other: Int? = nil) {
            lines += text.wrapped(to: width).map { Line(text: $0, role: role, other: other) }
        }
        func part(_ texts: [String], _ role: Role = .plain) {
            if !texts.isEmpty, !lines.isEmpty { add("") }
            for text in texts { add(text, role) }
        }
        if let entity { add("“\(text)” is taken for \(entity.name) (\(entity.kind.inWords)).") }
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
        if let others = identity?.others, !others.isEmpty {
            part(["It may also be:"])
            lines += others.enumerated().map { line(of: $1, at: $0, width: width) }
        }
        part(descriptions, .dim)
        return lines
    }

    private func line(of other: IdentityExplanation.Other, at index: Int, width: Int) -> Line {
        let facts = "\(other.articles.counted("article")), \(other.scoreInWords)"
        let name = CellWidth.truncate(other.name, to: max(4, width - facts.count - 5))
        return Line(text: "  \(name) · \(facts)", role: .plain, other: index)
    }

    /// What the entity is described as and called by.
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

    func draw(on screen: inout Screen, isASCII: Bool) {
        let width = min(screen.size.columns, 76) - 4
        let lines = lines(width: width)
        let box = Self.box(in: screen.size, lines: lines.count)
        let inner = screen.drawBox(box, title: "Why", isASCII: isASCII)
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
            identity?.others.isEmpty ?? true
                ? ["\(more)any other key closes"]
                : [
                    "\(more)↓ chooses, Enter says that it is they · any other key closes",
                    "\(more)↓ chooses, Enter: it is they · Esc closes", "↓ Enter · Esc",
                ],
            on: box)
    }
}

extension IdentityExplanation.Other {
    /// How much spoke for it: points that add up like log-odds.
    fileprivate var scoreInWords: String {
        let tenths = Int((score * 10).rounded())
        return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10) points"
    }
}

extension Model {
    /// `w`: says why the mention under the cursor is tied to its entity; in the pane of names, the first one here.
    mutating func explainPoint() -> [Effect] {
        if focus == .dossier { return explainInDossier() }
        guard let opened = text.opened, let index = mentionToExplain else {
            say("There is no name in view.")
            return []
        }
        if focus == .text { text.point = index }
        let mention = opened.mentions[index]
        overlay = .explanation(
            Explanation(
                article: opened.row.id, text: opened.article.text.slice(utf8: mention.range).inOneLine,
                mention: mention, entity: opened.entities.first { $0.id == mention.entity }))
        return [.identity(.explain(offset: mention.range.lowerBound, opened.row.id))]
    }

    private var mentionToExplain: Int? {
        if focus == .entities {
            return entities.selected.flatMap { text.mentionIndices(of: $0.id).first }
        }
        return text.pointOrFirstInView(height: textHeight)
    }

    mutating func receive(
        _ identity: IdentityExplanation?, ofMentionAt offset: Int, in article: ArticleID
    ) {
        guard case .explanation(var explanation) = overlay, explanation.article == article,
            explanation.mention.range.lowerBound == offset
        else { return }
        explanation.identity = identity
        overlay = .explanation(explanation)
    }

    mutating func press(_ key: Key, in explanation: Explanation) -> [Effect] {
        let others = explanation.identity?.others ?? []
        var explanation = explanation
        switch key {
        case .down, .character("j"), .control("n"): move(&explanation, by: 1, among: others.count)
        case .up, .character("k"), .control("p"): move(&explanation, by: -1, among: others.count)
        case .enter:
            guard let selection = explanation.selection, others.indices.contains(selection) else {
                overlay = nil
                return []
            }
            return decide(explanation, others[selection])
        default:
            overlay = nil
            return []
        }
        overlay = .explanation(explanation)
        return []
    }

    /// Selects the next candidate, or scrolls where there is none.
    private func move(_ explanation: inout Explanation, by step: Int, among count: Int) {
        let lines = explanation.lines(width: min(size.columns, 76) - 4)
        let height = Explanation.box(in: size, lines: lines.count).height - 2
        let last = max(0, lines.count - height)
        if count > 0 {
            let start = explanation.selection ?? (step > 0 ? -1 : count)
            explanation.selection = max(0, min(count - 1, start + step))
        }
        let place = lines.firstIndex { $0.other != nil && $0.other == explanation.selection }
        if let place {
            explanation.top = max(place - height + 1, min(explanation.top, place))
        } else {
            explanation.top += step
        }
        explanation.top = max(0, min(last, explanation.top))
    }

    /// Offers what can be decided about a mention and another candidate for it.
    private mutating func decide(
        _ explanation: Explanation, _ other: IdentityExplanation.Other
    ) -> [Effect] {
        let name = explanation.entity?.name ?? explanation.text
        let entity = explanation.mention.entity
        let offset = explanation.mention.range.lowerBound
        let counts = other.articles.counted("article")
        overlay = .correcting(
            .choice(
                ChoiceOverlay(
                    title: "\(name) or \(other.name)", question: "Who is it?",
                    answers: [
                        .init(
                            key: "t", text: "this “\(explanation.text)” is \(other.name)",
                            step: .correct(
                                .splitMention(
                                    entity, in: explanation.article, at: offset, as: other.name,
                                    known: other.entity))),
                        .init(
                            key: "a", text: "all of “\(name)” in this article is \(other.name)",
                            step: .correct(
                                .split(
                                    entity, in: [explanation.article], as: other.name, known: other.entity))),
                        .init(
                            key: "m", text: "they are one: “\(name)” becomes “\(other.name)” (\(counts))",
                            step: .correct(.merge(entity, into: other.entity))),
                        .init(
                            key: "v", text: "they are never the same",
                            step: .correct(.neverMerge(entity, other.entity))),
                    ])))
        return []
    }
}
