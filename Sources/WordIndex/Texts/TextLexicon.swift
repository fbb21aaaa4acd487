import TextBytes

/// What a library learned about its language from its first texts: short codes for words, and the common words.
///
/// A library that has grown learns again; each text and each shard remembers which lexicon it was written with.
public final class TextLexicon: Sendable {
    public let id: Int64
    private let codes: TextCodes
    private let common: Set<[UInt8]>

    /// The size of a library's texts, in bytes, at which it learns its first, its second … lexicon.
    public static let trainingSizes = [256 << 10, 8 << 20]
    /// The most bytes of text to learn from.
    public static let sampleBytes = 4 << 20
    /// The number of stored texts to learn from when few new ones are coming in.
    public static let sampleTexts = 2_500
    /// Words in this share of articles are common: the index says where pairs of them stand side by side.
    private static let commonShare = 0.05
    private static let mostCommon = 3_000

    /// - Parameters:
    ///   - id: Greater than 0.
    ///   - learned: What ``learn(from:)`` gave.
    public init(id: Int64, _ learned: Learned) {
        self.id = id
        codes = TextCodes(learned.entries)
        common = Set(learned.common)
    }

    /// What a lexicon consists of.
    public struct Learned: Equatable, Sendable {
        /// The words and pieces of words that have codes, those with codes of one byte first.
        package let entries: [[UInt8]]
        /// Words that many articles have, folded.
        package let common: [[UInt8]]

        package init(entries: [[UInt8]], common: [[UInt8]]) {
            self.entries = entries
            self.common = common
        }

        /// Reads what ``packedEntries`` and ``packedCommon`` gave; what is damaged is left out.
        public init(packedEntries: [UInt8], packedCommon: [UInt8]) {
            self.init(entries: Self.unpacked(packedEntries), common: Self.unpacked(packedCommon))
        }

        public var packedEntries: [UInt8] { Self.packed(entries) }
        public var packedCommon: [UInt8] { Self.packed(common) }

        private static func unpacked(_ bytes: [UInt8]) -> [[UInt8]] {
            bytes.reading { reader in (0..<reader.count()).map { _ in Array(reader.run()) } }
        }

        private static func packed(_ list: [[UInt8]]) -> [UInt8] {
            var writer = ByteWriter()
            writer.put(list.count)
            for item in list { writer.put(item) }
            return writer.bytes
        }
    }

    /// Learns from texts, at most ``sampleBytes`` of them.
    public static func learn(from texts: [String]) -> Learned {
        var training = LexiconTraining()
        var documents: [[UInt8]: Int] = [:]
        var bytes = 0
        var count = 0
        for whole in texts where bytes < sampleBytes {
            var text = beginning(of: whole)
            bytes += text.utf8.count
            count += 1
            text.withUTF8 { training.add($0) }
            for word in Set(IndexWords.words(of: text)) { documents[word, default: 0] += 1 }
        }
        let least = max(3, Int(Double(count) * commonShare))
        let common = documents.filter { $0.value >= least }.sorted {
            $0.value == $1.value ? $0.key.lexicographicallyPrecedes($1.key) : $0.value > $1.value
        }.prefix(mostCommon).map(\.key)
        return Learned(entries: training.entries(), common: common)
    }

    /// The part of a text to look at: the words of an endless text would take ten times its room.
    private static func beginning(of text: String) -> String {
        guard text.utf8.count > sampleBytes else { return text }
        return String(decoding: text.utf8.prefix(sampleBytes), as: UTF8.self)
    }

    /// Whether many articles have the word, which is folded.
    public func isCommon(_ word: some Collection<UInt8>) -> Bool { common.contains(Array(word)) }

    /// `text` compressed, for ``decoded(_:length:)``.
    public func encoded(_ text: String) -> [UInt8] {
        var copy = text
        return copy.withUTF8 { codes.encoded($0) }
    }

    /// The text of `length` bytes that was encoded; shorter when the bytes are damaged.
    public func decoded(_ bytes: UnsafeBufferPointer<UInt8>, length: Int) -> [UInt8] {
        codes.decoded(bytes, length: length)
    }
}
