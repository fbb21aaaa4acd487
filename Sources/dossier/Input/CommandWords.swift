import ArgumentParser

/// Puts the words of a command line in the order that the parser wants.
enum CommandWords {
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
                options.append(word)
                if let value = rest.popFirst() { options.append(value) }
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
