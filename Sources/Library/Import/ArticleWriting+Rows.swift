import Articles
import GRDB
import WordIndex

/// The row of an article.
extension ArticleWriting {
    mutating func insert(_ incoming: IncomingArticle, folder: Int64, file: String) throws -> Int64 {
        let article = incoming.article
        try database.cachedStatement(
            sql: """
                INSERT INTO article (folder, file, size, modified, contentHash, title, date, dateOrigin, dateKey,
                    source, byline, url, language, words, provenance, format, isPartial, address)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            folder, file, incoming.file.size, incoming.file.modified, incoming.file.contentHash,
            article.title,
            article.date.iso, Self.index(article.date.origin), DateKey.key(of: article.date),
            article.source, article.byline, article.url, article.language, incoming.words.total,
            try StoredProvenance.text(of: incoming.provenance),
            StoredProvenance.format(of: incoming.provenance),
            incoming.provenance.isPartial, AddressKey.key(of: article.url),
        ])
        articleCount += 1
        return database.lastInsertedRowID
    }

    func update(_ id: Int64, _ incoming: IncomingArticle) throws {
        let article = incoming.article
        try database.cachedStatement(
            sql: """
                UPDATE article SET size = ?, modified = ?, contentHash = ?, title = ?, date = ?, dateOrigin = ?,
                    dateKey = ?, source = ?, byline = ?, url = ?, language = ?, words = ?, provenance = ?, format = ?,
                    isPartial = ?, address = ?, people = 0, isAnnotated = 0, missing = 0 WHERE id = ?
                """
        ).execute(arguments: [
            incoming.file.size, incoming.file.modified, incoming.file.contentHash, article.title,
            article.date.iso, Self.index(article.date.origin), DateKey.key(of: article.date),
            article.source, article.byline, article.url, article.language, incoming.words.total,
            try StoredProvenance.text(of: incoming.provenance),
            StoredProvenance.format(of: incoming.provenance),
            incoming.provenance.isPartial, AddressKey.key(of: article.url), id,
        ])
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
}
