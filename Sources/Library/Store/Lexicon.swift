import Articles
import Foundation
import GRDB

/// What a library has learned of its language from its first texts: short codes for words, and which words are common.
///
/// A library that has grown learns again; each text and each shard remembers by which lexicon it was written.
final class Lexicon: Sendable {
    let id: Int64
    private let codes: TextCodes
    private let common: Set<[UInt8]>

    /// The size of a library's texts, in bytes, at which it learns its first, its second … lexicon.
    static let trainingSizes = [256 << 10, 8 << 20]
    static let sampleBytes = 4 << 20
    /// So many of the stored texts are learned from when few are coming in.
    static let sampleTexts = 2_500
    /// Words in this share of articles are common: of their pairs the index says where they stand side by side.
    private static let commonShare = 0.05
    private static let mostCommon = 3_000

    init(id: Int64, entries: [[UInt8]], common: [[UInt8]]) {
        self.id = id
        codes = TextCodes(entries)
        self.common = Set(common)
    }

    func isCommon(_ word: some Collection<UInt8>) -> Bool { common.contains(Array(word)) }

    func encoded(_ text: String) -> [UInt8] {
        var copy = text
        return copy.withUTF8 { codes.encoded($0) }
    }

    func decoded(_ bytes: UnsafeBufferPointer<UInt8>, length: Int) -> [UInt8] {
        codes.decoded(bytes, length: length)
    }

    // MARK: Storage

    static func load(_ id: Int64, _ database: Database) throws -> Lexicon? {
        let find = "SELECT entries, common FROM lexicon WHERE id = ?"
        guard let row = try Row.fetchOne(database, sql: find, arguments: [id]) else { return nil }
        return Lexicon(id: id, entries: list(row[stored: "entries"]), common: list(row[stored: "common"]))
    }

    private static func list(_ data: Data) -> [[UInt8]] {
        [UInt8](data).reading { reader in (0..<reader.count()).map { _ in Array(reader.run()) } }
    }

    private static func data(_ list: [[UInt8]]) -> Data {
        var writer = ByteWriter()
        writer.put(list.count)
        for item in list { writer.put(item) }
        return Data(writer.bytes)
    }

    /// Learns from `texts`, and keeps what was learned.
    static func train(on texts: [String], _ database: Database) throws -> Lexicon {
        var training = LexiconTraining()
        var documents: [[UInt8]: Int] = [:]
        var bytes = 0
        var count = 0
        for whole in texts where bytes < sampleBytes {
            // The words of a text without end would take ten times its room.
            var text = whole.utf8.count > sampleBytes ? String(whole.slice(utf8: 0..<sampleBytes)) : whole
            bytes += text.utf8.count
            count += 1
            text.withUTF8 { training.add($0) }
            for word in Set(IndexWords.words(of: text)) { documents[word, default: 0] += 1 }
        }
        let least = max(3, Int(Double(count) * commonShare))
        let common = documents.filter { $0.value >= least }.sorted {
            $0.value == $1.value ? $0.key.lexicographicallyPrecedes($1.key) : $0.value > $1.value
        }.prefix(mostCommon).map(\.key)
        let entries = training.entries()
        try database.execute(
            sql: "INSERT INTO lexicon (entries, common) VALUES (?, ?)",
            arguments: [data(entries), data(common)])
        return Lexicon(id: database.lastInsertedRowID, entries: entries, common: common)
    }
}
