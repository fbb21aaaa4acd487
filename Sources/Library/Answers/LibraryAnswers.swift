public import Articles
public import Entities

/// The number by which the library knows an article.
public struct ArticleID: Hashable, Comparable, Codable, Sendable, RawRepresentable {
    public var rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
    public static func < (a: ArticleID, b: ArticleID) -> Bool { a.rawValue < b.rawValue }
}

/// The number by which the library knows an entity.
public struct EntityID: Hashable, Comparable, Codable, Sendable, RawRepresentable {
    public var rawValue: Int64
    public init(rawValue: Int64) { self.rawValue = rawValue }
    public static func < (a: EntityID, b: EntityID) -> Bool { a.rawValue < b.rawValue }
}

/// An article as lists show it.
public struct ArticleRow: Equatable, Sendable {
    public var id: ArticleID
    public var path: String
    public var title: String
    public var date: ArticleDate
    public var source: String?
    public var byline: String?
    public var url: String?
    public var language: String?
    /// The number of words.
    public var words: Int
    /// How many people it names.
    public var people: Int
    public var unread: Bool
    public var starred: Bool
    public var tags: [String]
    /// Whether names have been looked for in it yet.
    public var wasRead: Bool
    /// Whether its file was gone when its folder was last added.
    public var missing: Bool

    public init(
        id: ArticleID, path: String, title: String, date: ArticleDate, source: String? = nil,
        byline: String? = nil,
        url: String? = nil, language: String? = nil, words: Int = 0, people: Int = 0, unread: Bool = true,
        starred: Bool = false, tags: [String] = [], wasRead: Bool = true, missing: Bool = false
    ) {
        self.id = id
        self.path = path
        self.title = title
        self.date = date
        self.source = source
        self.byline = byline
        self.url = url
        self.language = language
        self.words = words
        self.people = people
        self.unread = unread
        self.starred = starred
        self.tags = tags
        self.wasRead = wasRead
        self.missing = missing
    }
}

/// A mention as the library keeps it: tied to an entity of the whole library.
public struct LibraryMention: Equatable, Sendable {
    public var entity: EntityID
    /// UTF-8 offsets into the article's text.
    public var range: Range<Int>
    public var kind: EntityKind
    public var form: Mention.Form
    public var reason: String
    public var confidence: Double

    public init(
        entity: EntityID, range: Range<Int>, kind: EntityKind, form: Mention.Form, reason: String,
        confidence: Double
    ) {
        self.entity = entity
        self.range = range
        self.kind = kind
        self.form = form
        self.reason = reason
        self.confidence = confidence
    }
}

/// A quotation as the library keeps it.
public struct LibraryQuotation: Equatable, Sendable {
    /// UTF-8 offsets into the article's text, without the quotation marks.
    public var range: Range<Int>
    public var speaker: EntityID?
    public var cue: String?
    public var confidence: Double

    public init(range: Range<Int>, speaker: EntityID?, cue: String?, confidence: Double) {
        self.range = range
        self.speaker = speaker
        self.cue = cue
        self.confidence = confidence
    }
}

/// An entity as an article's side pane shows it.
public struct ArticleEntity: Equatable, Sendable {
    public var id: EntityID
    public var name: String
    public var kind: EntityKind
    /// Every name the library knows for it.
    public var aliases: [String]
    public var roles: [String]
    /// Mentions in this article.
    public var mentionsHere: Int
    /// Articles of the whole library that mention it, this one included.
    public var articles: Int

    public init(
        id: EntityID, name: String, kind: EntityKind, aliases: [String] = [], roles: [String] = [],
        mentionsHere: Int, articles: Int
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.aliases = aliases
        self.roles = roles
        self.mentionsHere = mentionsHere
        self.articles = articles
    }
}

/// An article with everything the reading screen and `dossier show` need.
public struct OpenedArticle: Equatable, Sendable {
    public var row: ArticleRow
    public var article: Article
    /// People first, then organisations, places, nationalities, others; within a kind the most mentioned first.
    public var entities: [ArticleEntity]
    /// In text order, not overlapping.
    public var mentions: [LibraryMention]
    public var quotations: [LibraryQuotation]
    public var sentences: [Range<Int>]

    public init(
        row: ArticleRow, article: Article, entities: [ArticleEntity], mentions: [LibraryMention],
        quotations: [LibraryQuotation], sentences: [Range<Int>]
    ) {
        self.row = row
        self.article = article
        self.entities = entities
        self.mentions = mentions
        self.quotations = quotations
        self.sentences = sentences
    }
}

/// An entity of the whole library.
public struct EntityRow: Equatable, Sendable {
    public var id: EntityID
    public var name: String
    public var kind: EntityKind
    public var aliases: [String]
    public var roles: [String]
    public var mentions: Int
    public var articles: Int
    /// The days of the first and the last article that mention it, `2024-07-21`.
    public var first: String
    public var last: String

    public init(
        id: EntityID, name: String, kind: EntityKind, aliases: [String], roles: [String], mentions: Int,
        articles: Int,
        first: String, last: String
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.aliases = aliases
        self.roles = roles
        self.mentions = mentions
        self.articles = articles
        self.first = first
        self.last = last
    }
}

/// One stop of the mention cursor: an article that mentions an entity, and how often.
public struct TrailStop: Equatable, Sendable {
    public var article: ArticleID
    public var mentions: Int

    public init(article: ArticleID, mentions: Int) {
        self.article = article
        self.mentions = mentions
    }
}

/// A mention in its sentence, as `dossier mentions` and a person's dossier show it.
public struct MentionInSentence: Equatable, Sendable {
    public var article: ArticleID
    public var title: String
    public var date: ArticleDate
    public var mention: LibraryMention
    /// The name as it stands in the text.
    public var text: String
    public var sentence: String
    /// UTF-8 offsets of the mention within `sentence`.
    public var rangeInSentence: Range<Int>

    public init(
        article: ArticleID, title: String, date: ArticleDate, mention: LibraryMention, text: String,
        sentence: String,
        rangeInSentence: Range<Int>
    ) {
        self.article = article
        self.title = title
        self.date = date
        self.mention = mention
        self.text = text
        self.sentence = sentence
        self.rangeInSentence = rangeInSentence
    }
}

/// One result of a search.
public struct SearchHit: Equatable, Sendable {
    public var article: ArticleID
    public var title: String
    public var date: ArticleDate
    public var source: String?
    /// The sentence that answers the query best, in one line.
    public var sentence: String
    /// What matched within `sentence`, as UTF-8 offsets, in order.
    public var matches: [Range<Int>]
    /// Where the first match lies in the article's text, as UTF-8 offsets.
    public var range: Range<Int>
    /// Higher is better; comparable only within one search.
    public var score: Double

    public init(
        article: ArticleID, title: String, date: ArticleDate, source: String?, sentence: String,
        matches: [Range<Int>],
        range: Range<Int>, score: Double
    ) {
        self.article = article
        self.title = title
        self.date = date
        self.source = source
        self.sentence = sentence
        self.matches = matches
        self.range = range
        self.score = score
    }
}

/// An article that belongs with another one, and why.
public struct RelatedArticle: Equatable, Sendable {
    public var article: ArticleID
    public var title: String
    public var date: ArticleDate
    public var source: String?
    /// 0…1, higher is closer.
    public var score: Double
    /// In words, the strongest first: “both name Emmanuel Macron and Dmitry Peskov”, “same day”.
    public var reasons: [String]

    public init(
        article: ArticleID, title: String, date: ArticleDate, source: String?, score: Double,
        reasons: [String]
    ) {
        self.article = article
        self.title = title
        self.date = date
        self.source = source
        self.score = score
        self.reasons = reasons
    }
}

/// A part of a longer list, with the length of the whole.
public struct Window<Element: Sendable & Equatable>: Equatable, Sendable {
    /// Where in the whole list `items` begins, from 0.
    public var offset: Int
    public var items: [Element]
    /// The length of the whole list.
    public var total: Int

    public init(offset: Int, items: [Element], total: Int) {
        self.offset = offset
        self.items = items
        self.total = total
    }
}
