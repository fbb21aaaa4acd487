import ArgumentParser
import Glibc
import TextBytes

/// Puts the words of a command line in the order that the parser wants.
enum CommandWords {
    /// What is wrong with the name of a command, before any of it is taken for the name of a file: a mistyped one, and one
    /// that is asked about and does not exist.
    static func problem(in arguments: [String], of root: any ParsableCommand.Type) -> String? {
        if arguments.first == "help" {
            var command: any ParsableCommand.Type = root
            for word in arguments.dropFirst() where !word.hasPrefix("-") {
                guard let inner = command.configuration.subcommands.first(where: { $0._commandName == word })
                else {
                    return "There is no command “\(word)”\(meant(word, command)); “dossier help” lists all."
                }
                command = inner
            }
            return nil
        }
        var rest = arguments[...]
        while let word = rest.first, word == "--library" || word == "--json" || word.hasPrefix("--library=") {
            rest = rest.dropFirst(word == "--library" ? 2 : 1)
        }
        guard let word = rest.first, !word.contains("/"), !word.contains("."), !word.hasPrefix("-"),
            !root.configuration.subcommands.contains(where: { $0._commandName == word }),
            access(word, F_OK) != 0
        else { return nil }
        let meant = meant(word, root)
        return meant.isEmpty ? nil : "There is no command and no file “\(word)”\(meant)?"
    }

    private static func meant(_ word: String, _ command: any ParsableCommand.Type) -> String {
        let shown = command.configuration.subcommands.filter { $0.configuration.shouldDisplay }
        let names: [String] = shown.map { $0._commandName }
        return NearestWord.of(word, among: names).map { "; did you mean \($0)" } ?? ""
    }

    /// `-V` becomes `--version`; options before a command's name are put behind it, and words with one minus before
    /// them are taken for words: in a query they mean “not”, and the parser would look for options in their letters.
    ///
    /// - Parameter root: The command that has the others. Where a command has commands of its own, the name of one stays
    ///   before the options.
    static func arranged(_ arguments: [String], for root: any ParsableCommand.Type) -> [String] {
        if arguments == ["-V"] { return ["--version"] }
        var options: [String] = []
        var rest = arguments[...]
        while let word = rest.first, word == "--library" || word == "--json" || word.hasPrefix("--library=") {
            let length = word == "--library" ? min(2, rest.count) : 1
            options += rest.prefix(length)
            rest = rest.dropFirst(length)
        }
        guard let name = rest.popFirst(),
            let command = root.configuration.subcommands.first(where: { $0._commandName == name })
        else { return arguments }
        // What the reader is told is files and folders, whose names may begin with a minus.
        guard command != ReadCommand.self else { return [name] + options + rest }
        let inner = command.configuration.subcommands
        let known = ([command] + inner).compactMap { $0 as? any OptionsWithValues.Type }
        var words: [String] = []
        while let word = rest.popFirst() {
            if word == "--" {
                words += rest
                break
            } else if known.contains(where: { $0.optionsWithValues.contains(word) }) {
                let values = rest.prefix { !$0.hasPrefix("--") }
                options += [word] + values
                rest = rest.dropFirst(values.count)
            } else if word == "--library" || known.contains(where: { $0.optionsWithValue.contains(word) }) {
                let value = rest.popFirst()
                // A number below zero would be taken for an option.
                let isNegative = value.flatMap { Int($0) }.map { $0 < 0 } ?? false
                options += isNegative ? ["\(word)=\(value ?? "")"] : [word] + [value].compactMap(\.self)
            } else if word.hasPrefix("--") || word == "-h" {
                options.append(word)
            } else {
                words.append(word)
            }
        }
        var names = [name]
        if let first = words.first, inner.contains(where: { $0._commandName == first }) {
            names.append(words.removeFirst())
        }
        return names + options + (words.isEmpty ? [] : ["--"] + words)
    }
}
