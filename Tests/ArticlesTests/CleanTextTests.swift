import Testing

@testable import Articles

@Suite struct `Cleaning a text` {
    @Test func `plain text stays as it is`() {
        let text = "Minister quits\n\nShe said “no” — and left. Vučić, 日本, 🙂\n"
        let cleaned = CleanText.clean(Array(text.utf8))
        #expect(cleaned.text == text)
        #expect(cleaned.encoding == .utf8)
    }

    @Test(arguments: [
        ("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("a\r\r\nb", "a\n\nb"), ("a\u{0C}b", "a\nb"), ("a\tb", "a b"),
        ("a\u{2028}b\u{2029}c", "a\nb\nc"),
    ])
    func `line ends become newlines and tabs spaces`(raw: String, expected: String) {
        #expect(CleanText.clean(Array(raw.utf8)).text == expected)
    }

    @Test func `every control character becomes a replacement character`() {
        let harmless: Set<UInt32> = [0x09, 0x0A, 0x0B, 0x0C, 0x0D]
        for value in Array(0..<0x20 as Range<UInt32>) + Array(0x7F..<0xA0) where !harmless.contains(value) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let raw = "Some words before \(scalar)[31m and after"
            #expect(
                CleanText.clean(Array(raw.utf8)).text == "Some words before \u{FFFD}[31m and after",
                "U+\(value)")
        }
    }

    @Test func `controls of direction, byte order marks and tags are dropped`() {
        var dropped: [UInt32] = [0x200E, 0x200F, 0x061C, 0xFEFF, 0xE0001, 0xE0041, 0xE0FFF]
        dropped += Array(0x202A...0x202E) + Array(0x2066...0x2069)
        for value in dropped {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let raw = "Pu\(scalar)tin"
            #expect(CleanText.clean(Array(raw.utf8)).text == "Putin", "U+\(String(value, radix: 16))")
        }
    }

    @Test(arguments: ["Łódź", "“”‘’–—…", "\u{00A0}", "日本語", "🏳️‍🌈", "e\u{0301}", "\u{FFFC}", "\u{E1000}"])
    func `neighbours of what is dropped are kept`(text: String) {
        #expect(Array(CleanText.clean(Array(text.utf8)).text.unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test func `trouble is found at every place of a long line`() {
        for place in 0..<40 {
            var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 40)
            bytes[place] = 0x1B
            let cleaned = CleanText.clean(bytes).text
            #expect(cleaned.unicodeScalars.count == 40)
            #expect(Array(cleaned.unicodeScalars)[place] == "\u{FFFD}")
        }
    }

    @Test func `a line safe to show holds no line end and no control`() {
        #expect(CleanText.safe("/tmp/a\nb\u{1B}]0;x\u{07}.txt") == "/tmp/a b\u{FFFD}]0;x\u{FFFD}.txt")
        #expect(CleanText.safe("/tmp/Vučić.txt") == "/tmp/Vučić.txt")
    }
}

@Suite struct `Telling encodings apart` {
    private let text = "Мінистр “quit” — Vučić said\nand left the room.\n"

    private func utf16(_ text: String, lowFirst: Bool, mark: Bool) -> [UInt8] {
        ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return lowFirst ? [low, high] : [high, low]
        }
    }

    @Test func `UTF-8 with a byte order mark`() {
        let cleaned = CleanText.clean([0xEF, 0xBB, 0xBF] + Array(text.utf8))
        #expect(cleaned.text == text)
        #expect(cleaned.encoding == .utf8)
    }

    @Test(arguments: [true, false], [true, false])
    func `UTF-16 of either order, with and without a mark`(lowFirst: Bool, mark: Bool) {
        for text in [text, "Plain words, but wide.\n", "Президент сказал, что он не поедет в Киев.\n"] {
            let cleaned = CleanText.clean(utf16(text, lowFirst: lowFirst, mark: mark))
            #expect(cleaned.text == text)
            #expect(cleaned.encoding == (lowFirst ? .utf16LittleEndian : .utf16BigEndian))
        }
    }

    @Test func `Windows-1252 where UTF-8 does not fit`() {
        let cleaned = CleanText.clean(
            Array("The caf".utf8) + [0xE9, 0x20, 0x93] + Array("won".utf8) + [0x94, 0x20, 0x80])
        #expect(cleaned.text == "The café “won” €")
        #expect(cleaned.encoding == .windows1252)
        #expect(CleanText.clean([0x41, 0x81, 0x42]).text == "A\u{FFFD}B")
    }

    @Test func `UTF-8 with a few bytes lost stays UTF-8`() {
        let damaged = Array("Vučić “said” naïve café — ".utf8) + [0xE2, 0x80] + Array(" end".utf8)
        let cleaned = CleanText.clean(damaged)
        #expect(cleaned.encoding == .utf8)
        #expect(cleaned.text == "Vučić “said” naïve café — \u{FFFD} end")
    }

    @Test func `a few zero bytes do not make a text UTF-16`() {
        let cleaned = CleanText.clean(Array("One\u{0} two three four five six seven eight\u{0} nine.".utf8))
        #expect(cleaned.text == "One\u{FFFD} two three four five six seven eight\u{FFFD} nine.")
    }

    @Test func `any bytes at all give a text without controls`() {
        var state: UInt64 = 42
        for _ in 0..<300 {
            let bytes = (0..<200).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 56)
            }
            for scalar in CleanText.clean(bytes).text.unicodeScalars {
                #expect(scalar == "\n" || scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value))
            }
        }
    }
}
