import Library

/// The jump list: where the reader was, for going back and forward as a browser does.
struct History: Equatable, Sendable {
    /// A place where the reader was.
    enum Place: Equatable, Sendable {
        /// In an article, with so many rows of the view above the text there.
        case article(ArticleID, ReadingPlace, rowsAbove: Int)
        case dossier(DossierPane.Place)
        /// On another page about people.
        case page(Model.PageKept, from: [Pane])
        case start
        /// In the list, at an article.
        case list(ArticleID?)
    }

    private(set) var back: [Place] = []
    private(set) var forward: [Place] = []
    private static let limit = 200

    /// Remembers `place` before the reader leaves it for somewhere new.
    mutating func leave(_ place: Place) {
        forward = []
        guard back.last != place else { return }
        back.append(place)
        if back.count > Self.limit { back.removeFirst() }
    }

    /// The place before this one; `here` is kept for going forward again.
    mutating func goBack(from here: Place?) -> Place? {
        guard let place = back.popLast() else { return nil }
        if let here { forward.append(here) }
        return place
    }

    /// The place before this one, in whose stead `here` is kept.
    mutating func swap(with here: Place?) -> Place? {
        guard let place = back.popLast() else { return nil }
        if let here { back.append(here) }
        return place
    }

    mutating func goForward(from here: Place?) -> Place? {
        guard let place = forward.popLast() else { return nil }
        if let here { back.append(here) }
        return place
    }
}
