import Articles
import Entities
import Library
import TerminalUI
import Testing
import TextBytes

@testable import ReaderApp

@Suite struct `Every key on very little` {
    /// What the only article of the library says; `nil` for a library without articles.
    static let texts: [String?] = [
        nil, "rain\n\nit rained all day, and then it rained all night.",
        "Old ferry sold\n\nMayor Helen Brandt sold it. “I am sorry,” Brandt said in Boston.",
    ]

    /// A library that may hold one article.
    private static func library(_ text: String?) throws -> Library {
        let library = try Library.inMemory()
        guard let text else { return library }
        var blocks: [Article.Block] = []
        for part in text.split(separator: "\n\n") {
            let start = blocks.last.map { $0.range.upperBound + 2 } ?? 0
            let kind: Article.Block.Kind = blocks.isEmpty ? .title : .paragraph
            blocks.append(.init(kind: kind, range: start..<start + part.utf8.count))
        }
        let article = Article(
            title: String(text.prefix { $0 != "\n" }), text: text, blocks: blocks,
            date: ArticleDate(iso: "2024-03-01", origin: .text))
        let known: [(String, EntityKind)] = [("Helen Brandt", .person), ("Boston", .place)]
        var annotation = Annotation(entities: [], mentions: [], sentences: article.blocks.map(\.range))
        for (name, kind) in known {
            for range in FoldedText(article.text).ranges(of: name) {
                annotation.entities.append(Entity(name: name, kind: kind))
                annotation.mentions.append(
                    Mention(
                        range: range, kind: kind, form: .name, entity: annotation.entities.count - 1,
                        reason: "named in full", confidence: 0.9))
            }
        }
        let bytes = Array(article.text.utf8)
        let file = ArticleSource(
            path: "/only.txt", size: bytes.count, modified: 1, contentHash: ArticleSource.hash(of: bytes))
        _ = try library.store([IncomingArticle(file: file, article: article, annotation: annotation)])
        return library
    }

    /// Where the keys are pressed: in the list, in the text, on a name, among the related articles, in a dossier.
    static let places = ["H H 1", "1 Enter", "1 Enter 3", "1 Enter 4", "1 Enter ] p i"]

    @Test(arguments: texts, places)
    func `none crashes, in any pane, nor does what it opens`(text: String?, place: String) throws {
        let commands = Command.all.filter { !["leave", "quit"].contains($0.name) && !$0.keys.isEmpty }
        let keys = commands.map { command in
            let keys = command.keys[0].map(\.name).joined(separator: " ")
            return "\(place) \(keys) j Enter Esc Esc"
        }
        let library = try Self.library(text)
        let terminal = ScriptedTerminal(size: Size(columns: 90, rows: 24), keys: keys.joined(separator: " "))
        let screen = Reader(terminal: terminal, library: library, options: Model.Options()).run()
        #expect(screen.size == terminal.size)
        #expect(terminal.screens.count > commands.count)
        #expect(try library.check().problems == [])
    }
}
