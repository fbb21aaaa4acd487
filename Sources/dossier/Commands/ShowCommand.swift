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
    @Flag(help: "In the JSON, also what is told that somebody said, without quotation marks.")
    var reported = false
    @Argument(help: ArgumentHelp("An id as “dossier list” prints it, or a path.", valueName: "ARTICLE"))
    var article: String

    func run() throws {
        let opened = try library.open().article(called: article)
        var output = Output()
        if json { return output.line(ArticleJSON.json(opened, reported: reported)) }
        output.write(
            opened.article, date: String(opened.row.headline.date.day),
            isPartial: opened.row.provenance.isPartial)
        let people = opened.entities.map { (kind: $0.kind, name: $0.name, mentions: $0.mentionsHere) }
        output.writeEntities(people)
    }
}
