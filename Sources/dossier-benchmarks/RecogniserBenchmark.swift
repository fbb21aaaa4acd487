import ArgumentParser
import Articles
import Entities
import Foundation

/// How fast names are found, from raw text to mentions, on one core.
struct RecogniserBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recogniser",
        abstract:
            "Measures tokens a second from raw text to names on one core, and how long the model takes to open."
    )

    @Argument(help: "Text files, an article each; a blank line separates paragraphs.")
    var files: [String]
    @Option(help: "How often all files are read; the first, which fills the caches, is reported apart.")
    var rounds = 5
    @Option(help: "The model; the one that comes with dossier by default.")
    var model: String?

    func run() throws {
        let clock = ContinuousClock()
        let opening = clock.now
        let model = try model.map { try NameModel(path: $0) } ?? NameModel.shipped()
        print("model opened in \(milliseconds(opening.duration(to: clock.now))) ms")
        let texts = try files.map {
            try String(decoding: Data(contentsOf: URL(fileURLWithPath: $0)), as: UTF8.self)
        }
        let recognizer = NameRecognizer(model: model)
        for round in 1...max(1, rounds) {
            let start = clock.now
            let processorStart = processorMilliseconds()
            var tokens = 0
            var names = 0
            for text in texts {
                let tokenized = Tokenizer().tokenize(text, blocks: Self.paragraphs(of: text))
                tokens += tokenized.tokens.count
                names += recognizer.names(in: tokenized).count
            }
            let time = start.duration(to: clock.now)
            let rate = Int(Double(tokens) / (milliseconds(time) / 1000))
            let processor = processorMilliseconds() - processorStart
            let processorRate = Int(Double(tokens) / (processor / 1000))
            print("round \(round): \(tokens) tokens, \(names) names, \(milliseconds(time)) ms,")
            print("  \(rate) tokens a second, \(processorRate) per second of processor time")
        }
    }

    private func milliseconds(_ time: Duration) -> Double {
        let (seconds, attoseconds) = time.components
        return (Double(seconds) * 1e6 + Double(attoseconds) / 1e12).rounded() / 1000
    }

    /// Each line that is not empty as a paragraph.
    private static func paragraphs(of text: String) -> [Article.Block] {
        var blocks: [Article.Block] = []
        var start = 0
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if !line.isEmpty {
                blocks.append(Article.Block(kind: .paragraph, range: start..<start + line.count))
            }
            start += line.count + 1
        }
        return blocks
    }
}
