import Library
import TerminalUI

/// The list of articles: what comes for it, and going along it.
extension Model {
    /// The next or previous article of the list, focus staying where it is.
    mutating func openNeighbour(by steps: Int) -> [Effect] {
        let target = articles.list.selection + steps
        guard articles.total > 0, target >= 0, target < articles.total else {
            say(
                steps > 0 ? "This is the last article of the list." : "This is the first article of the list."
            )
            return []
        }
        let effects = articles.move(by: steps, in: layout)
        return effects + (articles.selected.map { open($0.id, at: .left) } ?? [])
    }

    mutating func receive(
        _ window: Window<ArticleRow>, for query: String, keeping kept: KeptRow?
    ) -> [Effect] {
        guard query == articles.query else { return [] }
        if let kept { articles.keep(kept) }
        articles.receive(Window(offset: window.offset, items: window.items.map(marked), total: window.total))
        articles.layOut(in: layout)
        if articles.total == 0, progress == nil, query != (options.scope?.query ?? "") {
            return [.ask(.suggestion(typedFilter ?? query, isTyping: typedFilter != nil))]
        }
        let count: [Effect] = articles.unread == nil ? [.ask(.unread(query: query))] : []
        return count + articles.missing(in: layout)
    }

    /// Moves the list to the article on the screen.
    mutating func followList(to article: ArticleID, position: Int) -> [Effect] {
        guard text.opened?.row.id == article || articles.awaited == article else { return [] }
        articles.awaited = nil
        return articles.select(position, in: layout)
    }
}
