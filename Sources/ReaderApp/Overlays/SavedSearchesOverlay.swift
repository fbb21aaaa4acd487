import Articles
import Library
import TerminalUI
import TextBytes

/// The searches kept under names, each with the number of articles that match it now.
struct SavedSearchesOverlay: ListOverlay, TypedOverlay {
    /// `nil` until the library has answered.
    private var all: [SavedSearch]?
    /// Part of a name or a query, to narrow the list.
    private var line = LineEditor()
    var list = ListState()
    /// The search that will be deleted when the same key is pressed again.
    private var doomed: String?

    init() {}

    var overlay: Overlay { .savedSearches(self) }
    var count: Int { searches.count }

    /// The searches that have all the words typed in their name or query.
    var searches: [SavedSearch] {
        let words = line.text.split(separator: " ").map { Folding.folded($0) }
        return (all ?? []).filter { search in
            let text = Folding.folded("\(search.name) \(search.query)")
            return words.allSatisfy { text.contains($0) }
        }
    }

    private var selected: SavedSearch? {
        let searches = searches
        return searches.indices.contains(list.selection) ? searches[list.selection] : nil
    }

    // MARK: Keys and answers

    mutating func press(_ key: Key, in size: Size) -> Outcome {
        let doomed = doomed
        self.doomed = nil
        if let outcome = move(key, in: size) { return outcome }
        switch key {
        case .enter, .tab, .control("t"), .control("x"): break
        default: return edit { _ = $0.handle(key) }
        }
        guard let selected else { return .stay }
        switch key {
        case .tab:
            let search = SearchOverlay(selected.query)
            return .replace(with: .search(search), search.question)
        case .control("t"): return .stay { $0.startRenaming(selected) }
        case .control("x"): return forget(selected, isSure: selected.name == doomed, in: size)
        default: return .close { $0.showArticles(of: selected) }
        }
    }

    mutating func edit(_ change: (inout LineEditor) -> Void) -> Outcome {
        change(&line)
        list = ListState()
        return .stay
    }

    private mutating func forget(_ search: SavedSearch, isSure: Bool, in size: Size) -> Outcome {
        guard isSure else {
            doomed = search.name
            return .say("Press ^X again to forget “\(search.name)”; its articles stay.")
        }
        all?.removeAll { $0.name == search.name }
        view(in: size).reveal(&list)
        return .stay {
            $0.say("“\(search.name)” is forgotten. It was: \(search.query)")
            return [.change(.removeSearch(search.name))]
        }
    }

    mutating func receive(_ answer: OverlayAnswer, in size: Size) -> Outcome? {
        guard case .savedSearches(let searches) = answer else { return nil }
        all = searches
        view(in: size).reveal(&list)
        return .stay
    }

    // MARK: Drawing

    func box(in size: Size) -> Rect {
        let width = min(size.columns, 84)
        // The line below it stays free for messages and questions.
        let height = max(5, min(size.rows - 2, 24))
        return Rect(
            x: (size.columns - width) / 2, y: max(0, min(2, size.rows - 1 - height)), width: width,
            height: height)
    }

    func draw(on screen: inout Screen) {
        let box = box(in: screen.size)
        let inner = screen.drawBox(box, title: "Saved searches · Enter shows the articles")
        screen.putInput(line, column: inner.x, row: inner.y, width: inner.width)
        screen.putHint(["Tab search · ^T rename · ^X forget"], on: box)
        screen.putUnderstood(selected.flatMap { Query(parsing: $0.query).understood }, in: inner)
        let searches = searches
        let area = area(in: screen.size)
        if searches.isEmpty, let all {
            let advice =
                all.isEmpty
                ? "No search is kept yet. In a search (s), ^O keeps it under a name; W keeps what the list shows."
                : "No search is called that."
            screen.putWrapped(advice, in: area, row: area.y, role: .dim)
        }
        drawEntries(on: &screen) { index, line, screen in
            let (search, rect) = (searches[index], line.rect)
            let count = "\(search.articles)"
            let place = rect.endX - CellWidth.width(of: count)
            let nameEnd = rect.x + max(8, min(28, (place - rect.x) / 2 - 2))
            screen.put(search.name, from: rect.x, to: nameEnd, row: rect.y, role: line.highlight ?? .plain)
            screen.put(
                search.query, from: nameEnd + 2, to: place - 2, row: rect.y, role: line.highlight ?? .dim)
            screen.put(count, column: place, row: rect.y, role: line.highlight ?? .plain)
        }
    }
}

extension Model {
    /// Shows the searches that were kept.
    mutating func showSavedSearches() -> [Effect] {
        overlay = .savedSearches(SavedSearchesOverlay())
        return [.ask(.savedSearches)]
    }

    mutating func showArticles(of search: SavedSearch) -> [Effect] {
        savedSearch = search
        return focus(on: .articles) + applyFilter(search.query)
    }
}
