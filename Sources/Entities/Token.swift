/// A text cut into tokens and sentences.
public struct TokenizedText: Equatable, Sendable {
    /// One word, number or punctuation mark.
    public struct Token: Equatable, Sendable {
        /// UTF-8 offsets into the text.
        public var start: Int32
        public var end: Int32

        public init(start: Int32, end: Int32) {
            self.start = start
            self.end = end
        }
        /// The token's UTF-8 offsets.
        public var range: Range<Int> { Int(start)..<Int(end) }
    }
    /// The text's UTF-8 bytes.
    public var utf8: [UInt8]
    public var tokens: [Token]
    /// Ranges of indices into `tokens`; together they cover all tokens.
    public var sentences: [Range<Int>]
    /// For each sentence, the index of the article's block it lies in.
    public var blocks: [Int]

    public init(utf8: [UInt8], tokens: [Token], sentences: [Range<Int>], blocks: [Int]) {
        self.utf8 = utf8
        self.tokens = tokens
        self.sentences = sentences
        self.blocks = blocks
    }

    /// The text of token `index`.
    public func word(_ index: Int) -> String {
        String(decoding: utf8[tokens[index].range], as: UTF8.self)
    }
    /// The text of a run of tokens, as it stands between the first and the last.
    public func words(_ range: Range<Int>) -> String {
        guard !range.isEmpty else { return "" }
        return String(
            decoding: utf8[Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)],
            as: UTF8.self)
    }
}

/// A run of tokens that the recogniser takes for a name.
public struct RecognizedName: Equatable, Sendable {
    /// Indices into ``TokenizedText/tokens``; within one sentence.
    public var tokens: Range<Int>
    public var kind: EntityKind
    /// How likely span and kind are right, 0…1.
    public var confidence: Double

    public init(tokens: Range<Int>, kind: EntityKind, confidence: Double) {
        self.tokens = tokens
        self.kind = kind
        self.confidence = confidence
    }
}
