/// Finds the names in a text: people, organisations, places, nationalities and others.
public struct NameRecognizer: Sendable {
    private let model: NameModel
    /// A longer document is read in pieces, which bounds the memory it takes.
    private static let mostTokens = 20_000

    public init(model: NameModel) { self.model = model }

    /// The names in `text`, in text order, not overlapping, each within a sentence.
    public func names(in text: TokenizedText) -> [RecognizedName] {
        let found = text.utf8.withUnsafeBufferPointer { bytes in
            names(sentences: text.sentences) { workspace, index in
                workspace.word(UnsafeBufferPointer(rebasing: bytes[text.tokens[index].range]))
            }
        }
        return NameMending(
            sentences: text.sentences, word: text.word, length: { text.tokens[$0].range.count }
        ).mended(found)
    }

    /// The names in a document that is already split into sentences and words; a name's tokens are counted from the first
    /// word of the first sentence.
    public func names(inTokens sentences: [[String]]) -> [RecognizedName] {
        var ranges: [Range<Int>] = []
        for sentence in sentences {
            let start = ranges.last?.upperBound ?? 0
            ranges.append(start..<start + sentence.count)
        }
        let words = sentences.flatMap { $0 }
        let found = names(sentences: ranges) { workspace, index in
            var word = words[index]
            return word.withUTF8 { workspace.word($0) }
        }
        return NameMending(
            sentences: ranges, word: { words[$0] }, length: { words[$0].utf8.count }
        ).mended(found)
    }

    private func names(sentences: [Range<Int>], word: (Workspace, Int) -> Int32) -> [RecognizedName] {
        var names: [RecognizedName] = []
        var first = 0
        while first < sentences.count {
            var last = first + 1
            let start = sentences[first].lowerBound
            while last < sentences.count, sentences[last].upperBound - start <= Self.mostTokens { last += 1 }
            model.withWorkspace { workspace in
                workspace.begin()
                let words = (start..<sentences[last - 1].upperBound).map { word(workspace, $0) }
                let ranges = sentences[first..<last].map { $0.lowerBound - start..<$0.upperBound - start }
                workspace.names(words: words, sentences: ranges) { name in
                    var name = name
                    name.tokens = name.tokens.lowerBound + start..<name.tokens.upperBound + start
                    names.append(name)
                }
            }
            first = last
        }
        return names
    }
}
