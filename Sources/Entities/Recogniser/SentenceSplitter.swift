/// Cuts the tokens of a block into sentences.
struct SentenceSplitter {
    let bytes: UnsafeBufferPointer<UInt8>
    /// A sentence is cut after this many tokens, whatever they are: a text without full stops must not take forever.
    private static let mostTokens = 400
    /// The most closing marks that are checked after a full stop.
    private static let mostClosers = 6

    /// Cuts the tokens from index `first` on.
    func split(_ tokens: [TokenizedText.Token], from first: Int, into sentences: inout [Range<Int>]) {
        var start = first
        for index in first..<tokens.count {
            let isLast = index + 1 == tokens.count
            guard isLast || index + 1 - start >= Self.mostTokens || ends(after: index, tokens, from: first)
            else { continue }
            sentences.append(start..<index + 1)
            start = index + 1
        }
    }

    @inline(__always)
    private func text(_ token: TokenizedText.Token) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[token.range])
    }

    /// Whether a sentence ends between the tokens `index` and `index + 1`.
    private func ends(after index: Int, _ tokens: [TokenizedText.Token], from first: Int) -> Bool {
        let next = tokens[index + 1]
        if isListItem(tokens[index], next) { return true }
        var mark = index
        // Closing quotation marks and brackets belong to the sentence before.
        while mark > max(first, index - Self.mostClosers), isCloser(tokens[mark]),
            tokens[mark].start == tokens[mark - 1].end
        { mark -= 1 }
        let token = tokens[mark]
        guard let final = text(token).last else { return false }
        let isStop =
            final == 0x2E || final == 0x21 || final == 0x3F || final == 0xA6
            || final == 0x82 && token.end - token.start == 3
        guard isStop, isStopToken(token) else { return false }
        if isCloser(next), next.start == tokens[index].end { return false }
        let after =
            next.end - next.start <= 3 && isOpeningMark(next) && index + 2 < tokens.count
            ? tokens[index + 2] : next
        let kind = TextClass.at(Int(after.start), in: bytes).0
        if kind == .lower {
            // “It was Ana de Vries. de Vries left.”: a surname may begin with a small letter.
            guard final == 0x2E, token.end - token.start == 1, mark > first, index + 2 < tokens.count,
                TextClass.at(Int(tokens[mark - 1].start), in: bytes).0 == .upper,
                Self.particles.contains(String(decoding: text(after), as: UTF8.self)),
                TextClass.at(Int(tokens[index + 2].start), in: bytes).0 == .upper
            else { return false }
            return true
        }
        if final != 0x2E || text(token).allSatisfy({ $0 == 0x2E }) {
            return kind != .punctuation || token.end < next.start
        }
        if Abbreviations.isOpener(text(token)) { return false }
        return Abbreviations.isStarter(text(after)) || mark < index
    }

    private static let particles: Set<String> = [
        "de", "von", "van", "di", "da", "del", "della", "dos", "bin", "al",
    ]

    /// Whether the token is a stop by itself, or a word that takes its stop with it.
    private func isStopToken(_ token: TokenizedText.Token) -> Bool {
        let bytes = text(token)
        guard let first = bytes.first, let last = bytes.last else { return false }
        if last == 0xA6 { return first == 0xE2 && bytes.count == 3 && bytes[1] == 0x80 }
        if last == 0x82 { return first == 0xE3 && bytes[1] == 0x80 }
        return true
    }

    private func isCloser(_ token: TokenizedText.Token) -> Bool {
        let bytes = text(token)
        guard let first = bytes.first else { return false }
        if bytes.count <= 2 { return first == 0x22 || first == 0x27 || first == 0x29 || first == 0x5D }
        return bytes.count == 3 && first == 0xE2 && bytes[1] == 0x80 && (bytes[2] == 0x9D || bytes[2] == 0x99)
    }

    private func isOpeningMark(_ token: TokenizedText.Token) -> Bool {
        let bytes = text(token)
        guard let first = bytes.first else { return false }
        if first == 0x22 || first == 0x27 || first == 0x28 || first == 0x5B || first == 0x60 { return true }
        return bytes.count == 3 && first == 0xE2 && bytes[1] == 0x80 && (bytes[2] == 0x9C || bytes[2] == 0x98)
            || bytes.count == 2 && first == 0xC2 && bytes[1] == 0xAB
    }

    /// Whether `next` is the mark of a list's item on a new line.
    private func isListItem(_ token: TokenizedText.Token, _ next: TokenizedText.Token) -> Bool {
        guard let first = text(next).first, first == 0x2A || first == 0x2D || first == 0xE2 else {
            return false
        }
        guard text(next).count == 1 || first == 0xE2 && text(next).count == 3 && text(next)[2] == 0xA2 else {
            return false
        }
        return bytes[Int(token.end)..<Int(next.start)].contains(0x0A)
    }
}
