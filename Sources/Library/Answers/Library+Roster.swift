import Articles
public import Entities
import GRDB
import Synchronization

extension Library {
    /// Up to this many rows are read one by one; more are found faster in the roster of all.
    private static let fewRows = 2_000

    /// The entities that answer `query`, as ``entities(matching:window:)`` finds them, all at once.
    ///
    /// - Parameter kind: Only of this kind.
    public func roster(matching query: String, kind: EntityKind? = nil) throws -> EntityRoster {
        let query = Query(parsing: query, subject: .entities)
        if query.isEmpty { return try roster(kind: kind) }
        let (found, few) = try read { snapshot in
            let found = try EntitySelection(query, kind: kind, snapshot)
            guard found.items.count <= Self.fewRows else { return (found, nil as EntityRoster?) }
            let rows = snapshot.entities
            let pairs = try found.items.compactMap { item in
                try rows.row(item.id).map { (row: $0, item: item) }
            }
            return (found, EntityRoster(pairs.map(\.row), pairs.map(\.item)))
        }
        return try few ?? roster(kind: kind).narrowed(to: found)
    }

    /// Every entity of a kind, or of all kinds, that an article names; most mentioned first.
    public func roster(kind: EntityKind? = nil) throws -> EntityRoster {
        let (entities, epithets) = try rosterAtOnce() ?? rosterInOneRead()
        return try Self.translating(path) { try EntityRoster(entities, epithets, kind: kind) }
    }

    private func rosterInOneRead() throws -> (EntityColumns, [EpithetColumns]) {
        try read { snapshot in
            let last = try EpithetColumns.lastRow(snapshot.database)
            return (
                try EntityColumns(snapshot.database),
                [try EpithetColumns(snapshot.database, after: 0, through: last)]
            )
        }
    }

    /// The two tables, read on two cores; `nil` when the library changed in between, or has only one reader.
    private func rosterAtOnce() throws -> (EntityColumns, [EpithetColumns])? {
        guard !isReadOnly, !path.isEmpty else { return nil }
        let last = max(0, try read { try EpithetColumns.lastRow($0.database) })
        // The reader that also reads the entities gets less of the rest.
        let middle = last / 3
        let results = Mutex<[Int: Result<RosterPart, any Error>]>([:])
        AllCores.perform(parts: 2) { number in
            let result = Result {
                try read { snapshot in
                    let database = snapshot.database
                    return RosterPart(
                        generation: try Self.generation(database),
                        entities: number == 0 ? try EntityColumns(database) : nil,
                        epithets: try EpithetColumns(
                            database, after: number == 0 ? 0 : middle, through: number == 0 ? middle : last))
                }
            }
            results.withLock { $0[number] = result }
        }
        let parts = try results.withLock { found in try [0, 1].compactMap { try found[$0]?.get() } }
        guard parts.count == 2, parts[0].generation == parts[1].generation, let entities = parts[0].entities
        else { return nil }
        return (entities, parts.map(\.epithets))
    }
}
