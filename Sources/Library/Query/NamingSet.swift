import WordIndex

/// Some of the namings of a library: pairs of an entity and an article that names it.
///
/// They are not listed but described by what is true of them.
struct NamingSet: AnswerSet {
    /// Who is named.
    private(set) var entities = EntitySet.all
    /// Where; `nil` for anywhere.
    private(set) var articles: ArticleSet?
    /// What else must be true.
    private var others: [Other] = []

    typealias Test = (_ entity: Int64, _ article: Int64) -> Bool

    fileprivate indirect enum Other {
        case any([NamingSet])
        case not(NamingSet)
    }

    static let all = NamingSet()

    init(of entities: EntitySet = .all, in articles: ArticleSet? = nil) {
        self.entities = entities
        self.articles = articles
    }

    var none: NamingSet { NamingSet(of: .these([])) }
    /// What is true of entities alone, or of articles alone, is found separately, to be one set of these.
    var scope: NamingSet { .all }
    var isEmpty: Bool { entities.isEmpty || articles?.isEmpty ?? false }

    /// Whether something must be true of the articles.
    var isOfSomeArticles: Bool { articles != nil || !others.isEmpty }
    private var isOfSomeEntities: Bool { !entities.isAll || !others.isEmpty }

    /// What else must be true of an entity and an article; `nil` when ``entities`` and ``articles`` say all.
    func condition() throws -> Test? {
        guard !others.isEmpty else { return nil }
        let tests = try others.map { try $0.test() }
        return { entity, article in tests.allSatisfy { $0(entity, article) } }
    }

    mutating func formIntersection(_ other: NamingSet) {
        entities.formIntersection(other.entities)
        if let own = other.articles { articles = articles?.intersection(own) ?? own }
        others += other.others
    }

    mutating func formUnion(_ other: NamingSet) {
        if other.isEmpty { return }
        if isEmpty {
            self = other
        } else if !isOfSomeArticles, !other.isOfSomeArticles {
            entities.formUnion(other.entities)
        } else if !isOfSomeEntities, !other.isOfSomeEntities, let own = other.articles, articles != nil {
            articles?.formUnion(own)
        } else {
            let either = Other.any([self, other])
            self = .all
            others = [either]
        }
    }

    mutating func subtract(_ other: NamingSet) {
        if other.isEmpty { return }
        if !other.isOfSomeArticles {
            entities.subtract(other.entities)
        } else if !other.isOfSomeEntities, let own = other.articles {
            articles = (articles ?? .all(of: own.index)).subtracting(own)
        } else {
            others.append(.not(other))
        }
    }

    /// Whether a naming is in the set.
    fileprivate func test() throws -> Test {
        let (ids, condition) = (try articles?.ids(), try condition())
        return { [entities] entity, article in
            entities.contains(entity) && ids?.contains(Int(article)) ?? true
                && condition?(entity, article) ?? true
        }
    }
}

extension NamingSet.Other {
    fileprivate func test() throws -> NamingSet.Test {
        switch self {
        case .any(let sets):
            let tests = try sets.map { try $0.test() }
            return { entity, article in tests.contains { $0(entity, article) } }
        case .not(let set):
            let test = try set.test()
            return { !test($0, $1) }
        }
    }
}
