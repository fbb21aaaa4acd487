import CrossReferences
import Library
import TerminalUI

/// The list of articles: what comes for it, its order, and going along it.
extension Model {
    /// The next or previous article of the list, focus staying where it is.
    mutating func openNeighbour(by steps: Int) -> [Effect] {
        let target = articles.selectedEntry + steps
        guard articles.total > 0, target >= 0, target < articles.total else {
            say(
                steps > 0 ? "This is the last article of the list." : "This is the first article of the list."
            )
            return []
        }
        let effects = articles.select(target, in: layout)
        return effects + (articles.selected.map { open($0.id, at: .left) } ?? [])
    }

    mutating func receive(_ new: ArticleList, for query: String, keeping kept: KeptRow?) -> [Effect] {
        guard query == articles.query else { return [] }
        var list = new
        list.window = Window(
            offset: new.window.offset, items: new.window.items.map(marked), total: new.window.total)
        articles.receive(list, keeping: kept, in: layout)
        articles.layOut(in: layout)
        if let effects = openNumbered() { return effects }
        if articles.total == 0, progress == nil, query != (scope?.query ?? "") {
            return [.ask(.suggestion(typedFilter ?? query, isTyping: typedFilter != nil))]
        }
        let count: [Effect] = articles.unread == nil ? [.ask(.unread(query: query))] : []
        return count + articles.missing(in: layout) + articles.missingPeople(in: layout)
    }

    /// Asks for the list from its beginning.
    mutating func askForList() -> [Effect] {
        [
            .ask(
                .articles(
                    query: articles.query, order: articles.order,
                    window: articles.firstWindow(height: articlesHeight)))
        ]
    }

    /// Moves the list to the article on the screen.
    mutating func followList(to article: ArticleID, position: Int) -> [Effect] {
        guard text.opened?.row.id == article || articles.awaited == article else { return [] }
        articles.awaited = nil
        return articles.select(position, in: layout)
    }

    /// Opens the article of a number in the list, as soon as it is known which that is.
    mutating func openArticle(numbered number: Int) -> [Effect] {
        guard number <= articles.total else {
            fail("The list has \(articles.total.counted("article")).")
            return []
        }
        _ = focus(on: .articles)
        let effects = articles.select(number - 1, in: layout)
        articles.placeToOpen = number - 1
        return effects + (openNumbered() ?? [])
    }

    /// Opens what was to be opened by its number; `nil` where there is nothing, or it is not there yet.
    private mutating func openNumbered() -> [Effect]? {
        guard let place = articles.placeToOpen else { return nil }
        guard place == articles.place, focus == .articles else {
            articles.placeToOpen = nil
            return nil
        }
        guard let row = articles.selected else { return nil }
        articles.placeToOpen = nil
        return open(row.id, at: .left)
    }

    // MARK: Order and headings

    /// Sorts the list, the selected article staying selected.
    mutating func sort(by key: ArticleOrder.Key) -> [Effect] {
        var order = articles.order
        order.key = key
        settings.sort = key
        kept.sort = key
        say("\(key.inWords.prefix(1).uppercased())\(key.inWords.dropFirst()).")
        return [.keep(kept)] + show(order)
    }

    /// Puts the list under headings of another kind, or under none.
    mutating func changeGrouping() -> [Effect] {
        let all = ArticleOrder.Grouping.allCases
        var order = articles.order
        order.grouping = all[((all.firstIndex(of: order.grouping) ?? 0) + 1) % all.count]
        settings.group = order.grouping
        kept.group = order.grouping
        switch order.grouping {
        case .date where order.shownGrouping == .none:
            say("By date, where the list is sorted by date; \(key("sort-date")) sorts it so.")
        case .date: say("Under headings by date.")
        case .source: say("Under headings by source.")
        case .story: say("Under headings by story.")
        case .none: say("Without headings.")
        }
        return [.keep(kept)] + show(order)
    }

    /// Takes the order of the settings.
    mutating func followSettings() -> [Effect] {
        let order = settings.order
        return order == articles.order ? [] : show(order)
    }

    private mutating func show(_ order: ArticleOrder) -> [Effect] {
        guard order != articles.order else { return [] }
        let selected = articles.selected?.id
        let unread = articles.unread
        articles.start(order: order)
        articles.unread = unread
        articles.awaited = selected
        let place = selected.map { [Effect.ask(.place($0, query: articles.query, order: order))] } ?? []
        return askForList() + place
    }

    mutating func foldGroup() -> [Effect] {
        if articles.items.headings.isEmpty {
            say("The list has no headings here; \(key("headings")) puts it under some.")
        }
        articles.fold(in: layout)
        return articles.missing(in: layout)
    }

    mutating func foldAllGroups() -> [Effect] {
        articles.foldAll(in: layout)
        return articles.missing(in: layout)
    }
}
