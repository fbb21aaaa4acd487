public import Entities
import GRDB
import TextBytes

/// A quotation as a ledger of them lists it: where it is, without its words.
public struct LedgerEntry: Equatable, Sendable {
    public var article: ArticleID
    /// The date of the article, or the time of its file where it gives none, in seconds since 1970.
    public var seconds: Int64
    public var isDated: Bool
    /// Where the words begin and how many there are, in UTF-8; of a passage, those of its first quotation.
    public var start: Int32
    /// The bytes that are quoted, of all quotations of the passage.
    public var length: Int32
    public var kind: Quotation.Kind
    /// How many quotations the passage has.
    public var quotations: Int32
    /// In how many copies of the article's text the words stand too.
    public var copies: Int32 = 0
}

/// Quotations of one passage with what is around them.
public struct QuotedPassage: Equatable, Sendable {
    public var headline: Headline
    /// Where the article is: its web address, else its file's path.
    public var address: String
    public var speaker: EntityID?
    /// The speaker's name, or what the article calls them; `nil` where nobody knows who speaks.
    public var name: String?
    /// One at least.
    public var quotations: [SpokenQuotation]
    /// The paragraph or paragraphs that the words stand in, in one line.
    public var paragraph: String
    /// The place of the first of them in the article, from 1; 0 is the title.
    public var paragraphNumber: Int
    /// Where the words are in `paragraph`, as UTF-8 offsets.
    public var marks: [Range<Int>]

    public var start: Int { quotations[0].range.lowerBound }
    /// How sure the least sure of them is, from 0 to 1.
    public var confidence: Double { quotations.map(\.confidence).min() ?? 0 }
}

extension Library {
    /// Every passage that somebody is quoted with, newest first, behind them those of articles without a date.
    ///
    /// - Parameters:
    ///   - speaker: Who is quoted; anybody when `nil`.
    ///   - words: Only passages with all of these words in them; the last may be unfinished.
    ///   - reported: Whether also what articles tell without quotation marks.
    ///   - copies: Whether also what stands in copies of one text; else it is told once.
    ///   - isCancelled: Asked often: whether nobody is waiting for the answer any more.
    /// - Throws: ``LibraryError``; `CancellationError` when cancelled.
    /// - Complexity: Every article that quotes the speaker is looked at; with words, only those that have them.
    public func ledger(
        of speaker: EntityID?, words: String = "", reported: Bool = false, copies: Bool = false,
        isCancelled: @escaping () -> Bool = { false }
    ) throws -> [LedgerEntry] {
        try read { snapshot in
            let reader = try PassageReader(snapshot, speaker: speaker, reported: reported)
            let words = words.split { !$0.isLetter && !$0.isNumber }.map { Folding.folded(String($0)) }
            var candidates: Set<Int64>?
            if !words.isEmpty {
                let query = Query(parsing: words.joined(separator: " "), isTyping: true)
                let found = try Ranking(query, snapshot, isCancelled: isCancelled)
                candidates = Set(found.newestFirst(0..<found.total).items)
            }
            var entries: [LedgerEntry] = []
            for (place, stop) in try reader.articles().enumerated() {
                if place % 100 == 0, isCancelled() { throw CancellationError() }
                if let candidates, !candidates.contains(stop.article) { continue }
                entries += try reader.entries(stop, words: words)
            }
            return copies ? entries : try reader.folded(entries)
        }
    }

    /// The passages of articles, in the articles' order and the order of each text, as ``ledger(of:words:reported:isCancelled:)`` counts them.
    public func passages(of speaker: EntityID?, in articles: [ArticleID], reported: Bool = false) throws
        -> [QuotedPassage]
    {
        try read { snapshot in
            let reader = try PassageReader(snapshot, speaker: speaker, reported: reported)
            return try articles.flatMap { try reader.passages(in: $0.rawValue) }
        }
    }
}

/// Reads quotations as passages, in one transaction.
private struct PassageReader {
    private let snapshot: Snapshot
    private let annotations: AnnotationRows
    private let speaker: EntityID?
    private let reported: Bool

    struct Stop {
        var article: Int64
        var key: Int64
    }

    init(_ snapshot: Snapshot, speaker: EntityID?, reported: Bool) throws {
        self.snapshot = snapshot
        self.speaker = speaker
        self.reported = reported
        annotations = try snapshot.annotations
    }

    func articles() throws -> [Stop] {
        let sql =
            speaker == nil
            ? "SELECT id, dateKey FROM article ORDER BY dateKey DESC, id DESC"
            : """
            SELECT article, dateKey FROM appearance WHERE entity = ?\(reported ? "" : " AND quotations > 0")
            ORDER BY dateKey DESC, article DESC
            """
        let rows = try Row.fetchCursor(
            snapshot.database.cachedStatement(sql: sql),
            arguments: speaker.map { [$0.rawValue] } ?? [])
        var stops: [Stop] = []
        while let row = try rows.next() { stops.append(Stop(article: row[stored: 0], key: row[stored: 1])) }
        return stops
    }

    /// The quotations that are wanted, passage by passage; those of one passage stand together.
    private func groups(_ annotation: StoredAnnotation, in text: [UInt8]?) throws -> [[LibraryQuotation]] {
        let all = try annotations.quotations(of: annotation)
        let continued = text.map { Passages.continued(all, in: $0) } ?? all.map { _ in false }
        var groups: [[LibraryQuotation]] = []
        var isOpen = false
        for (quotation, isContinued) in zip(all, continued) {
            let isWanted =
                (speaker == nil || quotation.speaker == speaker) && (reported || quotation.kind != .reported)
            if isWanted, isOpen, isContinued {
                groups[groups.count - 1].append(quotation)
            } else if isWanted {
                groups.append([quotation])
            }
            isOpen = isWanted
        }
        return groups
    }

    func entries(_ stop: Stop, words: [String]) throws -> [LedgerEntry] {
        guard let annotation = try annotations.packed(stop.article), !annotation.quotations.isEmpty,
            speaker == nil || annotation.quotations.contains(where: isOfSpeaker(annotation))
        else { return [] }
        // One quotation alone is a passage, whatever is around it.
        let needsText = annotation.quotations.count > 1 || !words.isEmpty
        let text = needsText ? try snapshot.texts.bytes(of: stop.article) : nil
        return try groups(annotation, in: text).compactMap { group in
            if let text, !words.isEmpty {
                let said = Folding.folded(
                    group.map { Sentences.string(text, $0.range) }.joined(separator: " "))
                guard words.allSatisfy({ has(said, wordBeginningWith: $0) }) else { return nil }
            }
            return LedgerEntry(
                article: ArticleID(rawValue: stop.article), seconds: DateKey.seconds(of: stop.key),
                isDated: DateKey.isDated(stop.key), start: Int32(clamping: group[0].range.lowerBound),
                length: Int32(clamping: group.reduce(0) { $0 + $1.range.count }), kind: group[0].kind,
                quotations: Int32(clamping: group.count))
        }
    }

    /// The entries without those whose words stand in another article of the same group of copies.
    ///
    /// Of a group, the article that stands for it is looked at first; what only a copy quotes stays.
    func folded(_ entries: [LedgerEntry]) throws -> [LedgerEntry] {
        let fronts = try snapshot.copies.fronts
        guard !fronts.isEmpty else { return entries }
        func front(_ entry: LedgerEntry) -> Int64 { fronts[entry.article.rawValue] ?? entry.article.rawValue }
        let standing = Set(fronts.values)
        let inGroups = entries.indices.filter { standing.contains(front(entries[$0])) }
        let order = inGroups.sorted { one, other in
            let (isFront, isOther) = (
                front(entries[one]) == entries[one].article.rawValue,
                front(entries[other]) == entries[other].article.rawValue
            )
            return isFront == isOther ? one < other : isFront
        }
        var told: [Int64: [(place: Int, words: [UInt64])]] = [:]
        var others: [Int: Set<ArticleID>] = [:]
        var left: Set<Int> = []
        for place in order {
            let entry = entries[place]
            let quoted = try words(of: entry)
            let known = told[front(entry), default: []].filter { entries[$0.place].article != entry.article }
            let found = quoted.map { words in
                known.first { QuotedWords.isSame(words, $0.words) }?.place
            }
            if let first = found.first, let first, !found.contains(nil) {
                left.insert(place)
                others[first, default: []].insert(entry.article)
            } else {
                told[front(entry), default: []] += quoted.map { (place, $0) }
            }
        }
        return entries.indices.filter { !left.contains($0) }.map { place in
            var entry = entries[place]
            entry.copies = Int32(clamping: others[place]?.count ?? 0)
            return entry
        }
    }

    /// The words of each quotation of a passage, as they are compared.
    private func words(of entry: LedgerEntry) throws -> [[UInt64]] {
        let article = entry.article.rawValue
        guard let annotation = try annotations.packed(article),
            let text = try snapshot.texts.bytes(of: article)
        else { return [] }
        let group = try groups(annotation, in: text).first { group in
            group.first.map { Int32(clamping: $0.range.lowerBound) } == entry.start
        }
        return (group ?? []).map { QuotedWords(text, $0.range).hashes }
    }

    private func isOfSpeaker(_ annotation: StoredAnnotation) -> (StoredAnnotation.PackedQuotation) -> Bool {
        { quotation in
            quotation.speaker.map { annotation.entities[$0].id == speaker?.rawValue } ?? false
        }
    }

    private func has(_ text: String, wordBeginningWith word: String) -> Bool {
        text.split { !$0.isLetter && !$0.isNumber }.contains { $0.hasPrefix(word) }
    }

    func passages(in article: Int64) throws -> [QuotedPassage] {
        guard let annotation = try annotations.packed(article), !annotation.quotations.isEmpty,
            let headline = try snapshot.headlines.headline(of: article),
            let text = try snapshot.texts.bytes(of: article)
        else { return [] }
        let address = try snapshot.articles.address(of: article) ?? ""
        return try groups(annotation, in: text).map { group in
            let start = group[0].range.lowerBound
            let end = max(start, group[group.count - 1].range.upperBound)
            let around = Paragraph(around: start..<end, in: text)
            return QuotedPassage(
                headline: headline, address: address, speaker: group[0].speaker,
                name: try group[0].speaker.flatMap { try snapshot.entities.row($0.rawValue)?.name }
                    ?? group[0].speakerWords,
                quotations: group.enumerated().map { place, quotation in
                    SpokenQuotation(quotation, in: text, isContinued: place > 0)
                },
                paragraph: around.line, paragraphNumber: around.number,
                marks: group.map { around.place(of: $0.range) })
        }
    }
}

extension SpokenQuotation {
    init(_ quotation: LibraryQuotation, in text: [UInt8], isContinued: Bool) {
        let words = text[quotation.range.clamped(to: 0..<text.count)].map { $0 < 0x20 ? 0x20 : $0 }
        self.init(
            range: quotation.range, text: String(decoding: words, as: UTF8.self), cue: quotation.cue,
            confidence: quotation.confidence, kind: quotation.kind, isContinued: isContinued)
    }
}

/// The paragraphs of a text that a place lies in, with all of their letters.
struct Paragraph {
    /// UTF-8 offsets into the text.
    let range: Range<Int>
    /// The place among the paragraphs with words, from 0, which is the title.
    let number: Int
    /// In one line, with the same length in bytes.
    let line: String

    init(around place: Range<Int>, in text: [UInt8]) {
        let newline = UInt8(ascii: "\n")
        let place = place.clamped(to: 0..<text.count)
        var lower = place.lowerBound
        while lower > 0, text[lower - 1] != newline { lower -= 1 }
        var upper = place.upperBound
        while upper < text.count, text[upper] != newline { upper += 1 }
        range = lower..<upper
        var number = 0
        var isBlank = true
        for byte in text[..<lower] {
            if byte == newline {
                if !isBlank { number += 1 }
                isBlank = true
            } else if byte != UInt8(ascii: " ") {
                isBlank = false
            }
        }
        self.number = number
        line = String(decoding: text[range].map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
    }

    /// A place in the text as one in ``line``.
    func place(of other: Range<Int>) -> Range<Int> {
        let inside = other.clamped(to: range)
        return inside.lowerBound - range.lowerBound..<inside.upperBound - range.lowerBound
    }
}
