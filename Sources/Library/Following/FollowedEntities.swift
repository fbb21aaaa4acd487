import CrossReferences
public import Entities
import GRDB

/// Whom a library's reader follows, as corrections show them.
///
/// A follow is kept with the entity it was made of. Where that was merged into another one since, the other one is
/// followed as long as the two are one.
struct FollowedEntities {
    /// The entities that are followed now.
    let shown: Set<Int64>
    /// What each row of `follow` leads to.
    private let targets: [Int64: Int64]

    init(_ snapshot: Snapshot) throws {
        let kept = try Int64.fetchAll(
            snapshot.database.cachedStatement(sql: "SELECT entity FROM follow"))
        guard !kept.isEmpty else {
            (shown, targets) = ([], [:])
            return
        }
        let changes = try snapshot.changes
        targets = Dictionary(
            kept.map { ($0, changes.shown($0)) }, uniquingKeysWith: { first, _ in first })
        shown = Set(targets.values).subtracting([IdentityChanges.nobody])
    }

    /// The rows of `follow` that lead to an entity.
    func rows(leadingTo entity: Int64) -> [Int64] {
        targets.filter { $0.value == entity || $0.key == entity }.map(\.key).sorted()
    }
}

/// Finds which followed names articles have, from what is packed in their annotations.
struct FollowedNaming {
    private let snapshot: Snapshot
    private let followed: Set<Int64>
    private let changes: IdentityChanges
    private let corrected: Set<Int64>
    private let annotations: AnnotationRows

    /// - Returns: `nil` when nothing is followed.
    init?(_ snapshot: Snapshot) throws {
        followed = try snapshot.followed.shown
        guard !followed.isEmpty else { return nil }
        self.snapshot = snapshot
        changes = try snapshot.changes
        corrected = Set(changes.rules.keys.map(\.entity))
        annotations = try snapshot.annotations
    }

    /// The followed entities that an article names, the most mentioned there first.
    func named(in article: Int64) throws -> [Int64] {
        var counts: [Int64: Int] = [:]
        for (id, mentions) in try entities(of: article) where mentions > 0 && followed.contains(id) {
            counts[id, default: 0] += mentions
        }
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    /// The names of the followed entities that an article names, the most mentioned there first.
    func names(in article: Int64) throws -> [String] {
        let find = try snapshot.database.cachedStatement(sql: "SELECT name FROM entity WHERE id = ?")
        return try named(in: article).map { try String.fetchOne(find, arguments: [$0]) ?? "" }
    }

    private func entities(of article: Int64) throws -> [(id: Int64, mentions: Int)] {
        let rows = try Row.fetchCursor(
            snapshot.database.cachedStatement(sql: "SELECT packed FROM annotation WHERE article = ?"),
            arguments: [article])
        var named: [(id: Int64, mentions: Int)] = []
        guard let row = try rows.next() else { return [] }
        try row.withStoredBytes(at: 0) { bytes in
            StoredAnnotation.forEachEntity(in: bytes) { named.append(($0, $1)) }
        }
        guard changes.concern(article) || named.contains(where: { corrected.contains($0.id) }) else {
            return named
        }
        return try annotations.packed(article)?.entities.map { ($0.id, $0.mentions) } ?? []
    }
}

extension EntityKind {
    /// Whether a name of this kind can be followed.
    public var canBeFollowed: Bool {
        switch self {
        case .person, .organization, .place: true
        case .nationality, .other: false
        }
    }
}
