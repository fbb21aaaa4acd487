public import Entities

/// What is new in a library for somebody who follows people in it: the start screen.
public struct News: Equatable, Sendable {
    /// A followed name.
    public struct Person: Equatable, Sendable {
        public var id: EntityID
        public var name: String
        public var kind: EntityKind
        /// What most articles describe it as; `nil` for a name below ``News/peopleInFull``, and where there is none.
        public var role: String?
        public var new = NewMentionCount()
        /// The latest article that names it, with a date of its own.
        public var latest: Headline?
        /// The mentions in each of the twelve months that end with the month of the library's latest dated article.
        public var months = Array(repeating: 0, count: News.monthsShown)
        /// When it was last named, and last with something new: by these people are sorted.
        var last: Int64 = .min
        var lastNew: Int64 = .min

        public init(id: EntityID, name: String, kind: EntityKind) {
            self.id = id
            self.name = name
            self.kind = kind
        }
    }
    /// A saved search, with how many of its answers are new articles.
    public struct Search: Equatable, Sendable {
        public var search: SavedSearch
        public var new: Int

        public init(_ search: SavedSearch, new: Int) {
            self.search = search
            self.new = new
        }
    }
    /// Somebody whom no article named before.
    public struct Newcomer: Equatable, Sendable {
        public var id: EntityID
        public var name: String
        public var articles: Int

        public init(id: EntityID, name: String, articles: Int) {
            self.id = id
            self.name = name
            self.articles = articles
        }
    }

    /// When the library was last looked at; `nil` on a first visit, when all is new.
    public var since: LibraryVisit?
    public var articles = 0
    public var names = 0
    /// Whom one follows: those with new mentions first, the latest first.
    public var people: [Person] = []
    /// The new mentions of all of them, and the articles that hold them, each counted once.
    public var new = NewMentionCount()
    /// Articles that came since and were not opened: those that name people one follows first, then by date, those
    /// without a date last.
    public var newArticles: [ArticleRow] = []
    public var newArticleCount = 0
    /// How many of them name somebody one follows.
    public var newArticlesNaming = 0
    public var searches: [Search] = []
    /// People whom an article names for the first time since the last visit; none on a first visit.
    public var newcomers: [Newcomer] = []
    public var newcomerCount = 0
    public var doubts = 0
    public var problems = 0

    public init() {}

    public static let monthsShown = 12
    /// Of so many people the role and the latest article are told.
    public static let peopleInFull = 60
    static let articlesListed = 40
    static let newcomersListed = 12
    static let searchesListed = 12
}
