import Algorithms

/// Converts UTF-8 offsets into a text to counts of Unicode scalars and back.
public struct TextOffsets: Sendable {
    /// The UTF-8 offset at which each 64th scalar starts.
    private let marks: [Int]
    private let utf8: [UInt8]
    /// How many scalars the text has.
    let scalarCount: Int

    private static let stride = 64

    /// - Complexity: O(*n*) in the length of `text`.
    public init(_ text: String) { self.init(utf8: Array(text.utf8)) }

    /// - Complexity: O(*n*) in the length of `utf8`.
    public init(utf8: [UInt8]) {
        self.utf8 = utf8
        var marks: [Int] = []
        var scalars = 0
        for (offset, byte) in utf8.enumerated() where byte & 0xC0 != 0x80 {
            if scalars % Self.stride == 0 { marks.append(offset) }
            scalars += 1
        }
        self.marks = marks
        scalarCount = scalars
    }

    /// The number of Unicode scalars before UTF-8 offset `offset` (0 … the text's length in bytes).
    public func scalars(at offset: Int) -> Int {
        let low = marks.partitioningIndex { $0 > offset }
        guard low > 0 else { return 0 }
        var count = (low - 1) * Self.stride
        for byte in utf8[marks[low - 1]..<min(offset, utf8.count)] where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }

    /// `range` of UTF-8 offsets as a range of Unicode scalars.
    public func scalars(_ range: Range<Int>) -> Range<Int> {
        scalars(at: range.lowerBound)..<scalars(at: range.upperBound)
    }

    /// The UTF-8 offset of the scalar with number `scalar`; the text's length when there are fewer.
    public func utf8Offset(ofScalar scalar: Int) -> Int {
        guard scalar >= 0, scalar / Self.stride < marks.count else { return scalar < 0 ? 0 : utf8.count }
        var offset = marks[scalar / Self.stride]
        var left = scalar % Self.stride
        while offset < utf8.count, left > 0 {
            offset += 1
            while offset < utf8.count, utf8[offset] & 0xC0 == 0x80 { offset += 1 }
            left -= 1
        }
        return offset
    }
}

extension String {
    /// The part of the text between two UTF-8 offsets; offsets outside the text or inside a scalar are moved to its edge.
    public func slice(utf8 range: Range<Int>) -> Substring {
        let view = utf8
        let start =
            view.index(startIndex, offsetBy: max(0, range.lowerBound), limitedBy: endIndex) ?? endIndex
        let end = view.index(startIndex, offsetBy: max(0, range.upperBound), limitedBy: endIndex) ?? endIndex
        return self[start..<max(start, end)]
    }
}
