import ArgumentParser
import Articles
import Entities
import Library

/// `dossier quotes [NAME]`: who said what, where and when.
struct QuotesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quotes", abstract: "Who said what, where and when.",
        discussion: """
            examples:
              dossier quotes
              dossier quotes 'Ada Wren' --json
              dossier quotes 'Ada Wren' --reported

            The same words in several articles, also in parts, are one line; +2 says in how many others they stand.
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false
    @Flag(help: "Also what articles tell that somebody said, without quotation marks.") var reported = false
    @Flag(help: "Each place where the same words stand, not only the fullest.") var copies = false
    @Argument(
        help: ArgumentHelp("A name, an alias, or an id; everybody without it.", valueName: "NAME"),
        completion: LibraryCompletion.names)
    var name: [String] = []

    func run() throws {
        let library = try library.open()
        var output = Output()
        if !json { output.head(Headline.columnNames("who said what")) }
        let speakers =
            name.isEmpty
            ? [nil] : try library.entities(called: name.joined(separator: " ")).map { Optional($0.id) }
        for speaker in speakers {
            var quotations = Pieces(try library.articles(quoting: speaker, reported: reported)) {
                try library.quotations(of: speaker, in: $0, reported: reported)
            }
            if copies {
                while let found = try quotations.next() {
                    write(found, [found.headline.article], to: &output)
                }
                continue
            }
            var ledger = QuotationLedger()
            while let found = try quotations.next() { ledger.add([found]) }
            for entry in ledger.entries { write(entry.quotation, entry.articles, to: &output) }
        }
    }

    private func write(_ found: QuotationInArticle, _ articles: [ArticleID], to output: inout Output) {
        if json { return output.line(found.json(in: articles)) }
        let inOneLine = Self.inOneLine
        let more = articles.count > 1 ? "  +\(articles.count - 1)" : ""
        let place = found.headline.columns
        let who = found.speakerInWords ?? "–"
        let words = inOneLine(found.text)
        output.row(
            place, "\(who): \(found.quotation.kind == .reported ? words : "“\(words)”")\(more)",
            bold: [0..<who.utf8.count])
    }

    private static func inOneLine(_ text: String) -> String {
        // Most quotations are, and looking at each letter takes longer than all else.
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x80 }) { return text }
        return text.split { $0.isNewline }.joined(separator: " ")
    }
}
