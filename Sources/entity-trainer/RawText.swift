import Articles

/// A document's words put together as text again, to see what becomes of its names when the text is cut into words anew.
struct RawText {
    /// The text; its first sentence, and all others together, are a paragraph each.
    private(set) var text = ""
    /// The UTF-8 offsets of each word of the document.
    private(set) var ranges: [Range<Int>] = []

    private static let closing: Set<String> = [
        ",", ".", ";", ":", "?", "!", ")", "]", "}", "%", "”", "…", "'s", "’s", "'S", "’S", "n't", "n’t", "'",
        "’",
        "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m", "'T", "''",
    ]
    private static let opening: Set<String> = ["(", "[", "{", "$", "£", "€", "“", "‘", "#", "@", "``"]

    init(_ document: TaggedDocument) {
        var isQuoted = false
        for (number, sentence) in document.sentences.enumerated() {
            var isGlued = true
            if number == 1 {
                text += "\n"
            } else if number > 1 {
                text += " "
            }
            for word in sentence {
                let isStraight = word == "\""
                let closes = Self.closing.contains(word) || isStraight && isQuoted
                if !isGlued, !closes { text += " " }
                let start = text.utf8.count
                text += word
                ranges.append(start..<text.utf8.count)
                if isStraight { isQuoted.toggle() }
                isGlued = Self.opening.contains(word) || isStraight && isQuoted
            }
        }
    }

    /// The offsets that some of the document's words cover.
    func offsets(of words: Range<Int>) -> Range<Int> {
        ranges[words.lowerBound].lowerBound..<ranges[words.upperBound - 1].upperBound
    }
}
