import ArgumentParser
import Articles
import Entities
import Library
import TerminalUI

/// `dossier show ARTICLE`: one article.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "An article; with --json also its names and quotations.",
        discussion: """
            examples:
              dossier show 12 | less
              dossier show ~/news/story.txt --json
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object, with names and quotations.") var json = false
    @Argument(help: ArgumentHelp("An id as “dossier list” prints it, or a path.", valueName: "ARTICLE"))
    var article: String

    func run() throws {
        let opened = try library.open().article(called: article)
        var output = Output()
        if json { return output.line(ReadArticle.json(opened)) }
        output.write(opened.article, date: String(opened.row.date.day))
        let people = opened.entities.map { (kind: $0.kind, name: $0.name, mentions: $0.mentionsHere) }
        output.writeEntities(people)
    }
}

extension Output {
    /// The longest lines that are easily read.
    private static let textWidth = 80

    /// Writes an article for reading: the title, what is known of it, and its paragraphs.
    mutating func write(_ article: Article, date: String?) {
        line(article.title, bold: [0..<article.title.utf8.count])
        let known = [date, article.source, article.byline, article.url].compactMap { $0 }
        if !known.isEmpty { line(known.joined(separator: " · ")) }
        for block in article.blocks where block.kind != .title {
            line()
            if isTerminal {
                let layout = TextLayout(
                    article.text, paragraphs: [block.range], width: min(columns, Self.textWidth))
                for row in layout.lines { line(String(article.text.slice(utf8: row.range))) }
            } else {
                let text = article.text.slice(utf8: block.range)
                line(text.split { $0 == "\n" }.joined(separator: " "))
            }
        }
    }

    /// Writes who and what is named, a kind a paragraph.
    mutating func writeEntities(_ entities: [(kind: EntityKind, name: String, mentions: Int)]) {
        let headings: [(EntityKind, String)] = [
            (.person, "People"), (.organization, "Organisations"), (.place, "Places"),
            (.nationality, "Nationalities"), (.other, "Others"),
        ]
        for (kind, heading) in headings {
            let ofKind = entities.filter { $0.kind == kind }
            guard !ofKind.isEmpty else { continue }
            line()
            line(heading, bold: [0..<heading.utf8.count])
            for entity in ofKind { row("\(Columns.right("\(entity.mentions)", width: 5))  \(entity.name)") }
        }
    }
}
