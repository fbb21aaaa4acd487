import Articles
import Library
import TerminalUI

/// Search of the whole collection, answered with each keystroke.
struct SearchOverlay: ListOverlay, TypedOverlay {
    private(set) var line: LineEditor
    /// Newest first while typing, so that hits stay where they are, until the person asks for the best first.
    private(set) var order = SearchOrder.newest
    /// The query that `hits` answers.
    private(set) var answered: String?
    private(set) var hits = Window<SearchHit>(offset: 0, items: [], total: 0)
    /// A query that would find something, when this one finds nothing.
    private var suggestion: String?
    private var completion: Completion?
    /// Whether the line is an earlier one, which the first letter typed replaces.
    private(set) var isEarlier = false
    /// The hit to select when the answer has come.
    private var awaitedHit: Int?

    /// What Tab made of an unfinished field.
    private struct Completion: Equatable {
        var queries: [String]
        /// Which of them stands in the line.
        var shown: Int
    }
    var list = ListState()

    static let linesPerEntry = 2
    /// As many as a tall terminal shows, and a few more: each hit requires a look into its text.
    private static let fetched = 60
    static let firstWindow = 0..<fetched

    init(_ query: String = "", order: SearchOrder = .newest, hit: Int = 0) {
        line = LineEditor(query)
        self.order = order
        awaitedHit = hit == 0 ? nil : hit
    }

    var overlay: Overlay { .search(self) }
    var count: Int { hits.total }

    private var selected: SearchHit? {
        let index = list.selection - hits.offset
        return hits.items.indices.contains(index) ? hits.items[index] : nil
    }

    /// Asks for the first part of the list; nothing for an empty query.
    var question: [Effect] {
        line.isEmpty ? [] : [.ask(.hits(line.text, order: order, window: Self.firstWindow))]
    }

    // MARK: Keys and answers

    mutating func press(_ key: Key, in size: Size) -> Outcome {
        let visible = view(in: size).height
        switch key {
        case .up where line.isEmpty || line.isRecalled && !isEarlier: return edit { $0.recall(-1) }
        case .down where line.isEmpty || line.isRecalled && !isEarlier: return edit { $0.recall(1) }
        case .alt("r"): return edit { $0.recallMatch() }
        case .enter:
            guard let hit = selected, answered == line.text else { return takeSuggestion() }
            let query = line.text
            let walk = Model.HitWalk(query: query, order: order, place: list.selection, total: hits.total)
            return .close {
                $0.hitWalk = walk
                return $0.rememberSearch(query)
                    + $0.open(hit.headline.article, at: .hit(hit.range, of: query))
            }
        case .control("t"):
            let query = Query.unfinished(line.text)
            let typed = line.text
            return .close { $0.rememberSearch(typed) + $0.applyFilter(query) + $0.focus(on: .articles) }
        case .tab: return complete()
        case .control("r"):
            order = order == .newest ? .best : .newest
            list = ListState()
            return .run(question)
        case .control("o"):
            let query = Query.unfinished(line.text)
            return .stay { $0.startSaving(query) }
        case .control("j"): list.move(by: 1, count: count, height: visible)
        case .control("k"): list.move(by: -1, count: count, height: visible)
        case .pageDown: list.move(by: visible, count: count, height: visible)
        case .pageUp: list.move(by: -visible, count: count, height: visible)
        default: return move(key, in: size) ?? type(key)
        }
        return moved(in: size)
    }

    /// Takes in a key that edits the line; the first letter replaces an earlier line.
    private mutating func type(_ key: Key) -> Outcome {
        defer { isEarlier = false }
        if isEarlier, key.types || key == .backspace { line.set("") }
        return edit { _ = $0.handle(key) }
    }

    mutating func paste(_ line: String) -> Outcome {
        defer { isEarlier = false }
        if isEarlier { self.line.set("") }
        return edit { $0.paste(line) }
    }

    /// Shows the search again as it was left.
    ///
    /// - Returns: What brings it up to date.
    mutating func reopen() -> [Effect] {
        isEarlier = true
        let start = max(0, list.top - Self.fetched / 2)
        return line.isEmpty
            ? [] : [.ask(.hits(line.text, order: order, window: start..<start + Self.fetched))]
    }

    /// The hit at a place of the whole answer, if it is loaded.
    func hit(at place: Int) -> SearchHit? {
        let index = place - hits.offset
        return hits.items.indices.contains(index) ? hits.items[index] : nil
    }

    /// The searches typed before, which the arrows go through in an empty line.
    mutating func setHistory(_ lines: [String]) { line.history = lines }

    mutating func select(_ place: Int, in size: Size) { view(in: size).select(place, &list) }

    mutating func edit(_ change: (inout LineEditor) -> Void) -> Outcome {
        let before = line.text
        change(&line)
        return line.text == before ? .stay : .run(question)
    }

    /// Finishes the field at the end of the line, with another value each time; else takes the suggestion.
    private mutating func complete() -> Outcome {
        guard let known = completion, known.queries[known.shown] == line.text else {
            return .run([.ask(.completions(line.text))])
        }
        return show(known.queries, (known.shown + 1) % known.queries.count)
    }

    private mutating func show(_ queries: [String], _ shown: Int) -> Outcome {
        completion = Completion(queries: queries, shown: shown)
        return edit { $0.set(queries[shown]) }
    }

    private mutating func takeSuggestion() -> Outcome {
        guard let suggestion, answered == line.text else { return .stay }
        return edit { $0.set(suggestion) }
    }

    /// Asks for the part of the list around the selection, unless what is loaded is enough.
    func moved(in size: Size) -> Outcome {
        let last = min(hits.total, list.top + view(in: size).height + 1)
        if list.top >= hits.offset, last <= hits.offset + hits.items.count { return .stay }
        let start = max(0, list.top - Self.fetched / 2)
        return .run([.ask(.hits(line.text, order: order, window: start..<start + Self.fetched))])
    }

    mutating func receive(_ answer: OverlayAnswer, in size: Size) -> Outcome? {
        if case .completions(line.text, let queries) = answer {
            return queries.isEmpty ? takeSuggestion() : show(queries, 0)
        }
        guard case .hits(line.text, order, let window, let suggestion) = answer else { return nil }
        if answered != line.text { list = ListState() }
        answered = line.text
        hits = window
        if let awaitedHit { view(in: size).select(awaitedHit, &list) }
        awaitedHit = nil
        self.suggestion = suggestion
        return .stay
    }

    // MARK: Drawing

    func box(in size: Size) -> Rect {
        let width = min(size.columns, 120)
        let height = max(5, size.rows - (size.rows > 24 ? 4 : 1))
        return Rect(x: (size.columns - width) / 2, y: size.rows > 24 ? 1 : 0, width: width, height: height)
    }

    func draw(on screen: inout Screen) {
        let inner = screen.drawBox(box(in: screen.size), title: "Search · \(countInWords)")
        screen.putInput(line, column: inner.x, row: inner.y, width: inner.width, isSelected: isEarlier)
        screen.putUnderstood(Query(parsing: line.text, isTyping: true).understood, in: inner)
        let area = area(in: screen.size)
        if line.text.isEmpty {
            drawAdvice(in: area, on: &screen)
        } else if hits.total == 0, answered == line.text {
            let advice =
                suggestion.map { "Nothing found. Tab or Enter searches for: \($0)" } ?? "Nothing found."
            screen.put(advice, column: area.x, row: area.y, width: area.width, role: .dim)
        } else {
            drawHits(on: &screen)
        }
    }

    private var countInWords: String {
        guard answered != nil, !line.text.isEmpty else { return "Enter opens, Esc leaves" }
        return switch hits.total {
        case 0: "nothing found"
        case 1: "1 article"
        default:
            "\(hits.total) articles, \(order == .newest ? "newest first · ^R best first" : "best first · ^R newest first") · ^O keep · ^T as a list"
        }
    }

    private func drawAdvice(in area: Rect, on screen: inout Screen) {
        let advice = [
            "Words are found as you type, in titles and texts, whatever their case and accents.",
            QueryLanguage.lines.dropFirst().map(\.example).joined(separator: "   "),
            "Tab finishes a name, a tag or a source after its field: person:al, tag:to.",
            "^O keeps a search under a name; :saved shows those that are kept.",
        ]
        var row = area.y
        for text in advice { row = screen.putWrapped(text, in: area, row: row, role: .dim) }
    }

    /// Each hit with the sentence that it is in, cut so that its first match is in view, and with matches marked.
    private func drawHits(on screen: inout Screen) {
        drawEntries(on: &screen) { index, line, screen in
            guard hits.items.indices.contains(index - hits.offset) else { return }
            let hit = hits.items[index - hits.offset]
            let (rect, start) = (line.rect, line.rect.x + 13)
            screen.put(
                DateInWords.short(hit.headline.date), column: rect.x, row: rect.y, width: 11,
                role: line.highlight ?? .dim)
            let marks = String(repeating: "◆", count: min(ArticlesPane.mostFollowMarks, hit.followed.count))
            let end = rect.endX - marks.count
            screen.put(marks, from: end, to: rect.endX, row: rect.y, role: line.highlight ?? .mark)
            screen.put(
                hit.headline.title, from: start, to: marks.isEmpty ? end : end - 1, row: rect.y,
                role: line.highlight ?? .listTitle)
            guard let below = line.below else { return }
            screen.putExcerpt(
                hit.sentence, marks: hit.matches, column: start, row: below.y, width: rect.width - 13,
                roles: (words: .dim, marks: .match, cuts: .dim))
        }
    }
}

extension Model {
    /// - Parameter query: The initial text of the search.
    mutating func startSearching(for query: String = "") -> [Effect] {
        if query.isEmpty, var last = lastSearch {
            last.setHistory(kept.histories["search"] ?? [])
            let effects = last.reopen()
            overlay = .search(last)
            return effects
        }
        var search = SearchOverlay(query)
        search.setHistory(kept.histories["search"] ?? [])
        overlay = .search(search)
        return search.question
    }

    /// Keeps a search that led somewhere for other times.
    fileprivate mutating func rememberSearch(_ query: String) -> [Effect] {
        kept.remember(query, at: "search") ? [.keep(kept)] : []
    }
}
