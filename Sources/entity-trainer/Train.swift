import ArgumentParser
import Entities
import Foundation

/// Trains the model from labelled text and word lists.
struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Trains the model that recognises names.")

    @Option(help: "The folder that holds news-gold and ner.")
    var data = "../shared/data"
    @Option(help: "The folder of word lists.")
    var words = "Resources/words"
    @Option(help: "A file of word clusters.")
    var clusters: String?
    @Option(help: "Where to write the model.")
    var output = "Resources/model/names.model"
    @Option var epochs = 10
    @Option var folds = 4
    @Option(help: "How many features to keep.")
    var features = 110_000
    @Option var newsWeight = 2

    func run() throws {
        let builder = try LexiconBuilder(lists: words, clusters: clusters)
        guard let lexicon = TrainingLexicon.make(builder.parts) else { throw ExitCode.failure }
        let nationalities = try Set(
            TextFile.read(words + "/nationalities.txt").split(separator: "\n").filter { !$0.hasPrefix("#") }
                .map { $0.split(separator: "\t")[0].lowercased() })
        let sources = TrainingSources(folder: data, nationalities: nationalities, newsWeight: newsWeight)
        var documents = try sources.documents()
        var random = SeededRandom(seed: 1)
        documents += CasingCopies.copies(of: documents, random: &random)
        // Copies of one document must lie in one fold, or the first pass would have seen it.
        var groupOf: [String: Int] = [:]
        let groups = documents.map { document in
            let key = document.sentences.prefix(3).joined().joined(separator: " ").lowercased()
            if let group = groupOf[key] { return group }
            groupOf[key] = groupOf.count
            return groupOf.count - 1
        }
        let trainer = TwoPassTrainer(lexicon: lexicon, epochs: epochs, folds: folds) { text in
            FileHandle.standardError.write(Data((text + "\n").utf8))
        }
        let passes = trainer.train(documents, groups: groups)
        let bytes = ModelPacker(mostFeatures: features).pack(
            passes, lexicon: builder.parts, calibration: [30] + Array(repeating: 0, count: NameModel.calibrationLength - 1),
            about: "dossier names 1")
        try Data(bytes).write(to: URL(fileURLWithPath: output))
        print("\(output): \(bytes.count) bytes")
    }
}
