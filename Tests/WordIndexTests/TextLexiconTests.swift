import TestSupport
import Testing

@testable import WordIndex

@Suite struct `A lexicon` {
    private static let texts = (0..<40).map {
        "The minister spoke of the wheat in report \($0). " + ($0 % 10 == 0 ? "Rain fell." : "")
    }

    private func text(_ lexicon: TextLexicon, _ bytes: some Collection<UInt8>, length: Int) -> [UInt8] {
        Array(bytes).withUnsafeBufferPointer { lexicon.decoded($0, length: length) }
    }

    @Test func `it learns the same from the same texts, and which words are common`() {
        let learned = TextLexicon.learn(from: Self.texts)
        #expect(learned == TextLexicon.learn(from: Self.texts))
        let lexicon = TextLexicon(id: 1, learned)
        #expect(lexicon.isCommon(Array("minister".utf8)) && lexicon.isCommon(Array("rain".utf8)))
        #expect(!lexicon.isCommon(Array("17".utf8)) && !lexicon.isCommon(Array("Minister".utf8)))
    }

    @Test func `what it learned comes back from bytes, and less from fewer`() {
        let learned = TextLexicon.learn(from: Self.texts)
        let (entries, common) = (learned.packedEntries, learned.packedCommon)
        #expect(TextLexicon.Learned(packedEntries: entries, packedCommon: common) == learned)
        for length in stride(from: 0, to: entries.count, by: 7) {
            let cut = TextLexicon.Learned(packedEntries: Array(entries[..<length]), packedCommon: common)
            #expect(cut.entries != learned.entries)
            _ = text(TextLexicon(id: 1, cut), [1, 2, 200, 3], length: 10)
        }
        for length in 0..<common.count {
            let cut = TextLexicon.Learned(packedEntries: entries, packedCommon: Array(common[..<length]))
            #expect(cut.common != learned.common)
        }
    }

    @Test func `a text that was cut off is the beginning of the text`() {
        let lexicon = TextLexicon(
            id: 1, .init(entries: TextLexicon.learn(from: Self.texts).entries, common: []))
        let whole = Array("The minister of rain, 2024: naïve “wheat” \u{1} 日本.".utf8)
        let bytes = lexicon.encoded(String(decoding: whole, as: UTF8.self))
        for length in 0..<bytes.count {
            let found = text(lexicon, bytes[..<length], length: whole.count)
            #expect(found == Array(whole.prefix(found.count)) && found.count < whole.count)
        }
        #expect(text(lexicon, bytes, length: whole.count) == whole)
        #expect(text(lexicon, bytes, length: 5).count <= 5)
        #expect(text(lexicon, bytes, length: -1).isEmpty)
    }

    @Test func `bytes that are no text come back too`() {
        var training = LexiconTraining()
        for var text in Self.texts { text.withUTF8 { training.add($0) } }
        let codes = TextCodes(training.entries())
        var random = SeededRandom(seed: 17)
        for _ in 0..<300 {
            let bytes = random.bytes(0..<200)
            let packed = bytes.withUnsafeBufferPointer { codes.encoded($0) }
            #expect(packed.withUnsafeBufferPointer { codes.decoded($0, length: bytes.count) } == bytes)
        }
    }

    @Test func `codes are one byte, two, or 255 and the byte itself`() {
        let entries = (0..<TextCodes.shortCodes + 300).map {
            [UInt8(ascii: "a"), UInt8($0 / 26), UInt8($0 % 26)]
        }
        let codes = TextCodes(entries)
        func encoded(_ bytes: [UInt8]) -> [UInt8] { bytes.withUnsafeBufferPointer { codes.encoded($0) } }
        func decoded(_ bytes: [UInt8]) -> [UInt8] {
            bytes.withUnsafeBufferPointer { codes.decoded($0, length: 3) }
        }
        #expect(decoded([0]) == entries[0] && decoded([175]) == entries[175])
        #expect(decoded([176, 0]) == entries[176] && decoded([177, 5]) == entries[176 + 256 + 5])
        #expect(decoded([255, 7]) == [7] && encoded([7]) == [255, 7])
        #expect(decoded([254, 255]).isEmpty)
    }
}
