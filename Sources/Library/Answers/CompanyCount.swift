import Articles
import CrossReferences
import Entities
import Foundation
import GRDB
import TextBytes

/// Counts who is named with an entity, and when each of its names and roles is used, in all articles that name it.
struct CompanyCount {
    private let database: Database
    private let dossier: EntityDossier
    private let annotations: AnnotationRows
    private var together: [Int64: Int32] = [:]
    /// The latest date of an article that names both.
    private var latest: [Int64: Int64] = [:]
    private var undated: Set<ArticleID> = []
    /// For each article that stands for copies who and what was counted in these texts.
    private var counted: [Int64: Set<Int64>] = [:]
    private let fronts: [Int64: Int64]
    private var reported: [ArticleID: Int32] = [:]
    /// The numbers of names and roles by the rows of `epithet`: names first, roles after them; -1 for none of them.
    private var numbers: [Int64: Int] = [:]
    private let numberOf: [[UInt8]: Int]
    private let roleNumberOf: [[UInt8]: Int]
    private var uses: [Use?]

    private static let articlesBetweenAsking = 100

    private struct Use {
        var articles = 0
        var first: EntityDossier.Stop
        var last: EntityDossier.Stop
    }

    init(_ snapshot: Snapshot, _ dossier: EntityDossier) throws {
        database = snapshot.database
        self.dossier = dossier
        annotations = try snapshot.annotations
        fronts = dossier.copies.isEmpty ? [:] : try snapshot.copies.fronts
        func places(_ epithets: [EntityDossier.Epithet], from start: Int) -> [[UInt8]: Int] {
            Dictionary(
                epithets.enumerated().map { (Folding.fold($1.text), start + $0) },
                uniquingKeysWith: { first, _ in first })
        }
        numberOf = places(dossier.names, from: 0)
        roleNumberOf = places(dossier.roles, from: dossier.names.count)
        uses = Array(repeating: nil, count: dossier.names.count + dossier.roles.count)
    }

    mutating func count(isCancelled: () -> Bool) throws -> EntityCompany {
        // In the order of the library's file, so that each page is read once.
        for (place, stop) in dossier.stops.sorted(by: { $0.article < $1.article }).enumerated() {
            if place % Self.articlesBetweenAsking == 0, isCancelled() { throw CancellationError() }
            try add(stop)
        }
        if !dossier.copies.isEmpty { try addCopies(isCancelled: isCancelled) }
        together[dossier.entity.rawValue] = nil
        let names = dossier.names.count
        return EntityCompany(
            companions: try companions(),
            names: found(dossier.names, from: 0), roles: found(dossier.roles, from: names), undated: undated,
            reported: reported, articles: dossier.stops.count,
            library: try Int.fetchOne(database, sql: "SELECT articles FROM state") ?? 0)
    }

    private mutating func note(_ ids: Set<Int64>, _ stop: EntityDossier.Stop) {
        for id in ids {
            together[id, default: 0] += 1
            if stop.isDated { latest[id] = max(latest[id] ?? .min, stop.seconds) }
        }
    }

    /// Adds those whom of several copies of a text only one names that is not counted otherwise.
    private mutating func addCopies(isCancelled: () -> Bool) throws {
        for (place, copy) in dossier.copies.sorted(by: { $0.article < $1.article }).enumerated() {
            if place % Self.articlesBetweenAsking == 0, isCancelled() { throw CancellationError() }
            guard let found = try named(in: copy.article.rawValue) else { continue }
            let front = fronts[copy.article.rawValue] ?? copy.article.rawValue
            let others = Set(found.named.ids).subtracting(counted[front] ?? [])
            counted[front, default: []].formUnion(others)
            note(others, copy)
        }
    }

    private mutating func add(_ stop: EntityDossier.Stop) throws {
        let article = stop.article.rawValue
        guard let (named, origin) = try named(in: article) else { return }
        if origin == .fileTime { undated.insert(stop.article) }
        if named.reported > 0 { reported[stop.article] = Int32(clamping: named.reported) }
        let ids = Set(named.ids)
        if stop.copies > 0 { counted[fronts[article] ?? article, default: []].formUnion(ids) }
        note(ids, stop)
        var used: Set<Int> = []
        for row in named.names { if let number = try number(of: row, numberOf) { used.insert(number) } }
        for row in named.roles { if let number = try number(of: row, roleNumberOf) { used.insert(number) } }
        for number in used { note(number, stop) }
    }

    /// Who and what an article names, and where its date is from; `nil` for one that is not there.
    private func named(in article: Int64) throws -> (named: NamedEntities, origin: ArticleDate.Origin)? {
        let statement = try database.cachedStatement(
            sql: "SELECT packed, dateOrigin FROM annotation JOIN article ON id = article WHERE article = ?")
        guard let row = try Row.fetchOne(statement, arguments: [article]) else { return nil }
        let origin = ArticleWriting.origin(row[stored: 1])
        return (
            try annotations.named(in: article, row, column: 0, wanted: dossier.entity.rawValue), origin
        )
    }

    private mutating func number(of row: Int64, _ known: [[UInt8]: Int]) throws -> Int? {
        if let number = numbers[row] { return number < 0 ? nil : number }
        let number = known[Folding.fold(try annotations.epithet(row))]
        numbers[row] = number ?? -1
        return number
    }

    private mutating func note(_ number: Int, _ stop: EntityDossier.Stop) {
        var use = uses[number] ?? Use(first: stop, last: stop)
        use.articles += 1
        if stop.isDated == use.first.isDated
            ? (stop.seconds, stop.article) < (use.first.seconds, use.first.article) : stop.isDated
        {
            use.first = stop
        }
        if stop.isDated == use.last.isDated
            ? (stop.seconds, stop.article) > (use.last.seconds, use.last.article) : stop.isDated
        {
            use.last = stop
        }
        uses[number] = use
    }

    private func found(_ epithets: [EntityDossier.Epithet], from start: Int) -> [EntityCompany.Use] {
        epithets.enumerated().compactMap { place, epithet in
            uses[start + place].map {
                EntityCompany.Use(
                    text: epithet.text, articles: $0.articles, first: $0.first, last: $0.last)
            }
        }
    }

    private func companions() throws -> [EntityCompany.Companion] {
        let find = try database.cachedStatement(sql: "SELECT name, kind, articles FROM entity WHERE id = ?")
        var found: [(companion: EntityCompany.Companion, kind: Int)] = []
        found.reserveCapacity(together.count)
        for (id, articles) in together.sorted(by: { $0.key < $1.key }) {
            guard let row = try Row.fetchOne(find, arguments: [id]) else { continue }
            let kind: Int = row[stored: 1]
            found.append(
                (
                    EntityCompany.Companion(
                        entity: EntityID(rawValue: id), name: row[stored: 0],
                        kind: StoredAnnotation.kind(kind), articles: Int(articles),
                        all: row[storedCount: 2], latest: latest[id]), kind
                ))
        }
        // Those named with it equally often stay in the order of their ids.
        found.sort { a, b in
            if a.kind != b.kind { return a.kind < b.kind }
            if a.companion.articles != b.companion.articles {
                return a.companion.articles > b.companion.articles
            }
            return a.companion.entity < b.companion.entity
        }
        return found.map(\.companion)
    }
}
