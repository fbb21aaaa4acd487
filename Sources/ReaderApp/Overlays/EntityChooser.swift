import Articles
import Entities
import Library
import TerminalUI

/// The entities of the library of one kind, narrowed as one types, to choose whom another one is, or never is.
struct EntityChooser: Equatable, ListOverlay {
    enum Purpose: Equatable { case merge, neverMerge }
    var purpose: Purpose
    var subject: CorrectionSubject
    var line = LineEditor()
    /// The query that `rows` answers; `nil` before the first answer.
    var answered: String?
    var rows: [EntityRow] = []
    var list = ListState()
    /// Whether the chosen one takes the subject's name, not the subject the chosen one's.
    var isTurned = false

    static let linesPerEntry = 2

    var count: Int { rows.count }

    var selected: EntityRow? { rows.indices.contains(list.selection) ? rows[list.selection] : nil }

    /// What to ask the library for.
    var question: Effect {
        .identity(
            .loadCandidates(
                query: line.text, like: subject.entity, name: subject.name, kind: subject.kind))
    }

    /// What Enter will do.
    var sentence: String? {
        guard answered == line.text else { return "…" }
        guard let selected else { return nil }
        let other = "“\(selected.name)” (\(selected.articles.counted("article")))"
        switch purpose {
        case .merge:
            return isTurned ? "\(other) becomes \(subject.inWords)." : "\(subject.inWords) becomes \(other)."
        case .neverMerge: return "\(subject.inWords) and \(other) are never taken for the same."
        }
    }

    var request: CorrectionRequest? {
        guard let selected else { return nil }
        return switch purpose {
        case .merge:
            isTurned ? .merge(selected.id, into: subject.entity) : .merge(subject.entity, into: selected.id)
        case .neverMerge: .neverMerge(subject.entity, selected.id)
        }
    }

    // MARK: Drawing

    func box(in size: Size) -> Rect {
        let height = max(5, size.rows - (size.rows > 24 ? 6 : 1))
        return size.box(width: 96, height: height)
    }

    /// The rows of the list, below what is typed and above what will happen.
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

    func draw(on screen: inout Screen, isASCII: Bool) {
        let box = box(in: screen.size)
        let inner = screen.drawBox(
            box, title: CellWidth.truncate(title, to: max(0, box.width - 6)), isASCII: isASCII)
        let area = area(in: screen.size)
        drawRows(in: area, on: &screen)
        let foot = Rect(x: inner.x, y: max(area.endY, inner.endY - 2), width: inner.width, height: 2)
        if let sentence { screen.putWrapped(sentence, in: foot, row: foot.y, role: .message) }
        let turn = purpose == .merge ? " · Tab the other way round" : ""
        let short = purpose == .merge ? " · Tab turns it round" : ""
        screen.putHint(
            [
                "Enter does it\(turn) · Esc leaves it as it is", "Enter does it\(short) · Esc leaves",
                "Enter · Esc leaves",
            ], on: box)
        screen.putInput(line, column: inner.x, row: inner.y, width: inner.width)
    }

    private func drawRows(in area: Rect, on screen: inout Screen) {
        if rows.isEmpty, answered != nil {
            let words = "No other \(subject.kind.inWords) of the library has such a name."
            screen.putWrapped(words, in: area, row: area.y, role: .dim)
            return
        }
        let count = area.height / Self.linesPerEntry
        var list = list
        list.reveal(count: rows.count, height: max(1, count))
        for (row, index) in list.visible(count: rows.count, height: max(1, count)).enumerated() {
            let line = Rect(x: area.x, y: area.y + Self.linesPerEntry * row, width: area.width, height: 1)
            guard line.y < area.endY else { break }
            rows[index].draw(in: line, highlight: index == list.selection ? .selected : nil, on: &screen)
            guard line.y + 1 < area.endY else { break }
            let facts = CellWidth.truncate(rows[index].factsInWords, to: max(0, area.width - 2))
            screen.put(facts, column: area.x + 2, row: line.y + 1, role: .dim)
        }
    }
}

extension EntityRow {
    /// The name, and at the right how much there is of it.
    func draw(in line: Rect, highlight: Role?, on screen: inout Screen) {
        if let highlight { screen.setRole(highlight, in: line) }
        let long = "\(articles.counted("article")) · \(mentions.counted("mention"))"
        let counts = line.width >= 50 ? long : "\(articles)·\(mentions)"
        let place = line.endX - CellWidth.width(of: counts)
        screen.put(counts, column: place, row: line.y, role: highlight ?? .dim)
        let width = max(0, place - line.x - 2)
        screen.put(
            CellWidth.truncate(name, to: width), column: line.x, row: line.y, width: width,
            role: highlight ?? kind.role)
    }

    /// What tells it from another one of its name: what it is described as, its other names, its years.
    var factsInWords: String {
        var facts: [String] = []
        if !roles.isEmpty { facts.append(roles.distinctWhenFolded.prefix(3).joined(separator: ", ")) }
        let others = aliases.filter { $0 != name }
        if !others.isEmpty { facts.append("also " + others.prefix(4).joined(separator: ", ")) }
        facts.append(first == last ? first : "\(first) to \(last)")
        return facts.joined(separator: " · ")
    }
}

extension Model {
    mutating func edit(_ chooser: EntityChooser, _ change: (inout LineEditor) -> Void) -> [Effect] {
        var chooser = chooser
        let before = chooser.line.text
        change(&chooser.line)
        overlay = .correcting(.choosing(chooser))
        return chooser.line.text == before ? [] : [chooser.question]
    }

    mutating func press(_ key: Key, in chooser: EntityChooser) -> [Effect] {
        var chooser = chooser
        let count = chooser.rows.count
        let height = chooser.visible(in: size)
        switch key {
        case .enter:
            // What stands there must answer what was typed, or it would be a choice unseen.
            guard chooser.answered == chooser.line.text else {
                say("Still looking; press Enter again.")
                return []
            }
            return chooser.request.map { correct($0) } ?? []
        case .tab: if chooser.purpose == .merge { chooser.isTurned.toggle() }
        case .down, .control("n"): chooser.list.move(by: 1, count: count, height: height)
        case .up, .control("p"): chooser.list.move(by: -1, count: count, height: height)
        case .pageDown: chooser.list.movePage(1, count: count, height: height)
        case .pageUp: chooser.list.movePage(-1, count: count, height: height)
        default: return edit(chooser) { _ = $0.handle(key) }
        }
        overlay = .correcting(.choosing(chooser))
        return []
    }

    /// Takes in the candidates that the open overlay has asked for.
    mutating func receive(_ rows: [EntityRow], for query: String, like entity: EntityID) {
        switch overlay {
        case .correcting(.choosing(var chooser))
        where chooser.subject.entity == entity && chooser.line.text == query:
            if chooser.answered != query { chooser.list = ListState() }
            chooser.answered = query
            chooser.rows = rows
            overlay = .correcting(.choosing(chooser))
        case .correcting(.naming(var naming)) where naming.subject.entity == entity && naming.name == query:
            naming.namesakes = rows.filter { Folding.fold($0.name) == Folding.fold(query) }
            naming.choice = 0
            overlay = .correcting(.naming(naming))
        default: break
        }
    }
}
