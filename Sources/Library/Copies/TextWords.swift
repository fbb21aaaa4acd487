import TextBytes
import WordIndex

/// The words of a text as numbers, in order: what texts are compared by, whatever their case, punctuation and paragraphs.
struct TextWords: Sendable {
    /// A hash of each word, folded.
    private(set) var hashes: [UInt64] = []
    /// Where each stands in the text, as UTF-8 offsets.
    private(set) var ranges: [Range<Int>] = []

    var count: Int { hashes.count }

    init(_ text: UnsafeBufferPointer<UInt8>) {
        hashes.reserveCapacity(text.count / 5)
        ranges.reserveCapacity(text.count / 5)
        var cutter = IndexWords()
        cutter.forEach(in: text) { word, range in
            hashes.append(Self.hash(word))
            ranges.append(range)
        }
    }

    init(_ text: [UInt8]) { self = text.withUnsafeBufferPointer { TextWords($0) } }

    static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = FNV1a.start
        for byte in word { FNV1a.add(UInt64(byte), to: &hash) }
        return hash
    }

    /// A number for three words next to each other that spreads well over all of its bits.
    static func mixed(_ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 {
        var hash = FNV1a.start
        for word in [first, second, third] { FNV1a.add(word, to: &hash) }
        return mixed(hash)
    }

    /// The last step of SplitMix64.
    static func mixed(_ number: UInt64) -> UInt64 {
        var number = number
        number = (number ^ (number >> 30)) &* 0xBF58_476D_1CE4_E5B9
        number = (number ^ (number >> 27)) &* 0x94D0_49BB_1331_11EB
        return number ^ (number >> 31)
    }

    /// All runs of three words, as sorted numbers.
    func runs() -> [UInt64] {
        guard count >= 3 else { return [] }
        return (0..<count - 2).map { Self.mixed(hashes[$0], hashes[$0 + 1], hashes[$0 + 2]) }.sorted()
    }
}
