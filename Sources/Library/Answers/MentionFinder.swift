import Articles
import GRDB

extension Library {
    /// The mentions of an entity in articles, each in its sentence, in the articles' order.
    public func mentions(of entity: EntityID, in articles: [ArticleID]) throws -> [MentionInSentence] {
        try read { snapshot in
            let finder = try MentionFinder(snapshot)
            return try articles.flatMap { try finder.mentions(of: entity, in: $0.rawValue) }
        }
    }
}

/// Finds mentions with the sentences they stand in.
struct MentionFinder {
    let database: Database
    let texts: StoredTexts
    let readings: ReadingRows

    init(_ snapshot: Snapshot) throws {
        database = snapshot.database
        texts = snapshot.texts
        readings = try snapshot.readings
    }

    /// The mentions of an entity in an article, in their order.
    func mentions(of entity: EntityID, in article: Int64) throws -> [MentionInSentence] {
        let find = try database.cachedStatement(
            sql: "SELECT title, date, dateOrigin FROM article WHERE id = ?")
        guard let row = try Row.fetchOne(find, arguments: [article]),
            let reading = try readings.packed(article), let text = try texts.bytes(of: article)
        else { return [] }
        return try mentions(of: entity, in: article, row, reading, text)
    }

    /// - Parameter row: The article's title and date.
    func mentions(
        of entity: EntityID, in article: Int64, _ row: Row, _ reading: PackedReading, _ text: [UInt8]
    ) throws -> [MentionInSentence] {
        let sentences = Sentences(reading.sentences, in: text)
        return try readings.mentions(of: reading, entity: entity.rawValue).map { mention in
            let sentence = sentences.line(around: mention.range)
            return MentionInSentence(
                article: ArticleID(rawValue: article), title: row[stored: "title"], date: Self.date(of: row),
                mention: mention, text: Sentences.string(text, mention.range), sentence: sentence.text,
                rangeInSentence: sentence.place(of: mention.range))
        }
    }

    static func date(of row: Row) -> ArticleDate {
        ArticleDate(iso: row[stored: "date"], origin: ArticleWriting.origin(row[stored: "dateOrigin"]))
    }
}
