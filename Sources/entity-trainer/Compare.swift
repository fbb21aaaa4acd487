import ArgumentParser
import Entities

/// Measures two models on the same files.
struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Measures two models on the same annotated text, and counts what only one of them gets right.")

    @Argument(help: "The first model, the second, then CoNLL files.")
    var paths: [String]
    @Option(help: "Types to count, separated by commas.")
    var types = "PER,ORG,LOC,NORP,MISC"

    func validate() throws {
        if paths.count < 3 { throw ValidationError("Give two models and at least one file.") }
    }

    func run() throws {
        let recognizers = try paths[..<2].map { NameRecognizer(model: try NameModel(path: $0)) }
        let wanted = types.split(separator: ",").map(String.init)
        for file in paths[2...] {
            var evaluations = [Evaluation(types: wanted), Evaluation(types: wanted)]
            var only = [0, 0]
            for document in try CoNLLReader.documents(path: file) {
                let gold = Set(document.names.filter { wanted.contains($0.type) })
                let found = recognizers.map { recognizer in
                    recognizer.names(inTokens: document.sentences).map {
                        LabelledName(range: $0.tokens, type: Evaluation.types[$0.kind] ?? "")
                    }
                }
                for index in 0...1 {
                    evaluations[index].add(gold: document.names, found: found[index])
                    only[index] += gold.intersection(found[index]).subtracting(found[1 - index]).count
                }
            }
            print(file)
            for index in 0...1 {
                print(
                    "\(paths[index]): \(evaluations[index].all); \(only[index]) right that the other misses"
                )
            }
        }
    }
}
