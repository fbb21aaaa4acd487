import Entities
import Foundation

/// Makes the lexicon's part of a model from word lists and clusters.
struct LexiconBuilder {
    /// The bytes of the lexicon's parts.
    private(set) var parts: [ModelPart: [UInt8]] = [:]
    private var phrases: [UInt64: UInt32] = [:]

    /// The lists that are matched; each is a kind of feature by its place here.
    static let lists = [
        "cities", "countries", "event-words", "given-names", "languages", "nationalities",
        "organization-words",
        "organizations", "other-names", "parties", "peoples", "place-words", "places", "regions", "surnames",
        "titles", "roles",
        "verbs-beside-names",
    ]

    /// The entries of a list, without what stands after a tab.
    static func entries(of list: String, in folder: String) throws -> [String] {
        try TextFile.read("\(folder)/\(list).txt").split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { String($0.split(separator: "\t")[0]) }
    }

    /// Takes the lists in `folder`.
    init(lists folder: String, clusters: String?, meanings: String?) throws {
        for (bit, file) in Self.lists.enumerated() {
            for entry in try Self.entries(of: file, in: folder) {
                add(entry, list: UInt32(1) << UInt32(bit))
            }
        }
        let keys = phrases.keys.sorted()
        let (index, order) = HashIndex.layOut(keys)
        parts[.phraseIndex] = index
        parts[.phrases] = order.map { phrases[keys[$0]] ?? 0 }.withUnsafeBytes { [UInt8]($0) }
        try addClasses(clusters, index: .clusterIndex, words: .clusters, classes: .classes)
        try addClasses(meanings, index: .meaningIndex, words: .meanings, classes: .meaningClasses)
    }

    private mutating func add(_ phrase: String, list: UInt32) {
        var hash: UInt64 = 0
        var lowered: [UInt8] = []
        let words = phrase.split(separator: " ")
        guard words.count <= Lexicon.longestPhrase else { return }
        for (number, word) in words.enumerated() {
            var word = String(word)
            word.withUTF8 { WordShape.lower($0, into: &lowered) }
            hash = Lexicon.phrase(hash, then: lowered.withUnsafeBufferPointer { FeatureHash.of($0) })
            phrases[hash, default: 0] |= number == words.count - 1 ? list : Lexicon.continues
        }
    }

    /// A line for each class: its middle class, its coarse class, its words.
    private mutating func addClasses(
        _ path: String?, index: ModelPart, words: ModelPart, classes: ModelPart
    ) throws {
        var numbers: [UInt64: UInt16] = [:]
        var grains: [UInt16] = [0, 0]
        if let path {
            for line in try TextFile.read(path).split(separator: "\n") where !line.hasPrefix("# ") {
                let fields = line.split(separator: " ")
                let number = UInt16(grains.count / 2)
                grains += [UInt16(fields[0]) ?? 0, UInt16(fields[1]) ?? 0]
                for word in fields.dropFirst(2) { numbers[FeatureHash.of(String(word))] = number }
            }
        }
        let keys = numbers.keys.sorted()
        let (laidOut, order) = HashIndex.layOut(keys)
        parts[index] = laidOut
        parts[words] = order.map { numbers[keys[$0]] ?? 0 }.withUnsafeBytes { [UInt8]($0) } + [0, 0]
        parts[classes] = grains.withUnsafeBytes { [UInt8]($0) }
    }
}

/// A lexicon over bytes that are kept for as long as the program runs.
enum TrainingLexicon {
    static func make(_ parts: [ModelPart: [UInt8]]) -> Lexicon? {
        var lasting: [ModelPart: UnsafeRawBufferPointer] = [:]
        for (part, bytes) in parts {
            let room = UnsafeMutableRawBufferPointer.allocate(byteCount: max(64, bytes.count), alignment: 64)
            room.copyBytes(from: bytes)
            lasting[part] = UnsafeRawBufferPointer(rebasing: room[..<bytes.count])
        }
        return Lexicon { lasting[$0] ?? UnsafeRawBufferPointer(start: nil, count: 0) }
    }
}
