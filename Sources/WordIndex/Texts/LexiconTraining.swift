/// Chooses a lexicon's entries from a sample of a library's texts.
package struct LexiconTraining {
    /// Unknown words are spelled in pieces up to this long.
    static let longestPiece = 4
    /// A unit that occurs less often is not worth an entry.
    private static let leastOccurrences = 3
    /// The number of two-byte entries reserved for pieces of words.
    private static let pieces = 3_000
    private static let shortPieces = 36
    /// Single bytes that have codes of their own; all others are escaped.
    private static let singles = 96

    private var counts: [[UInt8]: Int] = [:]

    package init() {}

    package mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
        var position = 0
        while position < text.count {
            let end = TextUnits.end(of: position, in: text)
            counts[Array(text[position..<end]), default: 0] += 1
            position = end
        }
    }

    /// The entries, those with codes of one byte first.
    package func entries() -> [[UInt8]] {
        let worth = counts.filter { $0.key.count > 2 && $0.value >= Self.leastOccurrences }
        let units = Self.sorted(worth.mapValues { $0 }) { $0.key.count - 2 }
        let longUnits = Array(units.prefix(TextCodes.longCodes - Self.pieces))
        let known = Set(longUnits)
        let (single, short, long) = spelling(of: counts.filter { !known.contains($0.key) })

        let frequent = Self.sorted(counts.filter { $0.key.count > 1 }) { _ in 1 }
        var shortEntries = single + short.prefix(Self.shortPieces)
        for unit in frequent where shortEntries.count < TextCodes.shortCodes {
            if !shortEntries.contains(unit) { shortEntries.append(unit) }
        }
        let taken = Set(shortEntries)
        var result = shortEntries
        // Two-byte codes begin after all one-byte codes, even when there are few of these.
        var filler = 0
        while result.count < TextCodes.shortCodes {
            result.append([0, UInt8(filler), 0])
            filler += 1
        }
        var seen = taken
        for entry in longUnits + long.prefix(Self.pieces) where seen.insert(entry).inserted {
            result.append(entry)
        }
        return result
    }

    /// Single bytes, pairs and longer pieces of units without an entry of their own, the most useful first.
    private func spelling(of rest: [[UInt8]: Int]) -> (single: [[UInt8]], short: [[UInt8]], long: [[UInt8]]) {
        var bytes: [[UInt8]: Int] = [:]
        var pairs: [[UInt8]: Int] = [:]
        var longer: [[UInt8]: Int] = [:]
        for (unit, count) in rest {
            for start in unit.indices {
                bytes[[unit[start]], default: 0] += count
                if start + 2 <= unit.count { pairs[Array(unit[start..<start + 2]), default: 0] += count }
                for length in 3...Self.longestPiece where start + length <= unit.count {
                    longer[Array(unit[start..<start + length]), default: 0] += count
                }
            }
        }
        return (
            Array(Self.sorted(bytes) { _ in 1 }.prefix(Self.singles)), Self.sorted(pairs) { _ in 1 },
            Self.sorted(longer.filter { $0.value >= Self.leastOccurrences }) { $0.key.count - 2 }
        )
    }

    /// The keys by how often they occur times how much each saves; the same counts always give the same order.
    private static func sorted(
        _ counts: [[UInt8]: Int], _ saving: (Dictionary<[UInt8], Int>.Element) -> Int
    ) -> [[UInt8]] {
        counts.map { (key: $0.key, gain: $0.value * saving($0)) }.sorted {
            $0.gain == $1.gain ? $0.key.lexicographicallyPrecedes($1.key) : $0.gain > $1.gain
        }.map(\.key)
    }
}
