import ArgumentParser
import CrossReferences
import Library

/// `dossier check`: whether everything in the library is as it should be.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look through the whole library for damage.",
        discussion: """
            Reads every article, every name and the index of words, and compares them with each other. Nothing is \
            changed. On a terminal it tells how far it has come. Status 1 means that something is wrong; what, is told in a sentence each.
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print the outcome as one JSON object.") var json = false

    func run() throws {
        let found = try library.open().check { part, share in
            Message.progress(Self.line(part, share))
        }
        Message.endProgress()
        var output = Output()
        if json {
            output.line([
                "articles": .int(found.articles), "entities": .int(found.entities),
                "mentions": .int(found.mentions),
                "problems": .array(found.problems.map(JSON.string)),
            ])
        } else if found.isSound {
            output.line(
                """
                All is well: \(found.articles.counted("article")), \
                \(found.entities.counted("entity", "entities")), \(found.mentions.counted("mention")).
                """)
        } else {
            for problem in found.problems { output.line(problem) }
            output.line("The articles’ own files are not affected.")
        }
        output.flush()
        if !found.isSound { throw ExitCode(1) }
    }

    /// What is looked at now: “Looking at the articles … 40 % (part 2 of 4)”.
    static func line(_ part: LibraryCheck.Part, _ share: Double) -> String {
        let name =
            switch part {
            case .file: "the file"
            case .articles: "the articles"
            case .entities: "who is named"
            case .words: "the index of words"
            }
        let parts = LibraryCheck.Part.allCases
        let place = (parts.firstIndex(of: part) ?? 0) + 1
        return "Looking at \(name) … \(Int(share * 100)) % (part \(place) of \(parts.count))"
    }
}
