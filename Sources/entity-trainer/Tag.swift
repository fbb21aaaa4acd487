import ArgumentParser
import Articles
import Entities
import Foundation

/// Prints the names in texts.
struct Tag: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the names in a text: kind, confidence, and the name, a line for each.")

    @Argument(help: "Text files; standard input by default.")
    var files: [String] = ["/dev/stdin"]
    @Option(help: "The model; the one that comes with dossier by default.")
    var model: String?

    func run() throws {
        let model = try model.map { try NameModel(path: $0) } ?? NameModel.shipped()
        let recognizer = NameRecognizer(model: model)
        for file in files {
            let text = try String(decoding: Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
            let tokenized = Tokenizer().tokenize(text, blocks: Self.lines(of: text))
            for name in recognizer.names(in: tokenized) {
                print(
                    "\(name.kind)\t\(Int((name.confidence * 100).rounded()))\t\(tokenized.words(name.tokens))"
                )
            }
        }
    }

    /// Each line as a paragraph.
    static func lines(of text: String) -> [Article.Block] {
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
