import Articles
import Entities
import Foundation
import GRDB
import WordIndex

/// The order of a search's hits.
public enum SearchOrder: Sendable, Equatable {
    case best
    case newest
}

extension Library {
    /// The articles that answer `query`, each with its best sentence.
    ///
    /// - Parameters:
    ///   - isTyping: The last word of the query may not be finished.
    ///   - order: By default the newest first while typing, so that hits stay where they are; otherwise the best first.
    ///   - copies: Whether each copy of a text is a hit; else one of them stands for all.
    ///   - isCancelled: Asked often: whether nobody is waiting for the answer any more.
    /// - Throws: ``LibraryError``; `CancellationError` when cancelled. Nothing that a person can type makes it fail.
    public func search(
        _ query: String, window: Range<Int>, isTyping: Bool, order: SearchOrder? = nil, copies: Bool = false,
        isCancelled: @escaping () -> Bool = { false }
    ) throws -> Window<SearchHit> {
        let query = Query(parsing: query, isTyping: isTyping)
        guard !query.isEmpty else { return Window(offset: 0, items: [], total: 0) }
        return try read { snapshot in
            let ranking = try Ranking(query, snapshot, copies: copies, isCancelled: isCancelled)
            let found: Window<ScoredArticle>
            // Without words, no article ranks above another.
            if (order ?? (isTyping ? .newest : .best)) == .newest || query.sought.words.isEmpty {
                let newest = ranking.newestFirst(window)
                found = Window(
                    offset: newest.offset,
                    items: newest.items.map { ScoredArticle(article: $0, date: 0, score: 0) },
                    total: newest.total)
            } else {
                found = try ranking.bestFirst(window)
            }
            let hits = try HitFinder(query, snapshot)
            let items = try found.items.compactMap { article in
                if isCancelled() { throw CancellationError() }
                return try hits.hit(article)
            }
            return Window(offset: found.offset, items: items, total: found.total)
        }
    }
}

extension Library {
    /// Where the words and names that `query` asks for stand in the text of an article, in order, without overlaps.
    ///
    /// - Parameter isTyping: The last word of the query may not be finished.
    public func places(of query: String, in article: ArticleID, isTyping: Bool) throws -> [Range<Int>] {
        let query = Query(parsing: query, isTyping: isTyping)
        return try read { try HitFinder(query, $0).places(in: article.rawValue) }
    }
}
