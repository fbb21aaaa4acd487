/// How a word is written.
package enum CaseClass: UInt8, Sendable {
    case lower, capitalized, upper, initial, innerCapital, lowerThenCapital, number, alphanumeric,
        punctuation, uncased

    /// Whether a name may well start with such a word.
    @inline(__always)
    package var isCapital: Bool { rawValue >= 1 && rawValue <= 5 || self == .uncased }
}

/// Everything known about a word by itself, wherever it occurs; computed once and kept.
package struct WordType: Sendable {
    /// The hash of the word in lower case, digits as 0.
    package var lower: UInt64 = 0
    /// The hash of the word's shape.
    package var shape: UInt64 = 0
    /// A number for the word in lower case.
    package var fold: Int32 = 0
    package var caseClass: CaseClass = .punctuation
    package var clusters = WordClasses.Numbers()
    package var meanings = WordClasses.Numbers()
    /// The lists that hold the word by itself, a bit for each.
    package var lists: UInt32 = 0
    /// Whether a listed phrase of several words starts with it.
    package var startsPhrase = false
    /// Whether a name's words may be joined by it (“of”, “and”, “de”).
    package var isBridge = false
    package var isOpeningQuote = false
    package var isClosingQuote = false
    /// The first byte of the word's lower-case form if it is a letter, else 0; for acronyms.
    package var initial: UInt8 = 0
    package var length: UInt8 = 0
    /// Where the word's features start in ``WordTypes/features``.
    package var firstFeature: Int32 = 0
    /// How many of them are used for words two away, one away, and for the word itself.
    package var far: UInt8 = 0
    package var near: UInt8 = 0
    package var own: UInt8 = 0
}
