import GRDB

/// The appearances of an entity that are counted, for questions that look at all of them: to leave out those of copies row by
/// row, as `countedAppearance` does, takes many times as long.
struct CountedAppearances {
    /// The articles in which it is not counted.
    private let folded: Set<Int64>

    init(of entity: Int64, _ database: Database) throws {
        let find = try database.cachedStatement(
            sql: "SELECT article FROM foldedAppearance WHERE entity = ?")
        folded = try Set(Int64.fetchCursor(find, arguments: [entity]))
    }

    func contains(_ article: Int64) -> Bool { !folded.contains(article) }
}
