import Articles
import GRDB
import WordIndex

/// Updates the words of a library made by an earlier version to what words are now.
///
/// The index and the words of names are made from articles and names, and must match how ``IndexWords`` cuts and folds
/// what is searched for. So this is not a step of the schema, which belongs to its time, but a rule: whatever came
/// before, afterwards the words are those that the same articles would get if they were added now. Whoever changes how
/// words are cut or folded adds an empty step to ``LibrarySchema``. Articles with words that would be others now are
/// indexed again; the rest are not looked at.
enum WordRenewal {
    static func run(_ database: Database) throws {
        try renewNames(database)
        let texts = StoredTexts(database, Lexicons())
        let rows = ArticleRows(database)
        for id in try Int64.fetchAll(database, sql: "SELECT id FROM shard ORDER BY id") {
            guard let shard = try TextIndexShard.load(id, database) else { continue }
            let stale = try documentsToRenew(shard, database)
            guard !stale.isEmpty else { continue }
            var gone = shard.dead
            gone.formUnion(stale)
            var builder = ShardBuilder()
            builder.add(shard, without: gone, blocks: try shard.allBlocks(in: database))
            let lexicon = shard.lexicon == 0 ? nil : try texts.lexicon(shard.lexicon)
            try stale.visit { document in
                let article = shard.articles[document]
                guard let row = try rows.rows([article]).first, let whole = try texts.article(of: row) else {
                    return
                }
                builder.add(
                    ArticleWords(whole, lexicon: lexicon), article: article, date: shard.dates[document])
            }
            try shard.delete(from: database)
            try builder.finished().insert(lexicon: shard.lexicon, into: database)
        }
    }

    /// The live documents with one or more words that are different now.
    private static func documentsToRenew(_ shard: TextIndexShard, _ database: Database) throws -> DocumentSet
    {
        var stale = DocumentSet(capacity: shard.capacity)
        try shard.forEachTerm(from: [], in: database) { term, postings in
            // Prefixes are made from the words.
            let isWhole = term.first != IndexField.shortPrefix.rawValue
            if isWhole, isStale(term) { postings.add(to: &stale, titlesOnly: false) }
            return true
        }
        stale.formIntersection(shard.live)
        return stale
    }

    /// Whether a term would be different now.
    private static func isStale(_ term: [UInt8]) -> Bool {
        guard term.contains(where: { $0 >= 0x80 }) else { return false }
        let isOfField = (term.first ?? 0) <= IndexField.last
        let text = Array(isOfField ? term.dropFirst() : term[...])
        let words = IndexWords.words(of: String(decoding: text, as: UTF8.self))
        return Array(words.joined(separator: [0x20])) != text
    }

    private static func renewNames(_ database: Database) throws {
        let words = try String.fetchAll(database, sql: "SELECT DISTINCT word FROM nameWord")
        let insert = try database.makeStatement(
            sql: """
                INSERT OR IGNORE INTO nameWord (word, entity) SELECT ?, entity FROM nameWord WHERE word = ?
                """)
        let remove = try database.makeStatement(sql: "DELETE FROM nameWord WHERE word = ?")
        for word in words where isStale(Array(word.utf8)) {
            for new in IndexWords.words(of: word) {
                try insert.execute(arguments: [String(decoding: new, as: UTF8.self), word])
            }
            try remove.execute(arguments: [word])
        }
    }
}
