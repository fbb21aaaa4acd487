import Articles
import Library
import TerminalUI

/// The articles that belong with the open one and why, and the other articles that name the current entity.
struct ReferencesPane: Equatable, Sendable {
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

    /// Those that name the current entity first, with the reasons of those that are related as well; none twice.
    private var entries: [Entry] {
        let isNaming = Set(naming.map(\.id))
        return naming.map(Entry.naming)
            + related.filter { !isNaming.contains($0.headline.article) }.map(Entry.related)
    }
    private static let linesPerEntry = 2

    var selected: ArticleID? {
        let all = entries
        guard all.indices.contains(list.selection) else { return nil }
        return switch all[list.selection] {
        case .related(let article): article.headline.article
        case .naming(let row): row.id
        }
    }

    var count: Int { related.count }

    mutating func clear(for article: ArticleID) {
        self = ReferencesPane()
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

    mutating func move(by steps: Int, height: Int) {
        list.move(by: steps, count: entries.count, height: max(1, height / Self.linesPerEntry))
    }

    /// Selects an entry; `false` where there is none.
    mutating func select(_ index: Int, height: Int) -> Bool {
        let count = entries.count
        guard index >= 0, index < count else { return false }
        list.select(index, count: count, height: max(1, height / Self.linesPerEntry))
        return true
    }

    mutating func reveal(height: Int) {
        list.reveal(count: entries.count, height: max(1, height / Self.linesPerEntry))
    }

    // MARK: Drawing

    func draw(in area: Rect, entityName: String?, hasFocus: Bool, on screen: inout Screen) {
        let all = entries
        guard !all.isEmpty else {
            guard hasAnswer || article == nil else { return }
            let words =
                article == nil
                ? "Open an article to see what belongs with it." : "No other article shares its names."
            for (offset, line) in words.wrapped(to: area.width - 1).enumerated() where offset < area.height {
                screen.put(line, column: area.x + 1, row: area.y + offset, width: area.width - 1, role: .dim)
            }
            return
        }
        var row = area.y
        for index in list.top..<all.count where row < area.endY {
            let highlight: Role? = index == list.selection ? (hasFocus ? .selected : .selectedDim) : nil
            let line = Rect(x: area.x, y: row, width: area.width, height: 1)
            if let highlight { screen.setRole(highlight, in: line) }
            switch all[index] {
            case .related(let article):
                put(article.headline.title, in: line, role: highlight ?? .listTitle, on: &screen)
                put(article.reasons.joined(separator: " · "), below: line, in: area, on: &screen)
            case .naming(let article):
                put(article.headline.title, in: line, role: highlight ?? .listTitle, on: &screen)
                let reasons =
                    [String(DateInWords.short(article.headline.date).drop { $0 == " " })]
                    + (related.first { $0.headline.article == article.id }?.reasons ?? [
                        "names \(entityName ?? "it")"
                    ])
                put(reasons.joined(separator: " · "), below: line, in: area, on: &screen)
            }
            row += Self.linesPerEntry
        }
    }

    private func put(_ title: String, in line: Rect, role: Role, on screen: inout Screen) {
        let width = line.width - 1
        screen.put(
            CellWidth.truncate(title, to: width), column: line.x + 1, row: line.y, width: width, role: role)
    }

    private func put(_ reason: String, below line: Rect, in area: Rect, on screen: inout Screen) {
        guard line.y + 1 < area.endY else { return }
        let width = line.width - 3
        screen.put(
            CellWidth.truncate(reason, to: width), column: line.x + 3, row: line.y + 1, width: width,
            role: .dim)
    }
}
