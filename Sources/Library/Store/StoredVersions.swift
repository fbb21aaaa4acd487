import Articles
import Foundation
import GRDB
import WordIndex

/// A version of an article as a library holds it.
struct StoredVersion {
    /// In the table `version`; `nil` for the one that stands in front.
    var row: Int64?
    var article: ArticleID
    var place: ArticleSource.Place
    var size: Int
    /// In nanoseconds since 1970.
    var modified: Int64
    var contentHash: Int64
    var missing: Bool
    var words: Int
    var provenance: ArticleProvenance
    var contents: Article

    var rank: VersionRank { VersionRank(provenance, words: words, saved: modified) }

    var source: ArticleSource {
        ArticleSource(
            path: place.path, part: place.part, size: size, modified: modified, contentHash: contentHash)
    }
}

/// Reads the versions of articles, in one transaction.
struct StoredVersions {
    private let database: Database
    private let texts: StoredTexts

    init(_ database: Database, _ texts: StoredTexts) {
        self.database = database
        self.texts = texts
    }

    private static let columns = """
        v.size, v.modified, v.contentHash, v.missing, v.words, v.provenance, v.title, v.date, v.dateOrigin, v.source,
        v.byline, v.url, v.language, f.path, v.file
        """
    private static let columnCount = 15

    /// The version that stands in front.
    func front(_ article: Int64) throws -> StoredVersion? {
        let find = try database.cachedStatement(
            sql: """
                SELECT \(Self.columns), t.lexicon, t.length, t.blocks, t.text, NULL, v.id FROM article v
                JOIN folder f ON f.id = v.folder JOIN articleText t ON t.article = v.id WHERE v.id = ?
                """)
        return try Row.fetchOne(find, arguments: [article]).map(version)
    }

    /// The other versions, in the order in which they came.
    func behind(_ article: Int64) throws -> [StoredVersion] {
        let find = try database.cachedStatement(sql: Self.find("v.article = ?"))
        return try Row.fetchAll(find, arguments: [article]).map(version)
    }

    /// The version that comes from a place, if it stands in front of none.
    func version(folder: Int64, file: String) throws -> StoredVersion? {
        let find = try database.cachedStatement(sql: Self.find("v.folder = ? AND v.file = ?"))
        return try Row.fetchOne(find, arguments: [folder, file]).map(version)
    }

    private static func find(_ condition: String) -> String {
        """
        SELECT \(columns), v.lexicon, v.length, v.blocks, v.text, v.id, v.article FROM version v
        JOIN folder f ON f.id = v.folder WHERE \(condition) ORDER BY v.id
        """
    }

    private func version(_ row: Row) throws -> StoredVersion {
        let next = Self.columnCount
        let lexicon: Int64 = row[stored: next]
        let article: Int64 = row[stored: next + 5]
        let blocks: Data = row[stored: next + 2]
        let bytes = try StoredTexts.Packed(
            article: article, bytes: try row.withStoredBytes(at: next + 3) { Array($0) },
            lexicon: lexicon == 0 ? nil : try texts.lexicon(lexicon), length: row[stored: next + 1]
        ).text()
        let place = ArticleSource.Place(folder: row[stored: 13], file: row[stored: 14])
        return StoredVersion(
            row: row[stored: next + 4], article: ArticleID(rawValue: article), place: place,
            size: row[stored: 0],
            modified: row[stored: 1], contentHash: row[stored: 2], missing: row[stored: 3],
            words: row[stored: 4],
            provenance: StoredProvenance.provenance(row[stored: 5], part: place.part),
            contents: Article(
                title: row[stored: 6], text: String(decoding: bytes, as: UTF8.self),
                blocks: PackedBlocks.blocks([UInt8](blocks), length: bytes.count),
                date: ArticleDate(iso: row[stored: 7], origin: ArticleWriting.origin(row[stored: 8])),
                source: row[stored: 9], byline: row[stored: 10], url: row[stored: 11],
                language: row[stored: 12]))
    }
}
