import Entities
import Foundation
import GRDB

/// Where two entities are named together, newest first, behind that articles without a date.
public struct Encounters: Equatable, Sendable {
    /// The articles that name both; the mentions are those of both.
    public var articles: [EntityDossier.Stop]
    /// The sentences that name both.
    public var sentences: [Excerpt.Place]
    /// The paragraphs that name both, though no sentence of theirs does.
    public var paragraphs: [Excerpt.Place]
    /// For an article of ``articles``, where the first of them is named first: the sentences of both.
    public var first: [ArticleID: [Excerpt.Place]]

    /// How many paragraphs name both, be it in one sentence or not.
    public var allParagraphs: Int

    public init(
        articles: [EntityDossier.Stop] = [], sentences: [Excerpt.Place] = [],
        paragraphs: [Excerpt.Place] = [],
        first: [ArticleID: [Excerpt.Place]] = [:], allParagraphs: Int = 0
    ) {
        self.articles = articles
        self.sentences = sentences
        self.paragraphs = paragraphs
        self.first = first
        self.allParagraphs = allParagraphs
    }
}

extension Library {
    /// Where two entities are named together.
    ///
    /// - Parameters:
    ///   - query: Only in articles that answer it; an empty one is answered by all.
    ///   - isCancelled: Asked often: whether nobody is waiting for the answer any more.
    /// - Throws: ``LibraryError``; `CancellationError` when cancelled.
    /// - Complexity: Every article that names both is looked at.
    public func encounters(
        of one: EntityID, _ other: EntityID, matching query: String = "",
        isCancelled: @escaping () -> Bool = { false }
    ) throws -> Encounters {
        try read { snapshot in
            let allowed = try snapshot.articles(matching: query, isCancelled: isCancelled)
            let reader = try EncounterReader(snapshot, one.rawValue, other.rawValue)
            var found = Encounters()
            for (place, stop) in try reader.shared().enumerated() {
                if place % 100 == 0, isCancelled() { throw CancellationError() }
                if allowed?.contains(stop.article.rawValue) != false { try reader.add(stop, to: &found) }
            }
            return found
        }
    }
}

/// Looks through the articles that name two entities.
struct EncounterReader {
    private let snapshot: Snapshot
    private let annotations: AnnotationRows
    private let one: Int64
    private let other: Int64

    init(_ snapshot: Snapshot, _ one: Int64, _ other: Int64) throws {
        self.snapshot = snapshot
        self.one = one
        self.other = other
        annotations = try snapshot.annotations
    }

    /// The articles that name both.
    func shared() throws -> [EntityDossier.Stop] {
        let statement = try snapshot.database.cachedStatement(
            sql: """
                SELECT a.article, a.dateKey, a.mentions + b.mentions, a.quotations + b.quotations
                FROM appearance a JOIN appearance b
                    ON b.entity = ? AND b.dateKey = a.dateKey AND b.article = a.article
                WHERE a.entity = ? AND NOT EXISTS
                    -- Copies of one text count once, where another article of theirs names both.
                    (SELECT 1 FROM foldedAppearance f JOIN foldedAppearance g
                        ON g.article = f.article AND g.entity = b.entity AND g.counted = f.counted
                        WHERE f.article = a.article AND f.entity = a.entity)
                ORDER BY a.dateKey DESC, a.article DESC
                """)
        let rows = try Row.fetchCursor(statement, arguments: [other, one])
        var stops: [EntityDossier.Stop] = []
        while let row = try rows.next() {
            let key: Int64 = row[stored: 1]
            stops.append(
                EntityDossier.Stop(
                    article: ArticleID(rawValue: row[stored: 0]), seconds: DateKey.seconds(of: key),
                    isDated: DateKey.isDated(key), mentions: Int32(row[storedCount: 2]),
                    quotations: Int32(row[storedCount: 3])))
        }
        return stops
    }

    /// Adds what an article has of both.
    func add(_ stop: EntityDossier.Stop, to found: inout Encounters) throws {
        found.articles.append(stop)
        let article = stop.article.rawValue
        guard let annotation = try annotations.packed(article) else { return }
        let (own, others) = (ranges(of: one, in: annotation), ranges(of: other, in: annotation))
        guard !own.isEmpty, !others.isEmpty else { return }
        func named(_ range: Range<Int>) -> Bool {
            own.contains { range.overlaps($0) } && others.contains { range.overlaps($0) }
        }
        let sentences = annotation.sentences.filter(named)
        found.sentences += sentences.map { Excerpt.Place(article: stop.article, range: $0) }
        found.first[stop.article] = firstOfEach(own, others, annotation.sentences).map {
            Excerpt.Place(article: stop.article, range: $0)
        }
        guard let text = try snapshot.texts.bytes(of: article) else { return }
        var seen: Set<Int> = []
        for mention in own {
            let paragraph = Paragraph.range(around: mention, in: text)
            guard seen.insert(paragraph.lowerBound).inserted, named(paragraph) else { continue }
            found.allParagraphs += 1
            if !sentences.contains(where: { $0.overlaps(paragraph) }) {
                found.paragraphs.append(Excerpt.Place(article: stop.article, range: paragraph))
            }
        }
    }

    private func ranges(of entity: Int64, in annotation: StoredAnnotation) -> [Range<Int>] {
        annotation.mentions.filter { annotation.entities[$0.entity].id == entity }.map(\.range)
    }

    /// The sentences that name each of them first, in the order of the text.
    private func firstOfEach(
        _ own: [Range<Int>], _ others: [Range<Int>], _ sentences: [Range<Int>]
    ) -> [Range<Int>] {
        let found = [own[0], others[0]].compactMap { name in sentences.first { $0.overlaps(name) } }
        return found.count == 2 && found[0] == found[1]
            ? [found[0]] : found.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// The best place to tell that both belong together: the latest sentence with both, else the latest article's sentences.
    func telling() throws -> [Excerpt.Place] {
        var looked = Encounters()
        // The latest articles tell as well as older ones, and all of them could be thousands.
        for stop in try shared().prefix(40) {
            try add(stop, to: &looked)
            if let sentence = looked.sentences.first { return [sentence] }
        }
        if let paragraph = looked.paragraphs.first { return [paragraph] }
        return looked.articles.first.flatMap { looked.first[$0.article] } ?? []
    }
}

extension Paragraph {
    /// The paragraph that a place lies in.
    static func range(around place: Range<Int>, in text: [UInt8]) -> Range<Int> {
        let newline = UInt8(ascii: "\n")
        let place = place.clamped(to: 0..<text.count)
        let lower = text[..<place.lowerBound].lastIndex(of: newline).map { $0 + 1 } ?? 0
        let upper = text[place.upperBound...].firstIndex(of: newline) ?? text.count
        return lower..<upper
    }
}
