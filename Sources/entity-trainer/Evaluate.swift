import ArgumentParser
import Entities

/// Compares what the model finds with annotated files.
struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures the model on annotated text (CoNLL: word and BIO tag on a line, -DOCSTART- between documents).")

    @Argument(help: "CoNLL files; the words are taken as they are.")
    var files: [String]
    @Option(help: "Types to count, separated by commas.")
    var types = "PER,ORG,LOC,NORP,MISC"
    @Option(help: "The model; the one that comes with dossier by default.")
    var model: String?
    @Option(help: "Change the words' case first: title, upper or lower.")
    var casing: String?

    func run() throws {
        let model = try model.map { try NameModel(path: $0) } ?? NameModel.shipped()
        let recognizer = NameRecognizer(model: model)
        for file in files {
            if files.count > 1 { print(file) }
            var evaluation = Evaluation(types: types.split(separator: ",").map(String.init))
            for document in try CoNLLReader.documents(path: file) {
                let sentences = document.sentences.map { $0.map(cased) }
                let found = recognizer.names(inTokens: sentences).map {
                    LabelledName(tokens: $0.tokens, type: Evaluation.types[$0.kind] ?? "")
                }
                evaluation.add(gold: document.names, found: found)
            }
            for line in evaluation.lines { print(line) }
        }
    }

    private func cased(_ word: String) -> String {
        switch casing {
        case "upper": word.uppercased()
        case "lower": word.lowercased()
        case "title": word.prefix(1).uppercased() + word.dropFirst()
        default: word
        }
    }
}
