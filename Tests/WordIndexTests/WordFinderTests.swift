import TestSupport
import Testing

@testable import WordIndex

@Suite struct `Finding words in a text` {
    /// What stands where, found the long way: each word folded and compared.
    private func found(_ sought: [WordRun], in text: String) -> [[Int]] {
        var words: [(word: [UInt8], range: Range<Int>)] = []
        var cutter = IndexWords()
        var copy = text
        copy.withUTF8 { cutter.forEach(in: $0) { words.append((Array($0), $1)) } }
        var found: [[Int]] = []
        for start in words.indices {
            for (number, run) in sought.enumerated() where start + run.words.count <= words.count {
                let fits = run.words.indices.allSatisfy { place in
                    let word = words[start + place].word
                    let isOpen = run.isPrefix && place == run.words.count - 1
                    return isOpen ? word.starts(with: run.words[place]) : word == run.words[place]
                }
                let end = words[start + run.words.count - 1].range.upperBound
                if fits { found.append([words[start].range.lowerBound, end, number]) }
            }
        }
        return found.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private func quickly(_ sought: [WordRun], in text: String) -> [[Int]] {
        var copy = text
        return copy.withUTF8 { WordFinder.ranges(of: sought, in: $0) }
            .map { [$0.range.lowerBound, $0.range.upperBound, $0.words] }
            .sorted { $0.lexicographicallyPrecedes($1) }
    }

    @Test func `it is the same as when every word is folded and compared`() {
        let pieces = [
            "wheat", "Wheat", "WHEAT", "Élan", "élan", "e\u{301}lan", "elan", "the", "The", "O'Brien", "日本",
            "日",
            "“wheat”", "naïve", "wheat’s", "Straße", "strasse", "x", "2024", "—", "🙂", "harvest", "harvests",
            String(repeating: "long", count: 15), "ﬁne",
        ]
        let gaps = [" ", " ", " ", "\n", ", ", "-", "…", "\u{301}", ""]
        let queries = [
            "wheat", "elan", "the wheat", "wheat harvest", "the the the", "o brien", "日 本", "strasse", "fine",
            "wheat wheat", String(repeating: "long", count: 15), "2024",
        ]
        let sought = queries.flatMap { query in
            let words = IndexWords.words(of: query)
            return [WordRun(words), WordRun(words, isPrefix: true)]
        }
        var random = SeededRandom(seed: 11)
        for _ in 0..<400 {
            let text = random.text(0..<30, of: pieces, gaps: gaps)
            #expect(quickly(sought, in: text) == found(sought, in: text), "\(text)")
            for run in sought {
                var copy = text
                let isThere = copy.withUTF8 { WordFinder.contains(run, in: $0) }
                #expect(isThere == !found([run], in: text).isEmpty, "\(text)")
            }
        }
    }

    @Test func `a limit counts for each run of words by itself`() {
        let sought = ["wheat", "the"].map { WordRun(IndexWords.words(of: $0)) }
        var text = "wheat wheat the wheat the wheat the wheat"
        let found = text.withUTF8 { WordFinder.ranges(of: sought, in: $0, limit: 2) }
        #expect(found.map(\.words) == [0, 0, 1, 1])
    }
}
