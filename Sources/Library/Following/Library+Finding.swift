import Entities
import GRDB
import WordIndex

/// A person, an organisation or a place that was found by its name.
public struct FoundEntity: Equatable, Sendable {
    public var entity: EntityRow
    public var isFollowed: Bool
    /// The day of the latest article that names it and has a date of its own; `nil` where none has.
    public var last: String?

    public init(_ entity: EntityRow, isFollowed: Bool = false, last: String? = nil) {
        self.entity = entity
        self.isFollowed = isFollowed
        self.last = last
    }

    public var id: EntityID { entity.id }
}

extension Library {
    /// The people, organisations and places with a name that has the words typed, the last perhaps unfinished; most
    /// mentioned first.
    ///
    /// - Parameters:
    ///   - typed: Without any word, those who are followed come first, and then all others.
    ///   - limit: The most to give.
    /// - Throws: ``LibraryError``; `CancellationError` when cancelled.
    public func finding(
        _ typed: String, limit: Int, isCancelled: () -> Bool = { false }
    ) throws -> [FoundEntity] {
        try read { snapshot in
            let search = NameSearch(snapshot)
            let ids = try search.entities(named: typed, limit: limit, isCancelled: isCancelled)
            return try ids.compactMap(search.found)
        }
    }

    /// These entities, as they are found; those that no article names are left out.
    public func finding(_ entities: [EntityID]) throws -> [FoundEntity] {
        try read { snapshot in
            let search = NameSearch(snapshot)
            return try entities.compactMap { try search.found($0.rawValue) }
        }
    }

    /// The latest mentions of an entity, each in its sentence: one an article, of copies one in all, those without a date last.
    public func latestMentions(of entity: EntityID, limit: Int) throws -> [MentionInSentence] {
        try read { snapshot in
            let articles = try Int64.fetchAll(
                snapshot.database,
                sql: """
                    SELECT article FROM countedAppearance WHERE entity = ? ORDER BY dateKey DESC, article DESC LIMIT ?
                    """, arguments: [entity.rawValue, max(0, limit)])
            let finder = try MentionFinder(snapshot)
            return try articles.compactMap { try finder.mentions(of: entity, in: $0).first }
        }
    }
}

/// Finds entities by what is typed of their names.
private struct NameSearch {
    private let snapshot: Snapshot
    private let database: Database

    /// With more than so many of a beginning it is faster to go through all entities, the most mentioned first.
    private static let fewNames = 600
    private static let kinds = EntityKind.allCases.filter(\.canBeFollowed)
        .map { String(StoredAnnotation.index($0)) }.joined(separator: ", ")

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        database = snapshot.database
    }

    func found(_ id: Int64) throws -> FoundEntity? {
        guard let row = try snapshot.entities.row(id) else { return nil }
        let last = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT max(dateKey) FROM appearance WHERE entity = ?"),
            arguments: [id])
        return FoundEntity(
            row, isFollowed: try snapshot.followed.shown.contains(id), last: last.flatMap(DateKey.day))
    }

    func entities(named typed: String, limit: Int, isCancelled: () -> Bool) throws -> [Int64] {
        let words = IndexWords.words(of: typed).map { String(decoding: $0, as: UTF8.self) }
        guard let last = words.last else { return try followedFirst(limit) }
        let isPrefix = !(typed.last?.isWhitespace ?? true)
        var candidates = try ids(with: last, isPrefix: isPrefix)
        for word in words.dropLast() where !candidates.isEmpty {
            if isCancelled() { throw CancellationError() }
            candidates.formIntersection(try ids(with: word, isPrefix: false))
        }
        if isCancelled() { throw CancellationError() }
        return candidates.count <= Self.fewNames
            ? try mostMentioned(of: candidates, limit)
            : try mostMentioned(limit) { candidates.contains($0) }
    }

    /// The entities that have a word in one of their names.
    private func ids(with word: String, isPrefix: Bool) throws -> Set<Int64> {
        // No word has this scalar, so it bounds all words that begin alike.
        let statement = try database.cachedStatement(
            sql: isPrefix
                ? "SELECT entity FROM nameWord WHERE word >= ?1 AND word < ?1 || char(1114111)"
                : "SELECT entity FROM nameWord WHERE word = ?")
        try statement.setArguments([word])
        var ids: Set<Int64> = []
        try statement.forEachRawRow { ids.insert($0.number(0)) }
        return ids
    }

    private func mostMentioned(of few: Set<Int64>, _ limit: Int) throws -> [Int64] {
        let find = try database.cachedStatement(
            sql: "SELECT mentions FROM entity WHERE id = ? AND articles > 0 AND kind IN (\(Self.kinds))")
        let counted = try few.compactMap { id in
            try Int64.fetchOne(find, arguments: [id]).map { (id: id, mentions: $0) }
        }
        return counted.sorted { ($1.mentions, $0.id) < ($0.mentions, $1.id) }.prefix(max(0, limit)).map(
            \.id)
    }

    private func mostMentioned(_ limit: Int, where isWanted: (Int64) -> Bool) throws -> [Int64] {
        var ids: [Int64] = []
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT id FROM entity INDEXED BY entityByMentions
                    WHERE articles > 0 AND kind IN (\(Self.kinds)) ORDER BY mentions DESC, id
                    """))
        while ids.count < limit, let row = try rows.next() {
            if isWanted(row[stored: 0]) { ids.append(row[stored: 0]) }
        }
        return ids
    }

    private func followedFirst(_ limit: Int) throws -> [Int64] {
        let followed = try mostMentioned(of: snapshot.followed.shown, limit)
        return followed + (try mostMentioned(limit - followed.count) { !followed.contains($0) })
    }
}
