/// Finds the tokens of one block of text.
struct TokenScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    let end: Int

    private static let hyphen: UInt8 = 0x2D
    private static let period: UInt8 = 0x2E
    private static let apostrophe: UInt8 = 0x27
    /// No name is longer; longer words are not examined.
    private static let longestCompound = 200

    mutating func scan(from start: Int, into tokens: inout [TokenizedText.Token]) {
        var offset = start
        while offset < end {
            let (kind, length) = TextClass.at(offset, in: bytes)
            switch kind {
            case .space, .newline: offset += length
            case .punctuation: offset = punctuation(at: offset, length: length, into: &tokens)
            default: offset = word(at: offset, into: &tokens)
            }
        }
    }

    @inline(__always)
    private func put(_ range: Range<Int>, into tokens: inout [TokenizedText.Token]) {
        tokens.append(TokenizedText.Token(start: Int32(range.lowerBound), end: Int32(range.upperBound)))
    }

    @inline(__always)
    private func isWord(_ offset: Int) -> Bool { offset < end && TextClass.at(offset, in: bytes).0.isWord }

    private func kind(_ offset: Int) -> TextClass {
        offset < end ? TextClass.at(offset, in: bytes).0 : .space
    }

    // MARK: Punctuation

    private func punctuation(at offset: Int, length: Int, into tokens: inout [TokenizedText.Token]) -> Int {
        let first = bytes[offset]
        if first == 0x40 || first == 0x23, isWord(offset + 1) {
            let stop = run(from: offset + 1) { $0 == 0x5F || $0 == 0x2D }
            put(offset..<stop, into: &tokens)
            return stop
        }
        if first == Self.apostrophe || isCurlyApostrophe(offset), let stop = possessive(at: offset) {
            put(offset..<stop, into: &tokens)
            return stop
        }
        var stop = offset + length
        if first == Self.period || first == Self.hyphen || first == 0x60 || first == Self.apostrophe
            || first == 0x21
            || first == 0x3F || first == 0x3D || first == 0x5F || first == 0x2A
        {
            while stop < end, bytes[stop] == first { stop += 1 }
        }
        put(offset..<stop, into: &tokens)
        return stop
    }

    private func isCurlyApostrophe(_ offset: Int) -> Bool {
        offset + 2 < end && bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80 && bytes[offset + 2] == 0x99
    }

    /// The end of an apostrophe with an s, if that is what stands at `offset`, after a word.
    private func possessive(at offset: Int) -> Int? {
        let length = bytes[offset] == Self.apostrophe ? 1 : 3
        guard offset + length < end, bytes[offset + length] | 0x20 == 0x73, !isWord(offset + length + 1),
            offset > 0
        else { return nil }
        let before = bytes[offset - 1]
        return before > 0x2F && before != 0x3A || before == Self.period ? offset + length + 1 : nil
    }

    // MARK: Words

    /// The end of a run of word characters and of those punctuation bytes that `joins` takes.
    private func run(from start: Int, joins: (UInt8) -> Bool) -> Int {
        var offset = start
        while offset < end {
            let (kind, length) = TextClass.at(offset, in: bytes)
            guard kind.isWord || joins(bytes[offset]) && isWord(offset + length) else { break }
            offset += length
        }
        return offset
    }

    private func word(at start: Int, into tokens: inout [TokenizedText.Token]) -> Int {
        var offset = start
        while offset < end {
            let (kind, length) = TextClass.at(offset, in: bytes)
            if kind.isWord {
                offset += length
                continue
            }
            guard kind == .punctuation, let next = joined(at: offset, start: start) else { break }
            offset = next
        }
        if let address = address(from: start, to: offset) {
            put(start..<address, into: &tokens)
            return address
        }
        offset = withPeriod(start, offset)
        putParts(of: start..<offset, into: &tokens)
        return offset
    }

    /// The offset after the punctuation at `offset` if it joins what is before with what is after into one word.
    private func joined(at offset: Int, start: Int) -> Int? {
        let byte = bytes[offset]
        switch byte {
        case Self.hyphen, 0x5F: return isWord(offset + 1) ? offset + 1 : nil
        case Self.period:
            guard isWord(offset + 1) else { return nil }
            // A full stop without a space after it ends a sentence, unless it joins letters or figures.
            let isAfterLower = kind(offset - 1) == .lower && offset - start > 1
            return isAfterLower && kind(offset + 1) == .upper ? nil : offset + 1
        case 0x2C, 0x3A: return kind(offset - 1) == .digit && kind(offset + 1) == .digit ? offset + 1 : nil
        case 0x2F: return kind(offset - 1) == .digit && kind(offset + 1) == .digit ? offset + 1 : nil
        case 0x26: return kind(offset - 1) == .upper && kind(offset + 1) == .upper ? offset + 1 : nil
        case 0x24:
            // “US$” is money, not the country.
            return kind(offset - 1) == .upper && kind(offset + 1) == .digit && offset - start <= 3
                ? offset + 1 : nil
        case Self.apostrophe:
            return isWord(offset + 1) && possessive(at: offset) == nil ? offset + 1 : nil
        case 0xE2:
            guard isCurlyApostrophe(offset), isWord(offset + 3), possessive(at: offset) == nil else {
                return nil
            }
            return offset + 3
        case 0x40: return isWord(offset + 1) ? offset + 1 : nil
        default: return nil
        }
    }

    /// The end of a web or e-mail address that starts with the word from `start` to `offset`.
    private func address(from start: Int, to offset: Int) -> Int? {
        let isWeb =
            offset + 2 < end && bytes[offset] == 0x3A && bytes[offset + 1] == 0x2F
            && bytes[offset + 2] == 0x2F
            || offset - start > 4 && bytes[start] | 0x20 == 0x77 && bytes[start + 1] | 0x20 == 0x77
                && bytes[start + 2] | 0x20 == 0x77 && bytes[start + 3] == Self.period
        if isWeb {
            var stop = offset
            while stop < end {
                let (kind, length) = TextClass.at(stop, in: bytes)
                if kind == .space || kind == .newline || bytes[stop] == 0x22 || bytes[stop] == 0x3C { break }
                stop += length
            }
            while stop > offset, [0x2E, 0x2C, 0x29, 0x3B, 0x3A, 0x21, 0x3F, 0x27].contains(bytes[stop - 1]) {
                stop -= 1
            }
            return stop
        }
        return bytes[start..<offset].contains(0x40) ? offset : nil
    }

    /// Takes the full stop after an abbreviation or an initial to the word.
    private func withPeriod(_ start: Int, _ offset: Int) -> Int {
        guard offset < end, bytes[offset] == Self.period,
            offset + 1 == end || bytes[offset + 1] != Self.period
        else {
            return offset
        }
        let word = UnsafeBufferPointer(rebasing: bytes[start..<offset])
        return Abbreviations.takesPeriod(word) || isInitial(word, at: start) ? offset + 1 : offset
    }

    /// Whether a word is an I that is an initial too, behind another one.
    private func isInitial(_ word: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard word.count == 1, word[0] == 0x49, start >= 3, bytes[start - 1] == 0x20 else { return false }
        return bytes[start - 2] == Self.period && kind(start - 3) == .upper
            && (start == 3 || !QuotationMark.isWord(bytes[start - 4]))
    }

    /// Adds a word as one token, or splits it where a name inside it starts or ends.
    private func putParts(of range: Range<Int>, into tokens: inout [TokenizedText.Token]) {
        guard range.count > 3, range.count < Self.longestCompound,
            let hyphen = bytes[range].lastIndex(of: Self.hyphen)
        else {
            put(range, into: &tokens)
            return
        }
        let tail = UnsafeBufferPointer(rebasing: bytes[hyphen + 1..<range.upperBound])
        let first = TextClass.at(range.lowerBound, in: bytes).0
        if first == .upper || first == .otherWord, Abbreviations.followsName(tail) {
            putParts(of: range.lowerBound..<hyphen, into: &tokens)
            put(hyphen..<range.upperBound, into: &tokens)
            return
        }
        if let cut = bytes[range].firstIndex(of: Self.hyphen), kind(cut + 1) == .upper,
            Abbreviations.precedesName(UnsafeBufferPointer(rebasing: bytes[range.lowerBound..<cut]))
        {
            put(range.lowerBound..<cut + 1, into: &tokens)
            putParts(of: cut + 1..<range.upperBound, into: &tokens)
            return
        }
        if let cut = bytes[range].firstIndex(of: Self.hyphen), isPair(range, cut) {
            put(range.lowerBound..<cut, into: &tokens)
            put(cut..<cut + 1, into: &tokens)
            putParts(of: cut + 1..<range.upperBound, into: &tokens)
            return
        }
        put(range, into: &tokens)
    }

    /// Whether a hyphen stands between two names, as in “US-China” and “U.S.-Mexico”.
    private func isPair(_ range: Range<Int>, _ cut: Int) -> Bool {
        let before = bytes[range.lowerBound..<cut].filter { $0 != Self.period }
        guard before.count >= 2, before.count <= 4, before.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else {
            return false
        }
        return kind(cut + 1) == .upper && kind(cut + 2) == .lower
    }
}
