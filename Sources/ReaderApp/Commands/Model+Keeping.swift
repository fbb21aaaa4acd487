import Library

/// Marks on an article, and copying from it.
extension Model {
    /// The article that marks and copies are about: the one selected in the list while the list has the focus, else the open one.
    var articleInHand: ArticleRow? { focus == .articles ? articles.selected : text.opened?.row }

    mutating func toggleStar() -> [Effect] {
        guard let row = articleInHand else { return [] }
        say(row.starred ? "Star taken off." : "Starred. Find it again with f and is:starred.")
        return decide(.starred(!row.starred), on: row)
    }

    mutating func toggleUnread() -> [Effect] {
        guard let row = articleInHand else { return [] }
        say(row.unread ? "Marked as read." : "Marked as unread.")
        return decide(.unread(!row.unread), on: row)
    }

    mutating func copyTitle() -> [Effect] {
        articleInHand.map { [.terminal(.copy($0.headline.title))] } ?? []
    }

    mutating func copyAddress() -> [Effect] {
        articleInHand.map {
            [.terminal(.copy($0.url ?? $0.path))]
        } ?? []
    }

    mutating func copyName() -> [Effect] {
        guard let trail else {
            say("There is no current name. Choose one with * or in the pane of names.")
            return []
        }
        return [.terminal(.copy(trail.name))]
    }

    mutating func browse() -> [Effect] {
        guard let url = articleInHand?.url else {
            say("This article gives no web address.")
            return []
        }
        return [.terminal(.browse(url))]
    }

    mutating func edit() -> [Effect] { articleInHand.map { [.terminal(.edit($0.path))] } ?? [] }
}
