import Articles
import Library

/// Marks on an article, and copying from it.
extension Model {
    /// The article that marks and copies are about: the one selected in the list while the list has the focus, else the open one.
    var articleInHand: ArticleRow? {
        switch focus {
        case .articles: articles.selected
        case .start: articleOfStart
        case .text, .entities, .related, .dossier, .said, .timeline, .meeting, .around: text.opened?.row
        }
    }

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

    /// The web address in the browser, else the saved page itself.
    mutating func browse() -> [Effect] {
        guard let row = articleInHand else { return [] }
        if let url = row.url { return [.terminal(.browse(url))] }
        guard row.provenance.format == .page, row.container == nil, !row.missing else {
            say("This article gives no web address.")
            return []
        }
        return [.terminal(.browseFile(row.path))]
    }

    /// The file in the editor; of an article in a file with others its text, not to be changed.
    mutating func edit() -> [Effect] {
        guard let row = articleInHand else { return [] }
        guard let container = row.containerName else { return [.terminal(.edit(row.path))] }
        guard let opened = text.opened, opened.row.id == row.id else {
            say("Open it first: it stands in \(container), and is shown as a text.")
            return []
        }
        return [.terminal(.show(text: opened.article.text))]
    }
}
