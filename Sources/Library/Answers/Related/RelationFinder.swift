import Articles
import CrossReferences
import WordIndex

/// Finds one kind of relation between an article and others.
protocol RelationFinder {
    /// Adds the articles that it finds, each with a weight for what they share.
    mutating func addCandidates(to candidates: inout [Int64: Double]) throws

    /// The relation with one of the candidates, if there is one of this kind.
    func relation(with other: Headline) throws -> Relation?
}

/// The article to find related ones for.
struct RelatedSubject {
    let snapshot: Snapshot
    let headline: Headline
    let text: [UInt8]
    /// Its date, as ``DateKey`` counts.
    let day: Int64
    let scoring: RelatedScoring
    /// Where each of its words, folded, stands first.
    private let places: [UInt64: Range<Int>]

    /// `nil` where there is no such article.
    init?(_ article: Int64, _ snapshot: Snapshot) throws {
        guard let headline = try snapshot.headlines.headline(of: article),
            let text = try snapshot.texts.bytes(of: article)
        else { return nil }
        self.snapshot = snapshot
        self.headline = headline
        self.text = text
        day = DateKey.key(of: headline.date)
        let words = TextWords(text)
        places = Dictionary(zip(words.hashes, words.ranges), uniquingKeysWith: { first, _ in first })
        scoring = RelatedScoring(articles: try snapshot.index.liveDocuments)
    }

    /// Whether another article stands for it.
    var isCopy: Bool {
        get throws {
            try FoldedCopies.group(of: article, snapshot.database).first != article
        }
    }

    var article: Int64 { headline.article.rawValue }
    /// The words of its title, folded.
    var title: [[UInt8]] { IndexWords.words(of: headline.title) }
    /// A word of its text, folded, as it is written there.
    func spelling(of word: [UInt8]) -> String {
        let place = places[word.withUnsafeBufferPointer { TextWords.hash($0) }]
        return String(decoding: place.map { text[$0] } ?? word[...], as: UTF8.self)
    }

    var isDateKnown: Bool { headline.date.origin != .fileTime }

    /// The days between it and another article; `nil` when the date of either is not known well.
    func daysApart(_ other: Headline) -> Int? {
        guard isDateKnown, other.date.origin != .fileTime else { return nil }
        let days = { (number: Int64) in Int((Double(number) / Double(DateKey.day)).rounded(.down)) }
        return days(DateKey.key(of: other.date)) - days(day)
    }
}

/// Articles with the same headline, among those that the others find.
struct SameTitleFinder {
    let title: [[UInt8]]

    func relation(with other: Headline) -> Relation? {
        !title.isEmpty && IndexWords.words(of: other.title) == title ? .title : nil
    }
}
