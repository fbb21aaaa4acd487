import CrossReferences
import Entities
import Foundation
import GRDB

/// An entity as the writer works on it.
struct KnownEntity {
    let id: Int64
    let kind: EntityKind
    var name: String
    var isResolved: Bool
    var articles: Int
    var mentions: Int
    var first: Int64
    var last: Int64
    /// `nil` for bare names that an older version read, and for entities that turned out to be somebody else.
    var profile: IdentityProfile?
    /// Rows of `epithet` by text.
    var names: [String: Int64] = [:]
    var roles: [String: Int64] = [:]
    /// The number in its row.
    var storedArticles = 0
    /// What to add to the rows of `epithet`.
    var epithetChanges: [Int64: Int] = [:]

    /// Counts an article with its date, or a change in what an article says.
    mutating func add(articles count: Int, mentions: Int, date: Int64) {
        if count > 0 {
            first = articles == 0 ? date : DateKey.earlier(first, date)
            last = articles == 0 ? date : max(last, date)
        }
        articles += count
        self.mentions += mentions
    }

    mutating func setSpan(_ span: ClosedRange<Int64>?) {
        first = span?.lowerBound ?? first
        last = span?.upperBound ?? last
    }
}

/// What the writer knows of the library's entities: read when first needed, written back at the end of a transaction.
struct KnownEntities {
    private var entities: [Int64: KnownEntity] = [:]
    private var byKey: [IdentityKey: FiledEntities] = [:]
    /// What was known when one of the two became too large: what is asked for again comes back, the rest is forgotten the next time.
    private var olderEntities: [Int64: KnownEntity] = [:]
    private var olderByKey: [IdentityKey: FiledEntities] = [:]
    /// Entities whose rows do not have their new rank yet, by the keys that they are filed under.
    private var ranked: [IdentityKey: Set<Int64>] = [:]
    private var phrases: [String: Int64] = [:]
    private var changed: Set<Int64> = []
    /// Entities that were made in this transaction; their rows are written at its end.
    private var made: Set<Int64> = []
    private var nextID: Int64 = 0
    /// Whether there may be entities that no article names any more, so that their numbers may be used again.
    private var mayComeAgain = false
    /// Entities that lost an article in this transaction.
    private var losing: Set<Int64> = []
    private var growth = 0
    /// The entities that corrections show otherwise; what new articles are linked by is kept aside for these.
    private(set) var corrected: Set<Int64> = []
    /// The generation that all this belongs to; a change by another program makes it worthless.
    private var generation: Int64 = -1

    /// Above these limits what was not asked for since the last time is forgotten, between transactions.
    private static let entityLimit = 8_000
    private static let keyLimit = 125_000
    /// Far more than there will ever be.
    private static let greatestID: Int64 = 1 << 48

    /// Prepares for a transaction.
    mutating func begin(_ database: Database) throws {
        let current = try Library.generation(database)
        if generation != current { self = KnownEntities() }
        if entities.count > Self.entityLimit { (olderEntities, entities) = (entities, [:]) }
        if byKey.count > Self.keyLimit { (olderByKey, byKey) = (byKey, [:]) }
        corrected = try EntityLayers(database).corrected()
        nextID = try Int64.fetchOne(database, sql: "SELECT ifnull(max(id), 0) + 1 FROM entity") ?? 1
        guard nextID < Self.greatestID else {
            throw LibraryError.damaged(path: "", detail: "the number \(nextID) of an entity")
        }
        mayComeAgain = try !GoneEntities(database).isEmpty()
        // The transaction raises the generation by one at its end.
        generation = current &+ 1
    }

    mutating func entity(_ id: Int64, _ database: Database) throws -> KnownEntity? {
        if let known = entities[id] { return known }
        if let known = olderEntities.removeValue(forKey: id) {
            entities[id] = known
            return known
        }
        let statement = try database.cachedStatement(
            sql: """
                SELECT e.*, p.packed FROM \(EntityLayers.linkedEntities) e
                    LEFT JOIN entityProfile p ON p.entity = e.id WHERE e.id = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
        let packed: Data? = row[stored: "packed"]
        var known = KnownEntity(
            id: id, kind: StoredAnnotation.kind(row[stored: "kind"]), name: row[stored: "name"],
            isResolved: row[stored: "isResolved"],
            articles: row[storedCount: "articles"], mentions: row[storedCount: "mentions"],
            first: row[stored: "first"],
            last: row[stored: "last"],
            profile: packed.flatMap { IdentityProfile(bytes: [UInt8]($0)) },
            storedArticles: row[storedCount: "articles"])
        let epithets = try database.cachedStatement(
            sql: "SELECT id, role, text FROM epithet WHERE entity = ?")
        for row in try Row.fetchAll(epithets, arguments: [id]) {
            switch EpithetRole(rawValue: row[stored: "role"]) {
            case .name: known.names[row[stored: "text"]] = row[stored: "id"]
            case .role: known.roles[row[stored: "text"]] = row[stored: "id"]
            case .shownName, .shownRole, nil: break
            }
        }
        entities[id] = known
        return known
    }

    /// The first of the entities filed under `key`, at most a linker's limit.
    mutating func filed(under key: IdentityKey, _ database: Database) throws -> FiledEntities {
        recall(key)
        if let known = byKey[key] { return known }
        let limit = IdentityLinker.candidateLimit
        let changed = ranked[key, default: []]
        let find = try database.cachedStatement(sql: Self.filed)
        var filed = FiledEntities(limit: limit)
        // One more than are kept shows whether any is left out.
        try find.forEachRawRow(.number(key.rawValue), .number(limit + 1 + changed.count)) { row in
            let id = row.number(0)
            if !changed.contains(id) { filed.insert(id, articles: row.count(1)) }
        }
        for id in changed { filed.insert(id, articles: try entity(id, database)?.articles ?? 0) }
        byKey[key] = filed
        return filed
    }

    /// Brings back what was known of a key, so that it is changed with the rest.
    private mutating func recall(_ key: IdentityKey) {
        if let known = olderByKey.removeValue(forKey: key) { byKey[key] = known }
    }

    private static let filed = """
        SELECT k.entity, e.articles FROM entityKey k JOIN \(EntityLayers.linkedEntities) e ON e.id = k.entity
        WHERE k.key = ? ORDER BY \(rank(of: "e.articles")) DESC, k.entity LIMIT ?
        """

    /// ``FiledEntities/rank(of:)`` in SQL.
    private static func rank(of articles: String) -> String {
        (1...FiledEntities.highestRank).map { "(\(articles) >= \(1 << $0))" }.joined(separator: " + ")
    }

    /// Makes an entity, or brings one back; its row is written at the end of the transaction.
    mutating func make(_ profile: IdentityProfile, _ database: Database) throws -> Int64 {
        if mayComeAgain, let id = try GoneEntities(database).id(kind: profile.kind, name: profile.name) {
            try change(id, database) {
                $0.isResolved = profile.isResolved
                $0.profile = profile
            }
            return id
        }
        let id = nextID
        nextID += 1
        entities[id] = KnownEntity(
            id: id, kind: profile.kind, name: profile.name, isResolved: profile.isResolved, articles: 0,
            mentions: 0, first: 0, last: 0, profile: profile)
        changed.insert(id)
        made.insert(id)
        return id
    }

    mutating func change(_ id: Int64, _ database: Database, _ body: (inout KnownEntity) throws -> Void) throws
    {
        guard var known = try entity(id, database) else { return }
        let rank = FiledEntities.rank(of: known.articles)
        entities[id] = nil
        try body(&known)
        entities[id] = known
        changed.insert(id)
        let now = FiledEntities.rank(of: known.articles)
        if now != rank { file(known, isHigher: now > rank) }
    }

    /// Files an entity again under its keys after the number of its articles changed by this much.
    private mutating func file(_ entity: KnownEntity, isHigher: Bool) {
        for key in entity.profile?.filingKeys ?? [] {
            ranked[key, default: []].insert(entity.id)
            recall(key)
            if isHigher || byKey[key]?.isWhole ?? false {
                byKey[key]?.insert(entity.id, articles: entity.articles)
            } else {
                // One that was left out may rank before it now.
                byKey[key] = nil
            }
        }
    }

    /// Files an entity under a key; nothing changes if it is already filed under it.
    mutating func file(_ id: Int64, under key: IdentityKey, _ database: Database) throws {
        if try filed(under: key, database).contains(id) { return }
        let articles = try entity(id, database)?.articles ?? 0
        byKey[key]?.insert(id, articles: articles)
        try writeRowIfMade(id, database)
        try database.cachedStatement(sql: "INSERT OR IGNORE INTO entityKey (key, entity) VALUES (?, ?)")
            .run(.number(key.rawValue), .number(id))
    }

    /// Removes an entity from a key.
    mutating func unfile(_ id: Int64, from key: IdentityKey, _ database: Database) throws {
        ranked[key]?.remove(id)
        recall(key)
        if byKey[key]?.isWhole ?? false { byKey[key]?.remove(id) } else { byKey[key] = nil }
        try database.cachedStatement(sql: "DELETE FROM entityKey WHERE key = ? AND entity = ?")
            .execute(arguments: [key.rawValue, id])
    }

    /// Removes what others could be linked to an entity by: no article names it any more, or it is really another one.
    mutating func forget(_ id: Int64, _ database: Database) throws {
        guard let profile = try entity(id, database)?.profile else { return }
        for key in profile.filingKeys { try unfile(id, from: key, database) }
        try change(id, database) { $0.profile = nil }
        try database.cachedStatement(sql: "DELETE FROM entityProfile WHERE entity = ?").execute(arguments: [
            id
        ])
    }

    /// Remembers that entities lost an article; those without any article left may come back with the next ones.
    mutating func noteLoss(of ids: [Int64], _ database: Database) throws {
        losing.formUnion(ids)
        for id in ids where try entity(id, database)?.articles == 0 {
            try forget(id, database)
            mayComeAgain = true
        }
        // Its row says whether it is gone.
        if mayComeAgain { try flush(database) }
    }

    /// Removes the names that no article uses any more, once all else is written.
    mutating func removeUnusedNames(_ database: Database) throws {
        let names = try GoneEntities(database).removeUnusedEpithets(of: losing)
        for id in losing {
            entities[id] = nil
            olderEntities[id] = nil
        }
        for (id, names) in names.sorted(by: { $0.key < $1.key }) {
            guard var profile = try entity(id, database)?.profile else { continue }
            let keys = profile.filingKeys
            profile.forget(names: names.gone, besides: names.left)
            let kept = Set(profile.filingKeys)
            for key in keys where !kept.contains(key) { try unfile(id, from: key, database) }
            try change(id, database) {
                $0.profile = profile
                $0.name = profile.name
            }
        }
        try flush(database)
    }

    /// The entities that lost an article since the last call.
    mutating func takeLosing() -> Set<Int64> {
        defer { losing = [] }
        return losing
    }

    /// The row of `epithet` for a name or role of an entity.
    mutating func epithet(_ text: String, isRole: Bool, of id: Int64, _ database: Database) throws -> Int64 {
        guard let known = try entity(id, database) else { return 0 }
        if let row = isRole ? known.roles[text] : known.names[text] { return row }
        try writeRowIfMade(id, database)
        try database.cachedStatement(
            sql: "INSERT INTO epithet (entity, role, text, articles) VALUES (?, ?, ?, 0)"
        ).run(.number(id), .number((isRole ? EpithetRole.role : .name).rawValue), .text(text))
        let row = database.lastInsertedRowID
        try change(id, database) {
            if isRole { $0.roles[text] = row } else { $0.names[text] = row }
        }
        if !isRole { try EntityNameWords(database).add(text, to: id) }
        return row
    }

    /// The row of `phrase` that holds `text`.
    mutating func phrase(_ text: String, _ database: Database) throws -> Int64 {
        if let known = phrases[text] { return known }
        let find = try database.cachedStatement(sql: "SELECT id FROM phrase WHERE text = ?")
        let id: Int64
        if let found = try Int64.fetchOne(find, arguments: [text]) {
            id = found
        } else {
            try database.cachedStatement(sql: "INSERT INTO phrase (text) VALUES (?)").execute(arguments: [
                text
            ])
            id = database.lastInsertedRowID
        }
        if phrases.count < 20_000 { phrases[text] = id }
        return id
    }

    /// Other rows refer to an entity's row, so it must be there before them.
    private mutating func writeRowIfMade(_ id: Int64, _ database: Database) throws {
        guard made.remove(id) != nil, let known = entities[id] else { return }
        try database.cachedStatement(
            sql: """
                INSERT INTO entity (id, kind, name, isResolved, articles, mentions, first, last)
                VALUES (?, ?, ?, ?, 0, 0, ?, ?)
                """
        ).run(
            .number(id), .number(StoredAnnotation.index(known.kind)), .text(known.name),
            .flag(known.isResolved), .number(known.first), .number(known.last))
    }

    /// The growth since the last call in the number of entities that articles name.
    mutating func takeGrowth() -> Int {
        defer { growth = 0 }
        return growth
    }

    /// Writes back everything that changed.
    mutating func flush(_ database: Database) throws {
        let layers = EntityLayers(database)
        let profile = try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO entityProfile (entity, packed) VALUES (?, ?)")
        let raise = try database.cachedStatement(
            sql: "UPDATE epithet SET articles = articles + ? WHERE id = ?")
        for id in changed.sorted() {
            try writeRowIfMade(id, database)
            guard var known = entities[id] else { continue }
            let isCorrected = corrected.contains(id)
            try layers.writeLinked(known, isCorrected: isCorrected)
            if let bytes = known.profile?.bytes { try profile.run(.number(id), .bytes(bytes)) }
            for (row, change) in known.epithetChanges.sorted(by: { $0.key < $1.key }) where change != 0 {
                try raise.run(.number(change), .number(row))
            }
            known.epithetChanges = [:]
            if !isCorrected { growth += (known.articles > 0 ? 1 : 0) - (known.storedArticles > 0 ? 1 : 0) }
            known.storedArticles = known.articles
            entities[id] = known
        }
        changed = []
        ranked = [:]
    }
}
