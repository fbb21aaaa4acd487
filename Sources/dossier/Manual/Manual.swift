import ArgumentParser
import ReaderApp

/// The manual: dossier(1), a page a command, the language of queries, the reader's keys.
///
/// All of it is made from the tables that help is made from.
enum Manual {
    /// Every page.
    ///
    /// - Parameter root: The program.
    static func pages(of root: any ParsableCommand.Type = Dossier.self) throws -> [ManualPage] {
        let program = try CommandDescription(of: root)
        return [page(of: program)]
            + program.shownSubcommands.map { page(of: $0, within: program.commandName) }
            + topics.map(\.manualPage)
    }

    /// What has a page besides the commands, as it is when nothing is set.
    private static var topics: [ManualTopic] { ManualTopic.all(Settings()) }

    private static func page(of program: CommandDescription) -> ManualPage {
        var page = ManualPage(program.commandName, section: 1, summary: sentence(program.abstract))
        page.heading("SYNOPSIS")
        page.bold("\(program.commandName) [PATH ...]")
        page.paragraphs("\n")
        page.bold("\(program.commandName) COMMAND ...")
        page.heading("DESCRIPTION")
        page.paragraphs(program.discussion ?? "")
        page.heading("COMMANDS")
        for command in program.shownSubcommands {
            page.entry(command.commandName, command.abstract ?? "")
        }
        page.heading("FILES")
        for (path, words) in files { page.entry(path, words) }
        page.heading("ENVIRONMENT")
        for (name, words) in variables { page.entry(name, words) }
        page.seeAlso(
            program.shownSubcommands.map { ("\(program.commandName)-\($0.commandName)", 1) }
                + topics.map { ($0.pageName, $0.section) })
        return page
    }

    private static func page(of command: CommandDescription, within program: String) -> ManualPage {
        let name = "\(program)-\(command.commandName)"
        var page = ManualPage(name, section: 1, summary: sentence(command.abstract))
        page.heading("SYNOPSIS")
        page.bold(synopsis(of: command, after: "\(program) \(command.commandName)"))
        for inner in command.shownSubcommands {
            page.paragraphs("\n")
            page.bold(synopsis(of: inner, after: "\(program) \(command.commandName) \(inner.commandName)"))
        }
        if let discussion = command.discussion {
            page.heading("DESCRIPTION")
            page.paragraphs(discussion)
        }
        options(of: command, in: &page)
        if !command.shownSubcommands.isEmpty { page.heading("COMMANDS") }
        for inner in command.shownSubcommands {
            page.subheading("\(inner.commandName): \(inner.abstract ?? "")")
            if let discussion = inner.discussion { page.paragraphs(discussion) }
            for argument in inner.shownArguments { page.entry(argument.heading, words(of: argument)) }
        }
        page.seeAlso([(program, 1), (ManualTopic.queries.pageName, ManualTopic.queries.section)])
        return page
    }

    private static func options(of command: CommandDescription, in page: inout ManualPage) {
        guard !command.shownArguments.isEmpty else { return }
        page.heading("OPTIONS")
        for argument in command.shownArguments { page.entry(argument.heading, words(of: argument)) }
    }

    private static func synopsis(of command: CommandDescription, after words: String) -> String {
        let arguments = command.shownArguments.map { argument in
            argument.isOptional ? "[\(argument.usage)]" : argument.usage
        }
        return ([words] + arguments).joined(separator: " ")
    }

    private static func words(of argument: CommandDescription.Argument) -> String {
        var words = argument.abstract ?? ""
        if let value = argument.defaultValue, argument.kind != .flag { words += " (default: \(value))" }
        return words
    }

    /// Without the full stop that a summary does not have.
    private static func sentence(_ text: String?) -> String {
        let text = text ?? ""
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }

    private static let files = [
        (
            "$XDG_DATA_HOME/dossier/library.db",
            "The library, where neither --library nor $DOSSIER_LIBRARY names another; without $XDG_DATA_HOME in ~/.local/share."
        )
    ]

    private static let variables = [
        ("DOSSIER_LIBRARY", "The library’s file."),
        (
            "DOSSIER_RESOURCES",
            "The folder of the model and the word lists; else they are looked for beside the program and in ../share/dossier."
        ),
        ("EDITOR", "Opens an article’s file."),
        ("NO_COLOR", "Where it is set, the reader uses no colours."),
    ]
}
