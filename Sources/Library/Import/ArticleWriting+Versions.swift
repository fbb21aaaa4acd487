import Articles
import Foundation
import GRDB
import WordIndex

/// How much a version of an article has of it, by which the one that stands in front is chosen.
struct VersionRank: Comparable {
    /// Whether all of it was saved.
    var isWhole: Bool
    /// Whether it is a page or a text of its own, not what a feed says of it.
    var isItself: Bool
    var words: Int
    /// When it was saved or last changed, in nanoseconds since 1970.
    var saved: Int64

    init(_ provenance: ArticleProvenance, words: Int, saved: Int64) {
        isWhole = !provenance.isPartial
        isItself = !provenance.format.tellsOfPages
        self.words = words
        self.saved = saved
    }

    static func < (one: VersionRank, other: VersionRank) -> Bool {
        if one.isWhole != other.isWhole { return other.isWhole }
        if one.isItself != other.isItself { return other.isItself }
        return (one.words, one.saved) < (other.words, other.saved)
    }
}

// Articles that several files hold.
extension ArticleWriting {
    /// Adds a file to the article that has its web address, if there is one.
    ///
    /// - Returns: `nil` when it is an article of its own.
    mutating func storeVersion(_ incoming: IncomingArticle, _ place: ArticleSource.Place, folder: Int64)
        throws -> Stored?
    {
        guard let key = AddressKey.key(of: incoming.article.url) else { return nil }
        let ids = try Int64.fetchAll(
            database.cachedStatement(sql: "SELECT id FROM article WHERE address = ? ORDER BY id LIMIT 20"),
            arguments: [key])
        guard !ids.isEmpty else { return nil }
        let match = VersionMatch(title: incoming.article.title, text: incoming.article.text)
        for id in ids {
            guard let front = try front(id) else { continue }
            let other = VersionMatch(title: front.contents.title, text: front.contents.text)
            guard
                match.isSame(as: other, mustOverlap: place.part != nil && place.folder == front.place.folder)
            else {
                continue
            }
            return try add(incoming, folder: folder, file: place.file, to: front)
        }
        return nil
    }

    private mutating func add(
        _ incoming: IncomingArticle, folder: Int64, file: String, to front: StoredVersion
    ) throws -> Stored? {
        let id = front.article
        let known = Set(try versions(of: id.rawValue).map(\.contents.text) + [front.contents.text])
        let isFuller = front.rank < incoming.rank
        let facts = isFuller ? nil : front.contents.completed(by: incoming.article)
        if isFuller || facts != nil, written.contains(id.rawValue) { return .later }
        if isFuller {
            try putBehind(id.rawValue)
            try bringToFront(
                incoming.completed(by: [front.contents]), folder: folder, file: file, id: id.rawValue)
        } else {
            try insertVersion(incoming, folder: folder, file: file, of: id.rawValue)
            if let facts { try replaceFront(front, with: facts) }
        }
        try incoming.marks.put(on: id.rawValue, isNew: false, database)
        try countVersions(of: id.rawValue)
        return .done(known.contains(incoming.article.text) ? .copy(id) : .version(id))
    }

    /// Stores what the file of a version holds now.
    mutating func updateVersion(_ version: StoredVersion, _ incoming: IncomingArticle) throws -> Stored {
        guard let front = try front(version.article.rawValue) else { return .later }
        let id = front.article.rawValue
        let isFuller = front.rank < incoming.rank
        if isFuller, written.contains(id) { return .later }
        try database.execute(sql: "DELETE FROM version WHERE id = ?", arguments: [version.row])
        let folder = try folderID(version.place.folder)
        if isFuller {
            try putBehind(id)
            try bringToFront(
                incoming.completed(by: [front.contents]), folder: folder, file: version.place.file, id: id)
        } else {
            try insertVersion(incoming, folder: folder, file: version.place.file, of: id)
        }
        try countVersions(of: id)
        return .done(.changed(front.article))
    }

    /// Puts another version in front of what the file of the front holds now.
    mutating func exchange(_ incoming: IncomingArticle, for best: StoredVersion, of id: Int64) throws {
        try database.execute(sql: "DELETE FROM version WHERE id = ?", arguments: [best.row])
        let place = incoming.file.place
        try insertVersion(incoming, folder: try folderID(place.folder), file: place.file, of: id)
        let front = IncomingArticle(best, lexicon: lexicon).completed(by: [incoming.article])
        try bringToFront(front, folder: try folderID(best.place.folder), file: best.place.file, id: id)
        if best.missing {
            try database.execute(sql: "UPDATE article SET missing = 1 WHERE id = ?", arguments: [id])
        }
        try countVersions(of: id)
    }

    /// Keeps what stands in front as another version.
    private func putBehind(_ id: Int64) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO version (article, folder, file, size, modified, contentHash, missing, title, date, dateOrigin,
                    source, byline, url, language, words, provenance, lexicon, length, blocks, text)
                SELECT a.id, a.folder, a.file, a.size, a.modified, a.contentHash, a.missing, a.title, a.date, a.dateOrigin,
                    a.source, a.byline, a.url, a.language, a.words, a.provenance, t.lexicon, t.length, t.blocks, t.text
                FROM article a JOIN articleText t ON t.article = a.id WHERE a.id = ?
                """
        ).execute(arguments: [id])
    }

    private mutating func bringToFront(_ incoming: IncomingArticle, folder: Int64, file: String, id: Int64)
        throws
    {
        try database.cachedStatement(sql: "UPDATE article SET folder = ?, file = ? WHERE id = ?")
            .execute(arguments: [folder, file, id])
        try replace(id, incoming)
    }

    /// Stores what stands in front again, with what another version knows besides.
    private mutating func replaceFront(_ front: StoredVersion, with contents: Article) throws {
        var front = front
        front.contents = contents
        try replace(front.article.rawValue, IncomingArticle(front, lexicon: lexicon))
    }

    private func insertVersion(_ incoming: IncomingArticle, folder: Int64, file: String, of id: Int64) throws
    {
        let article = incoming.article
        let text = incoming.packedText ?? lexicon?.encoded(article.text) ?? Array(article.text.utf8)
        let written = incoming.packedText == nil ? lexicon?.id ?? 0 : incoming.words.lexicon
        try database.cachedStatement(
            sql: """
                INSERT INTO version (article, folder, file, size, modified, contentHash, missing, title, date, dateOrigin,
                    source, byline, url, language, words, provenance, lexicon, length, blocks, text)
                VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            id, folder, file, incoming.file.size, incoming.file.modified, incoming.file.contentHash,
            article.title,
            article.date.iso, Self.index(article.date.origin), article.source, article.byline, article.url,
            article.language, incoming.words.total, try StoredProvenance.text(of: incoming.provenance),
            written,
            article.text.utf8.count, Data(PackedBlocks.bytes(of: article.blocks)), Data(text),
        ])
    }

    /// Counts the different texts of an article.
    func countVersions(of id: Int64) throws {
        var texts = Set(try versions(of: id).map(\.contents.text))
        if let front = try front(id) { texts.insert(front.contents.text) }
        try database.cachedStatement(sql: "UPDATE article SET versions = ? WHERE id = ?")
            .execute(arguments: [max(1, texts.count), id])
    }

    func front(_ id: Int64) throws -> StoredVersion? { try StoredVersions(database, texts).front(id) }

    func versions(of id: Int64) throws -> [StoredVersion] { try StoredVersions(database, texts).behind(id) }
}

extension ArticleFormat.Name {
    /// Whether a file of this format says of pages what is in them.
    var tellsOfPages: Bool { rawValue == "feed" }
}

extension IncomingArticle {
    var rank: VersionRank { VersionRank(provenance, words: words.total, saved: file.modified) }

    /// A version that is stored already.
    init(_ version: StoredVersion, lexicon: TextLexicon?) {
        self.init(
            file: version.source,
            found: FoundArticle(article: version.contents, provenance: version.provenance), annotation: nil,
            lexicon: lexicon)
    }

    /// With what other versions know besides: the source, the byline, the language, a day.
    func completed(by others: [Article]) -> IncomingArticle {
        var article = article
        var isComplete = true
        for other in others {
            guard let more = article.completed(by: other) else { continue }
            article = more
            isComplete = false
        }
        return isComplete ? self : IncomingArticle(self, article: article)
    }
}

extension Article {
    /// The article with what another version knows besides; `nil` when that is nothing.
    func completed(by other: Article) -> Article? {
        var article = self
        article.source = source ?? other.source
        article.byline = byline ?? other.byline
        article.language = language ?? other.language
        article.url = url ?? other.url
        if date.origin == .fileTime, other.date.origin != .fileTime { article.date = other.date }
        return article == self ? nil : article
    }
}
