/// A quotation mark in a text; several open in one language and close in another.
struct QuotationMark {
    enum Kind {
        /// `"`
        case straight
        /// “, which closes what „ opened
        case left
        /// ”, which in some languages opens too
        case right
        /// „
        case low
        /// « and », which point outwards or inwards
        case leftPointing, rightPointing
        /// “ and ” as typewriters have them: ` `` ` and `''`
        case backquotes, apostrophes
        /// A single mark, which its place has told to open or to close.
        case singleOpening, singleClosing
    }

    var kind: Kind
    /// In bytes.
    var length: Int

    /// The double mark that begins at a byte, if one does.
    init?(at index: Int, in utf8: [UInt8]) {
        func byte(_ offset: Int) -> UInt8 { index + offset < utf8.count ? utf8[index + offset] : 0 }
        switch (utf8[index], byte(1), byte(2)) {
        case (0x22, _, _): (kind, length) = (.straight, 1)
        case (0xE2, 0x80, 0x9C): (kind, length) = (.left, 3)
        case (0xE2, 0x80, 0x9D): (kind, length) = (.right, 3)
        case (0xE2, 0x80, 0x9E): (kind, length) = (.low, 3)
        case (0xC2, 0xAB, _): (kind, length) = (.leftPointing, 2)
        case (0xC2, 0xBB, _): (kind, length) = (.rightPointing, 2)
        case (0x60, 0x60, _): (kind, length) = (.backquotes, 2)
        case (0x27, 0x27, _): (kind, length) = (.apostrophes, 2)
        default: return nil
        }
    }

    /// The single mark that begins at a byte, if one does: an opening one stands before a word, a closing one behind one
    /// or behind the punctuation of what was said, and is no apostrophe.
    init?(single index: Int, in block: Range<Int>, _ utf8: [UInt8], isOpen: Bool) {
        if utf8[index] == 0x27 {
            length = 1
        } else if utf8[index] == 0xE2, index + 2 < utf8.count, utf8[index + 1] == 0x80,
            utf8[index + 2] == 0x98 || utf8[index + 2] == 0x99
        {
            length = 3
        } else {
            return nil
        }
        let before = index > block.lowerBound ? utf8[index - 1] : 0x20
        let after = index + length < block.upperBound ? utf8[index + length] : 0x20
        if before == 0x20 || before == 0x0A || before == UInt8(ascii: "(") {
            guard Self.isWord(after) else { return nil }
            kind = .singleOpening
        } else {
            // “the sailors' boats” has an apostrophe.
            let endsSpeech = [UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")]
                .contains(before)
            guard isOpen, !Self.isWord(after), endsSpeech || before != UInt8(ascii: "s") else {
                return nil
            }
            kind = .singleClosing
        }
    }

    /// Whether it closes what `open` opened; a straight mark that stands like an opening one does not.
    func closes(_ open: QuotationMark, opensWord: Bool) -> Bool {
        switch kind {
        case .straight: !opensWord
        case .right, .apostrophes, .singleClosing: true
        case .left: open.kind == .low
        case .leftPointing: open.kind == .rightPointing
        case .rightPointing: open.kind != .rightPointing
        case .low, .backquotes, .singleOpening: false
        }
    }

    /// Whether it opens a quotation while `open`, if any, is open.
    func opens(_ open: QuotationMark?, opensWord: Bool) -> Bool {
        switch kind {
        case .straight, .left, .low, .leftPointing, .backquotes, .singleOpening: true
        case .right, .rightPointing: open == nil && opensWord
        case .apostrophes, .singleClosing: false
        }
    }

    /// Whether a byte begins a letter.
    static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }
}
