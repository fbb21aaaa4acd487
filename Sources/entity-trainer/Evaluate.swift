import ArgumentParser
import Entities

/// Compares what the model finds with annotated files.
struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Measures the model on annotated text (CoNLL: word and BIO tag on a line, -DOCSTART- between documents)."
    )

    @Argument(help: "CoNLL files; the words are taken as they are.")
    var files: [String]
    @Option(help: "Types to count, separated by commas.")
    var types = "PER,ORG,LOC,NORP,MISC"
    @Option(help: "The model; the one that comes with dossier by default.")
    var model: String?
    @Flag(help: "Print how often names of each confidence are right.")
    var reliability = false
    @Flag(help: "Print what is missed (-) and what is found wrongly (+).")
    var errors = false
    @Option(help: "Change the words' case first: title, upper or lower.")
    var casing: String?

    func run() throws {
        let model = try model.map { try NameModel(path: $0) } ?? NameModel.shipped()
        let recognizer = NameRecognizer(model: model)
        for file in files {
            if files.count > 1 { print(file) }
            let wanted = Set(types.split(separator: ",").map(String.init))
            var evaluation = Evaluation(types: types.split(separator: ",").map(String.init))
            var table = ReliabilityTable()
            for document in try CoNLLReader.documents(path: file) {
                let sentences = document.sentences.map { $0.map(cased) }
                let names = recognizer.names(inTokens: sentences)
                let found = names.map {
                    LabelledName(tokens: $0.tokens, type: Evaluation.types[$0.kind] ?? "")
                }
                let right = Set(document.names)
                for (name, label) in zip(names, found) where wanted.contains(label.type) {
                    table.add(confidence: name.confidence, isRight: right.contains(label))
                }
                evaluation.add(gold: document.names, found: found)
                if errors {
                    printErrors(gold: document.names, found: found, wanted, words: sentences.flatMap { $0 })
                }
            }
            if reliability { for line in table.lines { print(line) } }
            for line in evaluation.lines { print(line) }
        }
    }

    private func printErrors(
        gold: [LabelledName], found: [LabelledName], _ wanted: Set<String>, words: [String]
    ) {
        let missed = Set(gold).subtracting(found).map { ($0, "-") }
        let wrong = Set(found).subtracting(gold).map { ($0, "+") }
        for (name, sign) in (missed + wrong).sorted(by: { $0.0.tokens.lowerBound < $1.0.tokens.lowerBound })
        where wanted.contains(name.type) {
            let before = words[max(0, name.tokens.lowerBound - 5)..<name.tokens.lowerBound].joined(
                separator: " ")
            let after = words[name.tokens.upperBound..<min(words.count, name.tokens.upperBound + 5)].joined(
                separator: " ")
            print("\(sign)\(name.type) \(before) [\(words[name.tokens].joined(separator: " "))] \(after)")
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
