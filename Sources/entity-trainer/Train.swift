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
    @Option(
        help:
            "A file of word classes, as `entity-trainer cluster` writes it; clusters.txt among the lists by default."
    )
    var clusters: String?
    @Option(
        help: "A file of classes of words of like meaning; meaning-classes.txt among the lists by default.")
    var meanings: String?
    @Option(help: "A file of news with names marked in place; may be repeated.")
    var marked = ["Resources/training/marked-news.txt", "Resources/training/marked-kinds.txt"]
    @Option(
        help:
            "A file of names in open sets, found by a stronger reader or marked anew; may be repeated, the last counts most. “none”: no such names."
    )
    var agreed = ["Resources/training/agreed-names.txt", "Resources/training/annotated-names.txt"]
    @Option(help: "Where to write the model.")
    var output = "Resources/model/names.model"
    @Option(help: "How often a pass sees all documents.")
    var epochs = 6
    @Option(help: "The share of features that are overlooked in a document while learning.")
    var dropOut = 0.1
    @Option(help: "How many first passes label what they had not seen.")
    var folds = 4
    @Option(help: "How often each pass is learnt; the mean is taken.")
    var repeats = 3
    @Option(help: "How many features to keep.")
    var features = 118_000
    @Option(help: "Features seen less often are not learnt.")
    var leastCount: UInt32 = 2
    @Option(help: "How often an epoch sees the articles of news-gold, the other sets being seen once.")
    var newsWeight = 4
    @Option(help: "Leave out this open set; may be repeated.")
    var leaveOut: [String] = []
    @Option(
        help: "Leave out those articles of news-gold whose ids start so, to test on them; may be repeated.")
    var without: [String] = []
    @Option(
        help: "Leave out every fifth article of news-gold, from this number (0 to 4) on, to test on them.")
    var holdOut: Int?

    /// Tells on standard error how far things are.
    @Sendable static func report(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

    func run() throws {
        let builder = try LexiconBuilder(
            lists: words, clusters: clusters ?? words + "/clusters.txt",
            meanings: meanings ?? words + "/meaning-classes.txt")
        guard let lexicon = TrainingLexicon.make(builder.parts) else { throw ExitCode.failure }
        let (documents, measured) = try documents()
        let trainer = TwoPassTrainer(
            lexicon: lexicon, leastCount: leastCount, epochs: epochs, dropOut: dropOut, folds: folds,
            repeats: repeats, report: Self.report)
        let (passes, calibration) = trainer.train(
            documents, groups: documents.map(\.group), measured: measured)
        Self.report(
            "confidence: ease \(calibration.ease), slope \(calibration.slope), offset \(calibration.offset)")
        let bytes = ModelPacker(mostFeatures: features).pack(
            passes, lexicon: builder.parts,
            calibration: [calibration.ease, calibration.slope, calibration.offset]
                + Array(repeating: 0, count: 5),
            about: "dossier names 1")
        try Data(bytes).write(to: URL(fileURLWithPath: output))
        print("\(output): \(bytes.count) bytes")
    }

    /// All documents to learn from, and how many of them, from the first, confidence is fitted on.
    private func documents() throws -> (all: [LabelledDocument], measured: Int) {
        let nationalities = try Set(entries(of: ["nationalities", "peoples"]).map { $0.lowercased() })
        let sources = TrainingSources(
            folder: data, nationalities: nationalities, marked: marked,
            agreed: agreed.filter { $0 != "none" },
            leftOut: Set(leaveOut), without: without, heldOut: holdOut, newsWeight: newsWeight)
        var (documents, measured) = try sources.documents()
        let groups = documents.count
        var random = SplitMix64(seed: 1)
        let datelines = try DatelineCopies(
            cities: entries(of: ["cities"]), countries: entries(of: ["countries"]))
        documents += datelines.copies(of: Array(documents[..<measured]), oneIn: 6, random: &random)
        documents += CasingCopies.copies(of: documents, random: &random)
        documents += try sources.agreedDocuments().enumerated().map { number, document in
            var document = document
            document.group = groups + number
            return document
        }
        return (documents, measured)
    }

    private func entries(of lists: [String]) throws -> [String] {
        try lists.flatMap { list -> [String] in try LexiconBuilder.entries(of: list, in: words) }
    }
}
