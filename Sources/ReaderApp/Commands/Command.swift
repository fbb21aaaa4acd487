public import TerminalUI

/// One thing a reader can ask for: its name, its keys, its help and what it does.
///
/// ``all`` is the one table that key handling, the help screen and the table in the README come from.
public struct Command: Sendable {
    /// The headings that help lists commands under.
    public enum Group: String, CaseIterable, Sendable {
        case moving = "Moving"
        case panes = "Panes"
        case reading = "Reading"
        case listing = "Lists"
        case people = "People and names"
        case correcting = "Who is who: putting it right"
        case searching = "Searching"
        case keeping = "Keeping and taking along"
        case program = "The program"
    }

    /// What it is called in the command palette: “next-mention”.
    public let name: String
    /// The key sequences that run it, each a list of keys to be pressed one after the other.
    public let keys: [[Key]]
    /// What it does, in a few words, for help.
    public let help: String
    public let group: Group
    /// The panes it works in.
    public let panes: Set<Pane>
    /// Whether a small letter follows its keys, which it takes.
    let takesLetter: Bool
    let run: Action

    /// - Parameter keys: Sequences of key names, the keys of a sequence apart by a space: `"g g"`, `"C-d"`.
    init(
        _ name: String, _ keys: [String], _ help: String, _ group: Group,
        in panes: Set<Pane> = Set(Pane.allCases), takesLetter: Bool = false,
        run: @escaping Action
    ) {
        self.name = name
        self.takesLetter = takesLetter
        self.keys = keys.map { sequence in
            guard let keys = Key.sequence(sequence) else {
                preconditionFailure("no key is called \(sequence)")
            }
            return keys
        }
        self.help = help
        self.group = group
        // On the start screen “t” is a command of its own.
        self.panes = keys.contains { $0.hasPrefix("t ") } ? panes.subtracting([.start]) : panes
        self.run = run
    }

    /// The keys of the table as help shows them: `j ↓`, `gg`.
    public var keysInWords: String { keys.map(inWords).joined(separator: " ") }

    /// Keys of it as help shows them; a letter that it takes stands for any.
    func inWords(_ keys: [Key]) -> String { keys.map(\.shortName).joined() + (takesLetter ? "a" : "") }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    static func named(_ name: String) -> Command? { byName[name] }

    /// The table of keys as Markdown, for the README.
    public static var keyTable: String {
        var lines = ["| keys | what they do |", "| --- | --- |"]
        for group in Group.allCases {
            lines.append("| **\(group.rawValue)** | |")
            for command in all where command.group == group {
                let keys = command.keysInWords.split(separator: " ").map { "`\($0)`" }.joined(separator: " ")
                lines.append("| \(keys.replacing("|", with: "\\|")) | \(command.help) |")
            }
        }
        return lines.joined(separator: "\n")
    }
}

extension Key {
    /// The key as help shows it: arrows as arrows, `^D` for Ctrl-D.
    var shortName: String {
        switch self {
        case .up: "↑"
        case .down: "↓"
        case .left: "←"
        case .right: "→"
        case .control(let letter): "^" + letter.uppercased()
        default: name
        }
    }
}
