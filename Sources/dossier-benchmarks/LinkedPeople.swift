import Articles
import CrossReferences
import Entities
import Library

/// The people of articles, and who a register, in memory or a library's, takes them for when all articles are in it.
struct LinkedPeople {
    /// A person of an article.
    struct Person {
        /// The names that the article uses.
        var names: [String]
        /// Where its names start.
        var starts: [Int]
        /// The person's number in the register; 0 until it is asked for.
        var id: Int64 = 0
        /// What the register in memory knows the person by.
        var sighting: IdentityMemory.Sighting?
    }

    private var register = IdentityRegister<IdentityMemory>()
    /// The library that articles are added to instead of memory.
    private let library: Library?
    private var articles: [[Person]] = []
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
        var people = annotation.entities.map { Person(names: [$0.name] + $0.aliases, starts: []) }
        for mention in annotation.mentions where mention.form == .name {
            people[mention.entity].starts.append(mention.range.lowerBound)
        }
        guard library == nil else {
            articles.append(
                people.indices.filter { annotation.entities[$0].kind == .person }.map { people[$0] })
            let source = ArticleSource(
                path: "/\(articles.count)", size: article.text.utf8.count, modified: 1,
                contentHash: ArticleSource.hash(of: Array(article.text.utf8)))
            waiting.append(IncomingArticle(file: source, article: article, annotation: annotation))
            if waiting.count == Self.batch { try store() }
            return []
        }
        let taken = try register.take(annotation, of: article)
        for index in people.indices { people[index].sighting = taken[index].sighting }
        articles.append(people.indices.filter { annotation.entities[$0].kind == .person }.map { people[$0] })
        return taken.map(\.link)
    }

    private mutating func store() throws {
        stored += try library?.store(waiting).map(\.id) ?? []
        waiting = []
    }

    /// Looks again at people that more has become known about, as at the end of an import.
    mutating func settle() throws {
        try register.settle()
        try store()
        try library?.settleNames()
    }

    /// The people of each article, in the order that the articles were added.
    func people() throws -> [[Person]] {
        guard let library else {
            return articles.map { people in
                people.map { person in
                    var person = person
                    person.id = person.sighting.map { register.store.entity(of: $0) } ?? 0
                    return person
                }
            }
        }
        return try zip(articles, stored).map { people, article in
            let mentions = try library.article(article)?.mentions ?? []
            let ids = Dictionary(
                mentions.map { ($0.range.lowerBound, $0.entity.rawValue) },
                uniquingKeysWith: { first, _ in first })
            return people.map { person in
                var person = person
                person.id = person.starts.first.flatMap { ids[$0] } ?? 0
                return person
            }
        }
    }

    /// The name that most articles use for each, for reports.
    static func names(of articles: [[Person]]) -> [Int64: String] {
        var counts: [Int64: [String: Int]] = [:]
        for person in articles.joined() {
            if let name = person.names.first { counts[person.id, default: [:]][name, default: 0] += 1 }
        }
        return counts.compactMapValues { names in
            names.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        }
    }
}
