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
        let rows = articlesInHand
        let isOn = !rows.allSatisfy(\.starred)
        say(
            rows.count > 1
                ? "\(rows.count) articles: \(isOn ? "starred" : "stars taken off")."
                : isOn ? "Starred. Find it again with f and is:starred." : "Star taken off.")
        return decide(.starred(isOn), on: rows)
    }

    mutating func toggleUnread() -> [Effect] {
        let rows = articlesInHand
        let isOn = !rows.allSatisfy(\.unread)
        let words = isOn ? "unread" : "read"
        say(rows.count > 1 ? "\(rows.count) articles marked as \(words)." : "Marked as \(words).")
        return decide(.unread(isOn), on: rows)
    }

    mutating func copyTitle() -> [Effect] {
        copyOfEach { $0.headline.title }
    }

    mutating func copyAddress() -> [Effect] {
        copyOfEach { $0.url ?? $0.path }
    }

    /// Copies a line about each article in hand.
    private func copyOfEach(_ line: (ArticleRow) -> String) -> [Effect] {
        let rows = articlesInHand
        return rows.isEmpty ? [] : [.terminal(.copy(rows.map(line).joined(separator: "\n")))]
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
