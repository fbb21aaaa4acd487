import Entities

/// Names in the text of open sets that were found by a stronger reader than the recogniser, kept beside the text: by the numbers
/// of sentences and words, not by the words themselves.
///
/// A line `= NAME` starts a set. Any other line is the number of a sentence and then its names: `12 0+2P 7+1L 9+2?` is a person of
/// two words from the first word on, a place that is the eighth word, and two words that the reader is not sure of. Sentences without
/// a line hold no names.
struct AgreedNames {
    /// How many sentences are learnt from as one document, the sets not telling where theirs end.
    static let sentencesTogether = 8

    private static let kinds: [UInt8: Int] = [
        UInt8(ascii: "P"): 0, UInt8(ascii: "O"): 1, UInt8(ascii: "L"): 2, UInt8(ascii: "N"): 3,
        UInt8(ascii: "M"): 4,
    ]
    private static let anyLabel = UInt32(1) << UInt32(LabelScheme.count) - 1

    /// For each set each sentence's names; sentences without any are not in it.
    private var names: [String: [Int: [(words: Range<Int>, kind: Int?)]]] = [:]

    /// Reads the names in the files at `paths`; of a sentence in several of them the last file tells.
    init(paths: [String]) throws {
        for path in paths {
            var set = ""
            for line in try TextFile.read(path).split(separator: "\n") where !line.hasPrefix("# ") {
                let fields = line.split(separator: " ")
                if fields.count == 2, fields[0] == "=" {
                    set = String(fields[1])
                } else if let first = fields.first, let sentence = Int(first) {
                    names[set, default: [:]][sentence] = fields.dropFirst().compactMap(Self.name)
                }
            }
        }
    }

    /// The sets that the names come from, in the order of their names.
    var sets: [String] { names.keys.sorted() }

    private static func name(_ field: Substring) -> (words: Range<Int>, kind: Int?)? {
        let parts = field.dropLast().split(separator: "+")
        guard parts.count == 2, let start = Int(parts[0]), let count = Int(parts[1]), count > 0,
            let mark = field.utf8.last
        else { return nil }
        return (start..<start + count, kinds[mark])
    }

    /// The documents of `set`, whose own tags in the CoNLL file at `path` are not looked at, with these names.
    func documents(of set: String, path: String) throws -> [LabelledDocument] {
        let sentences = try CoNLLReader.documents(path: path).flatMap(\.sentences)
        let names = names[set] ?? [:]
        return stride(from: 0, to: sentences.count, by: Self.sentencesTogether).map { start in
            let range = start..<min(start + Self.sentencesTogether, sentences.count)
            return LabelledDocument(
                sentences: Array(sentences[range]),
                allowed: range.flatMap { Self.allowed(names[$0] ?? [], words: sentences[$0].count) },
                isPartial: true)
        }
    }

    /// Those sentences of `set` that have a line, with their names as tags, each a document of its own.
    func tagged(of set: String, path: String) throws -> [TaggedDocument] {
        let sentences = try CoNLLReader.documents(path: path).flatMap(\.sentences)
        return (names[set] ?? [:]).sorted { $0.key < $1.key }.filter { sentences.indices.contains($0.key) }
            .map {
                number, names in
                var tags = sentences[number].map { _ in "O" }
                for name in names where name.words.upperBound <= tags.count {
                    guard let kind = name.kind else { continue }
                    for index in name.words {
                        tags[index] =
                            (index == name.words.lowerBound ? "B-" : "I-")
                            + (Evaluation.types[LabelScheme.kinds[kind]] ?? "")
                    }
                }
                return TaggedDocument(sentences: [sentences[number]], tags: [tags])
            }
    }

    private static func allowed(_ names: [(words: Range<Int>, kind: Int?)], words: Int) -> [UInt32] {
        var allowed = [UInt32](repeating: 1, count: words)
        for name in names where name.words.upperBound <= words {
            for index in name.words {
                allowed[index] =
                    name.kind.map {
                        1 << UInt32(LabelScheme.label(.init(of: index, in: name.words), kind: $0))
                    } ?? anyLabel
            }
        }
        return allowed
    }
}

extension LabelScheme.Part {
    /// Which part of the name with the tokens `name` the token at `index` is.
    init(of index: Int, in name: Range<Int>) {
        if name.count == 1 {
            self = .unit
        } else if index == name.lowerBound {
            self = .begin
        } else {
            self = index == name.upperBound - 1 ? .last : .inside
        }
    }
}
