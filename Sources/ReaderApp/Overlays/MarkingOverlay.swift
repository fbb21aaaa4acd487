import Articles
import CrossReferences
import Entities
import Library
import TerminalUI

/// The articles that name an entity, each with the first sentence that names it, for marking where it is somebody else.
struct MarkingOverlay: ListOverlay {
    /// An article, and the first mention of the entity in it.
    private struct Entry: Equatable {
        var mention: MentionInSentence
        var mentions: Int
        var article: ArticleID { mention.headline.article }
    }
    private let subject: CorrectionSubject
    /// Oldest first; `nil` until the library has answered.
    private var entries: [Entry]?
    /// Whether there are more articles than are listed.
    private var isCut = false
    private var marked: Set<ArticleID>
    var list = ListState()

    static let linesPerEntry = 2
    static let keyOfTwoClicks = Key.character(" ")

    /// The article on the screen is marked at first.
    init(_ subject: CorrectionSubject) {
        self.subject = subject
        marked = Set([subject.article].compactMap(\.self))
    }

    var overlay: Overlay { .marking(self) }

    var count: Int { entries?.count ?? 0 }

    // MARK: Keys and answers

    mutating func press(_ key: Key, in size: Size) -> Outcome {
        switch key {
        case .character(" "):
            guard let entries, entries.indices.contains(list.selection) else { return .stay }
            marked.formSymmetricDifference([entries[list.selection].article])
            view(in: size).move(&list, by: 1)
            return .stay
        case .enter: return accept()
        default:
            return moveByLetters(key, in: size)
                ?? .say("Space marks an article, Enter goes on to the name, Esc leaves.")
        }
    }

    private func accept() -> Outcome {
        let articles = (entries ?? []).map(\.article).filter(marked.contains)
        if articles.isEmpty { return .say("Mark at least one article with Space, or leave with Esc.") }
        guard articles.count < count || isCut else {
            return .say("All of them are marked: nobody would be left. R gives everybody another name.")
        }
        return .replace(
            with: .naming(NameOverlay(.split(subject, in: articles.map { .init($0) }), of: subject)))
    }

    mutating func receive(_ answer: OverlayAnswer, in size: Size) -> Outcome? {
        guard case .mentions(subject.entity, let mentions) = answer else { return nil }
        let isFirst = entries == nil
        receive(mentions)
        if isFirst, let here = entries?.firstIndex(where: { $0.article == subject.article }) {
            view(in: size).select(here, &list)
        }
        return .stay
    }

    private mutating func receive(_ mentions: Window<MentionInSentence>) {
        var entries: [Entry] = []
        for mention in mentions.items {
            if entries.last?.article == mention.headline.article {
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

    func box(in size: Size) -> Rect { size.listBox(width: 110) }
    func area(in size: Size) -> Rect { box(in: size).inset(columns: 2, rows: 1) }

    func draw(on screen: inout Screen) {
        let box = box(in: screen.size)
        let what = "Where “\(subject.name)” is somebody else · \(marked.count) of \(count)"
        screen.fill(box, with: " ")
        let inner = screen.drawBox(
            box, title: CellWidth.truncate(what, to: max(0, box.width - 6)))
        let area = area(in: screen.size)
        if let entries, entries.isEmpty {
            screen.putWrapped("No article of the library names it.", in: inner, row: inner.y, role: .dim)
        }
        drawEntries(on: &screen) { index, line, screen in
            guard let entry = entries?[index] else { return }
            draw(entry, in: line, on: &screen)
            guard let below = line.below else { return }
            screen.putExcerpt(
                entry.mention.sentence, marks: [entry.mention.rangeInSentence], column: area.x + 4,
                row: below.y, width: area.width - 4,
                roles: (words: .dim, marks: .currentName, cuts: .dim))
        }
        let hints = [
            "Space marks · Enter goes on to the name · Esc leaves it as it is", "Space marks · Enter goes on",
        ]
        screen.putHint(isCut ? [hints[0] + " · there are more"] + hints : hints, on: box)
    }

    private func draw(_ entry: Entry, in line: ListView.Line, on screen: inout Screen) {
        let (rect, highlight) = (line.rect, line.highlight)
        let mark = marked.contains(entry.article) ? "[x]" : "[ ]"
        screen.put(mark, column: rect.x, row: rect.y, role: highlight ?? .key)
        let isRoomy = rect.width >= 50
        let date = isRoomy ? DateInWords.short(entry.mention.headline.date) + "  " : ""
        screen.put(date, column: rect.x + 4, row: rect.y, role: highlight ?? .dim)
        let start = rect.x + 4 + CellWidth.width(of: date)
        let counts = isRoomy ? entry.mentions.counted("mention") : "\(entry.mentions)"
        let place = rect.endX - CellWidth.width(of: counts)
        screen.put(counts, column: place, row: rect.y, role: highlight ?? .dim)
        screen.put(
            entry.mention.headline.title, from: start, to: place - 2, row: rect.y,
            role: highlight ?? .listTitle)
    }
}
