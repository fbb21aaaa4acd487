import TextBytes

/// The line that is being put together.
struct PageLine {
    var bytes: [UInt8] = []
    var words = 0
    var linkWords = 0
    var hasMarks = false
    /// How many breaks stand before it, at least.
    var breaks = 2
    private var hasSpace = false
    private var hasLetter = false
    /// Characters of scripts that are written without spaces.
    private var ideographs = 0
    private var isInLink = false

    init(breaks: Int = 2) { self.breaks = breaks }

    mutating func space() { hasSpace = true }

    /// Begins another cell.
    mutating func tab() {
        finishWord()
        hasSpace = false
        if !bytes.isEmpty { bytes.append(0x09) }
    }

    mutating func append(_ text: ArraySlice<UInt8>, isLink: Bool) {
        isInLink = isLink
        text.withUnsafeBufferPointer { text in
            var index = 0
            while index < text.count {
                let byte = text[index]
                if byte <= 0x20 {
                    hasSpace = true
                    index += 1
                } else if byte < 0x80 {
                    add(
                        byte,
                        isWord: byte >= 0x61 && byte <= 0x7A || byte >= 0x41 && byte <= 0x5A
                            || byte >= 0x30 && byte <= 0x39)
                    index += 1
                } else {
                    index += addWide(text, at: index)
                }
            }
        }
    }

    private mutating func add(_ byte: UInt8, isWord: Bool) {
        if hasSpace {
            finishWord()
            if let last = bytes.last, last != 0x09 { bytes.append(0x20) }
            hasSpace = false
        }
        bytes.append(byte)
        if isWord { hasLetter = true } else { hasMarks = true }
    }

    /// Adds a character beyond ASCII: wide spaces are spaces, soft hyphens are dropped.
    ///
    /// - Returns: Its length.
    private mutating func addWide(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let lead = text[index]
        let length = min(lead.announcedLength, text.count - index)
        let second = length > 1 ? text[index + 1] : 0
        if lead == 0xC2, second == 0xAD { return length }
        let third = length > 2 ? text[index + 2] : 0
        let isSpace =
            lead == 0xC2 && second == 0xA0 || lead == 0xE3 && second == 0x80 && third == 0x80
            || lead == 0xE2 && second == 0x80 && (third <= 0x8A || third == 0xAF)
        if isSpace {
            hasSpace = true
            return length
        }
        // U+200B to U+200D and the mark of byte order take no room.
        if lead == 0xE2 && second == 0x80 && third == 0x8B
            || lead == 0xEF && second == 0xBB && third == 0xBF
        {
            return length
        }
        let isMark = lead == 0xE2 && second <= 0x81 || lead == 0xC2 || lead == 0xE3 && second == 0x80
        add(lead, isWord: !isMark)
        for offset in 1..<max(length, 1) { bytes.append(text[index + offset]) }
        // From U+3040 on: kana, ideographs, Hangul; Thai and its neighbours.
        let isUnspaced =
            lead >= 0xE3 && lead < 0xEA && !isMark || lead == 0xE0 && (second >= 0xB8 && second <= 0xBD)
        if isUnspaced { ideographs += 1 }
        return length
    }

    mutating func finishWord() {
        guard hasLetter else { return }
        let count = max(1, ideographs / 2)
        words += count
        if isInLink { linkWords += count }
        (hasLetter, ideographs) = (false, 0)
    }
}
