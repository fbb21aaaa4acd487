import ArgumentParser
import Foundation

/// A command as the parser of arguments describes it: its words, its options, its commands.
struct CommandDescription: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var shouldDisplay: Bool?
    var subcommands: [CommandDescription]?
    var arguments: [Argument]?

    /// An argument, an option or a flag.
    struct Argument: Decodable {
        enum Kind: String, Decodable {
            case positional, option, flag
        }
        struct Name: Decodable {
            enum Kind: String, Decodable {
                case long, short, longWithSingleDash
            }
            var kind: Kind
            var name: String

            /// As it is typed.
            var text: String { kind == .long ? "--\(name)" : "-\(name)" }
        }
        var kind: Kind
        var shouldDisplay: Bool
        var isOptional: Bool
        var isRepeating: Bool
        var names: [Name]?
        var valueName: String?
        var defaultValue: String?
        var allValues: [String]?
        var abstract: String?
    }

    /// The whole of a program.
    init(of root: any ParsableCommand.Type) throws {
        struct Tool: Decodable {
            var command: CommandDescription
        }
        self = try JSONDecoder().decode(Tool.self, from: Data(root._dumpHelp().utf8)).command
    }

    /// The commands in it that help shows; the parser's own `help` is not one of them.
    var shownSubcommands: [CommandDescription] {
        (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
    }

    /// What help shows, arguments before options.
    var shownArguments: [Argument] {
        let shown = (arguments ?? []).filter(\.shouldDisplay)
        return shown.filter { $0.kind == .positional } + shown.filter { $0.kind != .positional }
    }
}

extension CommandDescription.Argument {
    /// `--limit N`, `ARTICLE …`, without brackets.
    var usage: String {
        let value = valueName.map { isRepeating ? "\($0) ..." : $0 } ?? ""
        switch kind {
        case .positional: return value
        case .option: return ((names ?? []).prefix(1).map(\.text) + [value]).joined(separator: " ")
        case .flag: return (names ?? []).prefix(1).map(\.text).joined()
        }
    }

    /// All of its names, and its value's name.
    var heading: String {
        guard kind != .positional else { return valueName ?? "" }
        let names = (names ?? []).map(\.text).joined(separator: ", ")
        return kind == .flag ? names : "\(names) \(valueName ?? "")"
    }
}
