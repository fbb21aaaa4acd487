import Articles
import Entities
import WordIndex

/// A few numbers by which copies of a text are found without looking at all others.
///
/// They are the smallest hashes of its runs of three words (a bottom-k sketch, MinHash with one function): two texts share a
/// number about as often as they share runs, and a text that was cut keeps those of its runs that were among the
/// smallest.
struct CopySketch: Equatable, Sendable {
    /// Distinct, at most ``size``.
    private(set) var keys: [Int32] = []
    /// The people it names, each a bit of the last word of the name; 0 where it names nobody.
    var people: Int64 = 0

    static let size = 10
    /// Of texts with fewer words, only the same words in the same order are copies.
    static let shortText = 40
    /// Runs whose words are shorter together stand in any text.
    private static let shortestRun = 13
    /// A text with fewer telling runs is also found by all of its words.
    private static let fewRuns = 4

    init(_ text: UnsafeBufferPointer<UInt8>) {
        let words = TextWords(text)
        guard words.count > 0 else { return }
        var smallest: [UInt64] = []
        if words.count >= Self.shortText {
            for index in 0..<words.count - 2 where Self.isTelling(words.ranges[index...index + 2]) {
                let run = TextWords.mixed(
                    words.hashes[index], words.hashes[index + 1], words.hashes[index + 2])
                Self.insert(run, into: &smallest)
            }
        }
        if smallest.count < Self.fewRuns {
            smallest.append(words.hashes.reduce(UInt64(words.count)) { TextWords.mixed($0, $1, 1) })
        }
        var known: Set<Int32> = []
        keys = smallest.map { Int32(truncatingIfNeeded: $0) }.filter { known.insert($0).inserted }
    }

    init(_ text: [UInt8]) { self = text.withUnsafeBufferPointer { CopySketch($0) } }

    init(of article: Article, people entities: [Entity]) {
        var text = article.text
        self = text.withUTF8 { CopySketch($0) }
        people = Self.people(entities.filter { $0.kind == .person }.map(\.name))
    }

    /// The bits of people's names.
    static func people(_ names: [String]) -> Int64 {
        names.reduce(0) { bits, name in
            guard let last = IndexWords.words(of: name).last else { return bits }
            return bits | 1
                << Int64(last.withUnsafeBufferPointer { TextWords.mixed(TextWords.hash($0)) } & 63)
        }
    }

    private static func isTelling(_ run: ArraySlice<Range<Int>>) -> Bool {
        run.reduce(0) { $0 + $1.count } >= shortestRun
    }

    private static func insert(_ run: UInt64, into smallest: inout [UInt64]) {
        if smallest.count == size, run >= smallest[size - 1] { return }
        let place = smallest.firstIndex { $0 >= run } ?? smallest.count
        if place < smallest.count, smallest[place] == run { return }
        smallest.insert(run, at: place)
        if smallest.count > size { smallest.removeLast() }
    }
}

/// Decides whether two texts are copies of one.
enum CopyMatch {
    /// The share of the shorter text's runs of three words that the longer one has: with a fifth of the words changed about half
    /// are left, and texts that only tell of the same thing share a tenth at most.
    static let leastShared = 0.3
    /// A text that is shorter than this share of the other is no copy of it but a part.
    static let leastLength = 0.25
    /// Of the people that the one names who names fewer, how many the other names too.
    static let leastPeople = 0.5

    static func isCopy(_ one: TextWords, _ other: TextWords) -> Bool {
        let (short, long) = one.count < other.count ? (one, other) : (other, one)
        guard short.count > 0, Double(short.count) >= Double(long.count) * leastLength else { return false }
        if short.count < CopySketch.shortText { return short.hashes == long.hashes }
        return shared(short.runs(), long.runs()) >= leastShared
    }

    /// The same text about other people is no copy.
    static func nameTheSame(_ one: Int64, _ other: Int64) -> Bool {
        let fewer = min(one.nonzeroBitCount, other.nonzeroBitCount)
        return Double((one & other).nonzeroBitCount) >= Double(fewer) * leastPeople
    }

    /// The share of `short` that `long` has too; both are sorted.
    private static func shared(_ short: [UInt64], _ long: [UInt64]) -> Double {
        var place = 0
        var found = 0
        for run in short {
            while place < long.count, long[place] < run { place += 1 }
            guard place < long.count else { break }
            guard long[place] == run else { continue }
            found += 1
            place += 1
        }
        return Double(found) / Double(max(1, short.count))
    }
}
