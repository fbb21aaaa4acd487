import ArgumentParser
import Foundation
import Library
import Testing

@testable import dossier

@Suite struct `Where the library is` {
    private func path(option: String? = nil, _ environment: [String: String]) throws -> String {
        try LibraryLocation.path(option: option) { environment[$0] }
    }

    @Test func `what is asked for comes first, then the environment, then the data folder`() throws {
        let all = ["DOSSIER_LIBRARY": "/b.db", "XDG_DATA_HOME": "/data", "HOME": "/home/ada"]
        #expect(try path(option: "/a.db", all) == "/a.db")
        #expect(try path(all) == "/b.db")
        #expect(try path(["XDG_DATA_HOME": "/data", "HOME": "/home/ada"]) == "/data/dossier/library.db")
        #expect(try path(["HOME": "/home/ada"]) == "/home/ada/.local/share/dossier/library.db")
    }

    @Test func `empty variables and a relative data folder do not count`() throws {
        let environment = ["DOSSIER_LIBRARY": "", "XDG_DATA_HOME": "data", "HOME": "/home/ada"]
        #expect(try path(environment) == "/home/ada/.local/share/dossier/library.db")
    }

    @Test func `without a home it must be said`() {
        #expect(throws: Failure.self) { try path([String: String]()) }
        #expect(throws: Failure.self) { try path(option: "", ["HOME": "/home/ada"]) }
    }
}

@Suite struct `The words of a command line` {
    @Test func `of a check say what is looked at and how far it has come`() {
        #expect(CheckCommand.line(.articles, 0.4) == "Looking at the articles … 40 % (part 2 of 4)")
    }

    private static func arranged(_ line: String) -> [String] {
        CommandWords.arranged(line.split(separator: " ").map(String.init), for: Dossier.self)
    }

    @Test func `are followed by a value where the parser says so`() throws {
        var commands = Dossier.configuration.subcommands.filter { $0 != ReadCommand.self }
        commands += commands.flatMap { $0.configuration.subcommands }
        for command in commands {
            let known = command as? any OptionsWithValues.Type
            let told = (known?.optionsWithValue ?? []).union(known?.optionsWithValues ?? [])
            #expect(try told == Self.optionsWithValue(of: command), "\(command)")
        }
    }

    /// The options of a command that its parser wants a value of, but for `--library`.
    private static func optionsWithValue(of command: any ParsableCommand.Type) throws -> Set<String> {
        struct Dump: Decodable {
            struct Command: Decodable { var arguments: [Argument]? }
            struct Argument: Decodable {
                struct Name: Decodable { var name: String }
                var kind: String
                var preferredName: Name?
            }
            var command: Command
        }
        let dump = try JSONDecoder().decode(Dump.self, from: Data(command._dumpHelp().utf8))
        let options = (dump.command.arguments ?? []).filter { $0.kind == "option" }
        return Set(options.compactMap { $0.preferredName.map { "--\($0.name)" } }).subtracting(["--library"])
    }

    @Test(arguments: [
        ("--library a.db list x", "list --library a.db -- x"),
        ("--json --library=a.db who", "who --json --library=a.db"),
        ("--library a.db folder", "--library a.db folder"), ("list --json", "list --json"),
        ("-V", "--version"),
        ("--library list", "--library list"), ("", ""),
        ("who a --kind person -the", "who --kind person -- a -the"),
        ("search --limit 3 a -- --json", "search --limit 3 -- a --json"), ("list -h", "list -h"),
        ("read --keys -x", "read --keys -x"), ("add - -dash.txt --library", "add --library -- - -dash.txt"),
        ("--library a.db tag --json add x 1", "tag add --library a.db --json -- x 1"),
        ("search x --limit -3", "search --limit=-3 -- x"),
        ("tag remove x --query -y", "tag remove --query -y -- x"), ("tag --json", "tag --json"),
        ("searches save list -a b", "searches save -- list -a b"),
    ])
    func `stand in the order of the parser`(line: String, expected: String) {
        #expect(Self.arranged(line).joined(separator: " ") == expected)
    }

    @Test(arguments: [
        "list", "list harbour -ferry", "who --json wren", "search -x y --limit 3", "show 12",
        "mentions Ada Wren",
        "related 3 --limit 1", "quotes", "annotate --json a b", "annotate -", "add - a.txt", "status --json",
        "some/folder", "", "tag", "tag list --json", "tag add x 1 2", "tag add x --query y", "tag rename a b",
        "searches", "searches save A b -c", "searches remove A", "searches rename A B", "mark read 1",
        "mark unstarred --query is:starred",
    ])
    func `are understood`(line: String) throws {
        _ = try Dossier.parseAsRoot(Self.arranged(line))
    }

    @Test(arguments: [
        "list --jsn", "search", "search x --limit -1", "search x --limit 0", "related 3 --limit 0",
        "doubts --limit -3", "show", "show 1 2", "add", "mentions", "related",
        "status now", "--foo", "tag add", "tag add x", "tag rename a", "mark read", "mark blue 1",
        "searches save A",
    ])
    func `are refused with status 2`(line: String) {
        #expect(throws: (any Error).self) {
            try Dossier.parseAsRoot(Self.arranged(line))
        }
    }

    @Test func `a minus before a word is part of the query`() throws {
        let command = try Dossier.parseAsRoot(Self.arranged("search harbour -the --json OR -quay"))
        let search = try #require(command as? SearchCommand)
        #expect(search.query == ["harbour", "-the", "OR", "-quay"])
        #expect(search.json)
    }
}
