public import Library

/// Something to do outside the model, as data that a test can compare.
public enum Effect: Equatable, Sendable {
    case loadArticles(query: String, window: Range<Int>)
    /// Find where an article stands in the list of `query`.
    case locate(ArticleID, query: String)
    case open(ArticleID, at: Landing)
    case reload(ArticleID)
    case loadTrail(EntityID, then: TrailStart)
    case loadRelated(ArticleID, entity: EntityID?)
    case search(String, order: SearchOrder, window: Range<Int>)
    case setUnread(Bool, ArticleID)
    case setStarred(Bool, ArticleID)
    /// Put a tag on an article, or take it off.
    case setTag(String, Bool, ArticleID)
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
