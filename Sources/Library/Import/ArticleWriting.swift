import Articles
import CrossReferences
import Entities
import Foundation
import GRDB
import Synchronization
import WordIndex

/// What happened to an article that was given to a library.
public enum StoredArticle: Equatable, Sendable {
    case new(ArticleID)
    case changed(ArticleID)
    case unchanged(ArticleID)
    /// Its file was gone from its old place, and is here now.
    case moved(ArticleID)

    public var id: ArticleID {
        switch self {
        case .new(let id), .changed(let id), .unchanged(let id), .moved(let id): id
        }
    }
}

extension Library {
    /// Adds articles: all of them, or none if it fails.
    ///
    /// An article from the same file and with the same bytes as before changes nothing; one with other bytes is
    /// replaced, and keeps its id, its marks and its tags. So does one with a missing file when its bytes come from
    /// another file.
    public func store(_ articles: [IncomingArticle]) throws -> [StoredArticle] {
        if let again = Self.firstRepeatedPath(articles) {
            return try store(Array(articles[..<again])) + store(Array(articles[again...]))
        }
        return try writing(for: articles) { writing in try articles.map { try writing.store($0) } }
    }

    /// Adds annotations of articles that are stored already.
    ///
    /// Articles that changed in the meantime are left alone.
    func store(_ annotations: [(article: ArticleID, contentHash: Int64, annotation: IncomingAnnotation)])
        throws
    {
        try writing { writing in
            for item in annotations {
                try writing.addAnnotation(item.annotation, of: item.article.rawValue, hash: item.contentHash)
            }
        }
    }

    /// Changes the library in one transaction; `body` only gathers and asks, the writing happens at the end.
    func writing<Value: Sendable>(
        for articles: [IncomingArticle] = [], _ body: (inout ArticleWriting) throws -> Value
    ) throws -> Value {
        try write { database in
            try knownEntities.withLock { known in
                var writing = try ArticleWriting(
                    database, index: try textIndex(database), known: known, texts: texts(database),
                    lexicon: articles.isEmpty ? nil : try lexicon(for: articles, database))
                // The memory is handed over, not copied.
                known = KnownEntities()
                let value = try body(&writing)
                known = try writing.finish()
                return value
            }
        }
    }

    /// The lexicon for writing new texts; the library learns one when it has grown enough.
    private func lexicon(for articles: [IncomingArticle], _ database: Database) throws -> TextLexicon? {
        let known = try Int.fetchOne(database, sql: "SELECT count(*) FROM lexicon") ?? 0
        let stored = min(try Int.fetchOne(database, sql: "SELECT textBytes FROM state") ?? 0, 1 << 48)
        let incoming = articles.reduce(0) { $0 + $1.article.text.utf8.count }
        guard known < TextLexicon.trainingSizes.count, stored + incoming >= TextLexicon.trainingSizes[known]
        else {
            return try lexicons.newest(database)
        }
        var sample = articles.map(\.article.text)
        if incoming < TextLexicon.sampleBytes {
            let older = try Int64.fetchAll(
                database,
                sql: "SELECT article FROM articleText ORDER BY article DESC LIMIT \(TextLexicon.sampleTexts)")
            sample += try older.compactMap { try texts(database).bytes(of: $0) }.map {
                String(decoding: $0, as: UTF8.self)
            }
        }
        return try lexicons.train(on: sample, database)
    }

    /// An article cannot be replaced in the transaction that adds it.
    private static func firstRepeatedPath(_ articles: [IncomingArticle]) -> Int? {
        var paths: Set<String> = []
        return articles.firstIndex { !paths.insert($0.file.path).inserted }
    }
}

/// One transaction of the writer: articles, the index of their words, and who is named in them.
struct ArticleWriting {
    let database: Database
    let index: TextIndex
    var register: IdentityRegister<EntityStore>
    /// The new documents, by the lexicon whose pairs they have.
    var shards: [Int64: ShardBuilder] = [:]
    let texts: StoredTexts
    let lexicon: TextLexicon?
    var dead: [Int64: DocumentSet] = [:]
    var folders: [String: Int64] = [:]
    var articleCount = 0
    var annotatedCount = 0
    var mentionCount = 0
    var textBytes = 0
    var corrections: CorrectionsWhileWriting

    init(
        _ database: Database, index: TextIndex, known: KnownEntities, texts: StoredTexts,
        lexicon: TextLexicon?
    ) throws {
        self.texts = texts
        self.lexicon = lexicon
        self.database = database
        self.index = index
        corrections = try CorrectionsWhileWriting(database)
        register = try IdentityRegister(database, texts, known: known)
    }

    // MARK: Articles

    mutating func store(_ incoming: IncomingArticle) throws -> StoredArticle {
        let parts = incoming.file.parts
        let folder = try folderID(parts.folder)
        let find = try database.cachedStatement(
            sql: "SELECT id, contentHash, isAnnotated FROM article WHERE folder = ? AND file = ?")
        guard let row = try Row.fetchOne(find, arguments: [folder, parts.file]) else {
            if let moved = try storeMoved(incoming, folder: folder, file: parts.file) { return moved }
            let id = try insert(incoming, folder: folder, file: parts.file)
            try add(incoming, id: id)
            return .new(ArticleID(rawValue: id))
        }
        let id: Int64 = row[stored: "id"]
        if row[stored: "contentHash"] == incoming.file.contentHash {
            try touch(id, incoming.file)
            if row[stored: "isAnnotated"] == false, let annotation = incoming.annotation {
                try add(annotation, to: id, incoming.article)
            }
            return .unchanged(ArticleID(rawValue: id))
        }
        try replace(id, incoming)
        return .changed(ArticleID(rawValue: id))
    }

    /// Gives an article with a missing file the file that has its bytes.
    private mutating func storeMoved(
        _ incoming: IncomingArticle, folder: Int64, file: String
    ) throws -> StoredArticle? {
        let find = try database.cachedStatement(
            sql: """
                SELECT id, title, date, isAnnotated FROM article WHERE missing = 1 AND contentHash = ?
                ORDER BY file = ? DESC, id LIMIT 1
                """)
        let hash = incoming.file.contentHash
        guard let row = try Row.fetchOne(find, arguments: [hash, file]) else { return nil }
        let id: Int64 = row[stored: "id"]
        try database.cachedStatement(sql: "UPDATE article SET folder = ?, file = ? WHERE id = ?")
            .execute(arguments: [folder, file, id])
        // The title or the date may come from the file's name.
        if row[stored: "title"] == incoming.article.title, row[stored: "date"] == incoming.article.date.iso {
            try touch(id, incoming.file)
            if row[stored: "isAnnotated"] == false, let annotation = incoming.annotation {
                try add(annotation, to: id, incoming.article)
            }
        } else {
            try replace(id, incoming)
        }
        return .moved(ArticleID(rawValue: id))
    }

    private mutating func replace(_ id: Int64, _ incoming: IncomingArticle) throws {
        try remove(id)
        try update(id, incoming)
        try add(incoming, id: id)
    }

    private mutating func folderID(_ path: String) throws -> Int64 {
        if let known = folders[path] { return known }
        let found = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT id FROM folder WHERE path = ?"), arguments: [path])
        if let found {
            folders[path] = found
            return found
        }
        try database.cachedStatement(sql: "INSERT INTO folder (path) VALUES (?)").execute(arguments: [path])
        folders[path] = database.lastInsertedRowID
        return database.lastInsertedRowID
    }

    private func touch(_ id: Int64, _ file: ArticleSource) throws {
        try database.cachedStatement(
            sql: "UPDATE article SET size = ?, modified = ?, missing = 0 WHERE id = ?"
        ).execute(arguments: [file.size, file.modified, id])
    }

    private mutating func insert(_ incoming: IncomingArticle, folder: Int64, file: String) throws -> Int64 {
        let article = incoming.article
        try database.cachedStatement(
            sql: """
                INSERT INTO article (folder, file, size, modified, contentHash, title, date, dateOrigin, dateKey,
                    source, byline, url, language, words, provenance)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            folder, file, incoming.file.size, incoming.file.modified, incoming.file.contentHash,
            article.title,
            article.date.iso, Self.index(article.date.origin), DateKey.number(of: article.date.iso),
            article.source, article.byline, article.url, article.language, incoming.words.total,
            try StoredProvenance.text(of: incoming.provenance),
        ])
        articleCount += 1
        return database.lastInsertedRowID
    }

    private func update(_ id: Int64, _ incoming: IncomingArticle) throws {
        let article = incoming.article
        try database.cachedStatement(
            sql: """
                UPDATE article SET size = ?, modified = ?, contentHash = ?, title = ?, date = ?, dateOrigin = ?,
                    dateKey = ?, source = ?, byline = ?, url = ?, language = ?, words = ?, provenance = ?, people = 0, isAnnotated = 0,
                    missing = 0 WHERE id = ?
                """
        ).execute(arguments: [
            incoming.file.size, incoming.file.modified, incoming.file.contentHash, article.title,
            article.date.iso, Self.index(article.date.origin), DateKey.number(of: article.date.iso),
            article.source, article.byline, article.url, article.language, incoming.words.total,
            try StoredProvenance.text(of: incoming.provenance), id,
        ])
    }

    private mutating func add(_ incoming: IncomingArticle, id: Int64) throws {
        let article = incoming.article
        try texts.put(incoming, id: id, newest: lexicon)
        textBytes += article.text.utf8.count
        // What was read while the library was learning its lexicon gets its pairs now.
        let isLate = incoming.words.lexicon == 0 && lexicon != nil
        let words = isLate ? ArticleWords(article, lexicon: lexicon) : incoming.words
        shards[words.lexicon, default: ShardBuilder()]
            .add(words, article: id, date: DateKey.number(of: article.date.iso))
        if let annotation = incoming.annotation { try add(annotation, to: id, article) }
    }

    static func index(_ origin: ArticleDate.Origin) -> Int {
        switch origin {
        case .text: 0
        case .fileName: 1
        case .fileTime: 2
        case .page: 3
        case .address: 4
        }
    }

    static func origin(_ index: Int) -> ArticleDate.Origin {
        switch index {
        case 0: .text
        case 1: .fileName
        case 3: .page
        case 4: .address
        default: .fileTime
        }
    }

    /// Removes an article's words and annotation from the library, to be stored again.
    private mutating func remove(_ id: Int64) throws {
        for shard in index.shards {
            guard let document = shard.document(of: id) else { continue }
            dead[shard.id, default: shard.dead].insert(document)
        }
        let size = try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT length FROM articleText WHERE article = ?"),
            arguments: [id])
        textBytes -= max(0, min(size ?? 0, Int(Int32.max)))
        try removeAnnotation(of: id)
    }

    // MARK: The end

    /// Writes what was gathered.
    ///
    /// - Returns: What is known about entities, for the next transaction.
    mutating func finish() throws -> KnownEntities {
        try register.store.writeAppearances()
        try register.store.known.flush(database)
        try register.store.known.removeUnusedNames(database)
        try indexLateWords()
        for (id, set) in dead {
            try database.execute(
                sql: "UPDATE shard SET dead = ?, revision = revision + 1 WHERE id = ?",
                arguments: [Data(set.bytes), id])
        }
        for (lexicon, shard) in shards.sorted(by: { $0.key < $1.key }) {
            try shard.finished().insert(lexicon: lexicon, into: database)
        }
        if !shards.isEmpty { try ShardMerging.run(database) }
        try database.execute(
            sql: """
                UPDATE state SET articles = articles + ?, annotated = annotated + ?, mentions = mentions + ?,
                    textBytes = textBytes + ?, entities = entities + ?
                """,
            arguments: [
                articleCount, annotatedCount, mentionCount, textBytes, register.store.known.takeGrowth(),
            ])
        let isOutdated = try finishCorrections()
        try GoneEntities(database).removeQuestions(about: register.store.known.takeLosing())
        return isOutdated ? KnownEntities() : register.store.known
    }
}
