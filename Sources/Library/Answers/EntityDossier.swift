public import Articles
public import Entities

/// What is known of an entity through all articles, without the articles themselves.
///
/// Its long lists are read part by part: ``Library/appearances(of:in:)`` and ``Library/company(of:)``.
public struct EntityDossier: Equatable, Sendable {
    public var entity: EntityID
    public var name: String
    public var kind: EntityKind
    /// What articles call it, the most used first; names that differ in case and marks alone are one.
    public var names: [Epithet]
    /// What articles describe it as, in the same order.
    public var roles: [Epithet]
    /// The articles that name it, newest first (the date, then the id); never empty.
    public var stops: [Stop]
    /// The first and the last of them by date.
    public var first: Headline
    public var last: Headline

    /// An article's title and date.
    public struct Headline: Equatable, Sendable {
        public var title: String
        public var date: ArticleDate

        public init(title: String, date: ArticleDate) {
            self.title = title
            self.date = date
        }
    }

    /// A name or a role, and how many articles use it.
    public struct Epithet: Equatable, Sendable {
        public var text: String
        /// 0 for the name that a correction gave, which no article need use.
        public var articles: Int

        public init(text: String, articles: Int) {
            self.text = text
            self.articles = articles
        }
    }

    /// An article that names it.
    public struct Stop: Equatable, Sendable {
        public var article: ArticleID
        /// When it is from, in seconds since 1970.
        public var seconds: Int64
        public var mentions: Int32
        /// What the entity is quoted as saying in it.
        public var quotations: Int32

        public init(article: ArticleID, seconds: Int64, mentions: Int32, quotations: Int32) {
            self.article = article
            self.seconds = seconds
            self.mentions = mentions
            self.quotations = quotations
        }
    }

    public init(
        entity: EntityID, name: String, kind: EntityKind, names: [Epithet], roles: [Epithet], stops: [Stop],
        first: Headline, last: Headline
    ) {
        self.entity = entity
        self.name = name
        self.kind = kind
        self.names = names
        self.roles = roles
        self.stops = stops
        self.first = first
        self.last = last
    }

    public var mentions: Int { stops.reduce(0) { $0 + Int($1.mentions) } }
    public var quotations: Int { stops.reduce(0) { $0 + Int($1.quotations) } }
}

/// What one article says of an entity: its mentions, each in its sentence, and what it is quoted as saying.
public struct Appearance: Equatable, Sendable {
    public var article: ArticleID
    public var title: String
    public var date: ArticleDate
    public var source: String?
    /// In text order.
    public var mentions: [MentionInSentence]
    /// In text order.
    public var quotations: [SpokenQuotation]

    public init(
        article: ArticleID, title: String, date: ArticleDate, source: String?, mentions: [MentionInSentence],
        quotations: [SpokenQuotation]
    ) {
        self.article = article
        self.title = title
        self.date = date
        self.source = source
        self.mentions = mentions
        self.quotations = quotations
    }
}

/// A quotation with its words.
public struct SpokenQuotation: Equatable, Sendable {
    /// UTF-8 offsets into the article's text, without the quotation marks.
    public var range: Range<Int>
    /// In one line.
    public var text: String
    public var cue: String?
    public var confidence: Double

    public init(range: Range<Int>, text: String, cue: String?, confidence: Double) {
        self.range = range
        self.text = text
        self.cue = cue
        self.confidence = confidence
    }
}

/// Who and what is named in the same articles as an entity, and since when and until when it is called what.
public struct EntityCompany: Equatable, Sendable {
    /// Somebody or something named in the same articles.
    public struct Companion: Equatable, Sendable {
        public var entity: EntityID
        public var name: String
        public var kind: EntityKind
        /// How many articles name both.
        public var articles: Int

        public init(entity: EntityID, name: String, kind: EntityKind, articles: Int) {
            self.entity = entity
            self.name = name
            self.kind = kind
            self.articles = articles
        }
    }
    /// A name or a role with the articles that use it.
    public struct Use: Equatable, Sendable {
        public var text: String
        public var articles: Int
        /// The first and the last by date.
        public var first: EntityDossier.Stop
        public var last: EntityDossier.Stop

        public init(text: String, articles: Int, first: EntityDossier.Stop, last: EntityDossier.Stop) {
            self.text = text
            self.articles = articles
            self.first = first
            self.last = last
        }
    }
    /// People first, then organisations, places, nationalities, others; of a kind those with most articles first.
    public var companions: [Companion]
    /// As ``EntityDossier/names`` spells them, in the same order.
    public var names: [Use]
    public var roles: [Use]

    /// The articles that give no date, and stand under that of their file.
    public var undated: Set<ArticleID>

    public init(
        companions: [Companion], names: [Use], roles: [Use], undated: Set<ArticleID> = []
    ) {
        self.companions = companions
        self.names = names
        self.roles = roles
        self.undated = undated
    }
}
