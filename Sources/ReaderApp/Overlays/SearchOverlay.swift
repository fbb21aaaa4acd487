import Articles
import Library
import TerminalUI

/// Search of the whole collection, answered with each keystroke.
struct SearchOverlay: Equatable {
    var line = LineEditor()
    /// Newest first while typing, so that hits stay where they are, until the person asks for the best first.
    var order = SearchOrder.newest
    /// The query that `hits` answers.
    var answered: String?
    var hits = Window<SearchHit>(offset: 0, items: [], total: 0)
    /// A query that would find something, where this one finds nothing.
    var suggestion: String?
    var list = ListState()

    static let linesPerHit = 2
    /// As much as a high terminal shows, and some more: each hit costs a look into its text.
    private static let fetched = 60

    /// The part of the list of hits to fetch around the selection; `nil` when what is there will do.
    func missingWindow(height: Int) -> Range<Int>? {
        let first = list.top
        let last = min(hits.total, list.top + max(1, height / Self.linesPerHit) + 1)
        if first >= hits.offset, last <= hits.offset + hits.items.count { return nil }
        let start = max(0, first - Self.fetched / 2)
        return start..<start + Self.fetched
    }

    static var firstWindow: Range<Int> { 0..<fetched }

    var selected: SearchHit? {
        let index = list.selection - hits.offset
        return hits.items.indices.contains(index) ? hits.items[index] : nil
    }

    static func box(in size: Size) -> Rect {
        let width = min(size.columns, 120)
        let height = max(5, size.rows - (size.rows > 24 ? 4 : 1))
        return Rect(x: (size.columns - width) / 2, y: size.rows > 24 ? 1 : 0, width: width, height: height)
    }

    static func listHeight(in size: Size) -> Int { max(0, box(in: size).height - 4) }

    func draw(on screen: inout Screen, isASCII: Bool) {
        let box = Self.box(in: screen.size)
        let inner = screen.drawBox(box, title: "Search · \(countInWords)", isASCII: isASCII)
        screen.put("› ", column: inner.x, row: inner.y, role: .key)
        let shown = line.visible(width: inner.width - 3)
        screen.put(shown.text, column: inner.x + 2, row: inner.y, width: inner.width - 2, role: .input)
        screen.cursor = Position(column: inner.x + 2 + shown.cursorColumn, row: inner.y)
        screen.isCursorVisible = true
        drawUnderstood(row: inner.y + 1, in: inner, on: &screen)
        let area = Rect(x: inner.x, y: inner.y + 2, width: inner.width, height: inner.height - 2)
        if line.text.isEmpty {
            drawAdvice(in: area, on: &screen)
        } else {
            drawHits(in: area, on: &screen)
        }
    }

    private var countInWords: String {
        guard answered != nil, !line.text.isEmpty else { return "Enter opens, Esc leaves" }
        return switch hits.total {
        case 0: "nothing found"
        case 1: "1 article"
        default:
            "\(hits.total) articles, \(order == .newest ? "newest first · ^R best first" : "best first · ^R newest first") · ^O keep"
        }
    }

    /// What the query was taken to mean, where it says more than its words, and what of it was not understood.
    private func drawUnderstood(row: Int, in inner: Rect, on screen: inout Screen) {
        guard let understood = Query(parsing: line.text, isTyping: true).understood else { return }
        let text = CellWidth.truncate("understood: \(understood)", to: inner.width - 2)
        screen.put(text, column: inner.x + 2, row: row, width: inner.width - 2, role: .dim)
    }

    private func drawAdvice(in area: Rect, on screen: inout Screen) {
        let advice = [
            "Words are found as you type, in titles and texts, whatever their case and accents.",
            "\"a phrase\"   -without   one OR other   title:word   source:name",
            "after:2024-03   before:2025   person:name   org:name   place:name   is:unread   is:starred",
            "tag:word   is:missing   ^O keeps a search under a name; F shows those that are kept.",
        ]
        for (offset, text) in advice.flatMap({ $0.wrapped(to: area.width) }).enumerated()
        where offset < area.height {
            screen.put(text, column: area.x, row: area.y + offset, width: area.width, role: .dim)
        }
    }

    private func drawHits(in area: Rect, on screen: inout Screen) {
        if hits.total == 0, answered == line.text {
            let advice =
                suggestion.map { "Nothing found. Tab or Enter searches for: \($0)" } ?? "Nothing found."
            screen.put(advice, column: area.x, row: area.y, width: area.width, role: .dim)
            return
        }
        var row = area.y
        for index in list.top..<max(list.top, hits.total) {
            guard row + 1 < area.endY, hits.items.indices.contains(index - hits.offset) else { break }
            let hit = hits.items[index - hits.offset]
            let isSelected = index == list.selection
            drawTitle(of: hit, row: row, isSelected: isSelected, in: area, on: &screen)
            drawSentence(of: hit, row: row + 1, in: area, on: &screen)
            row += Self.linesPerHit
        }
    }

    private func drawTitle(
        of hit: SearchHit, row: Int, isSelected: Bool, in area: Rect, on screen: inout Screen
    ) {
        if isSelected { screen.setRole(.selected, in: Rect(x: area.x, y: row, width: area.width, height: 1)) }
        let date = DateInWords.short(hit.date)
        screen.put(date, column: area.x, row: row, width: 11, role: isSelected ? .selected : .dim)
        screen.put(
            CellWidth.truncate(hit.title, to: area.width - 13), column: area.x + 13, row: row,
            width: area.width - 13,
            role: isSelected ? .selected : .listTitle)
    }

    /// The sentence, cut so that its first match is in view, with matches marked.
    private func drawSentence(of hit: SearchHit, row: Int, in area: Rect, on screen: inout Screen) {
        screen.putExcerpt(
            hit.sentence, marks: hit.matches, column: area.x + 13, row: row, width: area.width - 13,
            roles: (words: .dim, marks: .match, cuts: .dim))
    }
}

extension Model {
    mutating func startSearching() -> [Effect] {
        overlay = .search(SearchOverlay())
        return []
    }

    /// Changes the query and asks for its answer.
    mutating func editSearch(_ edit: (inout LineEditor) -> Void) -> [Effect] {
        guard case .search(var search) = overlay else { return [] }
        let before = search.line.text
        edit(&search.line)
        overlay = .search(search)
        guard search.line.text != before, !search.line.text.isEmpty else { return [] }
        return [.search(search.line.text, order: search.order, window: SearchOverlay.firstWindow)]
    }

    mutating func receiveHits(
        _ window: Window<SearchHit>, for query: String, order: SearchOrder, suggestion: String?
    ) -> [Effect] {
        guard case .search(var search) = overlay, search.line.text == query, search.order == order else {
            return []
        }
        if search.answered != query { search.list = ListState() }
        search.answered = query
        search.hits = window
        search.suggestion = suggestion
        overlay = .search(search)
        return []
    }

    mutating func pressInSearch(_ key: Key) -> [Effect] {
        guard case .search(var search) = overlay else { return [] }
        let visible = max(1, SearchOverlay.listHeight(in: size) / SearchOverlay.linesPerHit)
        switch key {
        case .escape, .control("c"), .control("g"):
            overlay = nil
            return []
        case .enter:
            guard let hit = search.selected, search.answered == search.line.text else {
                return takeSuggestion(of: search)
            }
            overlay = nil
            return open(hit.article, at: .hit(hit.range, of: search.line.text))
        case .down, .control("n"), .control("j"):
            search.list.move(by: 1, count: search.hits.total, height: visible)
        case .up, .control("p"), .control("k"):
            search.list.move(by: -1, count: search.hits.total, height: visible)
        case .control("r"):
            search.order = search.order == .newest ? .best : .newest
            search.list = ListState()
            overlay = .search(search)
            guard !search.line.isEmpty else { return [] }
            return [.search(search.line.text, order: search.order, window: SearchOverlay.firstWindow)]
        case .control("o"): return startSaving(Query.unfinished(search.line.text))
        case .tab: return takeSuggestion(of: search)
        case .pageDown: search.list.move(by: visible, count: search.hits.total, height: visible)
        case .pageUp: search.list.move(by: -visible, count: search.hits.total, height: visible)
        default: return editSearch { _ = $0.handle(key) }
        }
        overlay = .search(search)
        return search.missingWindow(height: SearchOverlay.listHeight(in: size))
            .map { [.search(search.line.text, order: search.order, window: $0)] } ?? []
    }

    private mutating func takeSuggestion(of search: SearchOverlay) -> [Effect] {
        guard let suggestion = search.suggestion, search.answered == search.line.text else { return [] }
        return editSearch { $0.set(suggestion) }
    }
}
