/// Finds runs of words in a text, folded as the index folds them.
public struct WordFinder {
    private let sought: [WordRun]
    /// For each byte, whether a word that begins with it, in lower case, may begin one of the runs of words.
    private let mayBegin: [Bool]
    /// The runs that the preceding words have matched so far.
    private var open: [Beginning] = []
    private var stillOpen: [Beginning] = []

    private struct Beginning {
        /// Which run of words.
        var run: Int
        /// How many of its words have matched.
        var matched: Int
        var start: Int
    }

    public init(_ sought: [WordRun]) {
        self.sought = sought
        var mayBegin = [Bool](repeating: false, count: 256)
        for run in sought { if let first = run.words.first?.first { mayBegin[Int(first)] = true } }
        self.mayBegin = mayBegin
    }

    /// Whether the words stand next to each other anywhere in `text`.
    public static func contains(_ words: WordRun, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        var finder = WordFinder([words])
        return finder.contains(in: text)
    }

    /// Whether any of the runs of words stands in `text`.
    public mutating func contains(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        var isThere = false
        forEach(in: text) { _, _ in
            isThere = true
            return false
        }
        return isThere
    }

    /// Where any of the runs of words stand in `text`, as UTF-8 offsets, in order, at most `limit` of each.
    public static func ranges(
        of sought: [WordRun], in text: UnsafeBufferPointer<UInt8>, limit: Int = .max
    ) -> [(range: Range<Int>, words: Int)] {
        var finder = WordFinder(sought)
        var found: [(range: Range<Int>, words: Int)] = []
        var counts = [Int](repeating: 0, count: sought.count)
        var unfinished = sought.count
        finder.forEach(in: text) { range, run in
            guard counts[run] < limit else { return true }
            counts[run] += 1
            found.append((range, run))
            if counts[run] == limit { unfinished -= 1 }
            return unfinished > 0
        }
        return found.sorted {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }
    }

    /// Calls `body` with each place where a run of words stands, in the order of their ends, and the number of the run,
    /// until it returns `false`.
    ///
    /// Most words are told apart by their first byte, without being folded.
    public mutating func forEach(
        in text: UnsafeBufferPointer<UInt8>, _ body: (_ range: Range<Int>, _ run: Int) -> Bool
    ) {
        open.removeAll(keepingCapacity: true)
        let mayBegin = mayBegin
        let letters = Self.letters
        var folding = IndexWords()
        var position = 0
        var goesOn = true
        while position < text.count, goesOn {
            guard letters[Int(text[position])] != 0 else {
                position += 1
                continue
            }
            let start = position
            var isPlain = true
            while position < text.count, letters[Int(text[position])] != 0 {
                if text[position] >= 0x80 { isPlain = false }
                position += 1
            }
            if isPlain, open.isEmpty, !mayBegin[Int(letters[Int(text[start])])] { continue }
            let piece = UnsafeBufferPointer(rebasing: text[start..<position])
            if isPlain {
                goesOn = take(piece.prefix(IndexWords.longestWord), letters, start..<position, body)
            } else {
                // Non-ASCII bytes may be letters, marks or what divides words.
                folding.forEach(in: piece) { word, range in
                    guard goesOn else { return }
                    let place = start + range.lowerBound..<start + range.upperBound
                    goesOn = take(word[...], Self.asTheyAre, place, body)
                }
            }
        }
    }

    /// Processes the next word.
    ///
    /// - Parameter letters: What the index has for each byte of it.
    /// - Returns: Whether to go on.
    private mutating func take(
        _ word: Slice<UnsafeBufferPointer<UInt8>>, _ letters: [UInt8], _ range: Range<Int>,
        _ body: (_ range: Range<Int>, _ run: Int) -> Bool
    ) -> Bool {
        stillOpen.removeAll(keepingCapacity: true)
        var goesOn = true
        for item in open where goesOn { goesOn = advance(item, word, letters, range, body) }
        for run in sought.indices where goesOn && !sought[run].words.isEmpty {
            let beginning = Beginning(run: run, matched: 0, start: range.lowerBound)
            goesOn = advance(beginning, word, letters, range, body)
        }
        swap(&open, &stillOpen)
        return goesOn
    }

    private mutating func advance(
        _ item: Beginning, _ word: Slice<UnsafeBufferPointer<UInt8>>, _ letters: [UInt8], _ range: Range<Int>,
        _ body: (_ range: Range<Int>, _ run: Int) -> Bool
    ) -> Bool {
        let run = sought[item.run]
        let wanted = run.words[item.matched]
        let isLast = item.matched == run.words.count - 1
        guard isLast && run.isPrefix ? word.count >= wanted.count : word.count == wanted.count else {
            return true
        }
        var index = word.startIndex
        for byte in wanted {
            if letters[Int(word[index])] != byte { return true }
            index += 1
        }
        if isLast { return body(item.start..<range.upperBound, item.run) }
        stillOpen.append(Beginning(run: item.run, matched: item.matched + 1, start: item.start))
        return true
    }

    /// What each byte is in a word; 0 if it divides words; those of non-ASCII characters stand for themselves.
    private static let letters: [UInt8] = (0..<256).map { byte in
        byte < 0x80 ? IndexWords.asciiWord[byte] : UInt8(byte)
    }
    private static let asTheyAre: [UInt8] = (0..<256).map { UInt8($0) }
}
