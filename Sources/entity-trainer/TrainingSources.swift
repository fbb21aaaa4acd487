import Entities
import Foundation

/// The sets that the recogniser learns from.
struct TrainingSources {
    /// The folder that holds `news-gold` and `ner`.
    var folder: String
    var nationalities: Set<String>
    /// Files of our own with names marked in place.
    var marked: [String] = []
    /// The files of names that were found in open sets by a stronger reader, or marked there anew; the last counts most.
    var agreed: [String] = []
    /// Names of open sets that are left out.
    var leftOut: Set<String> = []
    /// What the ids of those articles of news-gold start with that are left out, to test on them.
    var without: [String] = []
    /// The remainder, after division by ``crossParts``, of the numbers of those articles of news-gold that are left out, to test on
    /// them.
    var heldOut: Int?
    /// In how many parts news-gold is cut to measure on each what was learnt from the others.
    static let crossParts = 5
    /// How often the articles of news-gold are seen in an epoch, the other sets once.
    var newsWeight = 4

    /// A set that is learnt from in addition to news-gold.
    private struct OpenSet {
        var name: String
        var complete: Set<String>
        var miscHoldsNationalities = false
        /// Sentences in one document where the set does not say.
        var sentences = 40
    }

    private static let sets: [OpenSet] = [
        OpenSet(name: "gum", complete: ["PER", "ORG", "LOC"], miscHoldsNationalities: true),
        OpenSet(
            name: "wikigold", complete: ["PER", "ORG", "LOC", "NORP", "MISC"], miscHoldsNationalities: true),
        OpenSet(name: "uner-ewt-dev", complete: ["PER", "ORG", "LOC"], sentences: 15),
        OpenSet(
            name: "crossner-politics-train", complete: ["PER", "ORG", "LOC", "NORP", "MISC"],
            miscHoldsNationalities: true, sentences: 1),
        OpenSet(
            name: "crossner-politics-dev", complete: ["PER", "ORG", "LOC", "NORP", "MISC"],
            miscHoldsNationalities: true, sentences: 1),
        OpenSet(name: "btc", complete: ["PER", "ORG", "LOC"], sentences: 1),
    ]

    /// All documents; the news by our own rules comes first, as often as ``newsWeight`` says, and is counted once.
    func documents() throws -> (all: [LabelledDocument], news: Int) {
        var documents: [LabelledDocument] = []
        let rules = AnnotationRules(complete: ["PER", "ORG", "LOC", "NORP", "MISC"])
        var news: [LabelledDocument] = []
        let ids = try articleIDs()
        for (number, document) in try CoNLLReader.documents(path: folder + "/news-gold/train.conll")
            .enumerated()
        {
            if without.contains(where: { ids[number].hasPrefix($0) }) { continue }
            if number % Self.crossParts == heldOut { continue }
            news.append(LabelledDocument(sentences: document.sentences, allowed: rules.allowed(document)))
        }
        news += try marked.flatMap { try MarkedText.documents(path: $0) }
        for _ in 0..<newsWeight { documents += news }
        for set in Self.sets where !leftOut.contains(set.name) {
            let rules = AnnotationRules(
                complete: set.complete, miscHoldsNationalities: set.miscHoldsNationalities,
                nationalities: nationalities)
            for document in try CoNLLReader.documents(path: folder + "/ner/" + set.name + ".conll") {
                for piece in Self.pieces(document, sentences: set.sentences) {
                    let piece = set.name == "btc" ? withoutHandles(piece) : piece
                    documents.append(
                        LabelledDocument(
                            sentences: piece.sentences, allowed: rules.allowed(piece),
                            isPartial: set.complete.count < 5))
                }
            }
        }
        for number in documents.indices {
            documents[number].group = number < newsWeight * news.count ? number % news.count : number
        }
        return (documents, news.count)
    }

    /// The documents whose names a stronger reader found.
    func agreedDocuments() throws -> [LabelledDocument] {
        guard !agreed.isEmpty else { return [] }
        let names = try AgreedNames(paths: agreed)
        return try names.sets.filter { !leftOut.contains($0) }.flatMap {
            try names.documents(of: $0, path: folder + "/ner/" + $0 + ".conll")
        }
    }

    /// The ids of news-gold's articles, in the order of both its files.
    private func articleIDs() throws -> [String] {
        struct Line: Decodable { var id: String }
        return try TextFile.read(folder + "/news-gold/train.jsonl").split(separator: "\n").map {
            try JSONDecoder().decode(Line.self, from: Data($0.utf8)).id
        }
    }

    /// A document cut into pieces of this many sentences.
    static func pieces(_ document: TaggedDocument, sentences: Int) -> [TaggedDocument] {
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
            for (column, word) in words.enumerated() where word.hasPrefix("@") {
                document.tags[row][column] = "O"
            }
        }
        return document
    }
}
