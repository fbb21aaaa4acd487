import TestSupport
import Testing
import TextBytes

@Suite struct `Numbers and runs as bytes` {
    private static let numbers = [0, 1, 127, 128, 300, 16_383, 16_384, 1 << 32, .max, -1, .min]

    private static func written() -> [UInt8] {
        var writer = ByteWriter()
        for number in numbers { writer.put(number) }
        writer.putByte(255)
        writer.put([UInt8]("run".utf8))
        writer.putRaw([7, 8])
        return writer.bytes
    }

    /// Reads what `written` wrote; whether all of it was there.
    private static func read(_ bytes: [UInt8]) -> Bool {
        bytes.reading { reader in
            let same = numbers.allSatisfy { reader.number() == $0 }
            let rest = reader.byte() == 255 && Array(reader.run()) == Array("run".utf8)
            let raw = Array(reader.raw(2)) == [7, 8]
            return same && rest && raw && !reader.isDamaged
        }
    }

    @Test func `they come back as they were`() {
        #expect(Self.read(Self.written()))
    }

    @Test func `small numbers take one byte, of seven bits, the lowest first`() {
        var writer = ByteWriter()
        for number in [0, 127, 128, 300] { writer.put(number) }
        #expect(writer.bytes == [0, 127, 0x80, 1, 0xAC, 2])
    }

    @Test func `bytes that end too soon are damaged, wherever they end`() {
        let bytes = Self.written()
        for length in 0..<bytes.count { #expect(!Self.read(Array(bytes[..<length]))) }
    }

    @Test func `a count is never more than what can still follow`() {
        let isDamaged = [9, 1, 2].map(UInt8.init).reading { reader in
            let count = reader.count()
            return count == 0 && reader.isDamaged
        }
        #expect(isDamaged)
    }

    @Test func `any bytes at all are read to their end`() {
        var random = SeededRandom(seed: 1)
        for _ in 0..<500 {
            random.bytes(0..<40).reading { reader in
                while !reader.isAtEnd {
                    _ = Bool.random(using: &random) ? reader.number() : reader.run().count
                }
                #expect(reader.position <= 40)
            }
        }
    }
}
