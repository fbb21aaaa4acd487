/// How far two words are apart.
package enum EditDistance {
    /// How many letters must be put in, left out, changed or swapped with the next to make `b` of `a`; `nil` for more than `limit`.
    ///
    /// - Complexity: O(*n*) for words that are the same except for a piece, O(*n*²) in the length of that piece.
    package static func between(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int? {
        guard abs(a.count - b.count) <= limit else { return nil }
        // A common beginning or end changes nothing.
        let shorter = min(a.count, b.count)
        var start = 0
        while start < shorter, a[start] == b[start] { start += 1 }
        var end = 0
        while end < shorter - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
        return ofPieces(a[start..<a.count - end], b[start..<b.count - end], limit: limit)
    }

    /// The same for pieces that neither begin nor end alike.
    private static func ofPieces(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>, limit: Int) -> Int? {
        let longest = max(a.count, b.count)
        if min(a.count, b.count) == 0 || longest == 1 { return longest <= limit ? longest : nil }
        if limit <= 1 {
            let isSwap = a.count == 2 && b.count == 2 && a.first == b.last && a.last == b.first
            return isSwap && limit == 1 ? 1 : nil
        }
        return byTable(Array(a), Array(b), limit: limit)
    }

    private static func byTable(_ a: [UInt8], _ b: [UInt8], limit: Int) -> Int? {
        var before: [Int] = []
        var previous = Array(0...b.count)
        for i in 1...a.count {
            var current = [i]
            for j in 1...b.count {
                var best = min(
                    previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    best = min(best, before[j - 2] + 1)
                }
                current.append(best)
            }
            if current.allSatisfy({ $0 > limit }) { return nil }
            before = previous
            previous = current
        }
        return previous[b.count] <= limit ? previous[b.count] : nil
    }
}
