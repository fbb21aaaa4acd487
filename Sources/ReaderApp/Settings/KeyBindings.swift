import TerminalUI
import TextBytes

/// Which keys run which commands: a person's own go before those of the preset, and these before the table of commands.
///
/// A key that goes before others hides, in the panes where its commands work, those that are the same, those it begins
/// with, and those that begin with it.
public struct KeyBindings: Equatable, Sendable {
    /// Keys, pressed one after the other, and what they run.
    struct Binding: Equatable, Sendable {
        var keys: [Key]
        /// The names of the commands that are run in a row; none where the keys are to do nothing.
        var commands: [String]
        var panes: Set<Pane>
        /// Whether a small letter follows, which the command takes.
        var takesLetter = false

        /// How many keys are pressed.
        var length: Int { keys.count + (takesLetter ? 1 : 0) }

        /// Whether these keys run it.
        func matches(_ sequence: [Key]) -> Bool {
            guard takesLetter else { return keys == sequence }
            guard sequence.count == length, sequence.starts(with: keys),
                case .character(let letter)? = sequence.last
            else { return false }
            return letter.isASCII && letter.isLowercase
        }

        /// Whether the other keys can no longer be reached where this one goes before them.
        func hides(_ other: Binding) -> Bool {
            // Of the letters that may follow, others can still be typed.
            if other.takesLetter, !takesLetter, keys.count == other.length { return keys == other.keys }
            return keys.starts(with: other.keys) || other.keys.starts(with: keys)
        }
    }

    /// The keys that others than those of the table of commands come with.
    public var preset = Preset.vi { didSet { resolve() } }
    /// The names of the commands that a person gave keys to.
    private(set) var own: [[Key]: [String]] = [:] { didSet { resolve() } }
    /// The keys that a person leaves to the table of commands, whatever the preset says.
    private var leftToTable: Set<[Key]> = [] { didSet { resolve() } }
    /// All that hold, those that go before others first.
    private(set) var all = KeyBindings.ofTable

    public init() {}

    public static func == (one: Self, other: Self) -> Bool {
        // What is left to the table matters only where the preset has it.
        one.preset == other.preset && one.own == other.own && one.all == other.all
    }

    private static let ofTable = Command.all.flatMap { command in
        command.keys.map {
            Binding(
                keys: $0, commands: [command.name], panes: command.panes, takesLetter: command.takesLetter)
        }
    }

    private mutating func resolve() {
        let ofPerson = own.sorted { Key.spelling(of: $0.key) < Key.spelling(of: $1.key) }
        let left = Self.ofTable.filter { leftToTable.contains($0.keys) }
        let layers = [
            Self.without(left, preset.keys.flatMap { Self.bindings($0.keys, to: $0.commands) }),
            ofPerson.flatMap { Self.bindings($0.key, to: $0.value) },
        ]
        all = layers.reduce(Self.ofTable) { lower, upper in upper + Self.without(upper, lower) }
    }

    /// Bindings in the panes where none of the others goes before them.
    private static func without(_ upper: [Binding], _ lower: [Binding]) -> [Binding] {
        guard !upper.isEmpty else { return lower }
        return lower.compactMap { binding in
            var rest = binding
            for other in upper where other.hides(binding) { rest.panes.subtract(other.panes) }
            return rest.panes.isEmpty ? nil : rest
        }
    }

    /// What keys run: in a row where the commands work in the same panes, else each in its own.
    private static func bindings(_ keys: [Key], to names: [String]) -> [Binding] {
        let commands = names.compactMap(Command.named)
        let panes = commands.reduce(into: Set<Pane>()) { $0.formUnion($1.panes) }
        guard commands.reduce(0, { $0 + $1.panes.count }) == panes.count, !commands.isEmpty else {
            return [
                Binding(
                    keys: keys, commands: commands.map(\.name),
                    panes: commands.isEmpty ? Set(Pane.allCases) : panes)
            ]
        }
        return commands.map {
            Binding(keys: keys, commands: [$0.name], panes: $0.panes, takesLetter: $0.takesLetter)
        }
    }

    // MARK: Asking

    /// What `sequence` runs in `pane`.
    func binding(of sequence: [Key], in pane: Pane) -> Binding? {
        all.first { $0.panes.contains(pane) && $0.matches(sequence) }
    }

    /// Those of `pane` that begin with `sequence` and are not complete with it.
    func beginning(with sequence: [Key], in pane: Pane) -> [Binding] {
        all.filter {
            $0.length > sequence.count && $0.panes.contains(pane) && $0.keys.starts(with: sequence)
                && !$0.commands.isEmpty
        }
    }

    /// Whether a person gave something to this key.
    func isOwn(_ key: Key) -> Bool { own.keys.contains { $0.first == key } }

    /// The keys of a command; in one pane, or in any.
    func keys(of command: String, in pane: Pane? = nil) -> [[Key]] {
        var found: [[Key]] = []
        for binding in all where binding.commands == [command] {
            if let pane, !binding.panes.contains(pane) { continue }
            if !found.contains(binding.keys) { found.append(binding.keys) }
        }
        return found
    }

    // MARK: Binding

    /// Gives keys to commands; what the table of commands has anyway is not one's own.
    ///
    /// - Parameter keys: Written as ``Key/sequence(_:)`` takes them.
    /// - Returns: What is wrong, which then is not taken.
    public mutating func bind(_ keys: String, to names: [String]) -> String? {
        guard let sequence = Key.sequence(keys) else { return Key.problem(with: keys) }
        for name in names where Command.named(name) == nil {
            return "there is no command \(name)" + NearestWord.hint(for: name, among: Command.all.map(\.name))
        }
        if names.count > 1, let command = names.compactMap(Command.named).first(where: \.takesLetter) {
            return "\(command.name) takes a letter, so that it has keys of its own"
        }
        let usual = Self.commands(ofTable: sequence)
        let isUsual = Set(usual) == Set(names) && !usual.isEmpty
        own[sequence] = isUsual ? nil : names
        if isUsual { leftToTable.insert(sequence) } else { leftToTable.remove(sequence) }
        return nil
    }

    /// The commands that the table has for these keys, in the order of the table.
    static func commands(ofTable keys: [Key]) -> [String] {
        Command.all.filter { $0.keys.contains(keys) }.map(\.name)
    }

    /// The commands that keys run now, in any pane; `nil` where they are not bound.
    func commands(of keys: [Key]) -> [String]? {
        let found = all.filter { $0.keys == keys }
        guard !found.isEmpty else { return nil }
        return found.flatMap(\.commands)
    }
}
