public import Library
public import TerminalUI

/// Something that happened.
public enum Event: Equatable, Sendable {
    case started
    case terminal(TerminalEvent)
    /// An answer to ``Effect/loadArticles(query:window:keeping:)``, and where the article that keeps its row is now.
    case articles(query: String, Window<ArticleRow>, kept: KeptRow? = nil)
    /// An answer to ``Effect/open(_:at:)``.
    case opened(OpenedArticle, at: Landing)
    /// An answer to ``Effect/open(_:at:)`` where there was nothing to open, in one sentence.
    case notOpened(ArticleID, problem: String)
    /// An answer to ``Effect/reload(_:)``: the article on screen, as the library has it now.
    case reloaded(OpenedArticle)
    /// An answer to ``Effect/loadTrail(_:then:)``.
    case trail(EntityID, [TrailStop], then: TrailStart)
    /// An answer to ``Effect/loadRelated(_:entity:)``.
    case related(ArticleID, [RelatedArticle], entity: EntityID?, naming: [ArticleRow])
    /// An answer to ``Effect/search(_:order:window:)``; where nothing was found, perhaps with a query that would find something.
    case hits(query: String, order: SearchOrder, Window<SearchHit>, suggestion: String?)
    /// An answer to ``Effect/suggest(_:isTyping:)``: a query that would find something.
    case suggestion(String?, for: String)
    /// An answer to ``Effect/locate(_:query:)``: where an article stands in the list.
    case located(ArticleID, position: Int)
    /// An answer to ``Effect/mark(_:_:)``: the library keeps it, or why it could not.
    case marked(Marking, ArticleID, problem: String?)
    /// An answer to ``Effect/loadTags``.
    case tags([TagCount])
    /// An answer to ``Effect/loadSavedSearches``.
    case savedSearches([SavedSearch])
    /// An answer to ``Effect/identity(_:)``.
    case identity(IdentityAnswer)
    /// An answer to ``Effect/dossier(_:)``.
    case dossier(DossierAnswer)
    /// Articles are being taken in.
    case importing(ImportProgress)
    /// That has ended; with a report when files were taken in.
    case imported(ImportReport?)
    /// That has failed, for a reason in a sentence; what was stored by then stays.
    case importFailed(String)
    /// Nothing has happened for a moment.
    case settled
    /// The library changed under the reader.
    case libraryChanged
    /// A sentence for the person at the keyboard.
    case failed(String)
    case said(String)
}

/// Where in an article the reader wants to be once it is open.
public enum Landing: Equatable, Sendable {
    case top
    /// At the top, but the person stays in the list and the article stays unread.
    case preview
    /// A UTF-8 offset into the text; what lies there is marked as found when a length is given.
    case offset(Int, length: Int)
    /// Where a search led; `all` are the places in the text that answer it, which the one who opens it fills in.
    case hit(Range<Int>, of: String, all: [Range<Int>] = [])
    /// Where words - a name, a role - stand nearest to a mention of an entity.
    case words(String, of: EntityID)
    case firstMention(EntityID)
    case lastMention(EntityID)
    /// Exactly where a view was left.
    case view(top: Int, point: Int?)
}

/// What to do when the trail of an entity has arrived.
public enum TrailStart: Equatable, Sendable {
    /// Stay at the mention under the cursor.
    case here
    /// Go to the first mention in this article, or to the nearest article with one.
    case first
    /// Only bring the numbers up to date.
    case refresh
}
