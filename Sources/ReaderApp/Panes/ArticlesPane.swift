import Articles
import Library
import TerminalUI

/// The list of articles: a window on the answer to a query, however long that is.
struct ArticlesPane: Equatable, Sendable {
    var query = ""
    var list = ListState()
    private(set) var window = Window<ArticleRow>(offset: 0, items: [], total: 0)
    /// Whether the library has answered the query yet.
    private(set) var hasAnswer = false
    /// A query that would find something, where this one finds nothing.
    var suggestion: String?

    /// The rows asked for at once: some screens of them.
    private static let fetched = 150

    var total: Int { window.total }
    var selected: ArticleRow? { row(at: list.selection) }

    func row(at index: Int) -> ArticleRow? {
        let place = index - window.offset
        return window.items.indices.contains(place) ? window.items[place] : nil
    }

    mutating func start(query: String) {
        self.query = query
        list = ListState()
        hasAnswer = false
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

    /// The part of the list to fetch, `nil` when all that is in view is there.
    func missingWindow(height: Int) -> Range<Int>? {
        let last = min(total, list.top + height)
        guard total > 0, list.top < window.offset || last > window.offset + window.items.count else {
            return nil
        }
        return window(height: height)
    }

    mutating func change(_ article: ArticleID, _ body: (inout ArticleRow) -> Void) {
        if let index = window.items.firstIndex(where: { $0.id == article }) { body(&window.items[index]) }
    }

    // MARK: Drawing

    /// - Parameters:
    ///   - open: The article on the screen, which keeps a mark in the list.
    ///   - isTakingIn: Whether articles are still being taken in, so that an empty list is no answer yet.
    func draw(in area: Rect, open: ArticleID?, hasFocus: Bool, isTakingIn: Bool, on screen: inout Screen) {
        if total == 0 { return drawEmpty(in: area, isTakingIn: isTakingIn, on: &screen) }
        for offset in 0..<area.height {
            guard let row = row(at: list.top + offset) else { continue }
            let isSelected = list.top + offset == list.selection
            let line = Rect(x: area.x, y: area.y + offset, width: area.width, height: 1)
            draw(
                row, in: line, isOpen: row.id == open, isSelected: isSelected, hasFocus: hasFocus, on: &screen
            )
        }
    }

    private func draw(
        _ row: ArticleRow, in line: Rect, isOpen: Bool, isSelected: Bool, hasFocus: Bool,
        on screen: inout Screen
    ) {
        let highlight: Role? = isSelected ? (hasFocus ? .selected : .selectedDim) : nil
        if let highlight { screen.setRole(highlight, in: line) }
        screen.put(isOpen ? "▸" : " ", column: line.x, row: line.y, width: 1, role: highlight ?? .key)
        let isRoomy = line.width >= 34
        var column = line.x + 1
        if isRoomy {
            screen.put(
                DateInWords.short(row.headline.date), column: column, row: line.y, width: 11,
                role: highlight ?? .dim)
            column += 12
        }
        let mark = row.starred ? "★" : row.unread ? "●" : " "
        screen.put(mark, column: column, row: line.y, width: 1, role: highlight ?? .mark)
        column += 2
        var width = line.x + line.width - column
        if width > 44, let source = row.headline.source {
            let size = min(16, CellWidth.width(of: source))
            let place = line.x + line.width - size
            screen.put(
                CellWidth.truncate(source, to: size), column: place, row: line.y, role: highlight ?? .dim)
            width -= size + 2
        }
        let title = row.missing ? "(gone) \(row.headline.title)" : row.headline.title
        screen.put(
            CellWidth.truncate(title, to: max(0, width)), column: column, row: line.y,
            width: max(0, width),
            role: highlight ?? (row.unread ? .listTitle : .plain))
    }

    private func drawEmpty(in area: Rect, isTakingIn: Bool, on screen: inout Screen) {
        let text: String
        if !hasAnswer || isTakingIn {
            text = "…"
        } else if query.isEmpty {
            text = "No articles yet. Leave with q and run: dossier FOLDER"
        } else {
            let nearest = suggestion.map { " Did you mean “\($0)”? Tab after f takes it." } ?? ""
            text = "No article answers this.\(nearest) Esc shows all again."
        }
        for (offset, line) in text.wrapped(to: area.width - 2).enumerated() where offset < area.height {
            screen.put(line, column: area.x + 1, row: area.y + offset, width: area.width - 1, role: .dim)
        }
    }
}
