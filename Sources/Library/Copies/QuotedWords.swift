import Articles

/// The words of a quotation, as they are compared with those of others.
struct QuotedWords {
    /// Of fewer words nobody can say that they are the same quotation.
    static let fewest = 4
    /// Of a quotation this long, a few words may have been quoted otherwise.
    private static let long = 12
    private static let mostOfLong = 0.8
    private static let toldWords = 8

    private let words: TextWords
    private let text: [UInt8]

    var count: Int { words.count }
    var hashes: [UInt64] { words.hashes }

    init(_ text: [UInt8], _ range: Range<Int>) {
        self.text = Array(text[range.clamped(to: 0..<text.count)])
        words = TextWords(self.text)
    }

    /// The first words, as they are written.
    var beginning: String {
        guard count > Self.toldWords else { return string(0..<text.count) }
        return string(0..<words.ranges[Self.toldWords - 1].upperBound) + " …"
    }

    private func string(_ range: Range<Int>) -> String {
        String(decoding: text[range].map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }

    /// Whether the one is the other or a part of it, or most of a long one is.
    func isSame(as other: QuotedWords) -> Bool {
        min(count, other.count) >= Self.fewest && Self.isSame(hashes, other.hashes)
    }

    static func isSame(_ one: [UInt64], _ other: [UInt64]) -> Bool {
        let (short, long) = one.count < other.count ? (one, other) : (other, one)
        if isPart(short, of: long) { return true }
        guard short.count >= Self.long else { return false }
        let pairs = WordAlignment(short, long).pairs.count
        return Double(pairs) >= Double(short.count) * mostOfLong
    }

    private static func isPart(_ short: [UInt64], of long: [UInt64]) -> Bool {
        guard let first = short.first else { return false }
        for start in 0...long.count - short.count where long[start] == first {
            if long[start..<start + short.count].elementsEqual(short) { return true }
        }
        return false
    }
}
