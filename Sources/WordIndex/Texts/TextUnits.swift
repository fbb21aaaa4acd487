/// Cuts text into the pieces that a lexicon knows: a word with the space before it, a number, a run of punctuation.
enum TextUnits {
    /// Longer runs are cut.
    static let longest = 24

    /// Where the unit that begins at `start` ends.
    @inline(__always)
    static func end(of start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
        let limit = min(text.count, start + longest)
        var end = start
        if text[start] == 0x20, start + 1 < text.count, isWord[Int(text[start + 1])] { end += 1 }
        if isWord[Int(text[end])] {
            while end < limit, isWord[Int(text[end])] { end += 1 }
            return end
        }
        end += 1
        while end < limit, !isWord[Int(text[end])] {
            // The space before a word belongs to the word.
            if text[end] == 0x20, end + 1 < text.count, isWord[Int(text[end + 1])] { break }
            end += 1
        }
        return end
    }

    /// Letters and digits, and every non-ASCII byte.
    private static let isWord: [Bool] = (0..<256).map { byte in
        switch UInt8(byte) {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
        default: false
        }
    }
}
