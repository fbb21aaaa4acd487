import Entities

/// A quotation, told once for all the articles that have it, also in parts.
public struct QuotationEntry: Equatable, Sendable {
    /// The fullest of them.
    public var quotation: QuotationInArticle
    /// The articles that have it, that of ``quotation`` first.
    public var articles: [ArticleID]

    /// In how many other articles it stands.
    public var copies: Int { articles.count - 1 }
}

/// Puts quotations together that are the same, or parts of one.
public struct QuotationLedger {
    private var groups: [Group] = []
    /// For each run of three words of a quotation the group that has it first.
    private var groupOfRun: [UInt64: Int] = [:]
    /// Quotations in copies of one article are the same, however short they are.
    private var groupInCopies: [InCopies: Int] = [:]

    private struct Group {
        var fullest: QuotationInArticle
        var words: [UInt64]
        var place: Int
        var articles: [ArticleID]
        var speaker: EntityID?
    }
    private struct InCopies: Hashable {
        var front: ArticleID
        var words: [UInt64]
    }

    /// So many words make two quotations the same: of one speaker, of nobody in particular, and of two.
    private static let wordsOfOne = 3
    private static let wordsOfAnybody = 4
    private static let wordsOfTwo = 8
    private var count = 0

    public init() {}

    /// The entries, each where its fullest quotation was added.
    public var entries: [QuotationEntry] {
        groups.sorted { $0.place < $1.place }.map { group in
            let own = group.fullest.headline.article
            return QuotationEntry(
                quotation: group.fullest, articles: [own] + group.articles.filter { $0 != own })
        }
    }

    /// Adds quotations in the order in which they are to be listed.
    public mutating func add(_ quotations: some Sequence<QuotationInArticle>) {
        for quotation in quotations { add(quotation) }
    }

    private mutating func add(_ quotation: QuotationInArticle) {
        let bytes = Array(quotation.text.utf8)
        let words = QuotedWords(bytes, bytes.indices)
        let inCopies = InCopies(front: quotation.front, words: words.hashes)
        defer { count += 1 }
        let speaker = quotation.quotation.speaker
        guard let number = groupInCopies[inCopies] ?? group(of: words.hashes, speaker) else {
            groupInCopies[inCopies] = groups.count
            note(words.hashes, groups.count)
            groups.append(
                Group(
                    fullest: quotation, words: words.hashes, place: count,
                    articles: [quotation.headline.article], speaker: speaker))
            return
        }
        groupInCopies[inCopies] = number
        let article = quotation.headline.article
        if !groups[number].articles.contains(article) { groups[number].articles.append(article) }
        groups[number].speaker = groups[number].speaker ?? speaker
        if words.count > groups[number].words.count {
            note(words.hashes, number)
            groups[number].words = words.hashes
            groups[number].fullest = quotation
            groups[number].place = count
        }
    }

    private mutating func note(_ words: [UInt64], _ group: Int) {
        for run in Self.runs(of: words) where groupOfRun[run] == nil { groupOfRun[run] = group }
    }

    private static func runs(of words: [UInt64]) -> [UInt64] {
        guard words.count >= wordsOfOne else { return [] }
        return (0...words.count - wordsOfOne).map {
            TextWords.mixed(words[$0], words[$0 + 1], words[$0 + 2])
        }
    }

    /// The group that has these words, or a part of them.
    private func group(of words: [UInt64], _ speaker: EntityID?) -> Int? {
        var tried: Set<Int> = []
        for run in Self.runs(of: words) {
            guard let number = groupOfRun[run], tried.insert(number).inserted else { continue }
            let other = groups[number].speaker
            let needed =
                speaker != nil && speaker == other
                ? Self.wordsOfOne : speaker == nil || other == nil ? Self.wordsOfAnybody : Self.wordsOfTwo
            if min(words.count, groups[number].words.count) >= needed,
                QuotedWords.isSame(words, groups[number].words)
            {
                return number
            }
        }
        return nil
    }
}
