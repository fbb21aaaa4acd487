import GRDB

/// The appearances of an entity that are counted, for questions that look at all of them: to leave out those of copies row by
/// row, as `countedAppearance` does, takes many times as long.
struct CountedAppearances {
    /// For each article in which it is not counted the one of its group in which it is.
    private let folded: [Int64: Int64]

    init(of entity: Int64, _ database: Database) throws {
        let find = try database.cachedStatement(
            sql: "SELECT article, counted FROM foldedAppearance WHERE entity = ?")
        var folded: [Int64: Int64] = [:]
        let rows = try Row.fetchCursor(find, arguments: [entity])
        while let row = try rows.next() { folded[row[stored: 0]] = row[stored: 1] }
        self.folded = folded
    }

    func contains(_ article: Int64) -> Bool { folded[article] == nil }

    /// The article in which it is counted for another one; `nil` where that is counted itself.
    func counted(for article: Int64) -> Int64? { folded[article] }

    /// The copies that are not counted, by the article that is, the first ones first.
    var copies: [Int64: [Int64]] {
        folded.sorted { $0.key < $1.key }.reduce(into: [:]) { $0[$1.value, default: []].append($1.key) }
    }
}
