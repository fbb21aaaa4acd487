import TerminalUI
import TextBytes

/// Keys, as the screen tells them.
extension KeyBindings {
    /// Keys as settings write them, however they are written; `nil` when they cannot be understood.
    public static func spelling(of keys: String) -> String? { Key.sequence(keys).map(Key.spelling) }

    /// The keys of a command as help shows them: `j ↓`, `gg`; empty where it has none.
    public func inWords(of command: Command, in pane: Pane? = nil) -> String {
        keys(of: command.name, in: pane).map { command.inWords($0) }.joined(separator: " ")
    }

    /// The keys that run several commands, and what they do.
    public var rows: [(keys: String, help: String)] {
        all.filter { $0.commands.count > 1 }.map { binding in
            let help = binding.commands.compactMap(Command.named).map(\.help).joined(separator: ", then ")
            return (binding.keys.map(\.shortName).joined(), help)
        }
    }

    /// The first keys of a command, in one pane if it has some there; where it has none, how it is typed.
    func first(of command: String, in pane: Pane? = nil) -> String {
        let keys = keys(of: command, in: pane).first ?? keys(of: command).first
        return keys.map { $0.map(\.shortName).joined() } ?? ":\(command)"
    }

    /// Every key of the table of commands as a file of settings has it, with a sentence on what it does.
    static var fileLines: [String] {
        var told: Set<[Key]> = []
        return Command.all.flatMap(\.keys).filter { told.insert($0).inserted }.flatMap { keys in
            let commands = Command.all.filter { $0.keys.contains(keys) }
            let help = commands.map(\.help).joined(separator: "; ")
            return ["# \(help.prefix(1).uppercased())\(help.dropFirst()).", line(keys, commands.map(\.name))]
        }
    }

    /// A line of a file of settings.
    private static func line(_ keys: [Key], _ commands: [String]) -> String {
        let words = commands.map { SettingValue.word($0).inTOML }
        let value = words.count == 1 ? words[0] : "[\(words.joined(separator: ", "))]"
        return "\(SettingValue.word(Key.spelling(of: keys)).inTOML) = \(value)"
    }

    /// A text in which the names of commands in braces are the keys that they have in a pane: `{search} searches`.
    func filled(_ text: String, in pane: Pane) -> String {
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            let isCommand = Command.named(name) != nil
            result += rest[..<open] + (isCommand ? first(of: name, in: pane) : "{\(name)}")
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}

extension Model {
    /// The first keys of a command, as messages tell them.
    func key(_ command: String) -> String { settings.keys.first(of: command, in: focus) }
}

extension Key {
    /// Keys as settings write them: `g d`, `C-x C-c`.
    static func spelling(of keys: [Key]) -> String { keys.map(\.name).joined(separator: " ") }

    /// Keys written one after the other with blanks between them: `g d`, `C-d`, also `^D`.
    ///
    /// - Returns: `nil` when one of them cannot be understood, or there is none.
    static func sequence(_ text: String) -> [Key]? {
        let words = text.split(separator: " ").map(String.init)
        let keys = words.compactMap { word in
            Key(name: word.count == 2 && word.hasPrefix("^") ? "C-" + word.dropFirst() : word)
        }
        return keys.isEmpty || keys.count < words.count ? nil : keys
    }

    /// What is wrong with keys that cannot be understood.
    static func problem(with text: String) -> String {
        let words = text.split(separator: " ").map(String.init)
        guard let wrong = words.first(where: { sequence($0) == nil }) else { return "a key has no name" }
        if let nearest = NearestWord.of(wrong, among: allNames) {
            return "there is no key \(wrong); did you mean \(nearest)?"
        }
        if (2...3).contains(wrong.count) {
            let apart = wrong.map(String.init).joined(separator: " ")
            return "there is no key \(wrong); keys pressed one after the other stand apart: \"\(apart)\""
        }
        return "there is no key \(wrong); keys are written j, C-d, M-b, Enter, Space, F1"
    }
}
