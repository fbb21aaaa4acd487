public import Library

/// Something to do outside the model, as data that a test can compare.
public enum Effect: Equatable, Sendable {
    /// Fetch a part of the list of `query`; when it is fetched anew, the part moves with the article that is to keep its row.
    case loadArticles(query: String, window: Range<Int>, keeping: KeptRow? = nil)
    /// Look for a query with words that occur, as this one finds nothing.
    case suggest(String, isTyping: Bool)
    /// Find where an article stands in the list of `query`.
    case locate(ArticleID, query: String)
    case open(ArticleID, at: Landing)
    case reload(ArticleID)
    case loadTrail(EntityID, then: TrailStart)
    case loadRelated(ArticleID, entity: EntityID?)
    case search(String, order: SearchOrder, window: Range<Int>)
    case mark(Marking, ArticleID)
    case loadTags
    case loadSavedSearches
    case saveSearch(String, as: String)
    case renameSearch(String, to: String)
    case removeSearch(String)
    /// Ask or decide who is who.
    case identity(IdentityEffect)
    /// Ask what is known of an entity through all articles.
    case dossier(DossierEffect)
    case copy(String, called: String)
    /// Open a web address in the browser.
    case browse(String)
    /// Show a file in the editor.
    case edit(String)
    case suspend
    case redraw
    case quit
    /// Leave because the person pressed Ctrl-C.
    case abandon
}

/// An article of the list that stays in its row of the screen when others come before it.
public struct KeptRow: Equatable, Sendable {
    public var article: ArticleID
    /// Its place in the list.
    public var place: Int
}
