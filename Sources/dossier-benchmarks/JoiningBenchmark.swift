import ArgumentParser
import Articles
import Entities

/// How long it takes to find out which names of an article mean the same, for articles with many different names.
struct JoiningBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "joining",
        abstract:
            "Measures how long an article with many different people and organisations takes to be joined."
    )

    @Argument(help: "How many different names the article has.")
    var counts: [Int] = [1_250, 2_500, 5_000, 10_000]

    func run() {
        for count in counts {
            var random = SplitMix64(seed: 7)
            let made = MadeRoll(names: count, &random)
            let text = Tokenizer().tokenize(made.article)
            let names = made.recognized(in: text)
            let start = ContinuousClock.now
            let annotation = EntityResolver().resolve(names, in: text, of: made.article)
            let (seconds, attoseconds) = start.duration(to: .now).components
            let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
            print("\(count) names: \(milliseconds) ms, \(annotation.entities.count) entities")
        }
    }
}

/// An article that is one long list of made people and organisations: full names, then their surnames and initials.
private struct MadeRoll {
    private(set) var article: Article
    private var ranges: [(range: Range<Int>, kind: EntityKind)] = []

    init(names: Int, _ random: inout SplitMix64) {
        var text = ""
        for number in 0..<names {
            let isPerson = number % 4 > 0
            let name =
                isPerson ? Self.person(&random) : Self.word(&random) + " " + Self.word(&random) + " Board"
            ranges.append(
                (text.utf8.count..<text.utf8.count + name.utf8.count, isPerson ? .person : .organization))
            text += name + " came. "
            if number % 8 == 1 {
                let bare = name.split(separator: " ").last.map(String.init) ?? name
                ranges.append((text.utf8.count..<text.utf8.count + bare.utf8.count, .person))
                text += bare + " left. "
            }
        }
        article = Article(
            title: "Roll", text: text, blocks: [.init(kind: .paragraph, range: 0..<text.utf8.count)],
            date: ArticleDate(iso: "2024-03-12", origin: .text))
    }

    private static func person(_ random: inout SplitMix64) -> String {
        word(&random) + " " + word(&random)
    }

    /// A made word of three syllables with a capital.
    private static func word(_ random: inout SplitMix64) -> String {
        let syllables = [
            "ba", "den", "fi", "gor", "hal", "ka", "lin", "mo", "ner", "pa", "ros", "sta", "tu", "vel", "wi",
            "zan",
        ]
        let word = (0..<3).map { _ in syllables[Int(random.next() >> 40) % syllables.count] }.joined()
        return word.prefix(1).uppercased() + word.dropFirst()
    }

    func recognized(in text: TokenizedText) -> [RecognizedName] {
        var token = 0
        return ranges.compactMap { range, kind in
            while token < text.tokens.count, Int(text.tokens[token].start) < range.lowerBound { token += 1 }
            let first = token
            while token < text.tokens.count, Int(text.tokens[token].start) < range.upperBound { token += 1 }
            return first < token ? RecognizedName(tokens: first..<token, kind: kind, confidence: 1) : nil
        }
    }
}
