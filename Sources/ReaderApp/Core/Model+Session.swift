import Entities
import Library
import TerminalUI

/// Keeping what is on the screen, and showing it again in the next run.
extension Model {
    /// What is on the screen; files that were named on the command line are not looked for in the next run.
    var session: Session {
        var session = Session(
            query: articles.query == scope?.query ? "" : articles.query,
            focus: (focus.isPage ? .text : focus == .start ? .articles : focus).rawValue,
            isZoomed: isZoomed)
        session.selected = articles.selected?.id.rawValue
        if let open = text.opened, !text.isPreview {
            session.open = open.row.id.rawValue
            session.place = text.place
        }
        var search = lastSearch
        if case .search(let shown) = overlay { search = shown }
        session.search = search?.line.text
        session.isBestFirst = search?.order == .best
        session.hit = search?.list.selection ?? 0
        session.views = Dictionary(
            uniqueKeysWithValues: dossierViews.map { ($0.key.rawValue, $0.value.rawValue) })
        return session
    }

    /// Whether something on the screen is not kept yet.
    public var awaitsKeeping: Bool { !options.isReadOnly && articles.hasAnswer && session != keptSession }

    /// Keeps what is on the screen.
    mutating func keepSession() -> [Effect] {
        guard awaitsKeeping else { return [] }
        let session = session
        keptSession = session
        var values = placeOfArticle
        values[Session.name] = session.kept
        return [.change(.keepState(values))] + keepVisit
    }

    /// The place in the open article as it is kept; it is forgotten at the top, and where all was read.
    var placeOfArticle: [String: String?] {
        guard let open = text.opened, !text.isPreview, !options.isReadOnly else { return [:] }
        let isRead = text.isAtEnd(height: textHeight)
        let place = isRead || text.place == ReadingPlace(offset: 0) ? nil : text.place
        return [ReadingPlace.name(of: open.row.id): place?.kept]
    }

    /// Puts the reader where the last run was left.
    mutating func restore(_ session: Session) {
        keptSession = session
        articles.query = session.query
        articles.awaited = session.selected.map { ArticleID(rawValue: $0) }
        isZoomed = session.isZoomed
        let pane = Pane(rawValue: session.focus) ?? .articles
        focus = pane.isPage ? .text : pane == .start ? .articles : pane
        if focus != .text { side = focus }
        for (kind, view) in session.views ?? [:] {
            if let kind = EntityKind(rawValue: kind) { dossierViews[kind] = DossierView(rawValue: view) }
        }
        if let query = session.search, !query.isEmpty {
            lastSearch = SearchOverlay(query, order: session.isBestFirst ? .best : .newest, hit: session.hit)
        }
    }

    /// Asks for what the last run had on the screen.
    var restoring: [Effect] {
        guard let session = options.session else { return [] }
        var effects: [Effect] = []
        if let selected = articles.awaited {
            effects.append(.ask(.place(selected, query: articles.query, order: articles.order)))
        }
        if let open = session.open {
            let place = session.place ?? ReadingPlace(offset: 0)
            // Below the start screen it waits to be gone back to.
            let pane = options.startsWithNews ? Pane.start.rawValue : session.focus
            effects.append(.ask(.article(ArticleID(rawValue: open), at: .place(place, focus: pane))))
        }
        return effects
    }
}

extension TextPane {
    /// Where one is in the article.
    var place: ReadingPlace { ReadingPlace(offset: offsetOfTop ?? 0, name: pointRange?.lowerBound) }
}
