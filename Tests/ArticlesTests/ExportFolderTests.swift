import Foundation
import Testing

@testable import Articles

@Suite struct `A folder that a program has exported` {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "dossier-exports-\(UUID().uuidString)")

    private func write(_ text: String, to name: String) throws {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// What is read of the folder's files, with the names of the files.
    private func read() throws -> (
        found: [FoundArticle], names: [String], passedOver: String?, problems: [String]
    ) {
        let root = folder.resolvingSymlinksInPath().path
        let listed = ArticleFiles.files(at: [root])
        let entries = SavedEntries()
        var found: [FoundArticle] = []
        var problems = listed.problems.map(\.message)
        for file in listed.files {
            var input = ArticleInput(
                bytes: try file.read(), path: file.path, fileTime: "2020-01-02T03:04:05Z")
            input.savedEntries = entries
            let reading = try Reading(input)
            found += reading.found
            problems += reading.problems + (reading.error.map { [$0.description] } ?? [])
        }
        let names = listed.files.map { String($0.path.dropFirst(root.count + 1)) }
        return (found, names, listed.passedOver.sentence, problems)
    }

    private let text =
        "<p>The ferry stayed at its berth for nine days, because nobody could find its key.</p>"

    @Test func `by Omnivore is its texts with what the lists say of them, each once`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(
            """
            [{"id": "a1", "slug": "ferry-1", "title": "The ferry", "author": "Ada Wren", "url": "https://post.example/ferry",
              "state": "Archived", "labels": ["sea", "keys"], "savedAt": "2024-02-01T00:00:00.000Z",
              "publishedAt": "2024-01-31T08:00:00.000Z"}]
            """, to: "export/metadata_0_to_20.json")
        try write(
            """
            [{"id": "a2", "slug": "bridge-2", "title": "The bridge", "url": "https://post.example/bridge",
              "state": "Active", "labels": [], "savedAt": "2024-02-01T00:00:00.000Z", "publishedAt": null}]
            """, to: "export/metadata_20_to_21.json")
        try write(text, to: "export/content/ferry-1.html")
        try write(text.replacing("ferry", with: "bridge"), to: "export/content/bridge-2.html")
        try write("> nobody could find its key", to: "export/highlights/ferry-1.md")
        let (found, names, passedOver, problems) = try read()
        #expect(names == ["export/content/bridge-2.html", "export/content/ferry-1.html"])
        #expect(passedOver == "3 files are no articles: 2 lists of an export, 1 file of highlights")
        #expect(problems == [] && found.map(\.article.title) == ["The bridge", "The ferry"])
        #expect(found.map(\.article.url) == ["https://post.example/bridge", "https://post.example/ferry"])
        #expect(found[1].article.byline == "Ada Wren" && found[1].article.date.day == "2024-01-31")
        #expect(found[1].marks.tags == ["sea", "keys"] && found.map(\.marks.isRead) == [false, true])
        #expect(found.allSatisfy { $0.provenance.part == nil })
    }

    @Test func `by Omnivore is only one where its lists are`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write("[{\"title\": \"A\", \"text\": \"\(text)\"}]", to: "metadata_0_to_20.json")
        try write(
            "<html><body><article><h1>Ferry</h1>\(text)\(text)\(text)</article></body></html>",
            to: "content/a.html")
        try write("# Key\n\nIt lay under the mat.", to: "highlights/a.md")
        #expect(try read().names == ["content/a.html", "highlights/a.md", "metadata_0_to_20.json"])
    }

    @Test func `by Wallabag in several forms is read from the one that says the most`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let entry = """
            [{"is_archived": 1, "is_starred": 1, "tags": ["sea"], "is_public": false, "id": 7, "title": "The ferry",
              "url": "https://post.example/ferry", "content": "\(text)", "created_at": "2024-02-01T00:00:00+0000",
              "published_at": "2024-01-31T08:00:00+0000", "published_by": ["Ada Wren"], "domain_name": "post.example"}]
            """
        try write(entry, to: "All articles.json")
        for suffix in ["epub", "mobi", "pdf", "txt", "xml", "csv"] {
            try write("The ferry", to: "All articles.\(suffix)")
        }
        try write("Another text\n\nIt is no export.", to: "other.txt")
        let (found, names, passedOver, problems) = try read()
        #expect(names == ["All articles.json", "other.txt"] && problems == [])
        #expect(passedOver == "6 files are no articles: 6 other forms of an export")
        let ferry = try #require(found.first)
        #expect(ferry.article.title == "The ferry" && ferry.article.date.day == "2024-01-31")
        #expect(ferry.marks.tags == ["sea"] && ferry.marks.isStarred && ferry.marks.isRead == true)
    }

    @Test func `by Wallabag as a table is known, and the day of saving is not the article's`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(
            "Title;URL;Content;Tags;\"MIME Type\";Language;\"Creation date\"\n\"The ferry\";https://post.example/ferry;\"\(text)\";\"sea, keys\";text/html;en;\"01/02/2024 10:00:00\"\n\"The bridge\";https://post.example/bridge;\"\(text)\";;text/html;en;\"02/02/2024 10:00:00\"\n",
            to: "All articles.csv")
        try write("The ferry", to: "All articles.txt")
        let (found, names, _, _) = try read()
        #expect(names == ["All articles.csv"])
        let ferry = try #require(found.first)
        #expect(ferry.article.title == "The ferry" && ferry.article.date.origin == .fileTime)
        #expect(ferry.marks.tags == ["sea", "keys"] && ferry.article.language == "en")
    }
}
