import Articles
import Library
import TerminalUI

/// The searches kept under names, with the number of articles that answer each now.
struct SavedSearchesOverlay: Equatable {
    /// `nil` until the library has answered.
    var all: [SavedSearch]?
    /// A part of a name or a query, which narrows the list.
    var line = LineEditor()
    var list = ListState()
    /// The search that the same key, pressed again, forgets.
    var doomed: String?

    /// The searches that have all the words typed in their name or query.
    var searches: [SavedSearch] {
        let words = line.text.split(separator: " ").map { Folding.folded($0) }
        return (all ?? []).filter { search in
            let text = Folding.folded("\(search.name) \(search.query)")
            return words.allSatisfy { text.contains($0) }
        }
    }

    var selected: SavedSearch? {
        let searches = searches
        return searches.indices.contains(list.selection) ? searches[list.selection] : nil
    }

    static func box(in size: Size) -> Rect {
        let width = min(size.columns, 84)
        // The line below it stays free for what is said and asked.
        let height = max(5, min(size.rows - 2, 24))
        return Rect(
            x: (size.columns - width) / 2, y: max(0, min(2, size.rows - 1 - height)), width: width,
            height: height
        )
    }

    static func listHeight(in size: Size) -> Int { max(1, box(in: size).height - 4) }

    func draw(on screen: inout Screen, isASCII: Bool) {
        let box = Self.box(in: screen.size)
        let inner = screen.drawBox(box, title: "Saved searches · Enter shows the articles", isASCII: isASCII)
        screen.put("› ", column: inner.x, row: inner.y, role: .key)
        let shown = line.visible(width: inner.width - 3)
        screen.put(shown.text, column: inner.x + 2, row: inner.y, width: inner.width - 2, role: .input)
        let hint = CellWidth.truncate(" Tab search · ^T rename · ^X forget ", to: max(0, box.width - 4))
        screen.put(hint, column: box.x + 2, row: box.endY - 1, role: .dim)
        let area = Rect(
            x: inner.x, y: inner.y + 2, width: inner.width, height: Self.listHeight(in: screen.size))
        if let understood = selected.flatMap({ Query(parsing: $0.query).understood }) {
            let text = CellWidth.truncate("understood: \(understood)", to: inner.width - 2)
            screen.put(text, column: inner.x + 2, row: inner.y + 1, width: inner.width - 2, role: .dim)
        }
        let searches = searches
        if searches.isEmpty { drawAdvice(in: area, on: &screen) }
        for (row, index) in list.visible(count: searches.count, height: area.height).enumerated() {
            draw(
                searches[index], in: Rect(x: area.x, y: area.y + row, width: area.width, height: 1),
                highlight: index == list.selection ? .selected : nil, on: &screen)
        }
        screen.cursor = Position(column: inner.x + 2 + shown.cursorColumn, row: inner.y)
        screen.isCursorVisible = true
    }

    private func draw(
        _ search: SavedSearch, in line: Rect, highlight: Role?, on screen: inout Screen
    ) {
        if let highlight { screen.setRole(highlight, in: line) }
        let count = "\(search.articles)"
        let place = line.endX - CellWidth.width(of: count)
        let nameWidth = max(8, min(28, (place - line.x) / 2 - 2))
        let name = CellWidth.truncate(search.name, to: nameWidth)
        screen.put(name, column: line.x, row: line.y, width: nameWidth, role: highlight ?? .plain)
        let rest = line.x + nameWidth + 2
        let query = CellWidth.truncate(search.query, to: max(0, place - rest - 2))
        screen.put(query, column: rest, row: line.y, width: max(0, place - rest), role: highlight ?? .dim)
        screen.put(count, column: place, row: line.y, role: highlight ?? .plain)
    }

    private func drawAdvice(in area: Rect, on screen: inout Screen) {
        guard let all else { return }
        let advice =
            all.isEmpty
            ? "No search is kept yet. In a search (s), ^O keeps it under a name; W keeps what the list shows."
            : "No search is called that."
        for (offset, line) in advice.wrapped(to: area.width).enumerated() where offset < area.height {
            screen.put(line, column: area.x, row: area.y + offset, width: area.width, role: .dim)
        }
    }
}

extension Model {
    /// Shows the searches that were kept.
    mutating func showSavedSearches() -> [Effect] {
        overlay = .savedSearches(SavedSearchesOverlay())
        return [.loadSavedSearches]
    }

    mutating func receive(_ searches: [SavedSearch]) {
        guard case .savedSearches(var saved) = overlay else { return }
        saved.all = searches
        saved.list.reveal(count: saved.searches.count, height: SavedSearchesOverlay.listHeight(in: size))
        overlay = .savedSearches(saved)
    }

    mutating func editSavedSearches(_ edit: (inout LineEditor) -> Void) {
        guard case .savedSearches(var saved) = overlay else { return }
        edit(&saved.line)
        saved.list = ListState()
        overlay = .savedSearches(saved)
    }

    mutating func pressInSavedSearches(_ key: Key) -> [Effect] {
        guard case .savedSearches(var saved) = overlay else { return [] }
        let count = saved.searches.count
        let height = SavedSearchesOverlay.listHeight(in: size)
        let doomed = saved.doomed
        saved.doomed = nil
        switch key {
        case .escape, .control("c"), .control("g"):
            overlay = nil
            return []
        case .enter: return showArticles(of: saved.selected)
        case .tab: return search(for: saved.selected)
        case .control("t"): return startRenaming(saved.selected)
        case .control("x"): return forget(saved.selected, ifDoomed: doomed)
        case .down, .control("n"): saved.list.move(by: 1, count: count, height: height)
        case .up, .control("p"): saved.list.move(by: -1, count: count, height: height)
        case .pageDown: saved.list.movePage(1, count: count, height: height)
        case .pageUp: saved.list.movePage(-1, count: count, height: height)
        default:
            overlay = .savedSearches(saved)
            editSavedSearches { _ = $0.handle(key) }
            return []
        }
        overlay = .savedSearches(saved)
        return []
    }

    /// A click selects a search, two show its articles; beside the list it leaves.
    mutating func clickIn(_ shown: SavedSearchesOverlay, _ event: MouseEvent) -> [Effect] {
        let box = SavedSearchesOverlay.box(in: size)
        guard box.contains(event.position) else { return escape() }
        var saved = shown
        let index = saved.list.top + event.position.row - box.y - 3
        let count = saved.searches.count
        guard index >= 0, index < count else { return [] }
        saved.list.select(index, count: count, height: SavedSearchesOverlay.listHeight(in: size))
        overlay = .savedSearches(saved)
        return event.clickCount > 1 ? pressInSavedSearches(.enter) : []
    }

    private mutating func showArticles(of search: SavedSearch?) -> [Effect] {
        guard let search else { return [] }
        overlay = nil
        savedSearch = search
        return focus(on: .articles) + applyFilter(search.query)
    }

    private mutating func search(for search: SavedSearch?) -> [Effect] {
        guard let search else { return [] }
        return startSearching() + editSearch { $0.set(search.query) }
    }

    private mutating func forget(_ search: SavedSearch?, ifDoomed doomed: String?) -> [Effect] {
        guard let search, case .savedSearches(var saved) = overlay else { return [] }
        guard search.name == doomed else {
            saved.doomed = search.name
            overlay = .savedSearches(saved)
            say("Press ^X again to forget “\(search.name)”; its articles stay.")
            return []
        }
        saved.doomed = nil
        saved.all?.removeAll { $0.name == search.name }
        saved.list.reveal(count: saved.searches.count, height: SavedSearchesOverlay.listHeight(in: size))
        overlay = .savedSearches(saved)
        say("“\(search.name)” is forgotten. It was: \(search.query)")
        return [.removeSearch(search.name)]
    }

    // MARK: Names

    /// Asks for a name for the query of the search on the screen.
    mutating func startSaving(_ query: String) -> [Effect] {
        guard !query.isEmpty else {
            say("There is nothing to keep yet: type a search first.")
            return []
        }
        prompt = Prompt(purpose: .saveSearch(query))
        return []
    }

    /// Asks for a name for what the list shows.
    mutating func startSavingFilter() -> [Effect] {
        guard !articles.query.isEmpty, articles.query != options.scope?.query else {
            say("The list shows everything. Narrow it with f, or search with s, and keep that.")
            return []
        }
        return startSaving(articles.query)
    }

    private mutating func startRenaming(_ search: SavedSearch?) -> [Effect] {
        guard let search else { return [] }
        prompt = Prompt(purpose: .renameSearch(search.name))
        prompt?.line.set(search.name)
        return []
    }

    mutating func acceptName(_ text: String, of query: String) -> [Effect] {
        guard let name = Self.searchName(text) else { return [] }
        say("Kept as “\(name)”. F shows the searches that are kept.")
        if articles.query == query { savedSearch = SavedSearch(name: name, query: query, articles: 0) }
        return [.saveSearch(query, as: name)]
    }

    mutating func acceptNewName(_ text: String, of old: String) -> [Effect] {
        guard let name = Self.searchName(text), name != old else { return [] }
        if savedSearch?.name == old { savedSearch?.name = name }
        return [.renameSearch(old, to: name), .loadSavedSearches]
    }

    private static func searchName(_ text: String) -> String? {
        let name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return name.isEmpty ? nil : name
    }
}
