import Articles
import CrossReferences
import Foundation
import GRDB
import WordIndex

/// What a check of a whole library found.
public struct LibraryCheck: Equatable, Sendable {
    public var articles = 0
    public var entities = 0
    public var mentions = 0
    /// In sentences, at most ``problemLimit``; empty when there are no problems.
    public var problems: [String] = []

    public static let problemLimit = 50
    public var isSound: Bool { problems.isEmpty }
}

extension LibraryCheck {
    /// What is checked, in order.
    public enum Part: String, Sendable, CaseIterable {
        case file, articles, entities, words
    }
}

extension Library {
    /// Checks everything that is stored: whether it can be read, and whether its parts agree.
    ///
    /// - Parameters:
    ///   - isFull: Whether the index of words is compared with the texts of all articles, not of some of them.
    ///   - progress: Told what is being checked, and the share of it that is done, 0…1.
    public func check(
        isFull: Bool = false, progress: (LibraryCheck.Part, Double) -> Void = { _, _ in }
    ) throws -> LibraryCheck {
        do {
            return try read { snapshot in
                var checking = try Checking(snapshot, isFull: isFull)
                progress(.file, 0)
                try checking.file { progress(.file, $0) }
                try checking.articles { progress(.articles, $0) }
                progress(.entities, 0)
                try checking.entities()
                try checking.corrections()
                try checking.reading()
                try checking.copies()
                try checking.index { progress(.words, $0) }
                try checking.totals()
                return checking.result
            }
        } catch let error as LibraryError {
            guard case .damaged = error else { throw error }
            return LibraryCheck(problems: [error.description])
        }
    }
}

/// How often an entity is named.
private struct Counts: Equatable, CustomStringConvertible {
    var articles = 0
    var mentions = 0

    init() {}

    init(_ articles: Int, _ mentions: Int) { (self.articles, self.mentions) = (articles, mentions) }

    /// - Parameter row: With columns of these names.
    init(_ row: Row) {
        articles = row[stored: "articles"]
        mentions = row[stored: "mentions"]
    }

    /// Adds an article.
    mutating func add(_ mentions: Int) {
        articles += 1
        self.mentions += mentions
    }

    var description: String {
        "\(articles.counted("article")) and \(mentions.counted("mention"))"
    }
}

/// One check of a library, in one transaction.
private struct Checking {
    private let snapshot: Snapshot
    private let database: Database
    var result = LibraryCheck()
    /// The counts of all annotations, by entity.
    private var counted: [Int64: Counts] = [:]
    /// The counts of entities that corrections show otherwise, as the articles alone give them.
    private var aside: [Int64: Counts] = [:]
    private let corrected: Set<Int64>
    private var annotated = 0
    private var textBytes = 0
    private let isFull: Bool

    init(_ snapshot: Snapshot, isFull: Bool) throws {
        self.snapshot = snapshot
        self.isFull = isFull
        database = snapshot.database
        corrected = try EntityLayers(database).corrected()
    }

    private mutating func report(_ problem: String) {
        if result.problems.count < LibraryCheck.problemLimit { result.problems.append(problem) }
    }

    /// Whether SQLite can read the file, and every reference in it leads somewhere.
    mutating func file(_ progress: (Double) -> Void) throws {
        for line in try String.fetchAll(database, sql: "PRAGMA integrity_check(20)") where line != "ok" {
            report("SQLite says about the file: \(line).")
        }
        progress(0.8)
        for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check") {
            report(
                "A row of “\(row[stored: "table"] as String? ?? "")” refers to something that is not there.")
        }
    }

    /// Whether every article has its text, and the names found in it lie within.
    mutating func articles(_ progress: (Double) -> Void) throws {
        let ids = try Int64.fetchAll(database, sql: "SELECT id FROM article ORDER BY id")
        let find = try database.cachedStatement(sql: "SELECT isAnnotated, dateKey FROM article WHERE id = ?")
        let rows = try snapshot.annotations
        for (number, id) in ids.enumerated() {
            if number % 1_000 == 0 { progress(Double(number) / Double(ids.count)) }
            guard let row = try Row.fetchOne(find, arguments: [id]) else { continue }
            guard let text = try snapshot.texts.bytes(of: id) else {
                report("Article \(id) has no text.")
                continue
            }
            textBytes += text.count
            let annotation = try rows.packed(id)
            if row[stored: "isAnnotated"] != (annotation != nil) {
                report("It is not clear whether article \(id) was annotated.")
            }
            guard let annotation else { continue }
            annotated += 1
            try count(rows.linked(id) ?? annotation)
            if annotation.mentions.contains(where: { $0.range.upperBound > text.count })
                || annotation.quotations.contains(where: { $0.range.upperBound > text.count })
            {
                report("A name of article \(id) lies outside its text.")
            }
            try appearances(of: annotation, in: id, date: row[stored: "dateKey"])
        }
        result.articles = ids.count
    }

    /// Whether every entity that an article names leads back to it.
    private mutating func appearances(of annotation: StoredAnnotation, in article: Int64, date: Int64) throws
    {
        let find = try database.cachedStatement(
            sql:
                "SELECT mentions, quotations FROM appearance WHERE entity = ? AND dateKey = ? AND article = ?"
        )
        for (entity, counts) in StoredAnnotation.grouped(annotation.entities) {
            counted[entity, default: Counts()].add(counts.mentions)
            let found = try Row.fetchOne(find, arguments: [entity, date, article])
            if found?[stored: "mentions"] != counts.mentions
                || found?[stored: "quotations"] != counts.quotations
            {
                report("Entity \(entity) does not lead to article \(article), which names it.")
            }
        }
    }

    private mutating func count(_ linked: StoredAnnotation) throws {
        result.mentions += linked.mentions.count
        for (entity, counts) in StoredAnnotation.grouped(linked.entities) where corrected.contains(entity) {
            aside[entity, default: Counts()].add(counts.mentions)
        }
    }

    /// Whether all corrections can be read, and what is kept aside of corrected entities is what the articles alone
    /// give.
    mutating func corrections() throws {
        for (number, correction) in try CorrectionRows(database).log() {
            guard let problem = correction.problem else { continue }
            report(
                "Correction \(number) cannot be read, and is kept as it is (\(correction.line)): \(problem)")
        }
        let layers = EntityLayers(database)
        for (id, articles, mentions) in try layers.linkedCounts() {
            let (kept, found) = (Counts(articles, mentions), aside[id] ?? Counts())
            if kept != found { report("Entity \(id) was linked with \(kept), but is with \(found).") }
        }
        let appearances = try layers.linkedAppearanceCount()
        let sum = aside.values.reduce(0) { $0 + $1.articles }
        if appearances != sum {
            report("There are \(appearances) appearances kept aside, but articles name \(sum) times.")
        }
    }

    /// Whether what was read of articles lies within their texts.
    mutating func reading() throws {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT s.article, t.length, typeof(s.ranges) IN ('null', 'blob') AS isKnown
                FROM seen s LEFT JOIN articleText t ON t.article = s.article ORDER BY s.article
                """)
        for row in rows {
            let article: Int64 = row[stored: 0]
            let (length, isKnown): (Int, Bool) = (row[stored: 1], row[stored: 2])
            let seen = isKnown ? try? SeenRows(database).seen(of: article) : nil
            if seen?.ranges.last.map({ $0.upperBound > length }) ?? (seen == nil) {
                report("What is kept as read of article \(article) lies outside its text.")
            }
        }
    }

    /// Whether groups of copies are what they should be, and are counted once.
    mutating func copies() throws {
        var copies = try CopyCheck(snapshot)
        try copies.run()
        for problem in copies.problems { report(problem) }
    }

    /// Whether what is kept for each entity is the sum of its articles.
    mutating func entities() throws {
        let rows = try Row.fetchAll(database, sql: "SELECT id, articles, mentions FROM entity")
        for row in rows {
            let id: Int64 = row[stored: "id"]
            let (kept, found) = (Counts(row), counted[id] ?? Counts())
            if kept != found { report("Entity \(id) is said to have \(kept), but has \(found).") }
            if found.articles > 0 { result.entities += 1 }
        }
        let appearances = try Int.fetchOne(database, sql: "SELECT count(*) FROM appearance") ?? 0
        let sum = counted.values.reduce(0) { $0 + $1.articles }
        if appearances != sum {
            report("There are \(appearances) appearances, but articles name \(sum) times.")
        }
        for id in try GoneEntities(database).leftovers(limit: LibraryCheck.problemLimit) {
            report("Entity \(id) is named by no article, but could still be taken for somebody.")
        }
    }

    /// Whether the index of words has every article once, all of its terms can be read, and articles have the words that it says.
    mutating func index(_ progress: (Double) -> Void) throws {
        let index = try snapshot.index
        let content = ContentCheck(
            snapshot, articles: index.shards.reduce(0) { $0 + $1.capacity }, isFull: isFull)
        var articles: Set<Int64> = []
        for (number, shard) in index.shards.enumerated() {
            progress(Double(number) / Double(index.shards.count))
            shard.live.visit { document in
                if !articles.insert(shard.articles[document]).inserted {
                    report("Article \(shard.articles[document]) is in the index of words twice.")
                }
            }
            var words = IndexedWords(shard)
            var previous: [UInt8] = []
            var isSorted = true
            var isWithin = true
            try shard.forEachTerm(from: [], in: database) { term, postings in
                isSorted = isSorted && (previous.isEmpty || TermBlock.precedes(previous, term))
                previous = term
                words.begin(term)
                var count = 0
                postings.visit {
                    count += 1
                    words.add($0)
                    isWithin = isWithin && $0.document < shard.capacity
                }
                isWithin = isWithin && count == postings.documents
                return true
            }
            if !isSorted || !isWithin { report("Part \(shard.id) of the index of words is not in order.") }
            for article in try content.articles(of: shard, unlike: words) {
                report("The index of words does not say what the text of article \(article) does.")
            }
        }
        try compare(articles)
    }

    /// Whether the articles of the index of words are those that are there.
    private mutating func compare(_ articles: Set<Int64>) throws {
        let stored = try Set(Int64.fetchAll(database, sql: "SELECT id FROM article"))
        for id in stored.subtracting(articles).sorted().prefix(3) {
            report("Article \(id) is not in the index of words.")
        }
        for id in articles.subtracting(stored).sorted().prefix(3) {
            report("The index of words has article \(id), which is not there.")
        }
    }

    mutating func totals() throws {
        guard let row = try Row.fetchOne(database, sql: "SELECT * FROM state") else {
            return report("The library's totals are missing.")
        }
        let found = [
            ("articles", result.articles), ("annotated", annotated), ("entities", result.entities),
            ("mentions", result.mentions), ("textBytes", textBytes),
        ]
        for (name, count) in found where row[stored: name] != count {
            report("The library counts \(row[stored: name] as Int) as “\(name)”, but there are \(count).")
        }
    }
}
