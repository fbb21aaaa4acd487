import Articles
import Library
import TerminalUI

/// The list of articles: a window on the answer to a query, however long the answer is.
struct ArticlesPane: PaneContent {
    var query = ""
    var list = ListState()
    private(set) var window = Window<ArticleRow>(offset: 0, items: [], total: 0)
    /// The article to select when its place in the list is known.
    var awaited: ArticleID?
    /// Whether the library has answered the query yet.
    private(set) var hasAnswer = false
    /// How many of them are unread; `nil` until the library has answered.
    var unread: Int?
    /// A query that would find something, when this one finds nothing.
    var suggestion: String?

    /// The number of rows asked for at once: a few screens.
    private static let fetched = 150

    var total: Int { window.total }
    var selected: ArticleRow? { row(at: list.selection) }

    func row(at index: Int) -> ArticleRow? {
        let place = index - window.offset
        return window.items.indices.contains(place) ? window.items[place] : nil
    }

    /// The row of an article, if it is loaded.
    func shown(_ article: ArticleID) -> ArticleRow? { window.items.first { $0.id == article } }

    mutating func start(query: String) {
        self.query = query
        awaited = nil
        list = ListState()
        hasAnswer = false
        unread = nil
        suggestion = nil
    }

    /// The selected article, which stays in its row while others come before it; at the top the newest come into sight.
    var keptRow: KeptRow? {
        list.selection == 0 ? nil : selected.map { KeptRow(article: $0.id, place: list.selection) }
    }

    /// Moves the list so that an article stays in its row, now that it is in another place.
    mutating func keep(_ kept: KeptRow) {
        // The selection may have moved on since the list was asked for.
        guard let old = window.items.firstIndex(where: { $0.id == kept.article }) else { return }
        list.shift(by: kept.place - window.offset - old)
    }

    mutating func receive(_ new: Window<ArticleRow>) {
        window = new
        hasAnswer = true
    }

    func firstWindow(height: Int) -> Range<Int> { 0..<max(Self.fetched, height) }

    /// The part of the list around what is in view.
    func window(height: Int) -> Range<Int> {
        let start = max(0, list.top - Self.fetched / 3)
        return start..<start + max(Self.fetched, height * 3)
    }

    /// The part of the list to fetch; `nil` when everything in view is loaded.
    private func missingWindow(height: Int) -> Range<Int>? {
        let last = min(total, list.top + height)
        guard total > 0, list.top < window.offset || last > window.offset + window.items.count else {
            return nil
        }
        return window(height: height)
    }

    mutating func change(_ article: ArticleID, _ body: (inout ArticleRow) -> Void) {
        if let index = window.items.firstIndex(where: { $0.id == article }) { body(&window.items[index]) }
    }

    // MARK: Keys and clicks

    func put(into model: inout Model) { model.articles = self }
    func pageHeight(in layout: Layout) -> Int { layout.content(of: .articles).height }
    func view(in layout: Layout) -> ListView { ListView(area: layout.content(of: .articles), count: total) }

    func enter() -> Action {
        guard let selected else { return Model.nothing }
        return { $0.open(selected.id, at: .left) }
    }

    /// Asks for the part of the list that came into view.
    func missing(in layout: Layout) -> [Effect] {
        missingWindow(height: pageHeight(in: layout)).map { [.ask(.articles(query: query, window: $0))] }
            ?? []
    }

    mutating func move(by lines: Int, in layout: Layout) -> [Effect] {
        view(in: layout).move(&list, by: lines)
        return missing(in: layout)
    }

    mutating func scroll(by lines: Int, in layout: Layout) -> [Effect] {
        view(in: layout).scroll(&list, by: lines)
        return missing(in: layout)
    }

    mutating func select(_ index: Int, in layout: Layout) -> [Effect] {
        view(in: layout).select(index, &list)
        return missing(in: layout)
    }

    var findable: [(place: Int, text: String)] {
        window.items.enumerated().map { (place: window.offset + $0.offset, text: $0.element.headline.title) }
    }
    var selectedEntry: Int { list.selection }
    mutating func selectEntry(_ place: Int, in layout: Layout) -> [Effect] { select(place, in: layout) }

    mutating func click(_ event: MouseEvent, in layout: Layout) -> Action {
        guard let index = view(in: layout).entry(at: event.position, list) else { return Model.nothing }
        let (effects, enter) = (select(index, in: layout), enter())
        return { effects + (event.clickCount > 1 ? enter(&$0) : []) }
    }

    mutating func layOut(in layout: Layout) { view(in: layout).reveal(&list) }

    // MARK: Drawing

    func title(_ facts: PaneFacts) -> String {
        let place = total == 0 ? "0" : "\(list.selection + 1) of \(total)"
        return "\(facts.listName) · \(place)" + (facts.hasImportFailed ? " · adding stopped" : "")
    }

    func hints(_ facts: PaneFacts) -> [String] { ["Enter open · s search · f filter · Tab next pane"] }

    func draw(_ facts: PaneFacts, on screen: inout Screen) {
        let view = view(in: facts.layout)
        if facts.hasFocus { screen.cursor = view.cursor(list) }
        if total == 0 { return drawEmpty(in: view.area, isImporting: facts.isImporting, on: &screen) }
        view.draw(list, hasFocus: facts.hasFocus, on: &screen) { index, line, screen in
            // The open article keeps a mark in the list.
            if let row = row(at: index) {
                draw(row, in: line, isOpen: row.id == facts.opened?.id, on: &screen)
            }
        }
    }

    /// A row of this width shows tags.
    private static let widthForTags = 100

    private func draw(_ row: ArticleRow, in line: ListView.Line, isOpen: Bool, on screen: inout Screen) {
        let (rect, highlight) = (line.rect, line.highlight)
        screen.put(isOpen ? "▸" : " ", column: rect.x, row: rect.y, width: 1, role: highlight ?? .key)
        let isRoomy = rect.width >= 34
        var column = rect.x + 1
        if isRoomy {
            screen.put(
                DateInWords.short(row.headline.date), column: column, row: rect.y, width: 11,
                role: highlight ?? .dim)
            column += 12
        }
        // Each has a column of its own, so that a star hides nothing.
        screen.put(row.unread ? "●" : " ", column: column, row: rect.y, width: 1, role: highlight ?? .mark)
        screen.put(
            row.starred ? "★" : " ", column: column + 1, row: rect.y, width: 1, role: highlight ?? .mark)
        column += 3
        var end = rect.endX
        if rect.width >= Self.widthForTags, !row.tags.isEmpty {
            let tags = row.tags.map { "#\($0)" }.joined(separator: " ")
            let place = end - min(20, CellWidth.width(of: tags))
            screen.put(tags, from: place, to: end, row: rect.y, role: highlight ?? .dim)
            end = place - 2
        }
        if end - column > 44, let source = row.headline.source {
            let place = end - min(16, CellWidth.width(of: source))
            screen.put(source, from: place, to: end, row: rect.y, role: highlight ?? .dim)
            end = place - 2
        }
        if row.copies > 0 {
            let more = "+\(row.copies)"
            let place = end - CellWidth.width(of: more)
            screen.put(more, from: place, to: end, row: rect.y, role: highlight ?? .dim)
            end = place - 1
        }
        let title = row.missing ? "(gone) \(row.headline.title)" : row.headline.title
        screen.put(
            title, from: column, to: end, row: rect.y,
            role: highlight ?? (row.unread ? .listTitle : .plain))
    }

    private func drawEmpty(in area: Rect, isImporting: Bool, on screen: inout Screen) {
        let text: String
        if !hasAnswer || isImporting {
            text = "…"
        } else if query.isEmpty {
            text = "No articles yet. Leave with q and run: dossier FOLDER"
        } else {
            let nearest = suggestion.map { " Did you mean “\($0)”? Tab after f takes it." } ?? ""
            text = "No article answers this.\(nearest) Esc shows all again."
        }
        let inner = Rect(x: area.x + 1, y: area.y, width: area.width - 2, height: area.height)
        screen.putWrapped(text, in: inner, row: inner.y, role: .dim)
    }
}
