import Algorithms
import Entities
import GRDB
import WordIndex

/// Finds entities by their names.
struct EntityLookup {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// The entities with names that have all the words of `name`, most mentioned first.
    ///
    /// - Parameter name: With a star at its end the last word may be the beginning of one.
    func entities(withWordsOf name: String, kind: EntityKind?) throws -> [Int64] {
        try entities(with: IndexWords.words(of: name), isPrefix: name.hasSuffix("*"), kind: kind)
    }

    /// So many words are looked for at once, as SQLite takes no question of any size.
    private static let wordLimit = 64

    /// The entities with names that have all these words, most mentioned first.
    ///
    /// - Parameter isPrefix: The last word may be the beginning of one.
    func entities(with words: [[UInt8]], isPrefix: Bool, kind: EntityKind? = nil) throws -> [Int64] {
        guard let last = words.last.map({ String(decoding: $0, as: UTF8.self) }) else { return [] }
        let others = Array(words.dropLast().uniqued().map { String(decoding: $0, as: UTF8.self) })
        let found = try entities(
            with: others.prefix(Self.wordLimit), last: last, isPrefix: isPrefix, kind: kind)
        let find = try database.cachedStatement(
            sql: "SELECT 1 FROM nameWord WHERE word = ? AND entity = ?")
        return try found.filter { entity in
            try others.dropFirst(Self.wordLimit).allSatisfy {
                try Int.fetchOne(find, arguments: [$0, entity]) != nil
            }
        }
    }

    private func entities(
        with words: some Sequence<String>, last: String, isPrefix: Bool, kind: EntityKind?
    ) throws -> [Int64] {
        var conditions: [String] = []
        var arguments: [any DatabaseValueConvertible] = []
        for word in words {
            conditions.append("id IN (SELECT entity FROM nameWord WHERE word = ?)")
            arguments.append(word)
        }
        if isPrefix {
            conditions.append("id IN (SELECT entity FROM nameWord WHERE word >= ? AND word < ?)")
            // No word has this scalar, so it bounds all words that begin alike.
            arguments.append(contentsOf: [last, last + "\u{10FFFF}"])
        } else {
            conditions.append("id IN (SELECT entity FROM nameWord WHERE word = ?)")
            arguments.append(last)
        }
        if let kind {
            conditions.append("kind = ?")
            arguments.append(StoredAnnotation.index(kind))
        }
        return try Int64.fetchAll(
            database,
            sql: """
                SELECT id FROM entity WHERE \(conditions.joined(separator: " AND ")) AND articles > 0
                ORDER BY mentions - foldedMentions DESC, id
                """, arguments: StatementArguments(arguments))
    }

    /// The entities with `name` as a name or alias, folded; most mentioned first.
    func entities(named name: String) throws -> [Int64] {
        let wanted = IndexWords.words(of: name)
        return try entities(with: wanted, isPrefix: false).filter { entity in
            try names(of: entity).contains { IndexWords.words(of: $0) == wanted }
        }
    }

    /// The entities that have a name in which these words stand next to each other, most mentioned first.
    func entities(withRun run: WordRun) throws -> [Int64] {
        let found = try entities(with: run.words, isPrefix: run.isPrefix)
        guard run.words.count > 1 else { return found }
        return try found.filter { entity in
            try names(of: entity).contains { name in
                Array(name.utf8).withUnsafeBufferPointer { WordFinder.contains(run, in: $0) }
            }
        }
    }

    /// All entities of a kind that an article names.
    func entities(of kind: EntityKind) throws -> Set<Int64> {
        try Int64.fetchSet(
            database.cachedStatement(sql: "SELECT id FROM entity WHERE articles > 0 AND kind = ?"),
            arguments: [StoredAnnotation.index(kind)])
    }

    /// Those of `entities` that have a kind.
    func entities(_ entities: Set<Int64>, of kind: EntityKind) throws -> Set<Int64> {
        let find = try database.cachedStatement(sql: "SELECT kind FROM entity WHERE id = ?")
        let wanted = StoredAnnotation.index(kind)
        return try entities.filter { try Int.fetchOne(find, arguments: [$0]) == wanted }
    }

    /// The name of an entity.
    private func names(of entity: Int64) throws -> [String] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT text FROM epithet WHERE \(EpithetRole.isShownName) AND articles > 0
                """)
        return try String.fetchAll(statement, arguments: [entity])
    }
}
