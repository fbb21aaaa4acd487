public import Entities

/// What all articles together say about an entity, without the articles themselves.
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
    /// The articles that name it, newest first (the date, then the id), and behind them those without a date; never empty.
    public var stops: [Stop]
    /// The copies of their texts that name it too, in the same order; they are not counted.
    public var copies: [Stop] = []
    /// What the person wrote down about it, the latest first.
    public var notes: [Note] = []
    /// The first and the last of them that give a date; `nil` where none does.
    public var first: Headline?
    public var last: Headline?

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
        /// The date of the article, or the time of its file where it gives none, in seconds since 1970.
        public var seconds: Int64
        /// Whether the article gives a date.
        public var isDated: Bool
        public var mentions: Int32
        /// What the entity is quoted as saying in it.
        public var quotations: Int32
        /// How many copies of its text name the entity too, which are counted here.
        public var copies: Int32

        public init(
            article: ArticleID, seconds: Int64, isDated: Bool = true, mentions: Int32, quotations: Int32,
            copies: Int32 = 0
        ) {
            self.article = article
            self.seconds = seconds
            self.isDated = isDated
            self.mentions = mentions
            self.quotations = quotations
            self.copies = copies
        }

        /// Whether it stands before another one in a list: newest first, those without a date last.
        fileprivate func isBefore(_ other: Stop) -> Bool {
            if isDated != other.isDated { return isDated }
            return (other.seconds, other.article) < (seconds, article)
        }
    }

    public init(
        entity: EntityID, name: String, kind: EntityKind, names: [Epithet], roles: [Epithet], stops: [Stop],
        first: Headline?, last: Headline?
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

    /// ``stops`` and ``copies``, each for itself, in their order.
    public var stopsWithCopies: [Stop] {
        var merged: [Stop] = []
        var rest = copies[...]
        for stop in stops {
            while let copy = rest.first, copy.isBefore(stop) { merged.append(rest.removeFirst()) }
            merged.append(stop)
            merged[merged.count - 1].copies = 0
        }
        return merged + rest
    }

    /// The articles of ``first`` and ``last``.
    public var firstStop: Stop? { stops.last(where: \.isDated) }
    public var lastStop: Stop? { stops.first.flatMap { $0.isDated ? $0 : nil } }
    /// How many of the articles give no date.
    public var undated: Int { stops.count - (stops.firstIndex { !$0.isDated } ?? stops.count) }

    public var mentions: Int { stops.reduce(0) { $0 + Int($1.mentions) } }
    public var quotations: Int { stops.reduce(0) { $0 + Int($1.quotations) } }
}
