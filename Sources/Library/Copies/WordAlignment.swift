/// Which words of one text stand for which of another, in their order.
///
/// What both begin and end with is taken first, then runs of three words that each has once (as in patience sorting), and
/// what is left between them is compared word by word where that is not too much.
struct WordAlignment {
    /// The positions of equal words, rising in both texts.
    private(set) var pairs: [(left: Int, right: Int)] = []
    private let left: [UInt64]
    private let right: [UInt64]

    /// The most cells of a table in which two parts are compared word by word.
    private static let tableLimit = 1 << 20

    init(_ left: [UInt64], _ right: [UInt64]) {
        self.left = left
        self.right = right
        var open = [(left.indices, right.indices)]
        while let (a, b) = open.popLast() { align(a, b, &open) }
        pairs.sort { $0.left < $1.left }
    }

    /// Twice the words that stand for each other, by the words of both; 1 for the same words.
    var similarity: Double {
        left.isEmpty && right.isEmpty ? 1 : 2 * Double(pairs.count) / Double(left.count + right.count)
    }

    private mutating func align(
        _ a: Range<Int>, _ b: Range<Int>, _ open: inout [(Range<Int>, Range<Int>)]
    ) {
        var (a, b) = (a, b)
        while let first = a.first, let other = b.first, left[first] == right[other] {
            pairs.append((first, other))
            (a, b) = (a.dropFirst(), b.dropFirst())
        }
        while let last = a.last, let other = b.last, left[last] == right[other] {
            pairs.append((last, other))
            (a, b) = (a.dropLast(), b.dropLast())
        }
        guard !a.isEmpty, !b.isEmpty else { return }
        if a.count * b.count <= Self.tableLimit { return alignByTable(a, b) }
        var (start, other) = (a.lowerBound, b.lowerBound)
        let anchors = anchors(a, b)
        for anchor in anchors {
            pairs.append(anchor)
            open.append((start..<anchor.left, other..<anchor.right))
            (start, other) = (anchor.left + 1, anchor.right + 1)
        }
        if !anchors.isEmpty { open.append((start..<a.upperBound, other..<b.upperBound)) }
    }

    /// The first words of runs that both parts have exactly once, as many as rise in both.
    private func anchors(_ a: Range<Int>, _ b: Range<Int>) -> [(left: Int, right: Int)] {
        let places = Self.unique(left, a)
        var common: [(left: Int, right: Int)] = []
        for (run, place) in Self.unique(right, b) {
            if let other = places[run] { common.append((other, place)) }
        }
        common.sort { $0.left < $1.left }
        return Self.rising(common)
    }

    /// Runs of three words that a part has once, and where.
    private static func unique(_ words: [UInt64], _ part: Range<Int>) -> [UInt64: Int] {
        var places: [UInt64: Int] = [:]
        for place in part.dropLast(2) {
            let run = TextWords.mixed(words[place], words[place + 1], words[place + 2])
            places[run] = places[run] == nil ? place : -1
        }
        return places.filter { $0.value >= 0 }
    }

    /// The longest part of `items`, which rise on the left, that rises on the right too.
    private static func rising(_ items: [(left: Int, right: Int)]) -> [(left: Int, right: Int)] {
        var ends: [Int] = []
        var before = [Int](repeating: -1, count: items.count)
        for (number, item) in items.enumerated() {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if items[ends[middle]].right < item.right { low = middle + 1 } else { high = middle }
            }
            if low > 0 { before[number] = ends[low - 1] }
            if low == ends.count { ends.append(number) } else { ends[low] = number }
        }
        var chosen: [(left: Int, right: Int)] = []
        var next = ends.last ?? -1
        while next >= 0 {
            chosen.append(items[next])
            next = before[next]
        }
        return chosen.reversed()
    }

    /// The longest common subsequence.
    private mutating func alignByTable(_ a: Range<Int>, _ b: Range<Int>) {
        let width = b.count + 1
        var table = [UInt16](repeating: 0, count: (a.count + 1) * width)
        for row in a.indices.reversed() {
            for column in b.indices.reversed() {
                let cell = (row - a.lowerBound) * width + column - b.lowerBound
                table[cell] =
                    left[row] == right[column]
                    ? table[cell + width + 1] &+ 1 : max(table[cell + width], table[cell + 1])
            }
        }
        var (row, column) = (a.lowerBound, b.lowerBound)
        while row < a.upperBound, column < b.upperBound {
            let cell = (row - a.lowerBound) * width + column - b.lowerBound
            if left[row] == right[column] {
                pairs.append((row, column))
                (row, column) = (row + 1, column + 1)
            } else if table[cell + width] >= table[cell + 1] {
                row += 1
            } else {
                column += 1
            }
        }
    }
}
