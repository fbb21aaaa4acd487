import Foundation
import Testing

@testable import dossier

@Suite struct `Writing JSON` {
    @Test func `keys keep their order and a line is one line`() {
        let value: JSON = ["b": .int(1), "a": ["x\ny", .null, .bool(true)], "c": .number(0.97)]
        #expect(
            String(decoding: value.bytes, as: UTF8.self) == #"{"b": 1, "a": ["x\ny", null, true], "c": 0.97}"#
        )
    }

    @Test func `any string is read back as it was`() throws {
        for text in ["\"\\/\u{08}\u{0C}\u{1B}\u{7F}\u{0}", "Vučić 🏳️‍🌈 日本", "\u{2028}\u{FFFD}", ""] {
            let read = try JSONSerialization.jsonObject(
                with: Data(JSON.string(text).bytes), options: .fragmentsAllowed)
            #expect(read as? String == text)
        }
    }

    @Test func `nothing that a terminal or an editor would obey is written as it is`() throws {
        for scalar in [
            "\u{9B}", "\u{85}", "\u{61C}", "\u{200E}", "\u{202E}", "\u{2028}", "\u{2029}", "\u{2066}",
        ] {
            let text = "a\(scalar)é\u{200D}b"
            let bytes = JSON.string(text).bytes
            #expect(!String(decoding: bytes, as: UTF8.self).contains(scalar))
            #expect(bytes.contains(UInt8(ascii: "u")))
            let read = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
            #expect(read as? String == text)
        }
        #expect(
            JSON.string("“Ünïcödé” 日本 \u{200D}\u{A0}").bytes == Array("\"“Ünïcödé” 日本 \u{200D}\u{A0}\"".utf8))
    }

    @Test(arguments: [
        (0.97, "0.97"), (1, "1.0"), (0, "0.0"), (0.123456, "0.1235"), (.nan, "null"), (.infinity, "null"),
        (-12.5, "-12.5"),
        (1e300, "1e+300"), (0.00001, "0.0"), (1_234_567.0, "1234567.0"),
    ])
    func `a number is short and always valid`(number: Double, expected: String) {
        #expect(String(decoding: JSON.number(number).bytes, as: UTF8.self) == expected)
    }
}
