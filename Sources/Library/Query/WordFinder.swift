/// Finds the words of a query in a text, folded as the index folds them.
enum WordFinder {
    /// Whether the words stand next to each other anywhere in `text`.
    static func contains(_ words: Query.Words, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        !ranges(of: [words], in: text, limit: 1).isEmpty
    }

    /// Where any of the runs of words stand in `text`, as UTF-8 offsets, in order, at most `limit` of each.
    static func ranges(
        of sought: [Query.Words], in text: UnsafeBufferPointer<UInt8>, limit: Int = .max
    ) -> [(range: Range<Int>, words: Int)] {
        var found: [(range: Range<Int>, words: Int)] = []
        var counts = [Int](repeating: 0, count: sought.count)
        // For each run of words, how many of its words stand at the end of what was read, for each way of beginning.
        var open: [(words: Int, matched: Int, start: Int)] = []
        var cutter = IndexWords()
        cutter.forEach(in: text) { word, range in
            var still: [(words: Int, matched: Int, start: Int)] = []
            func advance(_ number: Int, _ matched: Int, _ start: Int) {
                let run = sought[number]
                let wanted = run.words[matched]
                let isLast = matched == run.words.count - 1
                let fits = isLast && run.isPrefix ? word.starts(with: wanted) : word.elementsEqual(wanted)
                guard fits else { return }
                if isLast {
                    if counts[number] < limit { found.append((start..<range.upperBound, number)) }
                    counts[number] += 1
                } else {
                    still.append((number, matched + 1, start))
                }
            }
            for item in open { advance(item.words, item.matched, item.start) }
            for number in sought.indices where !sought[number].words.isEmpty {
                advance(number, 0, range.lowerBound)
            }
            open = still
        }
        return found.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
    }
}
