import Library

/// The jump list: where the reader was, for going back and forward as a browser does.
struct History: Equatable, Sendable {
    /// A place in an article.
    struct Place: Equatable, Sendable {
        var article: ArticleID
        /// First row of the viewport.
        var top: Int
        /// Index of the mention under the cursor.
        var point: Int?
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

    mutating func goForward(from here: Place?) -> Place? {
        guard let place = forward.popLast() else { return nil }
        if let here { back.append(here) }
        return place
    }
}
