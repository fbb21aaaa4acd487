import TextBytes

/// Compresses text: frequent words become one or two bytes, the rest is spelled in pieces.
///
/// A code below ``shortCodes`` is an entry by itself, one below 255 begins a code of two bytes, and 255 stands before a
/// byte that no entry has. News text takes about a third of its length, and is read back at the speed of copying.
package struct TextCodes: Sendable {
    package static let shortCodes = 176
    package static let longCodes = (255 - shortCodes) * 256
    private static let escape: UInt8 = 255

    /// The entries' bytes, and where each begins; one more at the end.
    private let bytes: [UInt8]
    private let offsets: [Int32]
    private let slots: [UInt16]
    private let longestPiece: Int

    /// - Parameter entries: Those with codes of one byte first, at most ``shortCodes``.
    package init(_ entries: [[UInt8]]) {
        var bytes: [UInt8] = []
        var offsets: [Int32] = [0]
        var slots = [UInt16](repeating: .max, count: 1 << 16)
        for (index, entry) in entries.prefix(Self.shortCodes + Self.longCodes).enumerated() {
            bytes.append(contentsOf: entry)
            offsets.append(Int32(bytes.count))
            var slot = entry.withUnsafeBufferPointer { Int(Self.hash($0, 0, $0.count)) } & 0xFFFF
            while slots[slot] != .max { slot = (slot + 1) & 0xFFFF }
            slots[slot] = UInt16(index)
        }
        self.bytes = bytes
        self.offsets = offsets
        self.slots = slots
        longestPiece = LexiconTraining.longestPiece
    }

    @inline(__always)
    private static func hash(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt32 {
        var hash = FNV1a.start32
        var position = start
        while position < end {
            FNV1a.add(text[position], to: &hash)
            position += 1
        }
        return hash ^ (hash >> 16)
    }

    /// The entry that is `text` from `start` to `end`.
    @inline(__always)
    private func entry(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
        var slot = Int(Self.hash(text, start, end)) & 0xFFFF
        while slots[slot] != .max {
            let index = Int(slots[slot])
            let first = Int(offsets[index])
            if Int(offsets[index + 1]) - first == end - start {
                var same = 0
                while same < end - start, bytes[first + same] == text[start + same] { same += 1 }
                if same == end - start { return index }
            }
            slot = (slot + 1) & 0xFFFF
        }
        return nil
    }

    package func encoded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count / 2)
        var position = 0
        while position < text.count {
            let end = TextUnits.end(of: position, in: text)
            if let index = entry(text, position, end) {
                Self.put(index, &result)
            } else {
                spell(text, position, end, &result)
            }
            position = end
        }
        return result
    }

    /// Writes a unit that is not an entry in the longest pieces that are.
    private func spell(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ result: inout [UInt8])
    {
        var position = start
        while position < end {
            var length = min(longestPiece, end - position)
            while length > 0 {
                if let index = entry(text, position, position + length) {
                    Self.put(index, &result)
                    break
                }
                length -= 1
            }
            if length == 0 {
                result.append(Self.escape)
                result.append(text[position])
                length = 1
            }
            position += length
        }
    }

    @inline(__always)
    private static func put(_ index: Int, _ result: inout [UInt8]) {
        if index < shortCodes {
            result.append(UInt8(index))
        } else {
            let long = index - shortCodes
            result.append(UInt8(shortCodes + (long >> 8)))
            result.append(UInt8(truncatingIfNeeded: long))
        }
    }

    /// The text of `length` bytes that was encoded; shorter when the codes are damaged.
    package func decoded(_ codes: UnsafeBufferPointer<UInt8>, length: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: max(0, length)) { buffer, count in
            var position = 0
            var filled = 0
            while position < codes.count {
                let code = codes[position]
                position += 1
                if code == Self.escape {
                    guard position < codes.count, filled < length else { break }
                    buffer[filled] = codes[position]
                    filled += 1
                    position += 1
                    continue
                }
                var index = Int(code)
                if index >= Self.shortCodes {
                    guard position < codes.count else { break }
                    index = Self.shortCodes + ((index - Self.shortCodes) << 8 | Int(codes[position]))
                    position += 1
                }
                guard index + 1 < offsets.count else { break }
                var source = Int(offsets[index])
                let end = Int(offsets[index + 1])
                guard filled + end - source <= length else { break }
                while source < end {
                    buffer[filled] = bytes[source]
                    filled += 1
                    source += 1
                }
            }
            count = filled
        }
    }
}
