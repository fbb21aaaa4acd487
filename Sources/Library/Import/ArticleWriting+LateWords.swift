import Articles
import GRDB
import WordIndex

// The words of articles that were added before the library had a lexicon.
extension ArticleWriting {
    /// Indexes again, with pairs of common words, what was indexed before the library learned which words are common.
    ///
    /// There are few such articles, as a library learns early; but otherwise each search for a phrase would have to
    /// look through the texts of all of them.
    mutating func indexLateWords() throws {
        guard let lexicon else { return }
        let rows = ArticleRows(database)
        for shard in index.shards where shard.lexicon == 0 {
            let gone = dead[shard.id] ?? shard.dead
            dead[shard.id] = nil
            for document in 0..<shard.capacity where !gone.contains(document) {
                let id = shard.articles[document]
                guard let row = try rows.rows([id]).first, let article = try texts.article(of: row) else {
                    throw LibraryError.damaged(path: "", detail: "the text of article \(id)")
                }
                shards[lexicon.id, default: ShardBuilder()]
                    .add(
                        ArticleWords(article, lexicon: lexicon), article: id, date: shard.dates[document])
            }
            try shard.delete(from: database)
        }
    }
}
