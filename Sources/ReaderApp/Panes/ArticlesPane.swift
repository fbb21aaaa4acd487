import Articles
import Library
import TerminalUI

/// The list of articles: a part of the answer to a query, however long the answer is, under headings.
struct ArticlesPane: PaneContent {
    var query = ""
    /// How the list is sorted and grouped.
    var order = ArticleOrder()
    private(set) var list = UnevenList()
    private(set) var items = ArticleItems()
    /// The rows that are loaded, by their places in the list.
    private(set) var rows: [Int: ArticleRow] = [:]
    private(set) var total = 0
    private(set) var groups: [ArticleGroup] = []
    /// The groups that show their heading alone.
    private(set) var folded: Set<String> = []
    /// The people whom articles name the most.
    private var people: [ArticleID: [String]] = [:]
    private var askedForPeople: Set<ArticleID> = []
    /// The articles that marks are about, while there are any.
    var marked = MarkedArticles()
    /// The article to select when its place in the list is known.
    var awaited: ArticleID?
    /// The place in the list of the article to open when its row is known.
    var placeToOpen: Int?
    /// Whether the library has answered the query yet.
    private(set) var hasAnswer = false
    /// How many of them are unread; `nil` until the library has answered.
    var unread: Int?
    /// Why there is nothing in what the reader was opened on, in a sentence.
    var emptiness: String?
    /// A query that would find something, when this one finds nothing.
    var suggestion: String?

    /// The number of rows asked for at once: a few screens.
    private static let fetched = 150
    /// The most rows that are kept.
    private static let kept = 900

    /// The place of the selected article in the list; `nil` where a folded heading is selected.
    var place: Int? { items.article(at: list.selection) }
    var selected: ArticleRow? { place.flatMap(row) }

    func row(at index: Int) -> ArticleRow? { rows[index] }

    /// The row of an article, if it is loaded.
    func shown(_ article: ArticleID) -> ArticleRow? { rows.values.first { $0.id == article } }

    /// The people whom an article names the most, as far as they are known yet.
    func people(of article: ArticleID) -> [String] { people[article] ?? [] }

    mutating func start(query: String) {
        self.query = query
        startAnew()
    }

    /// The same articles in another order.
    mutating func start(order: ArticleOrder) {
        self.order = order
        startAnew()
    }

    private mutating func startAnew() {
        (awaited, placeToOpen) = (nil, nil)
        list = UnevenList()
        (items, rows, groups, total) = (ArticleItems(), [:], [], 0)
        hasAnswer = false
        unread = nil
        emptiness = nil
        suggestion = nil
    }

    /// The selected article, which stays in its row while others come before it; at the top the newest come into sight.
    var keptRow: KeptRow? {
        guard let place, place > 0 else { return nil }
        return selected.map { KeptRow(article: $0.id, place: place) }
    }

    /// Moves the list so that an article stays in its row, now that it is in another place.
    private mutating func keep(_ kept: KeptRow, _ old: ArticleItems) {
        // The selection may have moved on since the list was asked for.
        guard let before = rows.first(where: { $0.value.id == kept.article })?.key else { return }
        list.shift(by: items.entry(ofArticle: kept.place) - old.entry(ofArticle: before))
    }

    /// Takes in a part of the list.
    ///
    /// - Parameter kept: Where the article that keeps its row is now.
    mutating func receive(_ new: ArticleList, keeping kept: KeptRow?, in layout: Layout) {
        let isSame = hasAnswer && total == new.window.total && groups == new.groups
        let old = items
        let (place, offset) = (self.place, list.selection)
        (total, groups) = (new.window.total, new.groups)
        rebuild(in: layout)
        if let kept, hasAnswer {
            keep(kept, old)
        } else if let place, hasAnswer {
            list.shift(by: items.entry(ofArticle: min(place, max(0, total - 1))) - offset)
        } else if items.article(at: list.selection) == nil {
            list.shift(by: items.entry(0, from: 0) - list.selection)
        }
        if !isSame || rows.count > Self.kept { rows = [:] }
        if !isSame { askedForPeople = [] }
        for (place, row) in new.window.items.enumerated() { rows[new.window.offset + place] = row }
        hasAnswer = true
    }

    mutating func receive(people new: [ArticleID: [String]]) { people.merge(new) { $1 } }

    /// Forgets what may be something else now, so that it is asked for again.
    mutating func forgetPeople() { askedForPeople = [] }

    func firstWindow(height: Int) -> Range<Int> { 0..<max(Self.fetched, height) }

    /// The part of the list around what is in view.
    func window(height: Int) -> Range<Int> {
        let first = items.article(at: list.top) ?? items.article(at: list.top + 1) ?? 0
        let start = max(0, first - Self.fetched / 3)
        return start..<start + max(Self.fetched, height * 3)
    }

    mutating func change(_ article: ArticleID, _ body: (inout ArticleRow) -> Void) {
        for (place, row) in rows where row.id == article {
            var row = row
            body(&row)
            rows[place] = row
        }
    }

    // MARK: Entries

    func shape(in layout: Layout) -> UnevenList.Shape {
        let items = items
        let lines = layout.linesOfArticle
        return UnevenList.Shape(
            count: items.count, height: layout.content(of: .articles).height,
            lines: { if case .heading = items.item(at: $0) { 1 } else { lines } },
            hasHeadingAbove: {
                if case .article = items.item(at: $0) { !items.headings.isEmpty } else { false }
            })
    }

    /// Makes the entries anew; the selection stays where it is.
    private mutating func rebuild(in layout: Layout) {
        let page = max(1, layout.content(of: .articles).height / layout.linesOfArticle - 1)
        items = ArticleItems(groups, articles: total, page: page, folded: folded)
    }

    /// The articles in view, by their places.
    func placesInView(in layout: Layout) -> [Int] {
        list.placed(in: shape(in: layout)).compactMap { items.article(at: $0.entry) }
    }

    /// Folds the group under the cursor, or shows its articles again.
    mutating func fold(in layout: Layout) {
        guard let number = items.heading(of: list.selection) else { return }
        let heading = items.headings[number]
        folded.formSymmetricDifference([heading.name])
        rebuild(in: layout)
        list.select(items.entry(ofArticle: heading.start), in: shape(in: layout))
    }

    /// Folds all groups, or shows all articles again where all are folded.
    mutating func foldAll(in layout: Layout) {
        let place = place ?? items.heading(of: list.selection).map { items.headings[$0].start } ?? 0
        let areFolded = items.headings.allSatisfy(\.isFolded)
        folded = areFolded ? [] : Set(items.headings.map(\.name))
        rebuild(in: layout)
        list.select(items.entry(ofArticle: place), in: shape(in: layout))
    }

    // MARK: Keys and clicks

    func put(into model: inout Model) { model.articles = self }
    func pageHeight(in layout: Layout) -> Int { max(1, placesInView(in: layout).count) }

    func enter() -> Action {
        if let selected { return { $0.open(selected.id, at: .left) } }
        return { $0.foldGroup() }
    }

    /// Asks for the part of the list that came into view, and who is named there.
    func missing(in layout: Layout) -> [Effect] {
        let places = placesInView(in: layout)
        guard let absent = places.first(where: { rows[$0] == nil }) else { return [] }
        let start = max(0, absent - Self.fetched / 3)
        return [.ask(.articles(query: query, order: order, window: start..<start + Self.fetched))]
    }

    /// Asks who is named by the articles in view, where that is shown.
    mutating func missingPeople(in layout: Layout) -> [Effect] {
        guard layout.linesOfArticle > 1 else { return [] }
        let ids = placesInView(in: layout).compactMap { rows[$0]?.id }.filter { !askedForPeople.contains($0) }
        guard !ids.isEmpty else { return [] }
        // A page more, so that not every line that comes into view is a question.
        let more = placesInView(in: layout).last.map { last in
            (last + 1...last + 30).compactMap { rows[$0]?.id }.filter { !askedForPeople.contains($0) }
        }
        askedForPeople.formUnion(ids + (more ?? []))
        return [.ask(.people(of: ids + (more ?? [])))]
    }

    private mutating func asking(in layout: Layout) -> [Effect] {
        missing(in: layout) + missingPeople(in: layout)
    }

    mutating func move(by lines: Int, in layout: Layout) -> [Effect] {
        list.select(items.entry(lines, from: list.selection), in: shape(in: layout))
        return asking(in: layout)
    }

    mutating func scroll(by lines: Int, in layout: Layout) -> [Effect] {
        let items = items
        list.scroll(by: lines, in: shape(in: layout)) { entry, down in
            if case .heading(let place) = items.item(at: entry), !items.headings[place].isFolded {
                return down ? items.entry(0, from: entry) : items.entry(-1, from: entry)
            }
            return entry
        }
        return asking(in: layout)
    }

    /// Selects an article by its place in the list.
    mutating func select(_ index: Int, in layout: Layout) -> [Effect] {
        let index = max(0, min(index, total - 1))
        if let number = items.heading(ofArticle: index), items.headings[number].isFolded {
            folded.remove(items.headings[number].name)
            rebuild(in: layout)
        }
        list.select(items.entry(ofArticle: index), in: shape(in: layout))
        return asking(in: layout)
    }

    var findable: [(place: Int, text: String)] {
        rows.sorted { $0.key < $1.key }.map { (place: $0.key, text: $0.value.headline.title) }
    }
    var selectedEntry: Int {
        place ?? items.heading(of: list.selection).map { items.headings[$0].start } ?? 0
    }
    mutating func selectEntry(_ place: Int, in layout: Layout) -> [Effect] { select(place, in: layout) }

    mutating func click(_ event: MouseEvent, in layout: Layout) -> Action {
        let line = event.position.row - layout.content(of: .articles).y
        let hit = list.placed(in: shape(in: layout)).first { ($0.line..<$0.line + $0.lines).contains(line) }
        guard let hit else { return Model.nothing }
        if case .heading(let number) = items.item(at: hit.entry), !items.headings[number].isFolded {
            return Model.nothing
        }
        list.select(hit.entry, in: shape(in: layout))
        let (effects, enter) = (asking(in: layout), enter())
        return { effects + (event.clickCount > 1 ? enter(&$0) : []) }
    }

    mutating func layOut(in layout: Layout) {
        let place = place
        rebuild(in: layout)
        if let place { return list.select(items.entry(ofArticle: place), in: shape(in: layout)) }
        list.reveal(in: shape(in: layout))
    }
}
