import ArgumentParser
import Articles
import Entities
import Foundation

/// Makes word classes from plain text.
struct Cluster: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Puts the words of plain text into classes by what stands around them.")

    @Argument(help: "Text files, a paragraph on a line.")
    var files: [String]
    @Option(help: "How many classes.")
    var classes = 800
    @Option(help: "Words seen less often are left out.")
    var leastCount = 4
    @Option(help: "How often to go through all words.")
    var rounds = 12
    @Option(help: "Where to write the classes.")
    var output: String
    @Option(help: "A line to put at the head of the file, such as origin and licence; may be repeated.")
    var head: [String] = []

    func run() throws {
        let (words, bigrams) = try count()
        Train.report("\(words.count) words")
        var fine = WordClusters(bigrams, classes: classes)
        fine.exchange(rounds: rounds, report: Train.report)
        let ofClasses = fine.bigramsOfClasses()
        var middle = WordClusters(ofClasses, classes: classes / 4)
        middle.exchange(rounds: 30) { _ in }
        var coarse = WordClusters(ofClasses, classes: classes / 14)
        coarse.exchange(rounds: 30) { _ in }
        var members = [[String]](repeating: [], count: classes)
        for (number, word) in words.enumerated() where number > 1 {
            members[Int(fine.classes[number])].append(word)
        }
        var text = head.map { "# \($0)\n" }.joined()
        for number in 0..<classes {
            text +=
                "\(middle.classes[number] + 1) \(coarse.classes[number] + 1) \(members[number].joined(separator: " "))\n"
        }
        try text.write(toFile: output, atomically: true, encoding: .utf8)
    }

    /// The words, the edge of a sentence being number 0 and all rare words number 1, and their bigrams.
    private func count() throws -> ([String], WordClusters.Bigrams) {
        var frequencies: [String: Int] = [:]
        var sentences: [[String]] = []
        for file in files {
            let text = try TextFile.read(file)
            let tokenized = Tokenizer().tokenize(text, blocks: Tag.lines(of: text))
            for sentence in tokenized.sentences {
                let words = sentence.map { index in
                    String(
                        decoding: tokenized.utf8[tokenized.tokens[index].range].map {
                            $0 >= 0x31 && $0 <= 0x39 ? 0x30 : $0
                        },
                        as: UTF8.self)
                }
                for word in words { frequencies[word, default: 0] += 1 }
                sentences.append(words)
            }
        }
        let words =
            ["\n", "\t"]
            + frequencies.filter { $0.value >= leastCount }.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
            .map(\.key)
        let numbers = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, Int32($0)) })
        var counts = [Int32](repeating: 0, count: words.count)
        var after = [[Int32: Int32]](repeating: [:], count: words.count)
        for sentence in sentences {
            var previous: Int32 = 0
            counts[0] += 1
            for word in sentence {
                let number = numbers[word] ?? 1
                counts[Int(number)] += 1
                after[Int(previous)][number, default: 0] += 1
                previous = number
            }
            after[Int(previous)][0, default: 0] += 1
        }
        return (words, WordClusters.Bigrams(after: after, counts: counts))
    }
}
