import CrossReferences
import Entities
import Foundation
import GRDB

/// Keeps a library's entities for an ``IdentityRegister``, within one transaction.
struct EntityStore: IdentityStore {
    let database: Database
    let texts: StoredTexts
    var known: KnownEntities
    /// Who appears in the articles of this transaction; their rows are written together.
    var appearances: [Appearance] = []
    /// Entities that an article now says something else about.
    private(set) var moves: [(entities: [Int64], article: Int64)] = []

    /// A row of the table with this name.
    struct Appearance {
        var entity: Int64
        var date: Int64
        var article: Int64
        var mentions: Int
        var quotations: Int
    }

    /// - Parameter known: What the previous transaction left.
    init(_ database: Database, _ texts: StoredTexts, known: KnownEntities = KnownEntities()) throws {
        self.database = database
        self.texts = texts
        self.known = known
        try self.known.begin(database)
    }

    mutating func noteMove(of entities: [Int64], in article: Int64) { moves.append((entities, article)) }

    // MARK: Entities

    mutating func profile(of id: Int64) throws -> IdentityProfile? {
        guard let entity = try known.entity(id, database) else { return nil }
        if let profile = entity.profile { return profile }
        // An older version left bare names, which each belong to one article, without one.
        guard entity.kind == .person, entity.articles > 0, let article = try articles(of: id).first,
            let sighting = try sightings(of: id, in: article).first
        else { return nil }
        return IdentityProfile(of: sighting.entity, context: sighting.context, isResolved: false)
    }

    mutating func change(_ id: Int64, _ body: (inout IdentityProfile) -> Void) throws {
        try known.change(id, database) { entity in
            guard var profile = entity.profile else { return }
            // What is changed in place is not copied.
            entity.profile = nil
            body(&profile)
            entity.isResolved = entity.isResolved || profile.isResolved
            if !profile.name.isEmpty { entity.name = profile.name }
            entity.profile = profile
        }
    }

    mutating func make(_ profile: IdentityProfile) throws -> Int64 { try known.make(profile, database) }

    mutating func retire(_ id: Int64) throws {
        try known.forget(id, database)
        // Nobody of that name may come back under its number.
        try known.change(id, database) { $0.name = "" }
    }

    // MARK: Keys

    mutating func candidates(filedUnder key: IdentityKey) throws -> [Int64] {
        try known.filed(under: key, database).ids
    }

    func newest(filedUnder key: IdentityKey) throws -> [Int64] {
        try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT entity FROM entityKey WHERE key = ? ORDER BY entity DESC LIMIT \(IdentityLinker.settlingLimit)
                    """), arguments: [key.rawValue])
    }

    mutating func file(_ id: Int64, under key: IdentityKey) throws {
        try known.file(id, under: key, database)
    }

    mutating func unfile(_ id: Int64, from key: IdentityKey) throws {
        try known.unfile(id, from: key, database)
    }

    // MARK: What is to be looked at again

    func insert(keyToSettle key: IdentityKey) throws {
        try database.cachedStatement(sql: "INSERT OR IGNORE INTO keyToSettle (key) VALUES (?)")
            .execute(arguments: [key.rawValue])
    }

    func remove(keyToSettle key: IdentityKey) throws {
        try database.cachedStatement(sql: "DELETE FROM keyToSettle WHERE key = ?")
            .execute(arguments: [key.rawValue])
    }

    func nextKeyToSettle() throws -> IdentityKey? {
        try Int64.fetchOne(database.cachedStatement(sql: "SELECT min(key) FROM keyToSettle"))
            .map(IdentityKey.init)
    }

    func insert(_ namesakes: IdentityNamesakes) throws {
        try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO namesake (person, other, isSettled) VALUES (?, ?, 0)"
        ).execute(arguments: [namesakes.person, namesakes.other])
    }

    func nextNamesakes() throws -> IdentityNamesakes? {
        let find = try database.cachedStatement(
            sql: "SELECT person, other FROM namesake WHERE isSettled = 0 ORDER BY person, other LIMIT 1")
        return try Row.fetchOne(find).map { row in
            // Any other value could never be settled, and would be asked for again and again.
            guard let person: Int64 = row[stored: "person"], let other: Int64 = row[stored: "other"] else {
                throw LibraryError.damaged(path: "", detail: "two people who may be one")
            }
            return IdentityNamesakes(person: person, other: other)
        }
    }

    func isSortedOut(_ person: Int64) throws -> Bool {
        let find = try database.cachedStatement(
            sql: "SELECT max(isSettled) FROM namesake WHERE person = ?")
        return try Bool.fetchOne(find, arguments: [person]) ?? false
    }

    func close(_ namesakes: IdentityNamesakes, isSortedOut: Bool) throws {
        let change =
            isSortedOut ? "UPDATE namesake SET isSettled = 1" : "DELETE FROM namesake"
        try database.cachedStatement(sql: change + " WHERE person = ? AND other = ?")
            .execute(arguments: [namesakes.person, namesakes.other])
    }
}

extension IdentityRegister<EntityStore> {
    init(_ database: Database, _ texts: StoredTexts, known: KnownEntities = KnownEntities()) throws {
        self.init(try EntityStore(database, texts, known: known))
    }
}
