import Entities
import Foundation

/// Puts words that stand between like words into like classes: the exchange algorithm over bigrams in both directions.
struct WordClusters {
    /// How often two numbered words stand side by side.
    struct Bigrams {
        var words: Int
        /// For each word its neighbours before it, and after it, with counts.
        var before: [[(word: Int32, count: Int32)]]
        var after: [[(word: Int32, count: Int32)]]
        var counts: [Int32]
    }

    private let bigrams: Bigrams
    private let classCount: Int
    private(set) var classes: [Int32]
    private var sizes: [Int]
    /// For each word and class: how often the word precedes, and follows, a word of the class.
    private var following: [ClassCounts]
    private var preceding: [ClassCounts]

    init(_ bigrams: Bigrams, classes classCount: Int) {
        self.bigrams = bigrams
        self.classCount = classCount
        let order = (0..<bigrams.words).sorted { (bigrams.counts[$0], $1) > (bigrams.counts[$1], $0) }
        var classes = [Int32](repeating: 0, count: bigrams.words)
        for (rank, word) in order.enumerated() { classes[word] = Int32(rank % classCount) }
        self.classes = classes
        sizes = Array(repeating: 0, count: classCount)
        for word in 0..<bigrams.words { sizes[Int(classes[word])] += Int(bigrams.counts[word]) }
        following = bigrams.after.map { ClassCounts($0, classes: classes, classCount: classCount) }
        preceding = bigrams.before.map { ClassCounts($0, classes: classes, classCount: classCount) }
    }

    /// Moves words to better classes, `rounds` times through all of them.
    mutating func exchange(rounds: Int, report: (String) -> Void) {
        let order = (0..<bigrams.words).sorted { (bigrams.counts[$0], $1) > (bigrams.counts[$1], $0) }
        var gains = [Float](repeating: 0, count: classCount)
        for round in 0..<rounds {
            var moved = 0
            for word in order where move(word, &gains) { moved += 1 }
            report("  round \(round + 1): \(moved) of \(bigrams.words) words moved")
            if moved * 200 < bigrams.words { break }
        }
    }

    private mutating func move(_ word: Int, _ gains: inout [Float]) -> Bool {
        let own = Int(classes[word])
        let count = Int(bigrams.counts[word])
        take(word, from: own)
        for index in gains.indices {
            gains[index] =
                -2
                * (Entropy.of(sizes[index] - (index == own ? count : 0) + count)
                    - Entropy.of(sizes[index] - (index == own ? count : 0)))
        }
        for neighbour in bigrams.before[word] {
            following[Int(neighbour.word)].addGains(of: Int(neighbour.count), to: &gains)
        }
        for neighbour in bigrams.after[word] {
            preceding[Int(neighbour.word)].addGains(of: Int(neighbour.count), to: &gains)
        }
        var best = own
        for index in gains.indices where gains[index] > gains[best] { best = index }
        put(word, in: best)
        guard best != own else { return false }
        sizes[own] -= count
        sizes[best] += count
        classes[word] = Int32(best)
        return true
    }

    private mutating func take(_ word: Int, from own: Int) {
        for neighbour in bigrams.before[word] {
            following[Int(neighbour.word)].add(-neighbour.count, to: own)
        }
        for neighbour in bigrams.after[word] { preceding[Int(neighbour.word)].add(-neighbour.count, to: own) }
    }

    private mutating func put(_ word: Int, in own: Int) {
        for neighbour in bigrams.before[word] { following[Int(neighbour.word)].add(neighbour.count, to: own) }
        for neighbour in bigrams.after[word] { preceding[Int(neighbour.word)].add(neighbour.count, to: own) }
    }

    /// The bigrams of the classes, to put them into classes of their own.
    func bigramsOfClasses() -> Bigrams {
        var table: [[Int32: Int32]] = Array(repeating: [:], count: classCount)
        var counts = [Int32](repeating: 0, count: classCount)
        for word in 0..<bigrams.words {
            counts[Int(classes[word])] += bigrams.counts[word]
            for neighbour in bigrams.after[word] {
                table[Int(classes[word])][classes[Int(neighbour.word)], default: 0] += neighbour.count
            }
        }
        return Bigrams(after: table, counts: counts)
    }
}

extension WordClusters.Bigrams {
    /// Bigrams from a table of what follows each word how often.
    init(after table: [[Int32: Int32]], counts: [Int32]) {
        words = table.count
        self.counts = counts
        after = table.map { $0.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
        before = Array(repeating: [], count: table.count)
        for (word, neighbours) in after.enumerated() {
            for neighbour in neighbours { before[Int(neighbour.word)].append((Int32(word), neighbour.count)) }
        }
    }
}

/// n · log n, from a table for small n.
enum Entropy {
    private static let table: [Float] = (0..<(1 << 16)).map {
        $0 == 0 ? 0 : Float(Double($0) * log(Double($0)))
    }

    @inline(__always)
    static func of(_ count: Int) -> Float {
        count < 1 << 16
            ? table.withUnsafeBufferPointer { $0[max(0, count)] } : Float(Double(count) * log(Double(count)))
    }
}

/// Counts by class; only those above zero are kept.
struct ClassCounts {
    private var pairs: [(number: Int32, count: Int32)] = []
    private var places: [Int32] = []

    init(_ neighbours: [(word: Int32, count: Int32)], classes: [Int32], classCount: Int) {
        if neighbours.count > 48 { places = Array(repeating: -1, count: classCount) }
        for neighbour in neighbours { add(neighbour.count, to: Int(classes[Int(neighbour.word)])) }
    }

    mutating func add(_ count: Int32, to number: Int) {
        let place =
            places.isEmpty ? pairs.firstIndex { $0.number == Int32(number) } ?? -1 : Int(places[number])
        if place >= 0 {
            pairs[place].count += count
            if pairs[place].count == 0 {
                let last = pairs.count - 1
                if !places.isEmpty {
                    places[Int(pairs[last].number)] = Int32(place)
                    places[number] = -1
                }
                pairs[place] = pairs[last]
                pairs.removeLast()
            }
        } else {
            if !places.isEmpty { places[number] = Int32(pairs.count) }
            pairs.append((Int32(number), count))
        }
    }

    /// Adds for each class what `count` more would gain it.
    @inline(__always)
    func addGains(of count: Int, to gains: inout [Float]) {
        let alone = Entropy.of(count)
        for pair in pairs {
            gains[Int(pair.number)] +=
                Entropy.of(Int(pair.count) + count) - Entropy.of(Int(pair.count)) - alone
        }
    }
}
