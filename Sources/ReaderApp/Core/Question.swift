public import Entities
public import Library

/// Something to ask the library.
public enum Question: Equatable, Sendable {
    /// A part of the list of `query`; when it is asked for again, the part moves with the article that should keep its
    /// row.
    case articles(
        query: String, order: ArticleOrder = ArticleOrder(), window: Range<Int>, keeping: KeptRow? = nil)
    /// The rows of a part of the list, to mark them.
    case rowsToMark(query: String, order: ArticleOrder, range: Range<Int>)
    /// The people whom articles name the most.
    case people(of: [ArticleID])
    /// How many articles of the list of `query` are unread.
    case unread(query: String)
    /// A query with words that occur, because this one finds nothing.
    case suggestion(String, isTyping: Bool)
    /// Where an article stands in the list of `query`.
    case place(ArticleID, query: String, order: ArticleOrder = ArticleOrder())
    case article(ArticleID, at: Landing)
    /// The article on the screen, as the library has it now.
    case articleAgain(ArticleID)
    /// Every article that names an entity.
    case trail(EntityID, then: TrailStart)
    case related(ArticleID, entity: EntityID?)
    case hits(String, order: SearchOrder, window: Range<Int>)
    /// What a query whose last field is unfinished may become.
    case completions(String)
    case tags
    case savedSearches
    /// The place marked with a letter.
    case mark(Character)
    case marks
    case notes
    case corrections
    /// The entity that a correction is about, by the name it has now.
    case subject(KeptCorrection)
    /// The entities of a kind with names that match `query`; for an empty query, those most like `name`.
    case candidates(query: String, like: EntityID, name: String, kind: EntityKind)
    /// The mentions of an entity, each in its sentence.
    case mentions(EntityID)
    case doubts(Range<Int>)
    /// Why the mention that starts at a UTF-8 offset belongs to its entity.
    case explanation(offset: Int, ArticleID)
    /// What could not be read of the files that were added.
    case problems
    case versions(ArticleID)
    /// What was left out of an article, read anew from its file.
    case leftOut(ArticleID)
    /// The people, organisations and places with the name typed; those in `first` at the top while nothing is typed.
    ///
    /// - Parameter company: Whose company stands there, where nobody is in `first`.
    case finding(String, first: [EntityID], company: EntityID? = nil)
    /// The last sentences about an entity.
    case latestMentions(EntityID)
    /// Who is followed.
    case followed
    /// The articles with new mentions of an entity, to walk them.
    case newTrail(EntityID, name: String, kind: EntityKind)
    /// What is new since a visit.
    case news(since: LibraryVisit?)
    /// What came after a visit; `nil` only to know how the library is now.
    case arrivals(after: LibraryVisit?)
    /// The copies of an article's text, and how they differ.
    case copies(ArticleID)
    case dossier(EntityID)
    /// The mentions of an entity that were not read.
    case newMentions(EntityID)
    /// The entities named in the same articles; this takes a while when there are many articles.
    case company(EntityID)
    case appearances(EntityID, [ArticleID])
    /// Every passage that somebody, or anybody, is quoted with.
    case ledger(EntityID?, words: String, reported: Bool, copies: Bool)
    case passages(EntityID?, [ArticleID], reported: Bool)
    /// The articles that a timeline counts.
    case stops(TimelineKey)
    case headlines([ArticleID])
    /// Where two are named together, in the articles that answer a query.
    case encounters(EntityID, EntityID, query: String)
    case excerpts([Excerpt.Place], marking: [EntityID])
    /// The ways from one to another through people between them.
    case chains(EntityID, EntityID)
    /// What is listed, written to a file.
    case export(ExportView, title: String, ExportFormat, path: String)
    /// The people named with somebody, and with each other.
    case network(EntityID, most: Int, query: String)
}

/// An article of the list that stays in its row of the screen when others come before it.
public struct KeptRow: Equatable, Sendable {
    public var article: ArticleID
    /// Its place in the list.
    public var place: Int
}

/// How a question is asked: what it is about, where it waits, and how the library answers it.
struct Asking: Sendable {
    /// What a question is about: a later one on the same topic makes an earlier one pointless.
    enum Topic: Hashable, Sendable {
        case list, rowsToMark, people, unread, suggestion, placeInList, article, articleAgain, trail,
            trailAgain, related, hits
        case tags, completions, savedSearches, mark, marks, notes, corrections, subject, candidates, mentions,
            doubts
        case explanation, problems, versions, leftOut, copies
        case finding, latestMentions, followed, newTrail, news, arrivals
        case dossier, newMentions, company, appearances, libraryChange
        case ledger, passages
        case stops(TimelineKey)
        case headlines, encounters, excerpts, chains, network, export
    }

    /// Where questions wait for each other; each queue has a thread.
    enum Queue: Int, CaseIterable, Sendable {
        /// For answers that take the person somewhere; they are fast.
        case reading
        case lists
        case searches
        case relations
        /// For what is read anew from files, however long they are.
        case files
        /// For answers that changes under way may affect: they wait for those changes.
        case afterChanges
    }

    typealias Answer = @Sendable (Library, @escaping QuestionQueue.IsSuperseded) throws -> Event?

    var topic: Topic
    var queue: Queue
    /// How long it waits before it is asked, so that it does not hold up what comes meanwhile.
    var delay: Duration
    /// Returns no event when there is nothing to say.
    var answer: Answer

    init(_ topic: Topic, in queue: Queue, after delay: Duration = .zero, answer: @escaping Answer) {
        self.topic = topic
        self.queue = queue
        self.delay = delay
        self.answer = answer
    }
}

extension Question {
    /// Every question with its topic, its queue and what the library is asked.
    var asking: Asking {
        switch self {
        case .articles(let query, let order, let window, let kept):
            .articles(query, order, window, keeping: kept)
        case .rowsToMark(let query, let order, let range): .rowsToMark(query, order, range)
        case .people(let articles): .people(of: articles)
        case .unread(let query): .unread(query)
        case .suggestion(let query, let isTyping): .suggestion(query, isTyping)
        case .place(let article, let query, let order): .place(of: article, query, order)
        case .article(let article, let landing): .article(article, landing)
        case .articleAgain(let article): .articleAgain(article)
        case .trail(let entity, let start): .trail(of: entity, start)
        case .related(let article, let entity): .related(article, entity)
        case .hits(let query, let order, let window): .hits(query, order, window)
        case .completions(let query): .completions(of: query)
        case .tags: .tags
        case .savedSearches: .savedSearches
        case .mark(let letter): .mark(letter)
        case .marks: .marks
        case .notes: .notes
        case .corrections: .corrections
        case .subject(let kept): .subject(of: kept)
        case .candidates(let query, let entity, let name, let kind):
            .candidates(for: query, like: entity, name, kind)
        case .mentions(let entity): .mentions(of: entity)
        case .doubts(let window): .doubts(window)
        case .explanation(let offset, let article): .explanation(offset, article)
        case .problems: .problems
        case .versions(let article): .versions(of: article)
        case .finding(let typed, let first, let company): .finding(typed, first: first, company: company)
        case .leftOut(let article): .leftOut(of: article)
        case .latestMentions(let entity): .latestMentions(of: entity)
        case .followed: .followed
        case .newTrail(let entity, let name, let kind): .newTrail(of: entity, name, kind)
        case .news(let visit): .news(since: visit)
        case .arrivals(let visit): .arrivals(after: visit)
        case .copies(let article): .copies(of: article)
        case .dossier(let entity): .dossier(of: entity)
        case .newMentions(let entity): .newMentions(of: entity)
        case .company(let entity): .company(of: entity)
        case .appearances(let entity, let articles): .appearances(of: entity, articles)
        case .ledger(let speaker, let words, let reported, let copies):
            .ledger(self, speaker, words, reported, copies)
        case .passages(let speaker, let articles, let reported): .passages(of: speaker, articles, reported)
        case .stops(let key): .stops(key)
        case .headlines(let articles): .headlines(articles)
        case .encounters(let one, let other, let query): .encounters(one, other, query)
        case .excerpts(let places, let marked): .excerpts(places, marked)
        case .chains(let one, let other): .chains(one, other)
        case .network(let entity, let most, let query): .network(entity, most, query)
        case .export(let view, let title, let format, let path): .export(view, title, format, path)
        }
    }
}
