import Articles
import Foundation
import GRDB
import Testing

@testable import Library

@Suite struct `Copies of one text` {
    static let names = PlainNames(
        people: ["Ida Holm", "Jon Berg", "Mara Voss", "Tom Reed"], places: ["Karsk"])
    static let paragraphs = [
        "Ida Holm met Jon Berg at the quay in Karsk on Monday after the ferry had run aground in fog.",
        "The harbour master counted forty passengers, all of whom were taken ashore before the evening tide.",
        "Berg said the pilot had warned the company twice about the broken light on the northern breakwater.",
        "An inquiry begins next week, and the owners of the vessel have promised to hand over its log book.",
        "Fishermen lent their boats through the night while the school gymnasium served as a shelter.",
    ]

    static func made(_ paragraphs: [String], _ title: String = "Ferry runs aground", day: Int = 1) -> Article
    {
        var text = title
        var blocks: [Article.Block] = [.init(kind: .title, range: 0..<title.utf8.count)]
        for paragraph in paragraphs {
            text += "\n\n"
            let start = text.utf8.count
            text += paragraph
            blocks.append(.init(kind: .paragraph, range: start..<text.utf8.count))
        }
        return Article(
            title: title, text: text, blocks: blocks,
            date: ArticleDate(iso: String(format: "2024-03-%02d", day), origin: .text))
    }

    /// Another text about the same people.
    static let other = made(
        [
            "Ida Holm opened the new library in Karsk with a speech about the winter and the price of coal.",
            "The council had argued for years over the colour of its roof, which is now a quiet shade of grey.",
            "Jon Berg was not among the guests; he spent the afternoon with his lawyers in another town.",
        ], "Library opens", day: 9)

    /// A cut copy, another article, and the whole text, in this order.
    private func library() throws -> Library {
        let library = try Library.inMemory()
        try library.put(
            Self.made(Array(Self.paragraphs.dropLast(2)), "Ship aground"), path: "/a/cut", names: Self.names)
        try library.put(Self.other, path: "/a/other", names: Self.names)
        try library.put(Self.made(Self.paragraphs, day: 2), path: "/b/whole", names: Self.names)
        return library
    }

    private let cut = ArticleID(rawValue: 1)
    private let other = ArticleID(rawValue: 2)
    private let whole = ArticleID(rawValue: 3)

    @Test func `the fullest stands for them in lists, and all are shown on demand`() throws {
        let library = try library()
        let rows = try library.articles(matching: "", window: 0..<9)
        #expect(rows.total == 2)
        #expect(rows.items.map(\.id) == [other, whole])
        #expect(rows.items.map(\.copies) == [0, 1])
        let all = try library.articles(matching: "", window: 0..<9, copies: true)
        #expect(all.items.map(\.id) == [other, whole, cut])
        #expect(all.items.map(\.copyOf) == [nil, nil, whole])
        #expect(try library.articles(matching: "is:copy", window: 0..<9).items.map(\.id) == [cut])
        #expect(try library.articles(matching: "ferry", window: 0..<9).total == 1)
        #expect(try library.search("ferry", window: 0..<9, isTyping: false).total == 1)
        #expect(try library.search("ferry", window: 0..<9, isTyping: false, copies: true).total == 2)
        #expect(try library.copies(of: cut).map(\.id) == [whole, cut])
        #expect(try library.articlesWithCopies() == [whole])
        #expect(try library.check().problems == [])
    }

    @Test func `a dossier tells how many copies are counted in an article, and which`() throws {
        let library = try library()
        let holm = try #require(try library.entities(named: "Ida Holm").first).id
        let dossier = try #require(try library.dossier(of: holm))
        #expect(dossier.stops.map(\.article) == [other, whole])
        #expect(dossier.stops.map(\.copies) == [0, 1])
        #expect(dossier.copies.map(\.article) == [cut])
        #expect(dossier.stopsWithCopies.map(\.article) == [other, whole, cut])
        #expect(dossier.stopsWithCopies.allSatisfy { $0.copies == 0 })
        // What is new counts once too.
        _ = try library.setFollowed(holm, true)
        #expect(try library.followed().map(\.new.articles) == [2])
        #expect(try library.newMentions(of: holm).keys.sorted() == [other, whole])
        #expect(try library.latestMentions(of: holm, limit: 3).map(\.headline.article) == [other, whole])
    }

    @Test func `a copy that alone answers is shown`() throws {
        let library = try library()
        #expect(try library.articles(matching: "path:/a ferry", window: 0..<9).items.map(\.id) == [cut])
        #expect(try library.articles(matching: "title:ship", window: 0..<9).items.map(\.id) == [cut])
        #expect(try library.position(of: cut, matching: "") == 1)
        #expect(try library.position(of: cut, matching: "ferry") == 0)
        #expect(try library.position(of: cut, matching: "", copies: true) == 2)
    }

    @Test func `people are counted once, and somebody whom only a copy names is not lost`() throws {
        let library = try library()
        try library.put(
            Self.made(
                Array(Self.paragraphs.dropLast()) + ["Mara Voss wrote this for the local paper."], day: 3),
            path: "/c", names: Self.names)
        func row(_ name: String) throws -> EntityRow { try #require(try library.entities(named: name).first) }
        let holm = try row("Ida Holm")
        #expect((holm.articles, holm.mentions) == (2, 2))
        #expect(try row("Mara Voss").articles == 1)
        let dossier = try #require(try library.dossier(of: holm.id))
        #expect(dossier.mentions == 2)
        #expect(dossier.names.first?.articles == 2)
        #expect(try library.trail(of: holm.id).count == 2)
        #expect(try library.trail(of: holm.id, copies: true).count == 4)
        #expect(try library.mentions(of: holm.id, window: 0..<9).total == 2)
        #expect(try library.articles(mentioning: holm.id, window: 0..<9).total == 2)
        #expect(try library.roster().entries.first { $0.id == holm.id }?.articles == 2)
        // Where the one that is counted is not among the articles, the copy is.
        let local = try library.entities(matching: "path:/a holm", window: 0..<9).items
        #expect(local.map(\.articles) == [2])
        let early = try library.entities(matching: "before:2024-03-09 holm", window: 0..<9).items
        #expect(early.map(\.articles) == [1])
        #expect(try library.check().problems == [])
    }

    @Test func `a person chooses which one stands for them, and that is kept`() throws {
        let library = try library()
        #expect(try library.setStandsForCopies(cut))
        #expect(try library.copies(of: whole).map(\.id) == [cut, whole])
        #expect(try !library.setStandsForCopies(other))
        let longer = Self.made(
            Self.paragraphs + ["The mayor thanked everybody who had come to help that night."])
        try library.put(longer, path: "/longer", names: Self.names)
        #expect(try library.copies(of: whole).map(\.id) == [cut, ArticleID(rawValue: 4), whole])
        #expect(try library.check().problems == [])
    }

    @Test func `a group follows an article that changes`() throws {
        let library = try library()
        try library.put(
            Self.made(["Tom Reed sold a horse."], "Horse sold"), path: "/b/whole", names: Self.names)
        #expect(try library.copies(of: whole).map(\.id) == [whole])
        #expect(try library.articles(matching: "", window: 0..<9).total == 3)
        #expect(try library.entities(named: "Ida Holm").first?.articles == 2)
        #expect(try library.check().problems == [])
        try library.put(Self.made(Self.paragraphs, day: 2), path: "/b/whole", names: Self.names)
        #expect(try library.copies(of: cut).map(\.id) == [whole, cut])
        #expect(try library.check().problems == [])
    }

    @Test func `corrections keep the counts of copies right`() throws {
        let library = try library()
        let holm = try #require(try library.entities(named: "Ida Holm").first?.id)
        let berg = try #require(try library.entities(named: "Jon Berg").first?.id)
        _ = try library.correct(.merge(berg, into: holm))
        #expect(try library.entities(named: "Ida Holm").first?.articles == 2)
        #expect(try library.check().problems == [])
        _ = try library.undoCorrection()
        #expect(try library.entities(named: "Jon Berg").first?.articles == 2)
        #expect(try library.check().problems == [])
    }

    @Test func `the same text about other people is no copy`() throws {
        let library = try library()
        let others = Self.paragraphs.map {
            $0.replacing("Ida Holm", with: "Mara Voss").replacing("Jon Berg", with: "Tom Reed")
                .replacing("Berg", with: "Reed")
        }
        try library.put(Self.made(others), path: "/others", names: Self.names)
        #expect(try library.articles(matching: "", window: 0..<9).total == 3)
    }

    @Test func `short texts are copies only if they are the same`() throws {
        let library = try Library.inMemory()
        for (path, day) in [("/1", 1), ("/2", 2), ("/3", 1)] {
            let text = path == "/3" ? "Ida Holm has been in Karsk." : "Ida Holm was in Karsk."
            try library.put(Self.made([text], "Brief", day: day), path: path, names: Self.names)
        }
        #expect(try library.articles(matching: "", window: 0..<9).items.map(\.copies).sorted() == [0, 1])
    }

    @Test func `a library of an earlier version learns of its copies`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/library.db"
        do {
            let library = try Library(path: path)
            for (number, text) in [Self.paragraphs, Array(Self.paragraphs.dropLast())].enumerated() {
                try library.put(Self.made(text), path: "/\(number)", names: Self.names)
            }
        }
        try DatabaseQueue(path: path).write { try $0.execute(sql: OlderLibrary.version8) }
        let library = try Library(path: path)
        #expect(try library.articles(matching: "", window: 0..<9).total == 2)
        try library.placeCopies()
        #expect(try library.articles(matching: "", window: 0..<9).total == 1)
        #expect(try library.check().problems == [])
    }

    @Test func `what differs is told in words, and word by word`() throws {
        let library = try library()
        let cut = try #require(try library.comparison(of: cut, with: whole))
        #expect(cut.words == "without the last 2 paragraphs; another headline")
        let kept = Double(cut.paragraphs.joined().filter { $0.mark == .same }.count)
        #expect(kept > 0 && cut.similarity > 0.7 && cut.similarity < 0.8)
        var changed = Self.paragraphs
        changed[1] = changed[1].replacing("forty", with: "fifty").replacing("evening", with: "morning")
        let edited = TextComparison(of: Self.made(changed), with: Self.made(Self.paragraphs))
        #expect(edited.words == "2 words changed")
        #expect(
            edited.paragraphs[2].map(\.mark) == [.same, .removed, .added, .same, .removed, .added, .same])
        #expect(edited.paragraphs[2][1].text == "forty ")
        let joined = TextComparison(
            of: Self.made([Self.paragraphs.joined(separator: " ")]), with: Self.made(Self.paragraphs))
        #expect(joined.words == "other paragraphs" && joined.similarity == 1)
        let same = TextComparison(of: Self.made(Self.paragraphs), with: Self.made(Self.paragraphs))
        #expect(same.words == "the same text" && same.paragraphs.count == 6)
        let more = TextComparison(of: Self.made(Self.paragraphs), with: Self.made([Self.paragraphs[0]]))
        #expect(more.words == "with 4 more paragraphs")
        let apart = TextComparison(
            of: Self.made(Array(Self.paragraphs.dropFirst())), with: Self.made(Self.paragraphs))
        #expect(apart.words == "without the first paragraph")
    }
}
