/// Gathers the words of articles and makes a shard of the index from them.
public struct ShardBuilder: Sendable {
    /// What a shard knows about an article.
    public struct Document: Equatable, Sendable {
        public var article: Int64
        /// The date of the article, in seconds since 1970.
        public var date: Int64
        /// In words.
        public var length: Int

        package init(article: Int64, date: Int64, length: Int) {
            self.article = article
            self.date = date
            self.length = length
        }
    }

    private var table = WordSlots(capacity: 1 << 14)
    private var bytes: [UInt8] = []
    /// Where each term begins in `bytes`; one more at the end.
    private var offsets: [Int] = [0]
    /// Term, document, title mark and count of each occurrence, packed into a word so that a million of them stay small.
    private var entries: [UInt64] = []
    public private(set) var documents: [Document] = []

    public init() {}

    /// Adds an article, which is not among the documents yet.
    ///
    /// - Parameter date: In seconds since 1970.
    public mutating func add(_ words: ArticleWords, article: Int64, date: Int64) {
        let document = documents.count
        documents.append(Document(article: article, date: date, length: words.total))
        for entry in words.entries {
            words.term(entry).withUnsafeBufferPointer {
                add(
                    $0,
                    Postings.Occurrence(document: document, count: Int(entry.count), inTitle: entry.inTitle))
            }
        }
    }

    /// Adds the live documents of a finished shard.
    ///
    /// - Parameters:
    ///   - dead: Documents of the shard to leave out.
    ///   - blocks: All of its blocks, in order.
    public mutating func add(_ shard: TextIndexShard, without dead: DocumentSet, blocks: [[UInt8]]) {
        let old = shard.documents
        var numbers: [Int] = []
        for (index, document) in old.enumerated() {
            numbers.append(dead.contains(index) ? -1 : documents.count)
            if !dead.contains(index) { documents.append(document) }
        }
        for block in blocks {
            block.withUnsafeBufferPointer { buffer in
                TermBlock.forEach(in: buffer) { term, postings in
                    guard term.first != IndexField.shortPrefix.rawValue else { return true }
                    term.withUnsafeBufferPointer { word in
                        postings.visit { old in
                            guard old.document < numbers.count, numbers[old.document] >= 0 else { return }
                            var occurrence = old
                            occurrence.document = numbers[old.document]
                            add(word, occurrence)
                        }
                    }
                    return true
                }
            }
        }
    }

    private mutating func add(_ word: UnsafeBufferPointer<UInt8>, _ occurrence: Postings.Occurrence) {
        let count = offsets.count - 1
        let (index, isNew) = table.index(of: word, count: count) { candidate in
            guard offsets[candidate + 1] - offsets[candidate] == word.count else { return false }
            return bytes.withUnsafeBufferPointer { WordSlots.equal($0, at: offsets[candidate], word) }
        }
        if isNew {
            bytes.append(contentsOf: word)
            offsets.append(bytes.count)
        }
        let low = UInt64(occurrence.document) << 9 | (occurrence.inTitle ? 256 : 0) | UInt64(occurrence.count)
        entries.append(UInt64(index) << 32 | low)
    }

    private func term(_ index: Int) -> ArraySlice<UInt8> { bytes[offsets[index]..<offsets[index + 1]] }

    /// The shard: its documents in the order of their articles, and its blocks.
    public func finished() -> PackedShard {
        let order = documents.indices.sorted { documents[$0].article < documents[$1].article }
        var numbers = [Int](repeating: 0, count: documents.count)
        for (number, document) in order.enumerated() { numbers[document] = number }
        let terms = (0..<offsets.count - 1).sorted { term($0).lexicographicallyPrecedes(term($1)) }
        let (starts, grouped) = entriesByTerm(numbers: numbers)

        var writer = TermBlockWriter()
        // The marks of fields sort before all words, and among them the short prefixes last.
        let firstWord =
            terms.firstIndex { (term($0).first ?? 0) > IndexField.last } ?? terms.count
        write(terms[..<firstWord], starts: starts, grouped: grouped, to: &writer)
        writeShortPrefixes(of: terms[firstWord...], starts: starts, grouped: grouped, to: &writer)
        write(terms[firstWord...], starts: starts, grouped: grouped, to: &writer)
        writer.close()
        return PackedShard(order.map { documents[$0] }, blocks: writer.blocks)
    }

    /// The occurrences grouped by term and sorted by document, and where each term's begin.
    private func entriesByTerm(numbers: [Int]) -> (starts: [Int], grouped: [UInt32]) {
        var starts = [Int](repeating: 0, count: offsets.count + 1)
        for entry in entries { starts[Int(entry >> 32) + 1] += 1 }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        var grouped = [UInt32](repeating: 0, count: entries.count)
        var next = starts
        for entry in entries {
            let term = Int(entry >> 32)
            let low = UInt32(truncatingIfNeeded: entry)
            grouped[next[term]] = UInt32(numbers[Int(low >> 9)]) << 9 | low & 511
            next[term] += 1
        }
        for term in 0..<offsets.count - 1 {
            let range = starts[term]..<starts[term + 1]
            var isSorted = true
            for index in range.dropFirst() where grouped[index - 1] > grouped[index] { isSorted = false }
            if !isSorted { grouped[range].sort() }
        }
        return (starts, grouped)
    }

    private func write(
        _ terms: ArraySlice<Int>, starts: [Int], grouped: [UInt32], to writer: inout TermBlockWriter
    ) {
        for index in terms {
            let entries = grouped[starts[index]..<starts[index + 1]]
            let packed = Postings.pack(
                entries.lazy.map {
                    Postings.Occurrence(document: Int($0 >> 9), count: Int($0 & 255), inTitle: $0 & 256 != 0)
                })
            writer.add(term: Array(term(index)), documents: entries.count, postings: packed)
        }
    }

    /// Writes the documents that have a word with each one- and two-byte prefix.
    ///
    /// A search's first keystrokes ask for them, and adding up the postings of thousands of words would take too long
    /// then.
    private func writeShortPrefixes(
        of terms: ArraySlice<Int>, starts: [Int], grouped: [UInt32], to writer: inout TermBlockWriter
    ) {
        var open: [(prefix: [UInt8], set: DocumentSet)] = []
        var done: [(prefix: [UInt8], set: DocumentSet)] = []
        for index in terms {
            let word = term(index)
            while let last = open.last, !word.starts(with: last.prefix) { done.append(open.removeLast()) }
            while open.count < min(2, word.count) {
                open.append((Array(word.prefix(open.count + 1)), DocumentSet(capacity: documents.count)))
            }
            for level in open.indices {
                for entry in grouped[starts[index]..<starts[index + 1]] {
                    open[level].set.insert(Int(entry >> 9))
                }
            }
        }
        done.append(contentsOf: open)
        for (prefix, set) in done.sorted(by: { $0.prefix.lexicographicallyPrecedes($1.prefix) }) {
            writer.add(
                term: IndexField.shortPrefix.term(prefix), documents: set.count, postings: Postings.pack(set))
        }
    }
}
