import Articles

/// Splits text into words and sentences as used in news: “U.S.”, “O'Brien”, “al-Assad”, “9/11”, “$3bn”, addresses.
///
/// A possessive “’s” is a token by itself; so are “-based” in “London-based” and “pro-” in “pro-Assad”, because the
/// name ends there.
public struct Tokenizer: Sendable {
    public init() {}

    /// The tokens and sentences of an article; no sentence goes over the border of a block.
    public func tokenize(_ article: Article) -> TokenizedText {
        tokenize(article.text, blocks: article.blocks)
    }

    /// The tokens and sentences of `text`; without blocks the whole text is one.
    ///
    /// - Complexity: O(*n*) in the length of `text`.
    public func tokenize(_ text: String, blocks: [Article.Block]) -> TokenizedText {
        let utf8 = Array(text.utf8)
        var tokens: [TokenizedText.Token] = []
        tokens.reserveCapacity(utf8.count / 5)
        var sentences: [Range<Int>] = []
        var owners: [Int] = []
        utf8.withUnsafeBufferPointer { bytes in
            let whole = [Article.Block(kind: .paragraph, range: 0..<bytes.count)]
            for (number, block) in (blocks.isEmpty ? whole : blocks).enumerated() {
                let range = block.range.clamped(to: 0..<bytes.count)
                let first = tokens.count
                var scanner = TokenScanner(bytes: bytes, end: range.upperBound)
                scanner.scan(from: range.lowerBound, into: &tokens)
                guard tokens.count > first else { continue }
                let splitter = SentenceSplitter(bytes: bytes)
                splitter.split(tokens, from: first, into: &sentences)
                owners += Array(repeating: number, count: sentences.count - owners.count)
            }
        }
        return TokenizedText(utf8: utf8, tokens: tokens, sentences: sentences, blocks: owners)
    }
}
