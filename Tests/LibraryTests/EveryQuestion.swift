import Articles
import Entities

@testable import Library

/// Every question that a library answers.
struct EveryQuestion {
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
