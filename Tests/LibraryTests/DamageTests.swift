import Articles
import CrossReferences
import Entities
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Library

@Suite struct `A damaged library` {
    /// As SQL: of every type that a column may have been given, and numbers that nothing can be counted by.
    static let wrongValues = ["'x1'", "x'FF00FE'", "NULL", "-7", "9223372036854775807", "1.5"]

    @Test(arguments: wrongValues)
    func `no wrong value in any column crashes a question`(value: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/library.db"
        try Self.make(path)
        var library = try Library(path: path)
        let damaging = try Damaging(path)
        for (table, column) in try damaging.columns() {
            guard try damaging.write(value, into: column, of: table) else { continue }
            // What these tables hold is kept in memory.
            if ["lexicon", "shard"].contains(table) { library = try Library(path: path) }
            for (name, ask) in Questions(library).all {
                do {
                    try ask()
                } catch let error as LibraryError {
                    #expect(error.description.contains(path), "\(name), \(table).\(column) = \(value)")
                } catch {
                    Issue.record("\(name), \(table).\(column) = \(value): \(error)")
                }
            }
            try damaging.restore(table)
            if ["lexicon", "shard"].contains(table) { library = try Library(path: path) }
        }
        #expect(try library.check().problems == [])
    }

    @Test(arguments: wrongValues)
    func `no wrong value in any column crashes a change`(value: String) throws {
        let folder = try TemporaryFolder()
        let (whole, path) = (folder.path + "/whole.db", folder.path + "/library.db")
        try Self.make(whole)
        let columns = try Damaging(whole).columns()
        for (table, column) in columns {
            // Each set of changes from the same beginning, as one that was made changes what the next one meets.
            for changes in Changes.all {
                for suffix in ["", "-wal", "-shm"] {
                    try? FileManager.default.removeItem(atPath: path + suffix)
                }
                try FileManager.default.copyItem(atPath: whole, toPath: path)
                guard try Damaging(path).write(value, into: column, of: table) else { break }
                let library: Library
                do { library = try Library(path: path) } catch is LibraryError { continue }
                for (name, make) in changes {
                    do {
                        try make(library)
                    } catch is LibraryError {
                    } catch is CorrectionRefusal {
                    } catch {
                        Issue.record("\(name), \(table).\(column) = \(value): \(error)")
                    }
                }
            }
        }
    }

    @Test func `bytes that changed are told of, and crash no question`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/library.db"
        try Self.make(path)
        let whole = try Data(contentsOf: URL(filePath: path))
        var random = SeededRandom(seed: 11)
        var found = 0
        let broken = folder.path + "/broken.db"
        for _ in 0..<12 {
            var bytes = whole
            for _ in 0..<40 {
                let place = Int.random(in: 4_096..<bytes.count, using: &random)
                bytes[place] = UInt8.random(in: 0...255, using: &random)
            }
            for suffix in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: broken + suffix)
            }
            try bytes.write(to: URL(filePath: broken))
            do {
                let library = try Library(path: broken)
                if !(try library.check().isSound) { found += 1 }
                for (_, ask) in Questions(library).all {
                    do { try ask() } catch is LibraryError { found += 1 }
                }
            } catch is LibraryError {
                found += 1
            }
        }
        #expect(found > 0)
    }

    @Test func `a check says which of the counts of an entity is wrong`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/library.db"
        try Self.make(path)
        try DatabaseQueue(path: path).write {
            try $0.execute(sql: "UPDATE entity SET mentions = mentions + 1 WHERE name = 'Paris'")
        }
        let problems = try Library(path: path).check().problems
        #expect(problems.count == 1)
        #expect(
            problems.first?.hasSuffix(
                "is said to have 3 articles and 4 mentions, but has 3 articles and 3 mentions.")
                == true)
    }

    /// A small library with a row in every table.
    private static func make(_ path: String) throws {
        let library = try Library(path: path)
        // Before the articles, so that their texts are written by it.
        try DatabaseQueue(path: path).write {
            try $0.execute(sql: "INSERT INTO lexicon (entries, common) VALUES (x'00', x'0103746865')")
        }
        for number in 0..<3 {
            let made = article(
                "Talks \(number)", "The Vladimir Putin and the Emmanuel Macron met Ada Wren in Paris.",
                "“It rained,” Putin said of the matter \(number).", date: "2024-03-0\(number + 1)",
                source: "Harbour Post")
            let names = PlainNames(
                people: ["Vladimir Putin", "Emmanuel Macron", "Ada Wren"], places: ["Paris"])
            var annotation = names.annotate(made)
            annotation.entities[0].roles = ["president"]
            let said = made.text.utf8.count - 30
            annotation.quotations = [
                Quotation(range: said..<said + 9, speaker: 0, cue: "said", confidence: 0.9)
            ]
            let bytes = Array(made.text.utf8)
            _ = try library.store([
                IncomingArticle(
                    file: ArticleSource(
                        path: "/news/\(number)", size: bytes.count, modified: 1,
                        contentHash: ArticleSource.hash(of: bytes)), article: made, annotation: annotation)
            ])
        }
        let rows = try library.articles(matching: "", window: 0..<9).items
        try library.setTag("talks", true, articles: [rows[0].id])
        try library.setMark(.starred, true, articles: [rows[0].id])
        try library.setMark(.unread, false, articles: [rows[1].id])
        try library.saveSearch("putin", as: "Putin")
        try library.write("Ask.", on: .passage(rows[0].id, 0..<4))
        let putin = try #require(try library.entities(named: "Vladimir Putin").first?.id)
        let macron = try #require(try library.entities(named: "Emmanuel Macron").first?.id)
        try library.write("Who is he?", on: .entity(macron))
        _ = try library.correct(.about(putin, .split(as: "Igor Lark"), in: [.init(rows[2].id)]))
        _ = try library.correct(.about(macron, .rename(to: "E. Macron")))
        let wren = try #require(try library.entities(named: "Ada Wren").first?.id)
        _ = try library.correct(.merge(wren, into: macron))
        let lark = try #require(try library.entities(named: "Igor Lark").first?.id)
        _ = try library.correct(.neverMerge(lark, putin))
        try DatabaseQueue(path: path).write {
            try $0.execute(
                sql: """
                    INSERT INTO doubt (article, entity, other, confidence, mentions, isWhole)
                        VALUES (1, 1, 2, 60, 1, 0), (1, 1, 1, 60, 1, 0), (2, 2, 1, 40, 1, 1);
                    INSERT INTO keyToSettle (key) VALUES (1);
                    INSERT INTO namesake (person, other, isSettled) VALUES (1, 2, 1);
                    INSERT INTO container (folder, size, modified, contentHash, articles, fields) VALUES (1, 9, 1, 5, 1, '');
                    INSERT INTO refusedFile VALUES ('/news/bad', 9, 1, 'text');
                    INSERT INTO problem (path, line, message) VALUES ('/news/bad', 3, '/news/bad is empty.');
                    INSERT INTO readerState VALUES ('screen', '{}');
                    INSERT INTO follow (entity) VALUES (1), (2);
                    INSERT OR REPLACE INTO seen VALUES (1, x'0309'), (2, NULL);
                    UPDATE article SET url = 'https://example.com/1', address = 7, versions = 2 WHERE id = 1;
                    INSERT INTO version SELECT NULL, id, folder, file || '-older', size, modified, contentHash + 1, 0, title,
                        date, dateOrigin, source, byline, url, language, words, provenance, lexicon, length, blocks, text
                        FROM article JOIN articleText ON article = id WHERE id = 1;
                    INSERT INTO feed (address, file, title, asked, status)
                        VALUES ('https://example.com/feed', 'example.com-1', 'Post', 9, 200);
                    INSERT INTO heldHost VALUES ('example.com', 99);
                    INSERT INTO pageToFetch VALUES (1);
                    INSERT INTO chosenCopy VALUES (2);
                    INSERT INTO articleToPlace VALUES (1);
                    INSERT INTO story VALUES (1, 1), (2, 1);
                    UPDATE article SET copyOf = 2 WHERE id = 3;
                    """)
        }
        try library.write { try FoldedCounts($0, library.texts($0)).recount([2, 3]) }
    }
}

/// Puts wrong values into a library's tables, and the right ones back.
private struct Damaging {
    private let database: DatabaseQueue

    init(_ path: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        database = try DatabaseQueue(path: path, configuration: configuration)
        // A damaged file keeps no promise of its schema's.
        try database.writeWithoutTransaction {
            try $0.execute(
                sql: """
                    PRAGMA writable_schema = ON;
                    UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE type = 'table' AND name NOT LIKE 'sqlite_%';
                    PRAGMA writable_schema = RESET;
                    """)
        }
    }

    func columns() throws -> [(table: String, column: String)] {
        try database.read { database in
            let tables = try String.fetchAll(
                database,
                sql:
                    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1"
            )
            return try tables.flatMap { table in
                try database.columns(in: table).map { (table, $0.name) }
            }
        }
    }

    /// - Returns: Whether any row took the value.
    func write(_ value: String, into column: String, of table: String) throws -> Bool {
        try database.write { database in
            try database.execute(sql: "CREATE TEMP TABLE kept AS SELECT * FROM main.\(table)")
            try #require(
                Int.fetchOne(database, sql: "SELECT count(*) FROM kept") ?? 0 > 0, "\(table) is empty")
            do {
                try database.execute(sql: "UPDATE OR IGNORE main.\(table) SET \"\(column)\" = \(value)")
            } catch let error as DatabaseError where error.resultCode == .SQLITE_MISMATCH {
                // A row's number is a whole number whatever happens.
            }
            let isDamaged = database.changesCount > 0
            if table != "state" { try Self.tellReaders(database) }
            if !isDamaged { try database.execute(sql: "DROP TABLE temp.kept") }
            return isDamaged
        }
    }

    func restore(_ table: String) throws {
        try database.write { database in
            try database.execute(
                sql: """
                    DELETE FROM main.\(table);
                    INSERT INTO main.\(table) SELECT * FROM temp.kept;
                    DROP TABLE temp.kept;
                    """)
            try Self.tellReaders(database)
        }
    }

    private static func tellReaders(_ database: Database) throws {
        try database.execute(sql: "UPDATE state SET generation = generation + 1")
    }
}

/// Every change that a library can be told to make.
private enum Changes {
    typealias Change = (name: String, make: @Sendable (Library) throws -> Void)

    private static let articles = (1...3).map { ArticleID(rawValue: $0) }
    private static let entities = (1...4).map { EntityID(rawValue: $0) }

    /// In sets that are made one after the other.
    static let all: [[Change]] = [ofArticles, ofPerson, ofCorrections, ofTwo, ofOneAnother]

    private static let ofArticles: [Change] = [
        (
            "add",
            { library in
                let names = PlainNames(people: ["Vladimir Putin", "Ada Wren"], places: ["Paris"])
                for (number, path) in ["/news/0", "/news/7", "/news/8"].enumerated() {
                    let text = "The Ada Wren met Putin and Vladimir Putin in Paris, \(number) times."
                    try library.put(
                        article("Talks again", text, date: "2024-03-0\(number + 2)"), path: path, names: names
                    )
                }
            }
        ),
        ("settle corrections", { try $0.settleCorrections() }),
        ("settle names", { try $0.settleNames() }),
        ("choose a copy", { _ = try $0.setStandsForCopies(articles[2]) }),
        ("settle copies", { try $0.settleCopies(of: articles) }),
        ("chain stories", { try $0.chainStories() }),
        ("place copies", { try $0.placeCopies() }),
        ("check", { _ = try $0.check() }),
    ]

    private static let ofPerson: [Change] = [
        ("tag", { _ = try $0.setTag("talks", true, articles: articles) }),
        ("untag", { _ = try $0.setTag("talks", false, articles: [articles[0]]) }),
        ("rename a tag", { _ = try $0.renameTag("talks", to: "peace") }),
        ("star", { _ = try $0.setMark(.starred, true, articles: articles) }),
        ("unread", { _ = try $0.setMark(.unread, false, articles: articles) }),
        ("save a search", { try $0.saveSearch("wren", as: "Wren") }),
        ("save a search anew", { try $0.saveSearch("macron", as: "Putin") }),
        ("rename a search", { _ = try $0.renameSavedSearch("Putin", to: "V. Putin") }),
        ("feed", { _ = try $0.addFeed(at: "https://example.com/feed", title: nil, host: "example.com") }),
        ("hold a host", { try $0.keepHeldHosts(["example.com": 7]) }),
        ("note", { _ = try $0.write("Ask.", on: .article(articles[0])) }),
        (
            "change a note",
            {
                let known = try $0.notes().first
                let change = NoteChange(.article(articles[0]), id: known?.id, before: "Ask.", after: "Asked.")
                _ = try $0.change(change)
            }
        ),
        ("remove a search", { _ = try $0.removeSavedSearch("Wren") }),
    ]

    private static let ofCorrections: [Change] = [
        ("undo", { _ = try $0.undoCorrection() }), ("undo two", { _ = try $0.undoCorrection() }),
        ("redo", { _ = try $0.redoCorrection() }), ("redo two", { _ = try $0.redoCorrection() }),
        (
            "import corrections",
            { _ = try $0.importCorrections(Array("not-a-name person \"Igor Lark\"\n".utf8)) }
        ),
        ("undo three", { _ = try $0.undoCorrection() }),
        (
            "answer doubts",
            { library in
                for (number, doubt) in try library.doubts(window: 0..<9).items.enumerated() {
                    _ = try library.answer(doubt, isSame: number % 2 == 0)
                }
            }
        ),
    ]

    private static let ofTwo: [Change] = entities.flatMap { one -> [Change] in
        [
            ("merge \(one)", { _ = try $0.correct(.merge(one, into: entities[0])) }),
            ("never-merge \(one)", { _ = try $0.correct(.neverMerge(one, entities[1])) }),
        ]
    }

    private static let ofOneAnother: [Change] = entities.flatMap { one -> [Change] in
        [
            ("rename \(one)", { _ = try $0.correct(.about(one, .rename(to: "Somebody \(one.rawValue)"))) }),
            (
                "split \(one)",
                { _ = try $0.correct(.about(one, .split(as: "Else"), in: articles.map { .init($0) })) }
            ),
            (
                "split a mention of \(one)",
                { _ = try $0.correct(.about(one, .split(as: "Other"), in: [.init(articles[1], at: 17)])) }
            ),
            ("change the kind of \(one)", { _ = try $0.correct(.about(one, .changeKind(to: .other))) }),
            ("not a name \(one)", { _ = try $0.correct(.about(one, .notAName)) }),
        ]
    }
}

/// Every question that a library answers.
private struct Questions {
    private let library: Library
    private let articles = (1...3).map { ArticleID(rawValue: $0) }
    private let entities = (1...3).map { EntityID(rawValue: $0) }

    /// A part of each kind; none is left out because another one finds nothing.
    private static let query = """
        putin OR "vladimir putin" OR the putin* OR -rained OR title:talks OR source:harbour OR by:x OR lang:en
        OR before:2025 OR is:unread OR is:starred OR is:noted OR note:ask OR is:missing OR tag:t* OR path:/news OR person:putin
        OR place:paris OR says:putin OR with:"putin, macron"
        """

    init(_ library: Library) { self.library = library }

    var all: [(name: String, ask: () throws -> Void)] {
        ofArticles + ofQueries + ofEntities + ofIdentity + ofAll
    }

    private var ofArticles: [(name: String, ask: () throws -> Void)] {
        [
            ("article", { for id in articles { _ = try library.article(id) } }),
            ("text", { for id in articles { _ = try library.text(of: id) } }),
            ("articleID", { for name in ["1", "2", "/news/1"] { _ = try library.articleID(named: name) } }),
            ("related", { for id in articles { _ = try library.related(to: id, limit: 5) } }),
            (
                "position",
                { for query in ["", "putin"] { _ = try library.position(of: articles[0], matching: query) } }
            ),
            (
                "places",
                { _ = try library.places(of: "putin person:macron", in: articles[0], isTyping: true) }
            ),
            ("copies", { for id in articles { _ = try library.copies(of: id) } }),
            ("feeds", { _ = try library.feeds() }),
            ("held hosts", { _ = try library.heldHosts() }),
            ("pages to fetch", { _ = try library.pagesToFetch() }),
            ("has page", { _ = try library.hasPage(at: "https://example.com/1") }),
            ("articles with copies", { _ = try library.articlesWithCopies() }),
            ("stories", { _ = try library.stories(matching: "putin") }),
            ("story", { for id in articles { _ = try library.story(of: id) } }),
            ("comparison", { _ = try library.comparison(of: articles[0], with: articles[1]) }),
            ("notes", { _ = try library.files(of: try library.notes()) }),
            ("articles quoting", { _ = try library.articles(quoting: nil) }),
            ("quotations", { _ = try library.quotations(of: nil, in: articles) }),
            (
                "meetings",
                {
                    let found = try library.encounters(of: entities[0], entities[1])
                    _ = try library.excerpts(at: found.sentences + found.paragraphs, marking: entities)
                    _ = try library.chains(from: entities[0], to: entities[1])
                }
            ),
            (
                "ledger",
                {
                    let ledger = try library.ledger(of: nil, words: "the", reported: true)
                    _ = try library.passages(of: nil, in: articles, reported: true)
                    _ = try library.check(try library.export(.quotes(nil, words: "", reported: true)))
                    _ = ledger
                }
            ),
            (
                "networks",
                {
                    _ = try library.neighbourhood(of: entities[0], most: 9)
                    _ = try library.network(matching: "the", most: 9)
                    _ = try library.stops(of: entities[0], matching: "the")
                }
            ),
            (
                "explanation",
                {
                    for id in articles {
                        for offset in [17, 43] {
                            _ = try library.explanation(ofMentionAt: offset, in: id)
                        }
                    }
                }
            ),
        ]
    }

    private var ofQueries: [(name: String, ask: () throws -> Void)] {
        ["", "putin", Self.query].flatMap { query -> [(name: String, ask: () throws -> Void)] in
            [
                ("articles matching \(query)", { _ = try library.articles(matching: query, window: 0..<9) }),
                ("search \(query)", { _ = try library.search(query, window: 0..<9, isTyping: false) }),
                ("entities matching \(query)", { _ = try library.entities(matching: query, window: 0..<9) }),
            ]
        } + [
            ("articleIDs", { _ = try library.articleIDs(matching: "putin") }),
            ("search while typing", { _ = try library.search("p", window: 0..<9, isTyping: true) }),
            ("suggestion", { _ = try library.suggestion(for: "putni person:macrno") }),
            ("roster matching", { _ = try library.roster(matching: "after:2023 putin") }),
        ]
    }

    private var ofEntities: [(name: String, ask: () throws -> Void)] {
        entities.flatMap { id -> [(name: String, ask: () throws -> Void)] in
            [
                ("dossier", { _ = try library.dossier(of: id) }),
                ("appearances", { _ = try library.appearances(of: id, in: articles) }),
                ("company", { _ = try library.company(of: id) }),
                ("trail", { _ = try library.trail(of: id) }),
                ("mentions", { _ = try library.mentions(of: id, window: 0..<9) }),
                ("mentions in articles", { _ = try library.mentions(of: id, in: articles) }),
                ("articles mentioning", { _ = try library.articles(mentioning: id, window: 0..<9) }),
                ("articles quoting one", { _ = try library.articles(quoting: id) }),
            ]
        } + [
            ("entities named", { _ = try library.entities(named: "Putin") }),
            ("entities by number", { _ = try library.entities(named: "1") }),
            ("people", { _ = try library.entities(matching: "", kind: .person, window: 0..<9) }),
            (
                "roster",
                {
                    let roster = try library.roster()
                    for place in roster.entries.indices { _ = roster[place] }
                }
            ),
        ]
    }

    private var ofIdentity: [(name: String, ask: () throws -> Void)] {
        [
            ("doubts", { _ = try library.doubts(window: 0..<9) }),
            ("openDoubts", { _ = try library.openDoubts() }),
            ("doubt", { for id in Int64(1)...3 { _ = try library.doubt(id) } }),
            ("doubts by number", { _ = try library.doubts([1, 2, 3]) }),
            ("corrections", { _ = try library.corrections() }),
            ("exportedCorrections", { _ = try library.exportedCorrections() }),
        ]
    }

    private var ofAll: [(name: String, ask: () throws -> Void)] {
        [
            ("status", { _ = try library.status() }),
            ("shardCount", { _ = try library.shardCount() }),
            ("changeCount", { _ = try library.changeCount() }),
            ("tags", { _ = try library.tags() }),
            ("savedSearches", { _ = try library.savedSearches() }),
            ("problems", { _ = try library.problems() }),
            ("versions", { _ = try library.versions(of: ArticleID(rawValue: 1)) }),
            ("check", { _ = try library.check() }),
        ]
    }
}
