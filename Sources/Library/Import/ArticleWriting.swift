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
    /// It is another version of an article that has its web address.
    case version(ArticleID)
    /// An article that has its web address has its text too.
    case copy(ArticleID)

    public var id: ArticleID {
        switch self {
        case .new(let id), .changed(let id), .unchanged(let id), .moved(let id), .version(let id),
            .copy(let id):
            id
        }
    }
}

extension Library {
    /// Adds articles.
    ///
    /// An article from the same place and with the same hash as before changes nothing; one with another hash is
    /// replaced, and keeps its id, its marks and its tags. So does one with a missing file when its bytes come from
    /// another file. One with the web address of another is a version of it (``StoredArticle/version(_:)``).
    ///
    /// - Returns: What happened to each, in their order.
    public func store(_ articles: [IncomingArticle]) throws -> [StoredArticle] {
        var results = [StoredArticle?](repeating: nil, count: articles.count)
        var waiting = Array(articles.indices)
        // An article cannot be replaced in the transaction that writes it.
        while !waiting.isEmpty {
            let now = waiting
            let done = try writing(for: now.map { articles[$0] }) { writing in
                try now.map { index -> StoredArticle? in
                    switch try writing.store(articles[index]) {
                    case .done(let stored): stored
                    case .later: nil
                    }
                }
            }
            for (index, stored) in zip(now, done) { results[index] = stored }
            waiting = now.filter { results[$0] == nil }
        }
        return results.compactMap { $0 }
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
    /// The articles whose words this transaction writes.
    var written: Set<Int64> = []
    var copies: CopyGroups

    init(
        _ database: Database, index: TextIndex, known: KnownEntities, texts: StoredTexts,
        lexicon: TextLexicon?
    ) throws {
        self.texts = texts
        self.lexicon = lexicon
        self.database = database
        self.index = index
        copies = CopyGroups(database, texts)
        corrections = try CorrectionsWhileWriting(database)
        register = try IdentityRegister(database, texts, known: known)
    }

    // MARK: Articles

    /// What became of an article.
    enum Stored {
        case done(StoredArticle)
        /// It replaces one that this transaction writes, and must wait for the next.
        case later
    }

    mutating func store(_ incoming: IncomingArticle) throws -> Stored {
        let place = incoming.file.place
        let folder = try folderID(place.folder)
        let find = try database.cachedStatement(
            sql: "SELECT id, contentHash, isAnnotated, isPartial FROM article WHERE folder = ? AND file = ?")
        if let row = try Row.fetchOne(find, arguments: [folder, place.file]) {
            return try store(incoming, over: row)
        }
        if let version = try StoredVersions(database, texts).version(folder: folder, file: place.file) {
            return try store(incoming, over: version)
        }
        if let moved = try storeMoved(incoming, folder: folder, file: place.file) { return .done(moved) }
        if let version = try storeVersion(incoming, place, folder: folder) { return version }
        let id = try insert(incoming, folder: folder, file: place.file)
        try add(incoming, id: id)
        try incoming.marks.put(on: id, isNew: true, database)
        return .done(.new(ArticleID(rawValue: id)))
    }

    /// Stores what the file of an article holds now.
    private mutating func store(_ incoming: IncomingArticle, over row: Row) throws -> Stored {
        let id: Int64 = row[stored: "id"]
        if row[stored: "contentHash"] == incoming.file.contentHash {
            try touch(id, incoming.file)
            if row[stored: "isAnnotated"] == false, let annotation = incoming.annotation {
                try add(annotation, to: id, incoming.article)
            }
            return .done(.unchanged(ArticleID(rawValue: id)))
        }
        if written.contains(id) { return .later }
        let others = try versions(of: id)
        if row[stored: "isPartial"] == false, incoming.provenance.isPartial, incoming.article.url != nil {
            // What was whole stays, though its file has it no longer.
            try keepWhole(id, incoming)
            return .done(.changed(ArticleID(rawValue: id)))
        }
        if let best = others.max(by: { $0.rank < $1.rank }), incoming.rank < best.rank {
            try exchange(incoming, for: best, of: id)
            return .done(.changed(ArticleID(rawValue: id)))
        }
        try replace(id, incoming.completed(by: others.map(\.contents)))
        if !others.isEmpty { try countVersions(of: id) }
        return .done(.changed(ArticleID(rawValue: id)))
    }

    mutating func replace(_ id: Int64, _ incoming: IncomingArticle) throws {
        try SeenRows(database).carry(
            id, from: { try texts.bytes(of: id) }, to: incoming.article.text)
        try remove(id)
        try update(id, incoming)
        try add(incoming, id: id)
    }

    mutating func folderID(_ path: String) throws -> Int64 {
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

    func touch(_ id: Int64, _ file: ArticleSource) throws {
        try database.cachedStatement(
            sql: "UPDATE article SET size = ?, modified = ?, missing = 0 WHERE id = ?"
        ).execute(arguments: [file.size, file.modified, id])
    }

    private mutating func add(_ incoming: IncomingArticle, id: Int64) throws {
        let article = incoming.article
        written.insert(id)
        try texts.put(incoming, id: id, newest: lexicon)
        textBytes += article.text.utf8.count
        // What was read while the library was learning its lexicon gets its pairs now.
        let isLate = incoming.words.lexicon == 0 && lexicon != nil
        let words = isLate ? ArticleWords(article, lexicon: lexicon) : incoming.words
        shards[words.lexicon, default: ShardBuilder()]
            .add(words, article: id, date: DateKey.key(of: article.date))
        if let annotation = incoming.annotation { try add(annotation, to: id, article) }
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
        copies.touch(register.store.moves.map(\.article))
        try FoldedCounts(database, texts).recount(copies.touched)
        try GoneEntities(database).removeQuestions(about: register.store.known.takeLosing())
        return isOutdated ? KnownEntities() : register.store.known
    }
}
