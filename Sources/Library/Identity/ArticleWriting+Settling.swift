import Articles
import CrossReferences
import Entities
import Foundation
import GRDB

// People looked at again when more has become known: bare surnames that nothing tied to anybody, people of one full name.
extension ArticleWriting {
    /// Looks again at the people filed under `key`.
    mutating func settle(_ key: Int64) throws {
        let filed = try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT entity FROM entityKey WHERE key = ? ORDER BY entity DESC LIMIT \(IdentityLinker.settlingLimit)
                    """), arguments: [key])
        for id in filed { try settle(entity: id, filedUnder: key) }
        try database.cachedStatement(sql: "DELETE FROM keyToSettle WHERE key = ?").execute(arguments: [key])
    }

    private mutating func settle(entity id: Int64, filedUnder key: Int64) throws {
        guard let entity = try known.entity(id, database), entity.articles > 0, entity.kind == .person,
            let profile = try entity.profile ?? read(entity: id)
        else { return }
        let keys = IdentityKeys(name: profile.name, kind: .person)
        if profile.isResolved, keys.exact.rawValue != key { return }
        let candidates = try known.candidates(for: keys, kind: .person, database).filter { $0.id != id }
        let decision = linker.link(profile, candidates: candidates)
        guard case .existing(let person) = decision.outcome,
            let other = candidates.first(where: { $0.id == person })?.profile
        else { return }
        // Of two who are known the one in fewer articles is moved.
        if other.isResolved, profile.isResolved, other.articles < profile.articles {
            try merge(person, other, into: id, decision)
        } else {
            try merge(id, profile, into: person, decision)
        }
    }

    /// The profile of a bare name that an older version left without one: it is a thing of one article.
    private func read(entity id: Int64) throws -> IdentityProfile? {
        guard let article = try articles(of: id).first,
            let sighting = try sightings(of: id, in: article).first
        else { return nil }
        return IdentityProfile(of: sighting.entity, context: sighting.context, isResolved: false)
    }

    private func articles(of id: Int64) throws -> [Int64] {
        let find = try database.cachedStatement(
            sql: "SELECT article FROM \(appearanceTable(of: id)) WHERE entity = ? ORDER BY article")
        return try Int64.fetchAll(find, arguments: [id])
    }

    // MARK: Two who are one

    private mutating func merge(
        _ old: Int64, _ profile: IdentityProfile, into person: Int64, _ decision: IdentityDecision
    ) throws {
        try known.unfile(old, from: profile.filingKeys, database)
        try known.unfile(old, database)
        // Nobody of that name is to come again under its number.
        try known.change(old, database) { $0.name = "" }
        try absorb(into: person) {
            $0.absorb(profile)
            return true
        }
        for article in try articles(of: old) {
            try database.cachedStatement(sql: "DELETE FROM doubt WHERE article = ? AND entity = ?")
                .execute(arguments: [article, old])
            for local in try move(old, to: person, in: article) {
                var decision = decision
                decision.outcome = .existing(person)
                try noteDoubt(about: local, decision, in: article)
            }
        }
    }

    /// Takes something into what is known of an entity; `body` says whether there may be new names.
    mutating func absorb(into id: Int64, _ body: (inout IdentityProfile) -> Bool) throws {
        var isNewName = false
        try known.change(id, database) { entity in
            guard var profile = entity.profile else { return }
            isNewName = body(&profile)
            entity.profile = profile
            entity.isResolved = entity.isResolved || profile.isResolved
            if !profile.name.isEmpty { entity.name = profile.name }
        }
        guard let profile = try known.entity(id, database)?.profile else { return }
        if isNewName { try known.file(id, under: profile.filingKeys, database) }
        try known.note(profile.keysToSettle(isNewName: isNewName), besides: id, database)
    }

    /// Ties all that an article says of one entity to another.
    ///
    /// - Returns: The article's entities that were moved, as they are now.
    @discardableResult
    private mutating func move(
        _ old: Int64, to person: Int64, in article: Int64
    ) throws -> [PackedReading.LocalEntity] {
        let readings = ReadingRows(database, texts, changes: IdentityChanges())
        guard let reading = try readings.linked(article) else { return [] }
        let names = try readings.reading(of: reading, withReasons: false)
        let places = reading.entities.indices.filter { reading.entities[$0].id == old }
        let isThere = reading.entities.contains { $0.id == person }
        var changed = reading
        for place in places {
            changed.entities[place].id = person
            changed.entities[place].names = []
            changed.entities[place].roles = []
            try addEpithets(of: names.entities[place], to: &changed.entities[place])
        }
        let dateOf = try database.cachedStatement(sql: "SELECT dateKey FROM article WHERE id = ?")
        let date = try Int64.fetchOne(dateOf, arguments: [article]) ?? 0
        try count(places.map { reading.entities[$0] }, from: old, to: person, date: date, isThere: isThere)
        try known.noteLoss(of: [old], database)
        try writeAppearance(of: person, in: changed, article: article, date: date)
        try database.cachedStatement(
            sql: "DELETE FROM \(appearanceTable(of: old)) WHERE entity = ? AND dateKey = ? AND article = ?"
        ).execute(arguments: [old, date, article])
        noteChange(of: [old, person], in: article)
        try database.cachedStatement(sql: "UPDATE reading SET packed = ? WHERE article = ?")
            .execute(arguments: [Data(changed.bytes), article])
        if isThere {
            try database.cachedStatement(sql: "UPDATE article SET people = people - 1 WHERE id = ?")
                .execute(arguments: [article])
        }
        return places.map { changed.entities[$0] }
    }

    /// Counts an article's entities for another one of the library's than before.
    private mutating func count(
        _ locals: [PackedReading.LocalEntity], from old: Int64, to person: Int64, date: Int64, isThere: Bool
    ) throws {
        let mentions = locals.reduce(0) { $0 + $1.mentions }
        try known.change(old, database) {
            $0.articles -= 1
            $0.mentions -= mentions
            for row in locals.flatMap({ $0.names + $0.roles }) { $0.epithetChanges[row, default: 0] -= 1 }
        }
        try known.change(person, database) {
            $0.first = $0.articles == 0 ? date : min($0.first, date)
            $0.last = $0.articles == 0 ? date : max($0.last, date)
            $0.articles += isThere ? 0 : 1
            $0.mentions += mentions
        }
        try known.flush(database)
    }

    private func writeAppearance(
        of person: Int64, in reading: PackedReading, article: Int64, date: Int64
    ) throws {
        guard let counts = Self.grouped(reading.entities).first(where: { $0.id == person })?.counts else {
            return
        }
        try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO \(appearanceTable(of: person)) (entity, dateKey, article, mentions, quotations)
                VALUES (?, ?, ?, ?, ?)
                """
        ).execute(arguments: [person, date, article, counts.mentions, counts.quotations])
    }

    // MARK: Namesakes

    /// Remembers that somebody has namesakes whom a middle name or a suffix tells apart.
    func note(namesakes: [Int64], of id: Int64) throws {
        for other in namesakes where other != id {
            try database.cachedStatement(
                sql: "INSERT OR IGNORE INTO namesake (person, other, isSettled) VALUES (?, ?, 0)"
            ).execute(arguments: [other, id])
        }
    }

    /// Looks again at everybody who was taken for a person without the middle name or suffix that tells him from a
    /// namesake, once for each person, unless the name is plainly more his than the namesake's.
    mutating func sortOut(_ person: Int64, namesake: Int64) throws {
        let isSettled = try Bool.fetchOne(
            database, sql: "SELECT max(isSettled) FROM namesake WHERE person = ?", arguments: [person])
        guard isSettled == false, let profile = try known.entity(person, database)?.profile,
            let other = try known.entity(namesake, database)?.profile,
            IdentityLinker.isOpen(profile, toNamesake: other)
        else {
            try database.execute(
                sql: "DELETE FROM namesake WHERE person = ? AND other = ? AND isSettled = 0",
                arguments: [person, namesake])
            return
        }
        try database.execute(
            sql: "UPDATE namesake SET isSettled = 1 WHERE person = ? AND other = ?",
            arguments: [person, namesake])
        let all = try articles(of: person).flatMap { try sightings(of: person, in: $0) }
        let own = all.filter { IdentityLinker.isDistinguished($0.entity.name) }
        let open = all.filter { !IdentityLinker.isDistinguished($0.entity.name) }
        guard !own.isEmpty, !open.isEmpty else { return }
        try rebuild(person, profile, from: own)
        for isFull in [true, false] {
            for sighting in open where PersonName(sighting.entity.name).isFull == isFull {
                let target = try link(
                    sighting.entity, sighting.context, keys: IdentityKeys(of: sighting.entity),
                    date: sighting.date
                ).id
                if target != person { try move(person, to: target, in: sighting.article) }
            }
        }
    }

    /// An article's entity that is taken for a person, with what surrounds it.
    private struct Sighting {
        var article: Int64
        var date: Int64
        var entity: Entity
        var context: IdentityContext
    }

    private func sightings(of id: Int64, in article: Int64) throws -> [Sighting] {
        let readings = ReadingRows(database, texts, changes: IdentityChanges())
        guard let row = try ArticleRows(database).rows([article]).first,
            let text = try texts.article(of: row), let packed = try readings.linked(article)
        else { return [] }
        let reading = try readings.reading(of: packed, withReasons: false)
        let contexts = IdentityContext.contexts(of: reading, in: text)
        let date = DateKey.number(of: row.date.iso)
        return packed.entities.indices.filter { packed.entities[$0].id == id }.map {
            Sighting(article: article, date: date, entity: reading.entities[$0], context: contexts[$0])
        }
    }

    private mutating func rebuild(
        _ person: Int64, _ profile: IdentityProfile, from sightings: [Sighting]
    ) throws {
        guard let first = sightings.first else { return }
        var rebuilt = IdentityProfile(of: first.entity, context: first.context)
        for sighting in sightings.dropFirst() { rebuilt.absorb(sighting.entity, context: sighting.context) }
        try known.unfile(person, from: profile.filingKeys, database)
        try known.change(person, database) {
            $0.profile = rebuilt
            $0.name = rebuilt.name
        }
        try known.file(person, under: rebuilt.filingKeys, database)
    }
}

extension Library {
    /// How many names are looked at again in one transaction, and for how long at most.
    private static let settledAtOnce = 200
    private static let settlingTime = Duration.seconds(1)

    /// Looks again at people of whom more has become known since they were read.
    ///
    /// What it costs depends on how many that are, not on the size of the library.
    ///
    /// - Parameter progress: Told after each transaction how many names it looked at, and how many wait.
    public func settleNames(
        isCancelled: () -> Bool = { false }, progress: (_ done: Int, _ waiting: Int) -> Void = { _, _ in }
    ) throws {
        while !isCancelled() {
            let namesakes = try read {
                try Row.fetchAll(
                    $0.database, sql: "SELECT person, other FROM namesake WHERE isSettled = 0 LIMIT 1"
                )
                .map {
                    (person: $0[stored: "person"] as Int64, other: $0[stored: "other"] as Int64)
                }
            }
            guard let pair = namesakes.first else { break }
            try writing { try $0.sortOut(pair.person, namesake: pair.other) }
            progress(1, try namesToSettle())
        }
        while !isCancelled() {
            let keys = try read {
                try Int64.fetchAll(
                    $0.database, sql: "SELECT key FROM keyToSettle ORDER BY key LIMIT \(Self.settledAtOnce)")
            }
            if keys.isEmpty { return }
            progress(try settle(keys), try namesToSettle())
        }
    }

    /// - Returns: How many of the keys there was time for, at least one.
    private func settle(_ keys: [Int64]) throws -> Int {
        try writing { writing in
            let start = ContinuousClock.now
            var settled = 0
            for key in keys {
                try writing.settle(key)
                settled += 1
                if start.duration(to: .now) > Self.settlingTime { break }
            }
            return settled
        }
    }

    private func namesToSettle() throws -> Int {
        try read {
            try Int.fetchOne(
                $0.database,
                sql: """
                    SELECT (SELECT count(*) FROM keyToSettle)
                        + (SELECT count(*) FROM namesake WHERE isSettled = 0)
                    """) ?? 0
        }
    }
}
