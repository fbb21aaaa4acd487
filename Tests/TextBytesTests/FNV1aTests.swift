import Testing
import TextBytes

@Suite struct `The hash FNV-1a` {
    @Test func `it is the published one, in 64 bits and in 32`() {
        var hash = FNV1a.start
        FNV1a.add(UInt64(UInt8(ascii: "a")), to: &hash)
        #expect(hash == 0xAF63_DC4C_8601_EC8C)
        var short = FNV1a.start32
        FNV1a.add(UInt8(ascii: "a"), to: &short)
        #expect(short == 0xE40C_292C)
    }
}

@Suite struct `A scalar in UTF-8` {
    private func scalar(_ bytes: [UInt8], at position: Int = 0) -> (value: UInt32, length: Int)? {
        bytes.withUnsafeBufferPointer { $0.wideScalar(at: position) }
    }

    @Test(arguments: ["é", "ё", "日", "🙂", "\u{80}", "\u{10FFFF}"] as [Unicode.Scalar])
    func `its number and its length are found, unless it is cut off`(expected: Unicode.Scalar) {
        let bytes = Array(String(expected).utf8)
        let found = scalar([0x61] + bytes + [0x62], at: 1)
        #expect(found?.value == expected.value && found?.length == bytes.count)
        for length in 1..<bytes.count { #expect(scalar(Array(bytes[..<length])) == nil) }
    }

    @Test(arguments: [0x41, 0x80, 0xBF] as [UInt8]) func `none begins with such a byte`(byte: UInt8) {
        #expect(scalar([byte, 0x80, 0x80, 0x80]) == nil)
    }
}
