import Articles
import Foundation
import GRDB
import Synchronization
import WordIndex

/// The lexicons of a library that have been used.
final class Lexicons: Sendable {
    private let known = Mutex<[Int64: TextLexicon]>([:])

    func lexicon(_ id: Int64, _ database: Database) throws -> TextLexicon {
        if let lexicon = known.withLock({ $0[id] }) { return lexicon }
        guard let lexicon = try Self.load(id, database) else {
            throw LibraryError.damaged(path: "", detail: "lexicon \(id)")
        }
        known.withLock { $0[id] = lexicon }
        return lexicon
    }

    private static func load(_ id: Int64, _ database: Database) throws -> TextLexicon? {
        let find = "SELECT entries, common FROM lexicon WHERE id = ?"
        guard let row = try Row.fetchOne(database, sql: find, arguments: [id]) else { return nil }
        let entries: Data = row[stored: "entries"]
        let common: Data = row[stored: "common"]
        return TextLexicon(id: id, .init(packedEntries: [UInt8](entries), packedCommon: [UInt8](common)))
    }

    /// Learns from `texts`, and keeps what was learned.
    func train(on texts: [String], _ database: Database) throws -> TextLexicon {
        let learned = TextLexicon.learn(from: texts)
        try database.execute(
            sql: "INSERT INTO lexicon (entries, common) VALUES (?, ?)",
            arguments: [Data(learned.packedEntries), Data(learned.packedCommon)])
        return TextLexicon(id: database.lastInsertedRowID, learned)
    }

    /// The lexicon for writing new texts; `nil` while the library is small.
    func newest(_ database: Database) throws -> TextLexicon? {
        guard let id = try Int64.fetchOne(database.cachedStatement(sql: "SELECT max(id) FROM lexicon")) else {
            return nil
        }
        return try lexicon(id, database)
    }
}

/// The texts of articles, in one transaction.
struct StoredTexts {
    private let database: Database
    private let lexicons: Lexicons

    init(_ database: Database, _ lexicons: Lexicons) {
        self.database = database
        self.lexicons = lexicons
    }

    func lexicon(_ id: Int64) throws -> TextLexicon { try lexicons.lexicon(id, database) }

    /// A text as it is stored.
    struct Packed: Sendable {
        let article: Int64
        let bytes: [UInt8]
        /// The lexicon it is written with; `nil` if it is stored as it was.
        let lexicon: TextLexicon?
        let length: Int
        /// No file with more bytes of text is added.
        private static let longest = 1 << 30

        /// The text as UTF-8.
        ///
        /// - Throws: ``LibraryError/damaged(path:detail:)``.
        func text() throws -> [UInt8] {
            let damage = LibraryError.damaged(path: "", detail: "the text of article \(article)")
            guard (0...Self.longest).contains(length) else { throw damage }
            let text = bytes.withUnsafeBufferPointer { lexicon?.decoded($0, length: length) } ?? bytes
            guard text.count == length else { throw damage }
            return text
        }
    }

    /// The text of an article as UTF-8.
    func bytes(of article: Int64) throws -> [UInt8]? { try packed(article)?.text() }

    /// The text of an article as it is stored, to be read on another thread.
    func packed(_ article: Int64) throws -> Packed? {
        let statement = try database.cachedStatement(
            sql: "SELECT text, lexicon, length FROM articleText WHERE article = ?")
        // The row itself, as a copy of it would copy the text too; it is there as long as the cursor.
        let rows = try Row.fetchCursor(statement, arguments: [article])
        return try withExtendedLifetime(rows) {
            guard let row = try rows.next() else { return nil }
            let lexicon: Int64 = row[stored: 1]
            return Packed(
                article: article, bytes: try row.withStoredBytes(at: 0) { Array($0) },
                lexicon: lexicon == 0 ? nil : try lexicons.lexicon(lexicon, database),
                length: row[stored: 2])
        }
    }

    /// An article with its text, as it was added.
    func article(of row: ArticleRow) throws -> Article? {
        guard let bytes = try bytes(of: row.id.rawValue) else { return nil }
        let find = try database.cachedStatement(sql: "SELECT blocks FROM articleText WHERE article = ?")
        let blocks = try Data.fetchOne(find, arguments: [row.id.rawValue]) ?? Data()
        return Article(
            title: row.headline.title, text: String(decoding: bytes, as: UTF8.self),
            blocks: PackedBlocks.blocks([UInt8](blocks), length: bytes.count), date: row.headline.date,
            source: row.headline.source,
            byline: row.byline, url: row.url, language: row.language)
    }

    /// Stores the text of an article.
    ///
    /// - Parameter newest: The lexicon to use when the text is not written with one yet.
    func put(_ incoming: IncomingArticle, id: Int64, newest: TextLexicon?) throws {
        let article = incoming.article
        let insert = try database.cachedStatement(
            sql:
                "INSERT OR REPLACE INTO articleText (article, lexicon, length, blocks, text) VALUES (?, ?, ?, ?, ?)"
        )
        let blocks = Data(PackedBlocks.bytes(of: article.blocks))
        let lexicon = incoming.packedText == nil ? newest?.id ?? 0 : incoming.words.lexicon
        let text = incoming.packedText ?? newest?.encoded(article.text) ?? Array(article.text.utf8)
        try insert.execute(arguments: [id, lexicon, article.text.utf8.count, blocks, Data(text)])
    }
}
