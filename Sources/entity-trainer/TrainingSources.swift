import Entities
import Foundation

/// The sets that the recogniser learns from.
struct TrainingSources {
    /// The folder that holds `news-gold` and `ner`.
    var folder: String
    var nationalities: Set<String>
    /// Whether news-gold's voa runs are left out, to test on them.
    var withoutVOA = false
    /// How often the articles of news-gold are seen in an epoch, the other sets once.
    var newsWeight = 2

    /// A set that is learnt from besides news-gold.
    private struct Set1 {
        var name: String
        var complete: Set<String>
        var miscHoldsNationalities = false
        /// Sentences in one document where the set does not say.
        var sentences = 40
    }

    private static let sets: [Set1] = [
        Set1(name: "gum", complete: ["PER", "ORG", "LOC"], miscHoldsNationalities: true),
        Set1(name: "wikigold", complete: ["PER", "ORG", "LOC", "NORP", "MISC"], miscHoldsNationalities: true),
        Set1(name: "uner-ewt-dev", complete: ["PER", "ORG", "LOC"], sentences: 15),
        Set1(name: "crossner-politics-train", complete: ["PER", "ORG", "LOC", "NORP", "MISC"], miscHoldsNationalities: true, sentences: 1),
        Set1(name: "crossner-politics-dev", complete: ["PER", "ORG", "LOC", "NORP", "MISC"], miscHoldsNationalities: true, sentences: 1),
        Set1(name: "btc", complete: ["PER", "ORG", "LOC"], sentences: 1),
    ]

    /// All documents, those of news-gold first and as often as ``newsWeight`` says.
    func documents() throws -> [LabelledDocument] {
        var documents: [LabelledDocument] = []
        let rules = AnnotationRules(complete: ["PER", "ORG", "LOC", "NORP", "MISC"])
        let news = try CoNLLReader.documents(path: folder + "/news-gold/train.conll").map {
            LabelledDocument(sentences: $0.sentences, allowed: rules.allowed($0))
        }
        for _ in 0..<newsWeight { documents += news }
        for set in Self.sets {
            let rules = AnnotationRules(
                complete: set.complete, miscHoldsNationalities: set.miscHoldsNationalities, nationalities: nationalities)
            for document in try CoNLLReader.documents(path: folder + "/ner/" + set.name + ".conll") {
                for piece in pieces(document, sentences: set.sentences) {
                    let piece = set.name == "btc" ? withoutHandles(piece) : piece
                    documents.append(LabelledDocument(sentences: piece.sentences, allowed: rules.allowed(piece)))
                }
            }
        }
        return documents
    }

    private func pieces(_ document: TaggedDocument, sentences: Int) -> [TaggedDocument] {
        guard document.sentences.count > sentences * 2 else { return [document] }
        return stride(from: 0, to: document.sentences.count, by: sentences).map { start in
            let range = start..<min(start + sentences, document.sentences.count)
            return TaggedDocument(
                sentences: Array(document.sentences[range]), tags: Array(document.tags[range]))
        }
    }

    /// The tags of @handles are no names by our rules.
    private func withoutHandles(_ document: TaggedDocument) -> TaggedDocument {
        var document = document
        for (row, words) in document.sentences.enumerated() {
            for (column, word) in words.enumerated() where word.hasPrefix("@") { document.tags[row][column] = "O" }
        }
        return document
    }
}
