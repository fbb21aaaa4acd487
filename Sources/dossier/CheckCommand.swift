import ArgumentParser
import Library

/// `dossier check`: whether everything in the library is as it should be.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look through the whole library for damage.",
        discussion: """
            Reads every article, every name and the index of words, and compares them with each other. Nothing is \
            changed. Status 1 means that something is wrong; what, is told in a sentence each.
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print the outcome as one JSON object.") var json = false

    func run() throws {
        let found = try library.open().check { share in
            Message.progress("Looking … \(Int(share * 100)) %")
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
                "All is well: \(found.articles) articles, \(found.entities) entities, \(found.mentions) mentions."
            )
        } else {
            for problem in found.problems { output.line(problem) }
            output.line("The articles’ own files are not affected.")
        }
        output.flush()
        if !found.isSound { throw ExitCode(1) }
    }
}
