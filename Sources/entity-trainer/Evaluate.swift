import ArgumentParser
import Entities
import Foundation

/// Compares what the model finds with annotated files.
struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Measures the model on annotated text (CoNLL: word and BIO tag on a line, -DOCSTART- between documents)."
    )

    @Argument(
        help:
            "CoNLL files, whose words are taken as they are, or annotated articles (JSON: paragraphs and marks, an article a line), whose text is cut into words first."
    )
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
    @Flag(
        help: "Put the words of CoNLL files together as text and cut it anew; names are compared by offsets.")
    var raw = false
    @Option(
        help:
            "A file of names by numbers, as measured-names.txt among the training texts: only the sentences of the open set in FILES that it has names of are measured, each by itself."
    )
    var names: String?

    func run() throws {
        let model = try model.map { try NameModel(path: $0) } ?? NameModel.shipped()
        let recognizer = NameRecognizer(model: model)
        for file in files {
            if files.count > 1 { print(file) }
            let wanted = Set(types.split(separator: ",").map(String.init))
            var evaluation = Evaluation(types: types.split(separator: ",").map(String.init))
            var table = ReliabilityTable()
            for text in try texts(in: file, by: recognizer) {
                let right = Set(text.gold)
                for (name, confidence) in zip(text.found, text.confidences) where wanted.contains(name.type) {
                    table.add(confidence: confidence, isRight: right.contains(name))
                }
                evaluation.add(gold: text.gold, found: text.found)
                if errors { printErrors(text, wanted) }
            }
            if reliability { for line in table.lines { print(line) } }
            for line in evaluation.lines { print(line) }
        }
    }

    private func texts(in file: String, by recognizer: NameRecognizer) throws -> [MeasuredText] {
        if file.hasSuffix(".jsonl") {
            return try AnnotatedArticle.articles(path: file).map { MeasuredText($0, by: recognizer) }
        }
        return try documents(in: file).map { document in
            var document = document
            document.sentences = document.sentences.map { $0.map(cased) }
            return raw
                ? MeasuredText(text: document, by: recognizer) : MeasuredText(words: document, by: recognizer)
        }
    }

    private func documents(in file: String) throws -> [TaggedDocument] {
        guard let names else { return try CoNLLReader.documents(path: file) }
        let set = URL(filePath: file).deletingPathExtension().lastPathComponent
        return try AgreedNames(paths: [names]).tagged(of: set, path: file)
    }

    private func printErrors(_ text: MeasuredText, _ wanted: Set<String>) {
        let missed = Set(text.gold).subtracting(text.found).map { ($0, "-") }
        let wrong = Set(text.found).subtracting(text.gold).map { ($0, "+") }
        for (name, sign) in (missed + wrong).sorted(by: { $0.0.range.lowerBound < $1.0.range.lowerBound })
        where wanted.contains(name.type) {
            print("\(sign)\(name.type) \(text.shown(name))")
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
