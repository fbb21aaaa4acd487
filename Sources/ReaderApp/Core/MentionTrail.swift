import CrossReferences
import Entities
import Library

/// The one mention cursor: every mention of the current entity, through all articles, oldest first.
struct MentionTrail: Equatable, Sendable {
    var entity: EntityID
    var name: String
    var kind: EntityKind
    /// The articles that mention it, oldest first; empty until the library has answered.
    var stops: [TrailStop] = []
    /// Index into `stops` of the article the cursor was last in.
    var stop: Int?
    /// The mention the cursor is at, counted from 0 within its article.
    var mention: Int?

    /// Mentions in the whole library.
    var total: Int { stops.reduce(0) { $0 + $1.mentions } }

    /// Whether an article names it, as far as that is known.
    func names(_ article: ArticleID) -> Bool {
        if let stop, stops.indices.contains(stop), stops[stop].has(article) { return true }
        return stops.isEmpty || stops.contains { $0.has(article) }
    }

    /// The cursor's place as the status line says it: “mention 37 of 212 · article 9 of 41”.
    var placeInWords: String {
        guard let stop, !stops.isEmpty else { return countsInWords }
        let articles = stops.count == 1 ? "1 article" : "article \(stop + 1) of \(stops.count)"
        guard let mention else { return "\(total.counted("mention")) · \(articles)" }
        let before = stops[..<stop].reduce(0) { $0 + $1.mentions }
        // A copy may mention it more often than the article that is counted.
        let here = max(0, min(mention, stops[stop].mentions - 1))
        return "mention \(before + here + 1) of \(total) · \(articles)"
    }

    /// The counts of the entity: “8 mentions in 2 articles”.
    var countsInWords: String {
        let articles = stops.count.counted("article")
        return "\(total.counted("mention")) in \(articles)"
    }

    /// Takes in the library's list of articles and finds the cursor's article in it again.
    mutating func update(stops newStops: [TrailStop], current article: ArticleID?) {
        stops = newStops
        if let article, let index = stops.firstIndex(where: { $0.has(article) }) { stop = index }
        if let index = stop, index >= stops.count { stop = stops.isEmpty ? nil : stops.count - 1 }
    }

    /// The stop to go to from `article` when there is no further mention in it.
    ///
    /// - Returns: The index, and whether the walk wrapped around; `nil` when no other article names the entity.
    func nextStop(from article: ArticleID?, forward: Bool) -> (index: Int, wrapped: Bool)? {
        guard !stops.isEmpty else { return nil }
        guard let article, let here = stops.firstIndex(where: { $0.has(article) }) else {
            return (stop ?? (forward ? 0 : stops.count - 1), false)
        }
        let next = here + (forward ? 1 : -1)
        if stops.indices.contains(next) { return (next, false) }
        return (forward ? 0 : stops.count - 1, true)
    }
}
