/// The different words of one article, how often each occurs and whether the title has it.
public struct ArticleWords: Sendable {
    /// One term of the article.
    package struct Entry: Sendable {
        package var offset: UInt32
        package var length: UInt8
        /// Occurrences, 255 at most.
        package var count: UInt8
        package var inTitle: Bool
    }
    /// The terms' bytes, one after the other.
    package private(set) var bytes: [UInt8] = []
    package private(set) var entries: [Entry] = []
    /// The number of words, repeated ones included.
    public private(set) var total = 0

    /// The lexicon whose common words' pairs are among the terms; 0 for none.
    public let lexicon: Int64

    /// - Parameters:
    ///   - text: The article's text, with its title where that is part of it.
    ///   - lexicon: The lexicon whose common words have their pairs among the terms.
    /// - Complexity: O(*n*) in the length of the text.
    public init(
        text: String, title: Title, source: String? = nil, byline: String? = nil, language: String? = nil,
        lexicon: TextLexicon? = nil
    ) {
        self.lexicon = lexicon?.id ?? 0
        var table = WordSlots()
        var pairs = WordPairs(lexicon)
        var text = text
        var words = IndexWords()
        let place = title.place
        text.withUTF8 { buffer in
            words.forEach(in: buffer) { word, range in
                total += 1
                let inTitle = place.contains(range.lowerBound)
                let index = add(word, inTitle: inTitle, &table)
                pairs.next(word, index: index, inTitle: inTitle)
            }
        }
        // The words of a title that is not part of the text are found all the same.
        if case .apart(let words) = title { add(wordsOf: words, field: nil, inTitle: true, &table) }
        add(wordsOf: source, field: .source, inTitle: false, &table)
        add(wordsOf: byline, field: .byline, inTitle: false, &table)
        add(wordsOf: language, field: .language, inTitle: false, &table)
        // Last, because the table does not know about pairs.
        add(pairs)
    }

    /// An article's title.
    public enum Title: Sendable {
        /// It is part of the text and stands at these UTF-8 offsets.
        case inText(Range<Int>)
        /// It is not part of the text.
        case apart(String)

        fileprivate var place: Range<Int> {
            switch self {
            case .inText(let range): range
            case .apart: 0..<0
            }
        }
    }

    package func term(_ entry: Entry) -> ArraySlice<UInt8> {
        bytes[Int(entry.offset)..<Int(entry.offset) + Int(entry.length)]
    }

    private mutating func add(
        wordsOf text: String?, field: IndexField?, inTitle: Bool, _ table: inout WordSlots
    ) {
        guard let text else { return }
        for word in IndexWords.words(of: text) {
            let term = field?.term(word) ?? word
            _ = term.withUnsafeBufferPointer { add($0, inTitle: inTitle, &table) }
        }
    }

    private mutating func add(_ pairs: WordPairs) {
        for (pair, inTitle) in pairs.found {
            let (first, second) = (entries[Int(pair >> 32)], entries[Int(pair & 0xFFFF_FFFF)])
            let words = IndexField.pair.term(Array(term(first)) + [0x20] + term(second))
            entries.append(
                Entry(
                    offset: UInt32(bytes.count), length: UInt8(words.count),
                    count: 1,
                    inTitle: inTitle))
            bytes.append(contentsOf: words)
        }
    }

    @discardableResult
    private mutating func add(
        _ word: UnsafeBufferPointer<UInt8>, inTitle: Bool, _ table: inout WordSlots
    ) -> Int {
        let (index, isNew) = table.index(of: word, count: entries.count) { candidate in
            let entry = entries[candidate]
            guard Int(entry.length) == word.count else { return false }
            return bytes.withUnsafeBufferPointer { stored in
                WordSlots.equal(stored, at: Int(entry.offset), word)
            }
        }
        if isNew {
            entries.append(
                Entry(offset: UInt32(bytes.count), length: UInt8(word.count), count: 1, inTitle: inTitle))
            bytes.append(contentsOf: word)
        } else {
            if entries[index].count < .max { entries[index].count += 1 }
            if inTitle { entries[index].inTitle = true }
        }
        return index
    }
}

/// The pairs of common words that stand next to each other in an article, by the numbers of its words, and whether they
/// do so in the title.
private struct WordPairs {
    private let lexicon: TextLexicon?
    /// Whether each word of the article is common, once that was asked.
    private var isCommon: [Bool] = []
    private var previous: Int?
    private(set) var found: [UInt64: Bool] = [:]

    init(_ lexicon: TextLexicon?) { self.lexicon = lexicon }

    mutating func next(_ word: UnsafeBufferPointer<UInt8>, index: Int, inTitle: Bool) {
        guard let lexicon else { return }
        if index == isCommon.count { isCommon.append(lexicon.isCommon(word)) }
        guard isCommon[index] else {
            previous = nil
            return
        }
        if let previous {
            let key = UInt64(previous) << 32 | UInt64(index)
            found[key] = inTitle || found[key] == true
        }
        previous = index
    }
}
