import ArgumentParser
import Foundation
import Library
import Testing

@testable import dossier

@Suite struct `Every command on very little` {
    /// What a library holds, as the text of its articles.
    enum Holding: String, CaseIterable {
        case noFile, nothing, oneArticle, namesNobody

        var text: String? {
            switch self {
            case .noFile, .nothing: nil
            case .oneArticle:
                "Old ferry sold\n\nMayor Helen Brandt of Boston sold it on Monday. “I am sorry,” Brandt said."
            case .namesNobody: "rain\n\nit rained all day, and then it rained all night."
            }
        }
    }

    /// Every command that does something by itself, by its words, with the arguments that it is given.
    private static let runs: [String: [String]] = [
        "read": ["--keys \"j Enter 3 Enter n i H s a\" --size 100x30", "--keys \"\" --size 1x1"],
        "add": [".nowhere", "--json .empty", "http://127.0.0.1:1/"],
        "sync": [
            "", "--json", "--list", "--list --json", "--drop x", "--add http://127.0.0.1:1/",
            "--add .nowhere",
        ],
        "list": ["", "--json", "brandt OR rain"],
        "search": ["rain", "--json brandt", "\"a b\" -c person:x"],
        "show": ["1", "--json 1", "--left-out 1", "--left-out --json 1"],
        "who": ["", "--json", "--kind person", "brandt", "'after:2024 x'"],
        "mentions": ["Brandt", "--json e1"], "quotes": ["", "--json", "Brandt"],
        "timeline": ["Brandt", "--json --by year e1", "", "--compare Boston --query rain Brandt"],
        "meet": ["Brandt Boston", "--json e1 e2"],
        "network": ["Brandt", "--json e1", "--as dot --query rain", "--as graphml Brandt", "--as csv e1"],
        "export": [
            "person Brandt --as md", "quotes --as csv", "meet e1 e2", "timeline --as jsonl", "network e1",
            "list rain", "search brandt --as jsonl", "ftm",
        ],
        "copies": ["", "--json 1", "1 --choose"], "diff": ["1 1", "--json 1 1"],
        "follow": ["Brandt", "--json Boston", "--list", "--drop Brandt"], "news": ["", "--json"],
        "stories": ["", "--json rain"], "related": ["1", "--json 1"], "person": ["Brandt", "--json e1"],
        "annotate": ["", "--json .empty/.rain", "--lines .empty/.rain"],
        "merge": [".nowhere", "--json .empty/.rain"],
        "why": ["1 0", "--json 1 22"],
        "doubts list": ["", "--json --limit 3"], "doubts answer": ["1 same", "1 different --json"],
        "tag list": ["", "--json"], "tag add": ["wet 1", "wet --query rain", "wet --query ''"],
        "tag remove": ["wet 1"], "tag rename": ["wet dry"],
        "mark": ["read 1", "starred --query rain"],
        "notes": ["", "--json", "--on 1 rain", "--write .notes"],
        "note about": ["Brandt Oh.", "--json e1 No."],
        "note on": ["1 Wet.", "--json 1 --passage rain Dry."],
        "note change": ["n1 Wetter."], "note remove": ["1", "--json n2"],
        "searches list": ["", "--json"], "searches save": ["Rain rain"],
        "searches rename": ["Rain Wet"], "searches remove": ["Wet"],
        "corrections list": ["", "--json"], "corrections rename": ["Brandt Brandd"],
        "corrections merge": ["e1 e2"],
        "corrections split": ["e1 --in 1 --as Nobody", "Brandt --in 1 --at 22 --as Nobody"],
        "corrections not-a-name": ["Boston", "e1 --in 1 --at 22"],
        "corrections never-merge": ["e1 e2"],
        "corrections change-kind": ["e1 place"],
        "corrections undo": ["", "2"], "corrections redo": ["", "--json"],
        "corrections export": ["", "--json"], "corrections import": ["-"],
        "status": ["", "--json"], "check": ["", "--json", ".empty/.rain", "--json .nowhere"],
        "backup": [".copy"], "formats": [""], "manual": [".empty", ".nowhere"],
    ]

    /// The words of every command that is no group of others, in the order in which help lists them.
    private static func words(
        of command: any ParsableCommand.Type = Dossier.self, after: [String] = []
    ) -> [String] {
        let below = command.configuration.subcommands
        guard !below.isEmpty else { return [after.joined(separator: " ")] }
        return below.flatMap { words(of: $0, after: after + [$0.configuration.commandName ?? ""]) }
    }

    @Test func `every command has a run here`() {
        #expect(Set(Self.words()) == Set(Self.runs.keys))
    }

    @Test(arguments: Holding.allCases)
    func `none crashes, and a library stays sound`(holding: Holding) throws {
        let shop = try Workshop()
        try shop.write("it rained", to: ".empty/.rain")
        if let text = holding.text {
            try shop.write(text, to: "news/only.txt")
            #expect(try shop.run("add", "news").output.hasPrefix("1 new"))
        }
        if holding == .nothing {
            try shop.write("", to: ".library/a.db")
            _ = try Library(path: shop.folder.appending(path: ".library/a.db").path)
        }
        for words in Self.words() where holding != .noFile || words != "add" {
            for arguments in Self.runs[words] ?? [] {
                let line = "\(words) \(arguments)"
                let run = try shop.shell("$dossier \(line) < /dev/null")
                let told = run.output + run.errors
                #expect([0, 1, 2].contains(run.status), "\(line): \(run.status) \(told.suffix(300))")
                #expect(!told.contains("Fatal error"), "\(line): \(told.suffix(300))")
                #expect(
                    run.status == 0 || run.errors.hasPrefix("dossier: "), "\(line): \(run.status) \(told)")
            }
        }
        if holding != .noFile { #expect(try shop.run("check").status == 0) }
    }
}
