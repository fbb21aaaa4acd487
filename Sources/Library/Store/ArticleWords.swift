import Articles

/// The different words of one article, how often each occurs and whether the title has it.
struct ArticleWords: Sendable {
    /// One term of the article.
    struct Entry: Sendable {
        var offset: UInt32
        var length: UInt8
        /// Occurrences, 255 at most.
        var count: UInt8
        var inTitle: Bool
    }
    /// The terms' bytes, one after the other.
    private(set) var bytes: [UInt8] = []
    private(set) var entries: [Entry] = []
    /// The number of words, repeated ones included.
    private(set) var total = 0

    /// The lexicon whose common words' pairs are among the terms; 0 for none.
    let lexicon: Int64

    /// - Complexity: O(*n*) in the length of the article's text.
    init(_ article: Article, lexicon: Lexicon? = nil) {
        self.lexicon = lexicon?.id ?? 0
        var table = WordSlots()
        var pairs = WordPairs(lexicon)
        let title = article.blocks.first { $0.kind == .title }?.range ?? 0..<0
        var text = article.text
        var words = IndexWords()
        text.withUTF8 { buffer in
            words.forEach(in: buffer) { word, range in
                total += 1
                let inTitle = title.contains(range.lowerBound)
                let index = add(word, inTitle: inTitle, &table)
                pairs.next(word, index: index, inTitle: inTitle)
            }
        }
        // A title that is not part of the text is found by its words all the same.
        if title.isEmpty { add(wordsOf: article.title, field: nil, inTitle: true, &table) }
        add(wordsOf: article.source, field: .source, inTitle: false, &table)
        add(wordsOf: article.byline, field: .byline, inTitle: false, &table)
        add(wordsOf: article.language, field: .language, inTitle: false, &table)
        // Last, because the table does not know of pairs.
        add(pairs)
    }

    func term(_ entry: Entry) -> ArraySlice<UInt8> {
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

/// The pairs of common words that stand next to each other in an article, by the numbers of its words,
/// and whether they do in the title.
private struct WordPairs {
    private let lexicon: Lexicon?
    /// For each word of the article whether it is common, once that was asked.
    private var isCommon: [Bool] = []
    private var previous: Int?
    private(set) var found: [UInt64: Bool] = [:]

    init(_ lexicon: Lexicon?) { self.lexicon = lexicon }

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

/// An open hash table from words to indices that its user keeps elsewhere.
struct WordSlots {
    private var slots: [Int32]
    private var hashes: [UInt32] = []

    init(capacity: Int = 512) {
        var size = 64
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: -1, count: size)
    }

    /// The index of `word`, or `count` (the next free index) for a new one, which is remembered.
    mutating func index(
        of word: UnsafeBufferPointer<UInt8>, count: Int, matches: (Int) -> Bool
    ) -> (index: Int, isNew: Bool) {
        let hash = Self.hash(word)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let candidate = Int(slots[slot])
            if hashes[candidate] == hash, matches(candidate) { return (candidate, false) }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(count)
        hashes.append(hash)
        if hashes.count * 2 > slots.count { grow() }
        return (count, true)
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for (index, hash) in hashes.enumerated() {
            var slot = Int(hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(index)
        }
    }

    static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
        // FNV-1a; its low bits are mixed once more because they choose the slot.
        var hash: UInt32 = 2_166_136_261
        for byte in word { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return hash ^ (hash >> 15)
    }

    static func equal(
        _ stored: UnsafeBufferPointer<UInt8>, at offset: Int, _ word: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        for index in 0..<word.count where stored[offset + index] != word[index] { return false }
        return true
    }
}
