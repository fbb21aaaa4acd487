/// Puts the words of a command line in the order that the parser wants.
enum CommandWords {
    /// `-V` becomes `--version`, and options before a command's name are put behind it.
    static func arranged(_ arguments: [String], commands: [String]) -> [String] {
        if arguments == ["-V"] { return ["--version"] }
        var options: [String] = []
        var rest = arguments[...]
        while let word = rest.first {
            if word == "--library", rest.count > 1 {
                options += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else if word == "--json" || word.hasPrefix("--library=") {
                options.append(word)
                rest = rest.dropFirst()
            } else {
                break
            }
        }
        guard !options.isEmpty, let name = rest.first, commands.contains(name) else { return arguments }
        return [name] + options + rest.dropFirst()
    }
}
