import Articles
import CrossReferences
import Entities
import Library
import TerminalUI
import TextBytes

/// The library's entities of one kind, narrowed as the person types, to choose which one another entity is, or never
/// is.
struct EntityOverlay: ListOverlay, TypedOverlay {
    enum Purpose: Equatable { case merge, neverMerge }
    private let purpose: Purpose
    private let subject: CorrectionSubject
    /// Who is followed.
    private let followed: Set<EntityID>
    private var line = LineEditor()
    /// The query that `rows` answers; `nil` before the first answer.
    private var answered: String?
    private(set) var rows: [EntityRow] = []
    var list = ListState()
    /// Whether the chosen entity takes the subject's name, instead of the other way round.
    private var isTurned = false

    static let linesPerEntry = 2

    init(_ purpose: Purpose, for subject: CorrectionSubject, followed: Set<EntityID> = []) {
        self.followed = followed
        self.purpose = purpose
        self.subject = subject
    }

    var overlay: Overlay { .choosing(self) }
    var count: Int { rows.count }

    private var selected: EntityRow? { rows.indices.contains(list.selection) ? rows[list.selection] : nil }

    // MARK: Keys and answers

    mutating func press(_ key: Key, in size: Size) -> Outcome {
        switch key {
        case .enter:
            // The shown list must answer the typed text, or the person would choose something they have not seen.
            guard answered == line.text else { return .say("Still looking; press Enter again.") }
            return request.map(Outcome.correct) ?? .stay
        case .tab:
            if purpose == .merge { isTurned.toggle() }
            return .stay
        default: return move(key, in: size) ?? edit { _ = $0.handle(key) }
        }
    }

    mutating func edit(_ change: (inout LineEditor) -> Void) -> Outcome {
        let before = line.text
        change(&line)
        return line.text == before ? .stay : .run([question])
    }

    mutating func receive(_ answer: OverlayAnswer, in size: Size) -> Outcome? {
        guard case .candidates(line.text, subject.entity, let rows) = answer else { return nil }
        if answered != line.text { list = ListState() }
        answered = line.text
        self.rows = rows
        return .stay
    }

    /// What to ask the library for.
    var question: Effect {
        .ask(.candidates(query: line.text, like: subject.entity, name: subject.name, kind: subject.kind))
    }

    private var request: CorrectionRequest? {
        guard let selected else { return nil }
        return switch purpose {
        case .merge:
            isTurned ? .merge(selected.id, into: subject.entity) : .merge(subject.entity, into: selected.id)
        case .neverMerge: .neverMerge(subject.entity, selected.id)
        }
    }

    /// What Enter will do.
    private var sentence: String? {
        guard answered == line.text else { return "…" }
        guard let selected else { return nil }
        let other = "“\(selected.name)” (\(selected.articles.counted("article")))"
        switch purpose {
        case .merge:
            return isTurned ? "\(other) becomes \(subject.inWords)." : "\(subject.inWords) becomes \(other)."
        case .neverMerge: return "\(subject.inWords) and \(other) are never taken for the same."
        }
    }

    // MARK: Drawing

    func box(in size: Size) -> Rect { size.listBox(width: 96) }

    /// The rows of the list, below the typed text and above the description of what will happen.
    func area(in size: Size) -> Rect {
        let inner = box(in: size).inset(columns: 2, rows: 1)
        return Rect(x: inner.x, y: inner.y + 1, width: inner.width, height: max(0, inner.height - 3))
    }

    private var title: String {
        switch purpose {
        case .merge: "“\(subject.name)” is the same as …"
        case .neverMerge: "“\(subject.name)” is never the same as …"
        }
    }

    func draw(on screen: inout Screen) {
        let box = box(in: screen.size)
        let inner = screen.drawBox(
            box, title: CellWidth.truncate(title, to: max(0, box.width - 6)))
        let area = area(in: screen.size)
        screen.putInput(line, column: inner.x, row: inner.y, width: inner.width)
        drawRows(in: area, on: &screen)
        let foot = Rect(x: inner.x, y: max(area.endY, inner.endY - 2), width: inner.width, height: 2)
        if let sentence { screen.putWrapped(sentence, in: foot, row: foot.y, role: .message) }
        let turn = purpose == .merge ? " · Tab the other way round" : ""
        let short = purpose == .merge ? " · Tab turns it round" : ""
        screen.putHint(
            [
                "Enter does it\(turn) · Esc leaves it as it is",
                "Enter does it\(short) · Esc leaves",
                "Enter · Esc leaves",
            ], on: box)
    }

    private func drawRows(in area: Rect, on screen: inout Screen) {
        if rows.isEmpty, answered != nil {
            let words = "No other \(subject.kind.inWords) of the library has such a name."
            screen.putWrapped(words, in: area, row: area.y, role: .dim)
            return
        }
        drawEntries(on: &screen) { index, line, screen in
            rows[index].draw(
                in: line.rect, isFollowed: followed.contains(rows[index].id), highlight: line.highlight,
                on: &screen)
            guard let below = line.below else { return }
            let facts = rows[index].factsInWords
            screen.put(facts, from: below.x + 2, to: below.endX, row: below.y, role: .dim)
        }
    }
}

extension EntityRow {
    /// The name, and at the right its numbers of articles and mentions.
    func draw(in line: Rect, isFollowed: Bool = false, highlight: Role?, on screen: inout Screen) {
        let long = "\(articles.counted("article")) · \(mentions.counted("mention"))"
        let counts = line.width >= 50 ? long : "\(articles)·\(mentions)"
        let place = line.endX - CellWidth.width(of: counts)
        screen.put(counts, column: place, row: line.y, role: highlight ?? .dim)
        screen.put(
            (isFollowed ? "◆ " : "") + name, from: line.x, to: place - 2, row: line.y,
            role: highlight ?? kind.role)
    }

    /// What tells it apart from another one with its name: its descriptions, its other names, its years.
    var factsInWords: String {
        var facts: [String] = []
        if !roles.isEmpty { facts.append(roles.distinctWhenFolded.prefix(3).joined(separator: ", ")) }
        let others = aliases.filter { $0 != name }
        if !others.isEmpty { facts.append("also " + others.prefix(4).joined(separator: ", ")) }
        if let first, let last { facts.append(first == last ? first : "\(first) to \(last)") }
        return facts.joined(separator: " · ")
    }
}

extension Model {
    mutating func startChoosing(for purpose: EntityOverlay.Purpose) -> [Effect] {
        guard let subject = subjectOrAdvice() else { return [] }
        let chooser = EntityOverlay(purpose, for: subject, followed: followed)
        overlay = .choosing(chooser)
        return [chooser.question]
    }
}
