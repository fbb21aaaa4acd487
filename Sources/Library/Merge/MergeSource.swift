import Articles
import CrossReferences
import Entities
import GRDB

/// An article of another library with all its texts.
struct MergedArticle: Sendable {
    var id: Int64
    /// The text that stands in front there, and the others in the order in which they came.
    var front: StoredVersion
    var behind: [StoredVersion]
    /// What was found in the front text, before any correction; `nil` where names were not looked for.
    var annotation: Annotation?
}

/// Reads another library article by article.
struct MergeSource {
    let library: Library

    /// So much is in memory at once.
    private static let articleLimit = 512
    private static let textLimit = 8 << 20

    /// The next articles after one, in the order in which they came; none at the end.
    func articles(after last: Int64) throws -> [MergedArticle] {
        try library.read { snapshot in
            let database = snapshot.database
            let ids = try Int64.fetchAll(
                database, sql: "SELECT id FROM article WHERE id > ? ORDER BY id LIMIT ?",
                arguments: [last, Self.articleLimit])
            let versions = StoredVersions(database, snapshot.texts)
            let annotations = AnnotationRows(database, snapshot.texts, changes: IdentityChanges())
            var found: [MergedArticle] = []
            var bytes = 0
            for id in ids {
                guard bytes < Self.textLimit else { break }
                guard let front = try versions.front(id) else { continue }
                bytes += front.contents.text.utf8.count
                let packed = try annotations.linked(id)
                try packed?.check(within: front.contents.text.utf8.count, of: id)
                found.append(
                    MergedArticle(
                        id: id, front: front, behind: try versions.behind(id),
                        annotation: try packed.map { try annotations.annotation(of: $0) }))
            }
            return found
        }
    }

    func count() throws -> Int { try library.status().articles }

    /// Whether the library has an article or a version at a place.
    func has(_ place: ArticleSource.Place) throws -> Bool {
        try library.read { try Library.article(at: place, $0.database) != nil }
    }
}

/// Finds the articles that a library has already, whatever their files are called.
struct MergeKnown {
    private struct Content: Hashable {
        var hash: Int64
        var size: Int
    }
    private var articles: [Content: [(id: Int64, place: ArticleSource.Place)]] = [:]
    private var contents: [ArticleSource.Place: Int64] = [:]

    init(_ library: Library) throws {
        try library.read { snapshot in
            for table in [
                "SELECT id, folder, file, size, contentHash FROM article",
                "SELECT article AS id, folder, file, size, contentHash FROM version",
            ] {
                let rows = try Row.fetchCursor(
                    snapshot.database,
                    sql: """
                        SELECT a.id, f.path, a.file, a.size, a.contentHash FROM (\(table)) a
                        JOIN folder f ON f.id = a.folder ORDER BY a.id
                        """)
                while let row = try rows.next() {
                    let place = ArticleSource.Place(folder: row[stored: 1], file: row[stored: 2])
                    let content = Content(hash: row[stored: 4], size: row[stored: 3])
                    articles[content, default: []].append((row[stored: 0], place))
                    contents[place] = content.hash
                }
            }
        }
    }

    /// The article that has this content: at this place, else at one that the other library has nothing at.
    func article(_ source: ArticleSource, besides other: MergeSource) throws -> Int64? {
        let same = articles[Content(hash: source.contentHash, size: source.size)] ?? []
        if let found = same.first(where: { $0.place == source.place }) { return found.id }
        return try same.first { try !other.has($0.place) }?.id
    }

    /// Whether a place is that of another content.
    func isTaken(_ source: ArticleSource) -> Bool {
        contents[source.place].map { $0 != source.contentHash } ?? false
    }
}
