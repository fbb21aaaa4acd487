/// Holds some entries of a feed back, so that of two forms of one entry the later is taken, and the feed's own title is known when
/// it stands below its entries.
struct FeedHold {
    private var held: [FeedArticle] = []
    private var places: [String: Int] = [:]
    private var size = 0
    /// The dates of the entries that were handed on, by their keys.
    private var handedOn: [String: String] = [:]
    /// How many entries were not taken since the file has a later form of them.
    private(set) var olderForms = 0

    /// No more bytes of text are held.
    private static let mostBytes = 4 << 20

    /// Adds an entry; of one that is known already the later form is kept, the lower one where the dates do not say.
    ///
    /// An entry whose earlier form was handed on is handed on again, and takes its place.
    mutating func add(_ article: FeedArticle) {
        if let place = places[article.key] {
            olderForms += 1
            guard article.formDate >= held[place].formDate else { return }
            size += article.size - held[place].size
            held[place] = article
        } else if let date = handedOn[article.key], article.formDate < date {
            olderForms += 1
        } else {
            if handedOn[article.key] != nil { olderForms += 1 }
            places[article.key] = held.count
            held.append(article)
            size += article.size
        }
    }

    /// The entries that are held no longer, in their order.
    ///
    /// - Parameter isLast: Whether no more come.
    mutating func release(isLast: Bool) -> [FeedArticle] {
        guard isLast || size > Self.mostBytes else { return [] }
        let released = held
        for article in released { handedOn[article.key] = article.formDate }
        (held, places, size) = ([], [:], 0)
        return released
    }
}
