import ArgumentParser
import Articles
import Entities
import Foundation

/// Prints the names in texts.
struct Tag: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the names in a text: kind, confidence, and the name, a line for each.",
        discussion: "The words of CoNLL files are taken as they are, and printed with their tags.")

    @Argument(help: "Text files; standard input by default.")
    var files: [String] = ["/dev/stdin"]
    @Option(help: "The model; the one that comes with dossier by default.")
    var model: String?

    func run() throws {
        let model = try model.map { try NameModel(path: $0) } ?? NameModel.shipped()
        let recognizer = NameRecognizer(model: model)
        for file in files {
            if file.hasSuffix(".conll") {
                for document in try CoNLLReader.documents(path: file) { tag(document, by: recognizer) }
                continue
            }
            let text = try String(decoding: Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
            let tokenized = Tokenizer().tokenize(text, blocks: Self.lines(of: text))
            for name in recognizer.names(in: tokenized) {
                print(
                    "\(name.kind)\t\(Int((name.confidence * 100).rounded()))\t\(tokenized.words(name.tokens))"
                )
            }
        }
    }

    /// Prints a document's words with the tags of the names that are found.
    private func tag(_ document: TaggedDocument, by recognizer: NameRecognizer) {
        var tags = document.sentences.map { $0.map { _ in "O" } }.flatMap { $0 }
        for name in recognizer.names(inTokens: document.sentences) {
            for index in name.tokens { tags[index] = "I-" + (Evaluation.types[name.kind] ?? "") }
            tags[name.tokens.lowerBound] = "B-" + (Evaluation.types[name.kind] ?? "")
        }
        print("-DOCSTART-\tO\n")
        var index = 0
        for sentence in document.sentences {
            for word in sentence {
                print("\(word)\t\(tags[index])")
                index += 1
            }
            print()
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
