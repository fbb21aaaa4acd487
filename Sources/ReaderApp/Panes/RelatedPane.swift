import Articles
import Library
import TerminalUI

/// The articles that belong with the open one and why, and the other articles that name the current entity.
struct RelatedPane: PaneContent {
    private var article: ArticleID?
    private(set) var related: [RelatedArticle] = []
    private(set) var naming: [ArticleRow] = []
    /// The entity that `naming` is about.
    private(set) var entity: EntityID?
    private var hasAnswer = false
    var list = ListState()

    /// One entry: a related article with its reasons, or another one naming the current entity.
    private enum Entry {
        case related(RelatedArticle)
        case naming(ArticleRow)
    }

    /// The articles that name the current entity come first, with reasons if they are also related; no article appears
    /// twice.
    private var entries: [Entry] {
        let isNaming = Set(naming.map(\.id))
        return naming.map(Entry.naming)
            + related.filter { !isNaming.contains($0.headline.article) }.map(Entry.related)
    }

    /// The articles in the order they are shown.
    var order: [ArticleID] {
        entries.map { entry in
            switch entry {
            case .related(let article): article.headline.article
            case .naming(let row): row.id
            }
        }
    }

    private var selected: ArticleID? {
        let all = entries
        guard all.indices.contains(list.selection) else { return nil }
        return switch all[list.selection] {
        case .related(let article): article.headline.article
        case .naming(let row): row.id
        }
    }

    mutating func clear(for article: ArticleID) {
        self = RelatedPane()
        self.article = article
    }

    mutating func receive(
        _ related: [RelatedArticle], for article: ArticleID, naming: [ArticleRow], entity: EntityID?,
        open: ArticleID?
    ) {
        guard article == open else { return }
        if self.article != article || self.entity != entity { list = ListState() }
        self.article = article
        self.related = related
        self.naming = naming.filter { $0.id != article }
        self.entity = entity
        hasAnswer = true
    }

    // MARK: Keys and clicks

    func put(into model: inout Model) { model.related = self }
    func pageHeight(in layout: Layout) -> Int { layout.content(of: .related).height }

    private func view(in layout: Layout) -> ListView {
        ListView(area: layout.content(of: .related), count: entries.count, linesPerEntry: 2, cutsLast: true)
    }

    func enter() -> Action {
        guard let selected else { return Model.nothing }
        return { $0.open(selected, at: .left) }
    }

    mutating func move(by steps: Int, in layout: Layout) -> [Effect] {
        view(in: layout).move(&list, by: steps)
        return []
    }

    /// An entry has several lines, so the wheel moves by entries.
    mutating func wheel(_ lines: Int, at position: Position, in layout: Layout) -> [Effect] {
        move(by: lines.signum(), in: layout)
    }

    var findable: [(place: Int, text: String)] {
        entries.enumerated().map { place, entry in
            let (title, reasons) = words(of: entry, nil)
            return (place: place, text: ([title] + reasons).joined(separator: " · "))
        }
    }
    var selectedEntry: Int { list.selection }
    mutating func selectEntry(_ place: Int, in layout: Layout) -> [Effect] {
        view(in: layout).select(place, &list)
        return []
    }

    mutating func click(_ event: MouseEvent, in layout: Layout) -> Action {
        let view = view(in: layout)
        guard let index = view.entry(at: event.position, list) else { return Model.nothing }
        view.select(index, &list)
        return event.clickCount > 1 ? enter() : Model.nothing
    }

    mutating func layOut(in layout: Layout) { view(in: layout).reveal(&list) }

    // MARK: Drawing

    func title(_ facts: PaneFacts) -> String {
        guard let trail = facts.trail, !naming.isEmpty else { return "Related · \(related.count)" }
        return "Also naming \(trail.name) · \(naming.count)"
    }

    func draw(_ facts: PaneFacts, on screen: inout Screen) {
        let view = view(in: facts.layout)
        if facts.hasFocus { screen.cursor = view.cursor(list) }
        let all = entries
        if all.isEmpty { return drawEmpty(in: view.area, on: &screen) }
        view.draw(list, hasFocus: facts.hasFocus, on: &screen) { index, line, screen in
            let (title, reasons) = words(of: all[index], facts.trail?.name)
            let rect = line.rect
            screen.put(
                title, from: rect.x + 1, to: rect.endX, row: rect.y, role: line.highlight ?? .listTitle)
            guard let below = line.below else { return }
            let reason = reasons.joined(separator: " · ")
            screen.put(reason, from: rect.x + 3, to: rect.endX, row: below.y, role: .dim)
        }
    }

    /// An article's title and why it is here.
    private func words(of entry: Entry, _ name: String?) -> (title: String, reasons: [String]) {
        switch entry {
        case .related(let article): return (article.headline.title, article.reasons)
        case .naming(let article):
            let reasons =
                related.first { $0.headline.article == article.id }?.reasons ?? ["names \(name ?? "it")"]
            return (
                article.headline.title,
                [String(DateInWords.short(article.headline.date).drop { $0 == " " })] + reasons
            )
        }
    }

    private func drawEmpty(in area: Rect, on screen: inout Screen) {
        guard hasAnswer || article == nil else { return }
        let words =
            article == nil
            ? "Open an article to see what belongs with it." : "No other article shares its names."
        let inner = Rect(x: area.x + 1, y: area.y, width: area.width - 1, height: area.height)
        screen.putWrapped(words, in: inner, row: inner.y, role: .dim)
    }
}
