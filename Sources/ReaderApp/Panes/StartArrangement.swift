import Library
import TerminalUI

/// Where everything on the start screen stands, in rows from its top and columns from its left.
struct StartArrangement: Equatable, Sendable {
    struct Entry: Equatable, Sendable {
        var item: StartItem
        var part: StartPart
        var rect: Rect
    }
    /// The line over a part: its name, and what its numbers are.
    struct Heading: Equatable, Sendable {
        var title: String
        var note: String
        var rect: Rect
    }
    /// A line that cannot be selected.
    struct Line: Equatable, Sendable {
        var text: String
        var rect: Rect
        var isStrong = false
    }
    private(set) var entries: [Entry] = []
    private(set) var headings: [Heading] = []
    private(set) var lines: [Line] = []
    private(set) var height = 0
    private var size = Size(columns: 0, rows: 0)

    /// From this width on the smaller parts stand side by side.
    private static let widthForTwo = 76
    /// From this height on there are blank rows between parts.
    private static let heightForGaps = 18

    init() {}

    /// - Parameter unfolded: The parts whose entries are all shown.
    init(_ facts: StartFacts, unfolded: Set<StartPart>, size: Size) {
        self.size = size
        if facts.news.articles == 0 { addFirstStart(facts.library) } else { add(facts, unfolded: unfolded) }
    }

    private mutating func add(_ facts: StartFacts, unfolded: Set<StartPart>) {
        let parts = Parts(facts, unfolded: unfolded, rows: size.rows)
        add(Line(text: facts.news.sentence, rect: row(height), isStrong: true))
        height += size.rows >= Self.heightForGaps ? 1 : 0
        add(parts.people)
        if let note = parts.noteOnFollowing { add(Line(text: note, rect: row(height))) }
        addGap()
        add(parts.articles)
        addGap()
        addBeside(parts.begun, parts.searches)
        addBeside(parts.newcomers, parts.decisions)
        add(parts.marks)
    }

    // MARK: Adding

    private func row(_ y: Int) -> Rect { Rect(x: 0, y: y, width: size.columns, height: 1) }

    private mutating func add(_ line: Line) {
        lines.append(line)
        height += 1
    }

    private mutating func addGap() {
        if size.rows >= Self.heightForGaps, height > 0 { height += 1 }
    }

    private mutating func add(_ part: Part?) {
        guard let part else { return }
        height += add(part, at: row(height))
    }

    /// Two parts side by side where there is room for both, else one below the other.
    private mutating func addBeside(_ left: Part?, _ right: Part?) {
        guard left != nil || right != nil else { return }
        if let left, let right, size.columns >= Self.widthForTwo {
            let width = (size.columns - 2) / 2
            let one = add(left, at: Rect(x: 0, y: height, width: width, height: 1))
            let other = add(
                right, at: Rect(x: width + 2, y: height, width: size.columns - width - 2, height: 1))
            height += max(one, other)
        } else {
            add(left)
            if left != nil, right != nil { addGap() }
            add(right)
        }
        addGap()
    }

    /// - Returns: How many rows the part takes.
    private mutating func add(_ part: Part, at rect: Rect) -> Int {
        headings.append(Heading(title: part.title, note: part.note, rect: rect))
        for (place, item) in part.items.enumerated() {
            let line = Rect(x: rect.x, y: rect.y + 1 + place, width: rect.width, height: 1)
            entries.append(Entry(item: item, part: part.part, rect: line))
        }
        return part.items.count + 1
    }

    /// What a library without articles offers.
    private mutating func addFirstStart(_ library: String) {
        height = size.rows >= Self.heightForGaps ? 1 : 0
        for item in [StartItem.add, .sample, .keys, .leave] {
            entries.append(Entry(item: item, part: .first, rect: row(height)))
            height += size.rows >= Self.heightForGaps ? 2 : 1
        }
        for text in [
            "From the shell:", "  dossier ~/articles            a folder of text files",
            "  dossier add --watch ~/news    and what comes into it later",
            "  dossier help                  all that can be asked",
        ] {
            add(Line(text: text, rect: row(height)))
        }
        guard !library.isEmpty else { return }
        addGap()
        add(Line(text: "Library: \(library)", rect: row(height)))
    }

    // MARK: Parts

    /// A part: its heading and its entries.
    private struct Part {
        var part: StartPart
        var title: String
        var note: String
        var items: [StartItem]
    }

    /// The parts that have something to say.
    private struct Parts {
        private let facts: StartFacts
        private let unfolded: Set<StartPart>
        private let rows: Int

        init(_ facts: StartFacts, unfolded: Set<StartPart>, rows: Int) {
            self.facts = facts
            self.unfolded = unfolded
            self.rows = rows
        }

        var people: Part? {
            part(
                .people, "Your people", note: "new · articles", facts.news.people.count,
                share: max(3, rows * 2 / 5), StartItem.person)
        }

        /// How to follow somebody, where that is not known yet.
        var noteOnFollowing: String? {
            if facts.news.people.isEmpty { return "You follow nobody yet: P on a name does." }
            return rows >= 30 ? "◆ from names: P on a name follows that person" : nil
        }

        var articles: Part? {
            let listed = facts.news.newArticles.count
            let hidden = facts.news.newArticleCount - listed
            return part(
                .articles, "New articles", note: "\(facts.news.newArticleCount)", listed,
                share: max(3, rows / 4), hidden: hidden, StartItem.article)
        }

        var begun: Part? {
            part(
                .begun, "Go on reading", note: "", facts.begun.count, share: max(2, rows / 8), StartItem.begun
            )
        }

        var searches: Part? {
            part(
                .searches, "Saved searches", note: "new · all", facts.news.searches.count,
                share: max(2, rows / 8), StartItem.search)
        }

        var newcomers: Part? {
            let listed = facts.news.newcomers.count
            let since = facts.news.since.map { "since \(DateInWords.shortDay($0.seconds))" } ?? ""
            return part(
                .newcomers, "New people", note: since, listed, share: max(2, rows / 10),
                hidden: facts.news.newcomerCount - listed, StartItem.newcomer)
        }

        var decisions: Part? {
            let items: [StartItem] =
                (facts.news.doubts > 0 ? [.doubts] : []) + (facts.news.problems > 0 ? [.problems] : [])
            return items.isEmpty ? nil : Part(part: .decisions, title: "To decide", note: "", items: items)
        }

        var marks: Part? {
            part(
                .marks, "Marked", note: "\(facts.marks.count)", facts.marks.count, share: max(2, rows / 10),
                StartItem.mark)
        }

        /// - Parameters:
        ///   - share: The most rows of entries while it is not unfolded.
        ///   - hidden: How many entries there are besides, which are not listed at all.
        private func part(
            _ part: StartPart, _ title: String, note: String, _ count: Int, share: Int, hidden: Int = 0,
            _ item: (Int) -> StartItem
        ) -> Part? {
            guard count > 0 else { return nil }
            let fits = count + (hidden > 0 ? 1 : 0) <= share || unfolded.contains(part)
            let shown = fits ? count : max(1, share - 1)
            let rest = count - shown + hidden
            let items = (0..<shown).map(item) + (rest > 0 ? [StartItem.more(part, rest)] : [])
            return Part(part: part, title: title, note: note, items: items)
        }
    }
}
