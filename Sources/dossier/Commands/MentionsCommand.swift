import ArgumentParser
import Articles
import Entities
import Library

/// `dossier mentions NAME`: every mention of an entity in its sentence.
struct MentionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mentions", abstract: "Every mention of someone or something, in its sentence.",
        discussion: """
            examples:
              dossier mentions 'Ada Wren'
              dossier mentions e12 --json
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false
    @Flag(help: "Also those in copies of articles.") var copies = false
    @Argument(
        help: ArgumentHelp("A name, an alias, or an id as “dossier who” prints it.", valueName: "NAME"),
        completion: LibraryCompletion.names)
    var name: [String]

    func run() throws {
        let library = try library.open()
        var output = Output()
        var offsets = ArticleOffsets(library)
        for entity in try library.entities(called: name.joined(separator: " ")) {
            var heading = !json
            var shown: ArticleID?
            var mentions = Pieces(try library.trail(of: entity.id, copies: copies).map(\.article)) {
                try library.mentions(of: entity.id, in: $0)
            }
            while let found = try mentions.next() {
                if json {
                    output.line(found.json(try offsets.of(found.headline.article)))
                    continue
                }
                if heading {
                    let text = "\(entity.name) (\(entity.kind.rawValue), \(entity.id.text))"
                    output.line(text, bold: [0..<entity.name.utf8.count])
                }
                if heading { output.head(Headline.columnNames("title, and each sentence")) }
                heading = false
                var place = found.headline.columns
                if output.isTerminal {
                    // The title once, and the sentences of the article below it.
                    if found.headline.article != shown { output.row(place, found.headline.titleAndSource) }
                    shown = found.headline.article
                    place = String(repeating: " ", count: Columns.width(of: place))
                }
                output.row(place, found.sentence, bold: [found.rangeInSentence])
            }
        }
    }
}
