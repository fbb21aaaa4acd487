/// Puts the words of a command line in the order that the parser wants.
enum CommandWords {
    /// The options that are followed by a value, of all commands but the reader.
    private static let optionsWithValue: Set<String> = [
        "--library", "--limit", "--kind", "--files0-from", "--query", "--at", "--as", "--by",
    ]
    /// The options that are followed by values up to the next option.
    private static let optionsWithValues: Set<String> = ["--in"]

    /// `-V` becomes `--version`; options before a command's name are put behind it, and words with one minus before
    /// them are taken for words: in a query they mean “not”, and the parser would look for options in their letters.
    ///
    /// - Parameter inner: The commands of commands that have some; the name of one stays before the options.
    static func arranged(
        _ arguments: [String], commands: [String], inner: [String: [String]] = [:]
    ) -> [String] {
        if arguments == ["-V"] { return ["--version"] }
        var options: [String] = []
        var rest = arguments[...]
        while let word = rest.first, word == "--library" || word == "--json" || word.hasPrefix("--library=") {
            let length = word == "--library" ? min(2, rest.count) : 1
            options += rest.prefix(length)
            rest = rest.dropFirst(length)
        }
        guard let name = rest.popFirst(), commands.contains(name) else { return arguments }
        guard name != "read" else { return [name] + options + rest }
        var words: [String] = []
        while let word = rest.popFirst() {
            if word == "--" {
                words += rest
                break
            } else if optionsWithValue.contains(word) {
                options.append(word)
                if let value = rest.popFirst() { options.append(value) }
            } else if optionsWithValues.contains(word) {
                let values = rest.prefix { !$0.hasPrefix("--") }
                options += [word] + values
                rest = rest.dropFirst(values.count)
            } else if word.hasPrefix("--") || word == "-h" {
                options.append(word)
            } else {
                words.append(word)
            }
        }
        var names = [name]
        if let first = words.first, inner[name]?.contains(first) ?? false {
            names.append(words.removeFirst())
        }
        return names + options + (words.isEmpty ? [] : ["--"] + words)
    }
}
