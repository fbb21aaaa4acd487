import TestSupport
import Testing

@testable import WordIndex

@Suite struct `Writing texts short` {
    static let sample = (0..<400).map { number in
        "The minister said on day \(number) that the government would not change its policy, “whatever happens”.\n\n"
            + "In Zürich the naïve reporter No. \(number * 7) wrote 日本 and 🙂 about it."
    }

    static func lexicon() -> TextLexicon {
        var training = LexiconTraining()
        for var text in sample { text.withUTF8 { training.add($0) } }
        return TextLexicon(id: 1, .init(entries: training.entries(), common: [Array("the".utf8)]))
    }

    @Test(arguments: [
        "", " ", "The minister said", "\u{0}\u{1}\u{7F}", "unknown wörds, Ωmega; \t tabs\r\n", "🙂🙂日本",
        String(repeating: "x", count: 5_000), "a  b   c", "“whatever”",
    ])
    func `any text comes back as it was`(text: String) {
        let lexicon = Self.lexicon()
        let bytes = lexicon.encoded(text)
        let back = bytes.withUnsafeBufferPointer { lexicon.decoded($0, length: text.utf8.count) }
        #expect(String(decoding: back, as: UTF8.self) == text)
    }

    @Test func `random bytes come back as they were, and damaged codes stop nothing`() {
        let lexicon = Self.lexicon()
        var random = SeededRandom(seed: 3)
        for _ in 0..<300 {
            let bytes = random.bytes(0..<200)
            let text = String(decoding: bytes, as: UTF8.self)
            let codes = lexicon.encoded(text)
            let back = codes.withUnsafeBufferPointer { lexicon.decoded($0, length: text.utf8.count) }
            #expect(String(decoding: back, as: UTF8.self) == text)
            _ = bytes.withUnsafeBufferPointer { lexicon.decoded($0, length: 50) }
        }
    }

    @Test func `text like the sample takes less than half its length`() {
        let text = Self.sample.joined(separator: "\n")
        #expect(Self.lexicon().encoded(text).count * 2 < text.utf8.count)
    }
}
