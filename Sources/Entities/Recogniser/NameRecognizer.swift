/// Finds the names in a text: people, organisations, places, nationalities and others.
public struct NameRecognizer: Sendable {
    private let model: NameModel
    /// A longer document is read in pieces, which bounds the memory it takes.
    private static let mostTokens = 20_000

    public init(model: NameModel) { self.model = model }

    /// The names in `text`, in text order, not overlapping, each within a sentence.
    public func names(in text: TokenizedText) -> [RecognizedName] {
        text.utf8.withUnsafeBufferPointer { bytes in
            names(sentences: text.sentences) { workspace, index in
                workspace.word(UnsafeBufferPointer(rebasing: bytes[text.tokens[index].range]))
            }
        }
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
        return names(sentences: ranges) { workspace, index in
            var word = words[index]
            return word.withUTF8 { workspace.word($0) }
        }
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
                workspace.label(words: words, sentences: ranges) { sentence, labels, emissions in
                    collect(sentence, labels, emissions, from: start, into: &names)
                }
            }
            first = last
        }
        return names
    }

    private func collect(
        _ sentence: Range<Int>, _ labels: UnsafePointer<UInt8>, _ emissions: UnsafePointer<Float>, from start: Int,
        into names: inout [RecognizedName]
    ) {
        var index = 0
        while index < sentence.count {
            let kind = LabelScheme.kind(of: Int(labels[index]))
            var end = index + 1
            while end < sentence.count, !LabelScheme.starts(Int(labels[end])) { end += 1 }
            if kind >= 0 {
                let base = start + sentence.lowerBound
                names.append(
                    RecognizedName(
                        tokens: base + index..<base + end, kind: LabelScheme.kinds[kind],
                        confidence: confidence(index..<end, labels, emissions)))
            }
            index = end
        }
    }

    /// How likely the labels of a name's tokens are, from the weakest one's lead over the others.
    private func confidence(
        _ tokens: Range<Int>, _ labels: UnsafePointer<UInt8>, _ emissions: UnsafePointer<Float>
    ) -> Double {
        var weakest = Float.infinity
        for index in tokens {
            let scores = emissions + index * LabelScheme.stride
            let own = scores[Int(labels[index])]
            for label in 0..<LabelScheme.count where label != Int(labels[index]) {
                weakest = min(weakest, own - scores[label])
            }
        }
        let ease = model.weights.calibration[0]
        return Double(max(0.3, min(0.99, 0.5 + weakest / max(1, ease) / 2)))
    }
}
