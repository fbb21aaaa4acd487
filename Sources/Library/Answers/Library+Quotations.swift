import Articles
import Entities
import GRDB

/// A quotation with the article it stands in.
public struct QuotationInArticle: Equatable, Sendable {
    public var headline: Headline
    public var quotation: LibraryQuotation
    /// What the library calls the speaker; `nil` where the article does not name them.
    public var name: String?
    /// The speaker's name, or what the article calls them; `nil` where nobody knows who speaks.
    public var speakerInWords: String? { name ?? quotation.speakerWords }
    /// What is said, as it stands in the article.
    public var text: String
    /// The place in the article's text, in Unicode scalars.
    public var scalars: Range<Int>
    /// The article that stands for the copies of this one; itself where it stands for itself.
    public var front: ArticleID

    public init(
        _ headline: Headline, quotation: LibraryQuotation, name: String?,
        text: String, scalars: Range<Int>, front: ArticleID? = nil
    ) {
        self.headline = headline
        self.quotation = quotation
        self.name = name
        self.text = text
        self.scalars = scalars
        self.front = front ?? headline.article
    }
}

extension Library {
    /// The articles that may hold quotations: those in which an entity is quoted, oldest first, or all, newest first.
    ///
    /// - Parameters:
    ///   - speaker: Who is quoted; anybody when `nil`.
    ///   - reported: Whether articles that only tell what somebody said count too; they are not known apart from others that
    ///     name the speaker.
    public func articles(quoting speaker: EntityID?, reported: Bool = false) throws -> [ArticleID] {
        try read { snapshot in
            let database = snapshot.database
            let found =
                if let speaker {
                    try Int64.fetchAll(
                        database,
                        sql: """
                            SELECT article FROM appearance WHERE entity = ?\(reported ? "" : " AND quotations > 0")
                            ORDER BY \(DateKey.oldestFirst), article
                            """, arguments: [speaker.rawValue])
                } else {
                    try Int64.fetchAll(database, sql: "SELECT id FROM article ORDER BY dateKey DESC, id DESC")
                }
            return found.map(ArticleID.init)
        }
    }

    /// The quotations of articles, in the articles' order and the order of each text.
    ///
    /// - Parameters:
    ///   - speaker: Only what this entity says; what anybody says when `nil`.
    ///   - reported: Whether also what articles tell without quotation marks.
    public func quotations(of speaker: EntityID?, in articles: [ArticleID], reported: Bool = false) throws
        -> [QuotationInArticle]
    {
        try read { snapshot in
            var finder = try QuotationFinder(snapshot, reported: reported)
            return try articles.flatMap { try finder.quotations(of: speaker, in: $0) }
        }
    }
}

/// Finds quotations, in one transaction.
private struct QuotationFinder {
    private let snapshot: Snapshot
    private let annotations: AnnotationRows
    private let withReported: Bool
    /// The speakers' names; an entity that is not shown has none.
    private var names: [EntityID: String?] = [:]

    init(_ snapshot: Snapshot, reported: Bool) throws {
        self.snapshot = snapshot
        withReported = reported
        annotations = try snapshot.annotations
    }

    mutating func quotations(of speaker: EntityID?, in article: ArticleID) throws -> [QuotationInArticle] {
        guard let annotation = try annotations.packed(article.rawValue), !annotation.quotations.isEmpty else {
            return []
        }
        let found = try annotations.quotations(of: annotation).filter {
            (speaker == nil || $0.speaker == speaker) && (withReported || $0.kind != .reported)
        }
        guard !found.isEmpty, let headline = try snapshot.headlines.headline(of: article.rawValue),
            let text = try snapshot.texts.bytes(of: article.rawValue)
        else { return [] }
        let offsets = TextOffsets(utf8: text)
        let front = try Int64.fetchOne(
            snapshot.database.cachedStatement(sql: "SELECT copyOf FROM article WHERE id = ?"),
            arguments: [article.rawValue])
        return try found.map { quotation in
            QuotationInArticle(
                headline, quotation: quotation,
                name: try quotation.speaker.flatMap { try name(of: $0) },
                text: Sentences.string(text, quotation.range), scalars: offsets.scalars(quotation.range),
                front: front.map(ArticleID.init(rawValue:)))
        }
    }

    private mutating func name(of entity: EntityID) throws -> String? {
        if let known = names[entity] { return known }
        let found = try String.fetchOne(
            snapshot.database.cachedStatement(sql: "SELECT name FROM entity WHERE id = ? AND articles > 0"),
            arguments: [entity.rawValue])
        names[entity] = .some(found)
        return found
    }
}
