import ArgumentParser
import Articles
import Library

/// `dossier quotes [NAME]`: who said what, where and when.
struct QuotesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quotes", abstract: "Who said what, where and when.",
        discussion: """
            examples:
              dossier quotes
              dossier quotes 'Ada Wren' --json
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false
    @Argument(help: ArgumentHelp("A name, an alias, or an id; everybody without it.", valueName: "NAME"))
    var name: [String] = []

    func run() throws {
        let library = try library.open()
        var output = Output()
        guard !name.isEmpty else {
            var rows = Windows { try library.articles(matching: "", window: $0) }
            while let row = try rows.next() {
                try print(row.id, of: nil, from: library, to: &output)
            }
            return
        }
        for entity in try library.entities(called: name.joined(separator: " ")) {
            for stop in try library.trail(of: entity.id) {
                try print(stop.article, of: entity.id, from: library, to: &output)
            }
        }
    }

    /// Prints an article's quotations: of one speaker, or of everybody.
    private func print(
        _ id: ArticleID, of speaker: EntityID?, from library: Library, to output: inout Output
    ) throws {
        guard let opened = try library.article(id), !opened.quotations.isEmpty else { return }
        let offsets = json ? TextOffsets(opened.article.text) : nil
        for quotation in opened.quotations where speaker == nil || quotation.speaker == speaker {
            let name = quotation.speaker.flatMap { id in opened.entities.first { $0.id == id }?.name }
            if let offsets {
                output.line(quotation.json(in: opened, offsets, name: name))
            } else {
                let place = "\(Columns.right("\(id.rawValue)", width: 6))  \(opened.row.date.day)  "
                let text = opened.article.text.slice(utf8: quotation.range).split { $0.isNewline }.joined(
                    separator: " ")
                let who = name ?? "–"
                output.line(
                    "\(place)\(who): “\(text)”", bold: [place.utf8.count..<place.utf8.count + who.utf8.count])
            }
        }
    }
}
