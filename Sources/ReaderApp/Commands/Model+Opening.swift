import Articles
import Library
import TerminalUI

/// Opening articles.
extension Model {
    /// What Enter does in the focused pane.
    mutating func openSelected() -> [Effect] { content(of: focus)?.enter()(&self) ?? [] }

    /// Whether an article other than the one on the screen is selected, and there is room to show what is in it; what was
    /// asked for before comes first.
    public var awaitsPreview: Bool {
        guard settings.preview, focus == .articles, layout.boxes[.text] != nil, overlay == nil,
            let row = articles.selected
        else {
            return false
        }
        if let awaited, awaited.landing != .preview || awaited.article == row.id { return false }
        return row.id != text.opened?.row.id
    }

    /// Shows the selected article beside the list, without leaving the list.
    mutating func previewSelected() -> [Effect] {
        guard awaitsPreview, let row = articles.selected else { return [] }
        return ask(for: row.id, at: .preview)
    }

    /// Asks for an article, remembering where the reader was.
    mutating func open(_ article: ArticleID, at landing: Landing) -> [Effect] {
        // Opening what the list shows is no jump; looking through the list is none either.
        let isJump = focus != .articles || landing != .left
        if isJump || text.opened != nil && !text.isPreview { leavePlace() }
        return ask(for: article, at: landing)
    }

    mutating func ask(for article: ArticleID, at landing: Landing) -> [Effect] {
        awaited = AwaitedArticle(article: article, landing: landing)
        return [.ask(.article(article, at: landing))]
    }

    /// What could not be opened is told; a preview of it is not asked for again.
    mutating func giveUp(_ article: ArticleID, problem: String) -> [Effect] {
        if let awaited, awaited.article == article, awaited.landing != .preview { self.awaited = nil }
        fail(problem)
        return []
    }

    /// Puts an article that has arrived on the screen.
    mutating func show(_ arrived: OpenedArticle, at landing: Landing) -> [Effect] {
        var article = arrived
        article.row = marked(article.row)
        if awaited?.article == article.row.id { awaited = nil }
        let isOther = text.opened?.row.id != article.row.id
        let isPreview = landing == .preview
        if isPreview {
            guard articles.selected?.id == article.row.id, focus == .articles else { return [] }
            if isOther, !text.isPreview { leavePlace() }
        } else {
            focus = .text
            if side == .articles, layout.form == .twoColumns { side = .entities }
            if case .place(_, let name?) = landing, let pane = Pane(rawValue: name) { _ = focus(on: pane) }
        }
        let left = isOther ? placeOfArticle : [:]
        if isOther {
            text.open(article)
            showInPanes(article, keeping: trail?.entity)
        }
        text.isPreview = isPreview
        layOutPanes()
        land(at: landing)
        if case .place(_, nil) = landing { say("where you left it · \(key("top")) top") }
        var effects: [Effect] = left.isEmpty ? [] : [.change(.keepState(left))]
        if isOther, !isPreview, !options.isReadOnly { effects.append(.change(.remember(article.row.id))) }
        if case .firstNewMention(let entity) = landing { effects += landOnNew(of: entity) }
        if isOther {
            related.clear(for: article.row.id)
            effects.append(.ask(.related(article.row.id, entity: trail?.entity)))
            if articles.selected?.id != article.row.id {
                effects.append(
                    .ask(.place(article.row.id, query: articles.query, order: articles.order)))
            }
        }
        if article.row.unread, !isPreview, !options.isReadOnly {
            effects += mark(article.row.id, .opened)
        }
        return effects
    }

    /// Takes in the library's current version of the open article, without moving the view.
    mutating func refresh(_ arrived: OpenedArticle) -> [Effect] {
        guard text.opened?.row.id == arrived.row.id else { return [] }
        var article = arrived
        article.row = marked(article.row)
        text.replace(with: article, height: textHeight)
        showInPanes(article, keeping: entities.awaited ?? entities.selected?.id)
        entities.awaited = nil
        if let entity = article.entities.first(where: { $0.id == trail?.entity }) {
            trail?.name = entity.name
            trail?.kind = entity.kind
        }
        layOutPanes()
        syncTrailWithPoint()
        return [.ask(.related(article.row.id, entity: trail?.entity))]
    }
}
