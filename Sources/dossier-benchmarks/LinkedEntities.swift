import Articles
import CrossReferences
import Entities
import Library

/// The entities of articles, and who a register, in memory or a library's, takes them for when all articles are in it.
struct LinkedEntities {
    /// An entity of an article.
    struct Local {
        var kind: EntityKind
        /// The names that the article uses.
        var names: [String]
        /// Where its names start.
        var starts: [Int]
        /// The entity's number in the register; 0 until it is asked for.
        var id: Int64 = 0
        /// What the register in memory knows it by.
        var sighting: IdentityMemory.Sighting?
    }

    private var register = IdentityRegister<IdentityMemory>()
    /// The library that articles are added to instead of memory.
    private let library: Library?
    private var articles: [[Local]] = []
    private var waiting: [IncomingArticle] = []
    private var stored: [ArticleID] = []

    /// How many articles are added to the library in one transaction.
    private static let batch = 200

    init(inLibrary: Bool) throws { library = inLibrary ? try Library.inMemory() : nil }

    /// Adds an article.
    ///
    /// - Returns: What each entity of the annotation was taken for; nothing when a library does the linking.
    @discardableResult
    mutating func take(_ annotation: Annotation, of article: Article) throws -> [IdentityLink] {
        var locals = annotation.entities.map {
            Local(kind: $0.kind, names: [$0.name] + $0.aliases, starts: [])
        }
        for mention in annotation.mentions where mention.form == .name {
            locals[mention.entity].starts.append(mention.range.lowerBound)
        }
        guard library == nil else {
            articles.append(locals)
            let source = ArticleSource(
                path: "/\(articles.count)", size: article.text.utf8.count, modified: 1,
                contentHash: ArticleSource.hash(of: Array(article.text.utf8)))
            waiting.append(IncomingArticle(file: source, article: article, annotation: annotation))
            if waiting.count == Self.batch { try store() }
            return []
        }
        let taken = try register.take(annotation, of: article)
        for index in locals.indices { locals[index].sighting = taken[index].sighting }
        articles.append(locals)
        return taken.map(\.link)
    }

    private mutating func store() throws {
        stored += try library?.store(waiting).map(\.id) ?? []
        waiting = []
    }

    /// Looks again at names that more has become known about, as at the end of an import.
    mutating func settle() throws {
        try register.settle()
        try store()
        try library?.settleNames()
    }

    /// The entities of each article, in the order that the articles were added.
    func entities() throws -> [[Local]] {
        guard let library else {
            return articles.map { locals in
                locals.map { local in
                    var local = local
                    local.id = local.sighting.map { register.store.entity(of: $0) } ?? 0
                    return local
                }
            }
        }
        return try zip(articles, stored).map { locals, article in
            let mentions = try library.article(article)?.mentions ?? []
            let ids = Dictionary(
                mentions.map { ($0.range.lowerBound, $0.entity.rawValue) },
                uniquingKeysWith: { first, _ in first })
            return locals.map { local in
                var local = local
                local.id = local.starts.first.flatMap { ids[$0] } ?? 0
                return local
            }
        }
    }

    /// The name that most articles use for each, for reports.
    static func names(of articles: [[Local]]) -> [Int64: String] {
        var counts: [Int64: [String: Int]] = [:]
        for local in articles.joined() {
            if let name = local.names.first { counts[local.id, default: [:]][name, default: 0] += 1 }
        }
        return counts.compactMapValues { names in
            names.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        }
    }
}
