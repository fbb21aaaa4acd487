import Library

/// Marks on an article, and copying from it.
extension Model {
    /// The article that marks and copies are about: the one selected in the list while the list has the focus, else the open one.
    var articleInHand: ArticleRow? { focus == .articles ? articles.selected : text.opened?.row }

    mutating func toggleStar() -> [Effect] {
        guard let row = articleInHand else { return [] }
        say(row.starred ? "Star taken off." : "Starred. Find it again with f and is:starred.")
        return mark(row.id, .starred(!row.starred))
    }

    mutating func toggleUnread() -> [Effect] {
        guard let row = articleInHand else { return [] }
        say(row.unread ? "Marked as read." : "Marked as unread.")
        return mark(row.id, .unread(!row.unread))
    }

    mutating func copyParagraph() -> [Effect] {
        if focus == .dossier {
            guard let citation = citationInDossier else {
                say("Go to a mention or a quotation first: ]] goes from part to part.")
                return []
            }
            return [.terminal(.copy(citation, called: "sentence"))]
        }
        guard let paragraph = text.paragraphInView else { return [] }
        return [.terminal(.copy(paragraph, called: "paragraph"))]
    }

    mutating func copyTitle() -> [Effect] {
        articleInHand.map { [.terminal(.copy($0.headline.title, called: "title"))] } ?? []
    }

    mutating func copyAddress() -> [Effect] {
        articleInHand.map {
            [.terminal(.copy($0.url ?? $0.path, called: $0.url == nil ? "path" : "address"))]
        } ?? []
    }

    mutating func copyName() -> [Effect] {
        guard let trail else {
            say("There is no current name. Choose one with * or in the pane of names.")
            return []
        }
        return [.terminal(.copy(trail.name, called: "name"))]
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
