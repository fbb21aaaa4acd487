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

    @Test(arguments: [
        (0.97, "0.97"), (1, "1.0"), (0, "0.0"), (0.123456, "0.1235"), (.nan, "null"), (.infinity, "null"),
        (-12.5, "-12.5"),
        (1e300, "1e+300"), (0.00001, "0.0"), (1_234_567.0, "1234567.0"),
    ])
    func `a number is short and always valid`(number: Double, expected: String) {
        #expect(String(decoding: JSON.number(number).bytes, as: UTF8.self) == expected)
    }
}
