import GRDB
import TextBytes
import WordIndex

/// What has notes, or notes with some words: articles, and entities.
struct NotedSet {
    private(set) var articles: Set<Int64> = []
    private(set) var entities: Set<Int64> = []

    /// - Parameters:
    ///   - words: Folded; next to each other in the note. All notes are meant when there are none.
    ///   - isPrefix: Whether the last of them may be the beginning of a word.
    init(with words: [[UInt8]] = [], isPrefix: Bool = false, _ snapshot: Snapshot) throws {
        let changes = try snapshot.changes
        let rows = try Row.fetchCursor(
            snapshot.database.cachedStatement(sql: "SELECT article, entity, text FROM note"))
        while let row = try rows.next() {
            guard words.isEmpty || Self.has(words, isPrefix, in: row[stored: 2]) else { continue }
            if let article: Int64 = row[stored: 0] { articles.insert(article) }
            if let entity: Int64 = row[stored: 1] { entities.insert(changes.shown(entity)) }
        }
    }

    private static func has(_ words: [[UInt8]], _ isPrefix: Bool, in text: String) -> Bool {
        let all = IndexWords.words(of: text)
        guard all.count >= words.count else { return false }
        return (0...all.count - words.count).contains { start in
            words.indices.allSatisfy { place in
                let word = all[start + place]
                return isPrefix && place == words.count - 1
                    ? word.starts(with: words[place]) : word == words[place]
            }
        }
    }
}
