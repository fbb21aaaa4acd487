import Articles
import Entities
import Library
import TerminalUI

/// The articles that name an entity, each with the first sentence that does, to mark those in which it is somebody else.
struct ArticleMarks: Equatable, ListOverlay {
    /// An article, and the first mention of the entity in it.
    struct Entry: Equatable {
        var mention: MentionInSentence
        var mentions: Int
        var article: ArticleID { mention.article }
    }
    var subject: CorrectionSubject
    /// Oldest first; `nil` until the library has answered.
    var entries: [Entry]?
    /// Whether there are more articles than are listed.
    var isCut = false
    var marked: Set<ArticleID> = []
    var list = ListState()

    static let linesPerEntry = 2

    var count: Int { entries?.count ?? 0 }
    /// The marked articles in the order of the list.
    var markedArticles: [ArticleID] { (entries ?? []).map(\.article).filter(marked.contains) }

    mutating func receive(_ mentions: Window<MentionInSentence>) {
        var entries: [Entry] = []
        for mention in mentions.items {
            if entries.last?.article == mention.article {
                entries[entries.count - 1].mentions += 1
            } else {
                entries.append(Entry(mention: mention, mentions: 1))
            }
        }
        self.entries = entries
        isCut = mentions.items.count < mentions.total
        marked.formIntersection(entries.map(\.article))
    }

    // MARK: Drawing

    func box(in size: Size) -> Rect {
        size.box(width: 110, height: max(5, size.rows - (size.rows > 24 ? 6 : 1)))
    }

    func area(in size: Size) -> Rect { box(in: size).inset(columns: 2, rows: 1) }

    func draw(on screen: inout Screen, isASCII: Bool) {
        let box = box(in: screen.size)
        let what = "Where “\(subject.name)” is somebody else · \(marked.count) of \(count)"
        screen.fill(box, with: " ")
        let inner = screen.drawBox(
            box, title: CellWidth.truncate(what, to: max(0, box.width - 6)), isASCII: isASCII)
        let area = area(in: screen.size)
        if let entries, entries.isEmpty {
            screen.putWrapped("No article of the library names it.", in: inner, row: inner.y, role: .dim)
        }
        var list = list
        let count = visible(in: screen.size)
        list.reveal(count: self.count, height: count)
        for (row, index) in list.visible(count: self.count, height: count).enumerated() {
            guard let entry = entries?[index] else { break }
            let line = Rect(x: area.x, y: area.y + Self.linesPerEntry * row, width: area.width, height: 1)
            draw(entry, in: line, isSelected: index == list.selection, on: &screen)
            let below = Rect(x: area.x + 4, y: line.y + 1, width: area.width - 4, height: 1)
            guard below.y < area.endY else { break }
            screen.put(entry.mention, in: below)
        }
        let hints = [
            "Space marks · Enter goes on to the name · Esc leaves it as it is", "Space marks · Enter goes on",
        ]
        screen.putHint(isCut ? [hints[0] + " · there are more"] + hints : hints, on: box)
        screen.cursor = Position(
            column: area.x, row: area.y + Self.linesPerEntry * (list.selection - list.top))
    }

    private func draw(_ entry: Entry, in line: Rect, isSelected: Bool, on screen: inout Screen) {
        let highlight: Role? = isSelected ? .selected : nil
        if let highlight { screen.setRole(highlight, in: line) }
        let mark = marked.contains(entry.article) ? "[x]" : "[ ]"
        screen.put(mark, column: line.x, row: line.y, role: highlight ?? .key)
        let isRoomy = line.width >= 50
        let date = isRoomy ? DateInWords.short(entry.mention.date) + "  " : ""
        screen.put(date, column: line.x + 4, row: line.y, role: highlight ?? .dim)
        let start = line.x + 4 + CellWidth.width(of: date)
        let counts = isRoomy ? entry.mentions.counted("mention") : "\(entry.mentions)"
        let place = line.endX - CellWidth.width(of: counts)
        screen.put(counts, column: place, row: line.y, role: highlight ?? .dim)
        let width = max(0, place - start - 2)
        screen.put(
            CellWidth.truncate(entry.mention.title, to: width), column: start, row: line.y, width: width,
            role: highlight ?? .listTitle)
    }
}

extension Screen {
    /// Writes a sentence in a row, cut so that its name, which stands out, is in view.
    mutating func put(_ mention: MentionInSentence, in line: Rect) {
        let bytes = mention.sentence.utf8.count
        let name = mention.rangeInSentence.clamped(to: 0..<bytes)
        var start = 0
        let before = CellWidth.width(of: mention.sentence.slice(utf8: 0..<name.lowerBound))
        if before > line.width / 2, line.width > 4 {
            // From a word on, so that about a third of the line is left of the name.
            let prefix = Array(mention.sentence.utf8.prefix(name.lowerBound))
            let wanted = max(0, name.lowerBound - line.width / 3)
            start = prefix[wanted...].firstIndex(of: UInt8(ascii: " ")).map { $0 + 1 } ?? name.lowerBound
        }
        var used = start > 0 ? put("… ", column: line.x, row: line.y, width: line.width, role: .dim) : 0
        for (range, role) in [
            (start..<name.lowerBound, Role.dim), (name, .currentName), (name.upperBound..<bytes, .dim),
        ] {
            let part = mention.sentence.slice(utf8: range)
            used += put(part, column: line.x + used, row: line.y, width: line.width - used, role: role)
        }
        if used >= line.width { put("…", column: line.endX - 1, row: line.y, role: .dim) }
    }
}

extension Model {
    mutating func startMarking(_ subject: CorrectionSubject) -> [Effect] {
        var marks = ArticleMarks(subject: subject)
        if let article = subject.article { marks.marked = [article] }
        overlay = .correcting(.marking(marks))
        return [.identity(.loadMentions(subject.entity))]
    }

    mutating func receive(_ mentions: Window<MentionInSentence>, of entity: EntityID) {
        guard case .correcting(.marking(var marks)) = overlay, marks.subject.entity == entity else { return }
        let isFirst = marks.entries == nil
        marks.receive(mentions)
        if isFirst, let here = marks.entries?.firstIndex(where: { $0.article == marks.subject.article }) {
            marks.list.select(here, count: marks.count, height: marks.visible(in: size))
        }
        overlay = .correcting(.marking(marks))
    }

    mutating func press(_ key: Key, in marks: ArticleMarks) -> [Effect] {
        var marks = marks
        let height = marks.visible(in: size)
        switch key {
        case .down, .character("j"), .control("n"): marks.list.move(by: 1, count: marks.count, height: height)
        case .up, .character("k"), .control("p"): marks.list.move(by: -1, count: marks.count, height: height)
        case .pageDown, .control("d"): marks.list.movePage(1, count: marks.count, height: height)
        case .pageUp, .control("u"): marks.list.movePage(-1, count: marks.count, height: height)
        case .home, .character("g"): marks.list.select(0, count: marks.count, height: height)
        case .end, .character("G"): marks.list.select(marks.count - 1, count: marks.count, height: height)
        case .character(" "):
            guard let entries = marks.entries, entries.indices.contains(marks.list.selection) else {
                return []
            }
            marks.marked.formSymmetricDifference([entries[marks.list.selection].article])
            marks.list.move(by: 1, count: marks.count, height: height)
        case .enter: return finish(marks)
        default:
            say("Space marks an article, Enter goes on to the name, Esc leaves.")
            return []
        }
        overlay = .correcting(.marking(marks))
        return []
    }

    private mutating func finish(_ marks: ArticleMarks) -> [Effect] {
        let articles = marks.markedArticles
        guard !articles.isEmpty else {
            say("Mark at least one article with Space, or leave with Esc.")
            return []
        }
        guard articles.count < marks.count || marks.isCut else {
            say("All of them are marked: nobody would be left. R gives everybody another name.")
            return []
        }
        return startNaming(.split(articles), of: marks.subject)
    }
}
