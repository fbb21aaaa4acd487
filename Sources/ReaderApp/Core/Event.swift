public import Entities
public import Library
public import TerminalUI

/// Something that happened.
public enum Event: Equatable, Sendable {
    case started
    case terminal(TerminalEvent)
    /// An answer to ``Question/articles(query:order:window:keeping:)``, and where the article that keeps its row is now.
    case articles(query: String, ArticleList, kept: KeptRow? = nil)
    /// An answer to ``Question/rowsToMark(query:order:range:)``, with the place of the last of them.
    case rowsToMark([ArticleRow], endingAt: Int)
    /// An answer to ``Question/people(of:)``.
    case people([ArticleID: [String]])
    /// An answer to ``Question/article(_:at:)``.
    case opened(OpenedArticle, at: Landing)
    /// An answer to ``Question/article(_:at:)`` where there was nothing to open, in one sentence.
    case notOpened(ArticleID, problem: String)
    /// An answer to ``Question/articleAgain(_:)``.
    case reloaded(OpenedArticle)
    /// An answer to ``Question/trail(_:then:)``.
    case trail(EntityID, [TrailStop], then: TrailStart)
    /// An answer to ``Question/related(_:entity:)``.
    case related(ArticleID, [RelatedArticle], entity: EntityID?, naming: [ArticleRow])
    /// An answer to ``Question/unread(query:)``.
    case unread(Int, for: String)
    /// An answer to ``Question/suggestion(_:isTyping:)``: a query that would find something.
    case suggestion(String?, for: String)
    /// An answer to ``Question/place(_:query:order:)``.
    case located(ArticleID, position: Int)
    /// An answer to ``Question/mark(_:)``; `nil` where nothing is marked so.
    case mark(KeptMark?, letter: Character)
    /// An answer to ``Question/followed``.
    case followed(Set<EntityID>)
    /// An answer to ``Question/newTrail(_:name:kind:)``: the articles with new mentions, oldest first.
    case newTrail(EntityID, name: String, kind: EntityKind, [TrailStop])
    /// An answer to ``Question/news(since:)``.
    case news(StartFacts)
    /// An answer to ``Question/arrivals(after:)``.
    case arrivals(Arrivals)
    /// Sentences of the open article were on the screen for a while: UTF-8 offsets.
    case seen(ArticleID, [Range<Int>])
    /// An answer to ``Question/tags``.
    case tags([TagCount])
    /// An answer to ``Question/leftOut(_:)``.
    case leftOut(ArticleID, LeftOutAnswer)
    /// An answer to what a dossier asked.
    case dossier(DossierAnswer)
    /// An answer to what a page asked.
    case page(PageAnswer)
    /// An answer to what an overlay asked.
    case overlay(OverlayAnswer)
    /// A change was made; it comes with the correction if it was about one.
    case made(Change, KeptCorrection?)
    /// A change could not be made, for a reason in a sentence.
    case notMade(Change, problem: String)
    /// Articles are being taken in.
    case importing(ImportProgress)
    /// That has ended; with a report when files were taken in.
    case imported(ImportReport?)
    /// That has failed, for a reason in a sentence; what was stored by then stays.
    case importFailed(String)
    /// It is time to keep what is on the screen.
    case timeToKeep
    /// Nothing has happened for a moment.
    case settled
    /// No key followed one that is no command yet for a while.
    case keysRested
    /// What a command asked for has come, so that the next one of its key can run.
    case goOn
    /// The file of settings was read again.
    case settings(SettingsReading)
    /// The library changed under the reader.
    case libraryChanged
    /// What the editor left of a note that was to be written.
    case noteWritten(NoteDraft, String)
    /// A sentence for the person at the keyboard.
    case failed(String)
    case said(String)
}

/// Where in an article the reader wants to be once it is open.
public enum Landing: Equatable, Sendable {
    case top
    /// At the top, but the person stays in the list and the article stays unread.
    case preview
    /// A UTF-8 offset into the text; the text there is marked as found when a length is given.
    case offset(Int, length: Int)
    /// Where a search led; `all` are the places in the text that match it; whoever opens the article fills them in.
    case hit(Range<Int>, of: String, all: [Range<Int>] = [])
    /// The first or the last of the places in the text that match a search.
    case edgeHit(of: String, isFirst: Bool)
    /// Where one left the article, or the top where that is not known.
    case left
    /// Where words - a name, a role - stand nearest to a mention of an entity.
    case words(String, of: EntityID)
    case firstMention(EntityID)
    case lastMention(EntityID)
    /// The first mention that was not read yet.
    case firstNewMention(EntityID)
    /// Where one was in it; in another pane than the text, if one is named.
    case place(ReadingPlace, focus: String? = nil)
    /// The exact place where a view was left.
    case view(ReadingPlace, rowsAbove: Int)
}

/// What to do when the trail of an entity has arrived.
public enum TrailStart: Equatable, Sendable {
    /// Stay at the mention under the cursor.
    case here
    /// Go to the mention before the one under the cursor.
    case previous
    /// Go to the first mention in this article, or to the nearest article with one.
    case first
    /// Only bring the numbers up to date.
    case refresh
}
