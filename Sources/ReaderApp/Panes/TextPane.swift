import Articles
import Entities
import Library
import TerminalUI
import TextBytes

/// The open article, laid out for reading, with a cursor that goes from name to name.
struct TextPane: Equatable, Sendable {
    var opened: OpenedArticle?
    /// Whether the article is only shown beside the list, not yet opened.
    var isPreview = false
    /// The first row in view.
    private(set) var top = 0
    /// The mention the cursor is at, as an index into the article's mentions.
    var point: Int? {
        didSet {
            sentence = nil
            vanished = nil
        }
    }
    /// Where the cursor stays while the name that it was at is none any more.
    private(set) var vanished: Range<Int>?
    var find: Find?
    private(set) var layout = TextLayout()
    /// What the pane's rows show.
    private(set) var rows: [Row] = []

    /// The row of each line of the layout; a line that is left out has that of the next one.
    private(set) var rowOfLine: [Int] = []
    /// Date, source and the like, under the headline, in lines.
    private(set) var facts: [String] = []
    /// The sentence the cursor is at, as an index into the article's.
    var sentence: Int?
    /// The sentences that are selected.
    var selection: Selection?
    /// What was left out of the article, while it is shown.
    private(set) var leftOut: [LeftOutPassage]?
    /// The lines that show it.
    private(set) var leftOutLines: [String] = []

    /// One row of the pane.
    enum Row: Equatable, Sendable {
        /// A line of the layout.
        case line(Int)
        /// A line of the facts under the headline.
        case facts(Int)
        /// A line of what was left out.
        case leftOut(Int)
        case blank
    }

    /// Sentences from one to another, by their indices.
    struct Selection: Equatable, Sendable {
        /// Where it began, and where it was extended to.
        var anchor: Int
        var head: Int
        /// Whether it was copied with the last key.
        var isCopied = false

        var sentences: ClosedRange<Int> { min(anchor, head)...max(anchor, head) }
    }

    /// The text that `/` or a search looks for, and where it was found.
    struct Find: Equatable, Sendable {
        var needle: String
        /// UTF-8 offsets into the text, in order.
        var matches: [Range<Int>]
        /// Index into `matches` of the one the cursor is at.
        var current: Int?
        /// Whether it comes from a search of the collection, not from `/`.
        var isOfSearch = false
    }

    mutating func open(_ article: OpenedArticle) {
        opened = article
        top = 0
        point = nil
        find = nil
        sentence = nil
        selection = nil
        leftOut = nil
        layout = TextLayout()
        rows = []
    }

    /// Replaces the open article with a newer version; the view and the cursor stay where they are.
    mutating func replace(with article: OpenedArticle, height: Int) {
        let place = pointRange ?? vanished
        let cursor = sentence
        let sameText = opened?.article.text == article.article.text
        let sameSentences = opened?.sentences == article.sentences
        if !sameSentences { selection = nil }
        opened = article
        point = place.flatMap { place in article.mentions.firstIndex { $0.range == place } }
        if sameSentences { sentence = cursor }
        if point == nil { vanished = place }
        if !sameText {
            find = nil
            sentence = nil
            selection = nil
            vanished = nil
            leftOut = nil
            let width = layout.width
            layout = TextLayout()
            layOut(width: width, height: height)
        }
    }

    // MARK: Laying out

    /// Breaks the text into lines of `width` cells, unless it is so already; the first text in view stays in view.
    mutating func layOut(width: Int, height: Int) {
        guard width > 0, let opened else { return }
        let facts = Self.facts(of: opened).wrapped(to: width)
        guard layout.width != width || rows.isEmpty || facts != self.facts else { return }
        let anchor = anchor
        let article = opened.article
        if layout.width != width || rows.isEmpty {
            layout = TextLayout(
                article.text, paragraphs: article.blocks.map(\.range), width: width,
                indents: article.blocks.map { Self.indent(of: $0, in: article.text) })
        }
        self.facts = facts
        makeRows(of: article.blocks)
        scroll(to: anchor.map { row(of: $0.offset) - $0.rowsAbove } ?? top, height: height)
    }

    /// Shows what was left out of the article at its places, or nothing of it; the first text in view stays in view.
    mutating func show(leftOut passages: [LeftOutPassage]?, height: Int) {
        guard let opened else { return }
        let anchor = anchor
        leftOut = passages
        makeRows(of: opened.article.blocks)
        scroll(to: anchor.map { row(of: $0.offset) - $0.rowsAbove } ?? top, height: height)
    }

    /// The start of the first text in the view; `nil` at the top.
    var offsetOfTop: Int? { anchor?.offset }

    /// The rows of the view above the first text in it.
    var rowsAboveText: Int { anchor?.rowsAbove ?? 0 }

    /// The start of the first text in the view, and the rows of the view above it; `nil` at the top.
    private var anchor: (offset: Int, rowsAbove: Int)? {
        guard top > 0, top < rows.count else { return nil }
        for row in top..<rows.count {
            guard case .line(let line) = rows[row], !layout.range(ofLine: line).isEmpty else { continue }
            return (offset: layout.range(ofLine: line).lowerBound, rowsAbove: row - top)
        }
        return nil
    }

    /// The row that shows the text at `offset`.
    func row(of offset: Int) -> Int {
        let line = layout.line(containing: offset)
        return rowOfLine.indices.contains(line) ? rowOfLine[line] : 0
    }

    /// Puts the rows in their place.
    mutating func setRows(_ rows: [Row], rowOfLine: [Int], leftOut lines: [String]) {
        self.rows = rows
        self.rowOfLine = rowOfLine
        leftOutLines = lines
    }

    // MARK: Moving the view

    mutating func scroll(by lines: Int, height: Int) {
        scroll(to: top + max(-rows.count, min(rows.count, lines)), height: height)
    }

    mutating func scroll(to row: Int, height: Int) {
        top = max(0, min(row, rows.count - height))
    }

    /// Scrolls as little as needed to have `offset` in view, a few rows from the edge.
    mutating func reveal(offset: Int, height: Int) {
        let row = row(of: offset)
        let margin = min(4, height / 4)
        if row < top + margin || row >= top + height - margin { scroll(to: row - height / 3, height: height) }
    }

    mutating func moveParagraphs(by steps: Int, height: Int) {
        move(by: steps, amongLines: { $0.kind != .furniture }, height: height)
    }

    /// Goes to the next headings.
    ///
    /// - Returns: Whether there is one.
    mutating func moveHeadings(by steps: Int, height: Int) -> Bool {
        let headings = opened?.article.blocks.contains { $0.kind == .heading } ?? false
        if headings { move(by: steps, amongLines: { $0.kind == .heading }, height: height) }
        return headings
    }

    /// Goes to the first lines of blocks, the next ones or those before.
    private mutating func move(by steps: Int, amongLines isWanted: (Article.Block) -> Bool, height: Int) {
        guard let blocks = opened?.article.blocks else { return }
        let starts = blocks.filter(isWanted).map { row(of: $0.range.lowerBound) }
        let here = steps > 0 ? starts.firstIndex { $0 > top } : starts.lastIndex { $0 < top }
        guard let here else { return scroll(by: steps > 0 ? rows.count : -rows.count, height: height) }
        scroll(
            to: starts[max(0, min(starts.count - 1, here + (steps > 0 ? steps - 1 : steps + 1)))],
            height: height)
    }

    // MARK: Mentions

    var pointRange: Range<Int>? { point.flatMap { opened?.mentions[$0].range } }

    func mentionIndices(of entity: EntityID) -> [Int] {
        guard let mentions = opened?.mentions else { return [] }
        return mentions.indices.filter { mentions[$0].entity == entity }
    }

    /// The mention at or after `offset`.
    func mentionIndex(at offset: Int) -> Int? {
        opened?.mentions.firstIndex { $0.range.contains(offset) }
    }

    func firstMentionIndexInView() -> Int? {
        if let vanished, row(of: vanished.lowerBound) >= top {
            return opened?.mentions.firstIndex { $0.range.lowerBound >= vanished.lowerBound }
        }
        guard let offset = offsetOfTop else { return opened?.mentions.isEmpty == false ? 0 : nil }
        return opened?.mentions.firstIndex { $0.range.lowerBound >= offset }
    }

    /// The mention under the cursor, if it is in view.
    func pointInView(height: Int) -> Int? {
        let view = top..<top + max(1, height)
        guard let range = pointRange, view.contains(row(of: range.lowerBound)) else { return nil }
        return point
    }

    /// The mention under the cursor if it is in view, else the first one in view.
    func pointOrFirstInView(height: Int) -> Int? {
        let view = top..<top + max(1, height)
        if let point = pointInView(height: height) { return point }
        guard let first = firstMentionIndexInView(), let range = opened?.mentions[first].range else {
            return nil
        }
        return view.contains(row(of: range.lowerBound)) ? first : nil
    }

    /// Moves the cursor to the next mention of one of `kinds`; `false` when there is none.
    mutating func movePoint(by steps: Int, kinds: Set<EntityKind>?, height: Int) -> Bool {
        guard let mentions = opened?.mentions else { return false }
        let own = mentions.indices.filter { kinds?.contains(mentions[$0].kind) ?? true }
        let target: Int
        if let point, point >= 0 {
            target =
                steps > 0
                ? (own.firstIndex { $0 > point } ?? own.count) + steps - 1
                : (own.lastIndex { $0 < point } ?? -1) + steps + 1
        } else {
            let start = firstMentionIndexInView() ?? mentions.count
            let following = own.firstIndex { $0 >= start } ?? own.count
            target = steps > 0 ? following + steps - 1 : following + steps
        }
        guard own.indices.contains(target) else { return false }
        point = own[target]
        reveal(offset: mentions[own[target]].range.lowerBound, height: height)
        return true
    }

    // MARK: Finding

    /// Looks for `needle` and shows the first match from row `origin` on.
    mutating func find(_ needle: String, from origin: Int, backwards: Bool = false, height: Int) {
        guard let opened, !needle.isEmpty else {
            find = nil
            return scroll(to: origin, height: height)
        }
        let matches = FoldedText(opened.article.text).ranges(of: needle)
        let near =
            backwards
            ? matches.lastIndex { row(of: $0.lowerBound) < origin } ?? matches.indices.last
            : matches.firstIndex { row(of: $0.lowerBound) >= origin }
        let current = near ?? (matches.isEmpty ? nil : 0)
        find = Find(needle: needle, matches: matches, current: current)
        scroll(to: origin, height: height)
        if let current { reveal(offset: matches[current].lowerBound, height: height) }
    }

    /// Marks a range as found.
    mutating func mark(_ range: Range<Int>) {
        guard let text = opened?.article.text else { return }
        find = Find(needle: String(text.slice(utf8: range)), matches: [range], current: 0)
    }

    /// Marks what a search of the collection found in this article.
    ///
    /// - Parameters:
    ///   - places: All matches, in order.
    ///   - hit: The match that the search led to.
    mutating func mark(_ places: [Range<Int>], of query: String, at hit: Range<Int>) {
        let matches = places.isEmpty && !hit.isEmpty ? [hit] : places
        guard !matches.isEmpty else { return }
        let current = matches.firstIndex { $0.upperBound > hit.lowerBound } ?? 0
        find = Find(needle: query, matches: matches, current: current, isOfSearch: true)
    }

    /// Goes `steps` matches on; returns whether it wrapped around, `nil` when there are no matches.
    mutating func moveFind(by steps: Int, height: Int) -> Bool? {
        guard var find, !find.matches.isEmpty else { return nil }
        let count = find.matches.count
        let target = (find.current ?? -1) + steps
        let next = ((target % count) + count) % count
        find.current = next
        self.find = find
        reveal(offset: find.matches[next].lowerBound, height: height)
        return target != next
    }

    /// The paragraph that the cursor is in, or the first one in view.
    var paragraphInView: Range<Int>? {
        guard let opened else { return nil }
        let offset = placeOfCursor ?? opened.article.blocks.first?.range.lowerBound ?? 0
        return opened.article.blocks.first { $0.range.upperBound > offset }?.range
    }

    /// Where the cursor is, in a sentence or at a name, or where the view begins.
    var placeOfCursor: Int? {
        sentence.flatMap { opened?.sentences[$0].lowerBound } ?? (pointRange ?? vanished)?.lowerBound
            ?? offsetOfTop
    }
}
