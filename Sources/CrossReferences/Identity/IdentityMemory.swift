import Articles
import Entities

/// Keeps a register's entities in memory: for tests and for measuring.
package struct IdentityMemory: IdentityStore {
    /// An entity of an article that was taken in.
    package struct Sighting: Hashable, Sendable {
        /// The number of the article, in the order in which they were taken in.
        package var article: Int
        package var place: Int
    }
    private struct Kept {
        var entity: Entity
        var context: IdentityContext
        var id: Int64
    }

    /// What is known of each entity, by its number.
    package private(set) var profiles: [Int64: IdentityProfile] = [:]
    private var last: Int64 = 0
    private var filed: [IdentityKey: FiledEntities] = [:]
    /// The highest first.
    private var keysToSettle: [IdentityKey] = []
    /// Whether the person was sorted out.
    private var namesakes: [IdentityNamesakes: Bool] = [:]
    private var articles: [[Kept]] = []
    private var articlesOf: [Int64: Set<Int>] = [:]

    package init() {}

    /// The entity that a sighting is linked to now.
    package func entity(of sighting: Sighting) -> Int64 { articles[sighting.article][sighting.place].id }

    /// Keeps the links of an article's entities.
    ///
    /// - Returns: The number of the article.
    fileprivate mutating func keep(_ links: [IdentityLink], of subjects: IdentitySubjects) -> Int {
        articles.append(
            links.indices.map {
                Kept(entity: subjects.entities[$0], context: subjects.contexts[$0], id: links[$0].id)
            })
        for id in Set(links.map(\.id)) { count(id, in: articles.count - 1) }
        return articles.count - 1
    }

    // MARK: Entities

    package func profile(of id: Int64) -> IdentityProfile? { profiles[id] }

    package mutating func change(_ id: Int64, _ body: (inout IdentityProfile) -> Void) {
        guard let index = profiles.index(forKey: id) else { return }
        body(&profiles.values[index])
    }

    package mutating func make(_ profile: IdentityProfile) -> Int64 {
        last += 1
        profiles[last] = profile
        return last
    }

    package mutating func retire(_ id: Int64) { profiles[id] = nil }

    // MARK: Keys

    package func candidates(filedUnder key: IdentityKey) -> [Int64] {
        filed[key].map { Array($0.ids.prefix(IdentityLinker.candidateLimit)) } ?? []
    }

    package func newest(filedUnder key: IdentityKey) -> [Int64] {
        filed[key].map { Array($0.ids.sorted(by: >).prefix(IdentityLinker.settlingLimit)) } ?? []
    }

    package mutating func file(_ id: Int64, under key: IdentityKey) {
        filed[key, default: FiledEntities()].insert(id, articles: articlesOf[id, default: []].count)
    }

    package mutating func unfile(_ id: Int64, from key: IdentityKey) { filed[key]?.remove(id) }

    // MARK: What is to be looked at again

    package mutating func insert(keyToSettle key: IdentityKey) {
        let place = keysToSettle.firstIndex { $0 <= key } ?? keysToSettle.count
        if place < keysToSettle.count, keysToSettle[place] == key { return }
        keysToSettle.insert(key, at: place)
    }

    package mutating func remove(keyToSettle key: IdentityKey) { keysToSettle.removeAll { $0 == key } }

    package func nextKeyToSettle() -> IdentityKey? { keysToSettle.last }

    package mutating func insert(_ namesakes: IdentityNamesakes) {
        if self.namesakes[namesakes] == nil { self.namesakes[namesakes] = false }
    }

    package func nextNamesakes() -> IdentityNamesakes? { namesakes.filter { !$0.value }.keys.min() }

    package func isSortedOut(_ person: Int64) -> Bool {
        namesakes.contains { $0.key.person == person && $0.value }
    }

    package mutating func close(_ namesakes: IdentityNamesakes, isSortedOut: Bool) {
        self.namesakes[namesakes] = isSortedOut ? true : nil
    }

    // MARK: Articles

    package func articles(of id: Int64) -> [Int64] { articlesOf[id, default: []].sorted().map(Int64.init) }

    package func sightings(of id: Int64, in article: Int64) -> [IdentitySighting] {
        articles[Int(article)].enumerated().filter { $0.element.id == id }.map { place, kept in
            IdentitySighting(article: article, place: place, entity: kept.entity, context: kept.context)
        }
    }

    package mutating func move(
        _ old: Int64, to new: Int64, in article: Int64, place: Int?, by decision: IdentityDecision
    ) {
        let article = Int(article)
        for index in articles[article].indices
        where articles[article][index].id == old && (place.map { $0 == index } ?? true) {
            articles[article][index].id = new
        }
        for id in [old, new] { count(id, in: article) }
    }

    /// Counts an article for an entity, or stops counting it, and files the entity by its number of articles.
    private mutating func count(_ id: Int64, in article: Int) {
        let before = articlesOf[id, default: []].count
        if articles[article].contains(where: { $0.id == id }) {
            articlesOf[id, default: []].insert(article)
        } else {
            articlesOf[id]?.remove(article)
        }
        let after = articlesOf[id, default: []].count
        guard FiledEntities.rank(of: before) != FiledEntities.rank(of: after) else { return }
        for key in profiles[id]?.filingKeys ?? [] { filed[key]?.insert(id, articles: after) }
    }
}

extension IdentityRegister<IdentityMemory> {
    package init() { self.init(IdentityMemory()) }

    /// Takes in an article: links its entities and keeps the links.
    ///
    /// - Returns: For each entity, its link, and the sighting for asking later who it is linked to then.
    @discardableResult
    package mutating func take(
        _ annotation: Annotation, of article: Article
    ) throws -> [(sighting: IdentityMemory.Sighting, link: IdentityLink)] {
        let subjects = IdentitySubjects(of: annotation, in: article)
        let links = try link(subjects)
        let number = store.keep(links, of: subjects)
        return links.enumerated().map { (.init(article: number, place: $0), $1) }
    }
}
