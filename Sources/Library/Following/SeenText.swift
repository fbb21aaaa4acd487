import TextBytes

/// What of an article's text was read: what was on the screen long enough, or all of it.
///
/// Places are UTF-8 offsets into the text, so that other names found in it change nothing of what was read.
public struct SeenText: Equatable, Sendable {
    /// Whether all of the text was read, however long it is.
    public private(set) var isWhole: Bool
    /// What was read where that is not all, in order; no two ranges touch.
    public private(set) var ranges: [Range<Int>]

    public static let nothing = SeenText(isWhole: false, ranges: [])
    public static let whole = SeenText(isWhole: true, ranges: [])

    private init(isWhole: Bool, ranges: [Range<Int>]) {
        self.isWhole = isWhole
        self.ranges = ranges
    }

    public init(_ ranges: [Range<Int>]) {
        self = .nothing
        for range in ranges { insert(range) }
    }

    /// Whether the character at an offset was read.
    public func contains(_ offset: Int) -> Bool {
        guard !isWhole else { return true }
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(offset)
    }

    /// Takes note that a range was read.
    ///
    /// - Returns: Whether some of it had not been.
    @discardableResult
    public mutating func insert(_ range: Range<Int>) -> Bool {
        guard !isWhole, !range.isEmpty else { return false }
        let touching = ranges.filter {
            $0.lowerBound <= range.upperBound && $0.upperBound >= range.lowerBound
        }
        if touching.count == 1, touching[0].lowerBound <= range.lowerBound,
            touching[0].upperBound >= range.upperBound
        {
            return false
        }
        let joined = touching.reduce(range) {
            min($0.lowerBound, $1.lowerBound)..<max($0.upperBound, $1.upperBound)
        }
        ranges.removeAll { touching.contains($0) }
        ranges.insert(
            joined, at: ranges.firstIndex { $0.lowerBound > joined.lowerBound } ?? ranges.count)
        return true
    }

    /// What was read of a text that was changed: its beginning and its end, as far as they are as before.
    func carried(from old: [UInt8], to new: [UInt8]) -> SeenText {
        if old == new { return self }
        let shorter = min(old.count, new.count)
        let head = zip(old, new).prefix { $0 == $1 }.count
        let tail = zip(old.reversed(), new.reversed()).prefix(shorter - head).prefix { $0 == $1 }.count
        let shift = new.count - old.count
        var carried = SeenText.nothing
        for range in isWhole ? [0..<old.count] : ranges {
            carried.insert(range.clamped(to: 0..<head))
            let end = range.clamped(to: (old.count - tail)..<old.count)
            carried.insert(end.lowerBound + shift..<end.upperBound + shift)
        }
        return carried
    }
}

extension SeenText {
    /// As the table `seen` keeps it: nothing for all of the text, else the distances from each range's end to the next
    /// one's beginning, and the lengths.
    var bytes: [UInt8]? {
        guard !isWhole else { return nil }
        var writer = ByteWriter()
        var end = 0
        for range in ranges {
            writer.put(range.lowerBound - end)
            writer.put(range.count)
            end = range.upperBound
        }
        return writer.bytes
    }

    /// - Returns: `nil` for bytes that ``bytes`` did not give.
    init?(bytes: [UInt8]) {
        self = .nothing
        let isSound = bytes.reading { reader in
            var end = 0
            while !reader.isAtEnd {
                let (gap, length) = (reader.natural(), reader.natural())
                guard gap < Int(Int32.max), length > 0, length < Int(Int32.max), end < Int(Int32.max) else {
                    return false
                }
                ranges.append(end + gap..<end + gap + length)
                end += gap + length
            }
            return !reader.isDamaged
        }
        if !isSound { return nil }
    }
}
