import Testing
import TextBytes

@testable import Entities

/// What libraries and models are made with, which must stay as it is.
@Suite struct `What lasts of names and words` {
    @Test func `features of words have the hashes that the model was trained with`() {
        #expect(FeatureHash.of("word") == 0x85A6_0963_2ED0_034A)
    }

    @Test func `the Latin letters of names fold as they always did`() {
        var hash = FNV1a.start
        for value in Array(0xC0..<0x25A) + Array(0x1E00..<0x1F00) {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            let folded = NameFolding.fold(String(scalar))
            let plain = folded.utf8.allSatisfy { $0 < 0x80 } ? folded : ""
            for byte in (plain + "\n").utf8 { FNV1a.add(UInt64(byte), to: &hash) }
        }
        #expect(hash == 0x32AC_A199_0E4E_153D)
    }

    @Test func `the kinds and forms of mentions keep their order`() {
        #expect(EntityKind.allCases == [.person, .organization, .place, .nationality, .other])
        #expect(Mention.Form.allCases == [.name, .description, .pronoun])
    }
}
