import Foundation
import Testing

/// Which targets may import what: the table of the design, kept true.
@Suite struct `The table of imports` {
    /// Of our own targets and the packages; the standard library and the system's modules are in `system`.
    static let allowed: [String: Set<String>] = [
        "CNcurses": [], "CLibXML2": [], "CUchardet": [], "CLibArchive": [], "CSQLite": [], "CCLD2": [],
        "CCurl": [],
        "CGMime": [], "CChildProgram": [], "CMD4C": [], "CLibYAML": [],
        "CFuzzer": [],
        "TextBytes": [],
        "WordIndex": ["TextBytes"],
        "Articles": [
            "TextBytes", "CLibXML2", "CUchardet", "CLibArchive", "CSQLite", "CCLD2", "CChildProgram",
            "CGMime", "CMD4C", "CLibYAML",
        ],
        "Fetch": ["CCurl"],
        "Entities": ["TextBytes", "Articles"],
        "CrossReferences": ["TextBytes", "Articles", "Entities"],
        "Library": [
            "TextBytes", "WordIndex", "Articles", "Entities", "CrossReferences", "GRDB", "GRDBSQLite",
        ],
        "TerminalUI": ["TextBytes"],
        "NcursesTerminal": ["TerminalUI", "CChildProgram", "CNcurses"],
        "ReaderApp": ["TextBytes", "Articles", "Entities", "CrossReferences", "Library", "TerminalUI"],
        "dossier": [
            "TextBytes", "Articles", "Fetch", "Entities", "CrossReferences", "Library", "ReaderApp",
            "TerminalUI", "NcursesTerminal",
            "ArgumentParser", "TOMLKit",
        ],
        "entity-trainer": ["Articles", "Entities", "ArgumentParser"],
        "reader-fuzzer": ["Articles", "CFuzzer"],
        "dossier-benchmarks": [
            "Articles", "Entities", "CrossReferences", "Library", "ReaderApp", "TerminalUI", "ArgumentParser",
        ],
    ]
    /// Modules that come with Swift or the system, and what Swift's own packages add to its standard library.
    static let system: Set<String> = [
        "Algorithms",
        "Foundation", "FoundationEssentials", "Glibc", "Darwin", "Dispatch", "Synchronization",
    ]
    /// Targets that must stay free of Foundation, so that they stay values.
    static let withoutFoundation: Set<String> = ["TerminalUI", "NcursesTerminal", "Fetch"]

    static let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources")

    @Test func `every folder under Sources is a target of the table`() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
            .filter { !$0.hasPrefix(".") }
        #expect(Set(folders) == Set(Self.allowed.keys))
    }

    @Test(arguments: allowed.keys.sorted())
    func `a target imports only what it may`(target: String) throws {
        let permitted = Self.allowed[target, default: []]
        let folder = Self.sources.appending(path: target)
        let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        #expect(!files.isEmpty)
        for file in files where file.hasSuffix(".swift") {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            for module in Self.importedModules(in: text) {
                let isSystem = Self.system.contains(module)
                let isFoundation = module.hasPrefix("Foundation")
                let mayUse = isSystem && !(isFoundation && Self.withoutFoundation.contains(target))
                #expect(mayUse || permitted.contains(module), "\(target)/\(file) imports \(module)")
            }
        }
    }

    @Test func `an import is found however it is written`() {
        let text =
            "import A\npublic import B\n@testable import C\nimport struct D.Thing\n  // import E\nlet importX = 1"
        #expect(Self.importedModules(in: text) == ["A", "B", "C", "D"])
    }

    static func importedModules(in text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            var words = line.split(separator: " ")[...]
            while let word = words.first,
                word.hasPrefix("@") || ["public", "internal", "private"].contains(word)
            {
                words = words.dropFirst()
            }
            guard words.first == "import" else { return nil }
            words = words.dropFirst()
            if let kind = words.first,
                ["struct", "class", "enum", "func", "protocol", "var", "let"].contains(kind)
            {
                words = words.dropFirst()
            }
            return words.first.map { String($0.prefix { $0 != "." }) }
        }
    }
}

/// A new event, effect or overlay is to be met by every switch that it concerns, so none may have a `default:`.
@Suite struct `Switches that the compiler guards` {
    /// The names of the values that such switches are over, and the files where that is `self`.
    static let values: Set<String> = [
        "event", "effect", "overlay", "question", "change", "answer", "purpose", "focus", "pane",
    ]
    static let files: Set<String> = [
        "Effect.swift", "Question.swift", "Change.swift", "Overlay.swift", "Pane.swift",
    ]

    @Test func `none in the reader has a default`() throws {
        let folder = `The table of imports`.sources.appending(path: "ReaderApp")
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        var count = 0
        for path in paths where path.hasSuffix(".swift") {
            let file = folder.appending(path: path)
            let text = try String(contentsOf: file, encoding: .utf8)
            let isTheirs = Self.files.contains(file.lastPathComponent)
            let switches = Self.switches(in: text, over: isTheirs ? Self.values.union(["self"]) : Self.values)
            count += switches.count
            #expect(switches.allSatisfy { !$0 }, "\(path) has a default")
        }
        #expect(count > 10)
    }

    @Test func `a default is found in its own switch only`() {
        let text = """
            switch event {
            case .a:
                switch key {
                default: break
                }
            }
            switch key {
            default: break
            }
                switch effect {
                case .b: break
                default: break
                }
            """
        #expect(Self.switches(in: text, over: Self.values) == [false, true])
    }

    /// For each switch over one of the values, whether it has a default; lines must be indented as the formatter does.
    static func switches(in text: String, over values: Set<String>) -> [Bool] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.compactMap { index in
            let line = lines[index].drop { $0 == " " }
            guard line.contains("switch "), line.hasSuffix(" {"),
                let value = line.split(separator: " ").dropLast().last.map(String.init),
                values.contains(value)
            else { return nil }
            let indent = lines[index].prefix { $0 == " " }
            return lines[index...].dropFirst().prefix { $0 != indent + "}" }.contains {
                $0.hasPrefix(indent + "default")
            }
        }
    }
}

@Suite struct `What the library has stored` {
    private static func unchecked() throws -> [Regex<AnyRegexOutput>] {
        try [
            // A column of a row by its place or its name, and whatever is cast to a stored type.
            Regex(#"\brow\??\[(?!stored)"#), Regex(#"\$\d\[[\d"]"#),
            Regex(#"[\w)\]?]\["[A-Za-z]+"\]"#),
            Regex(#"\[(?!stored)[^\[\]]*\] as (Int|Int64|Int32|Bool|String|Data|Double)\b"#),
            Regex(#"withUnsafeData|\.coalesce\(|\.decode\(|try!|as!"#),
            // What is fetched without a row is converted by SQLite; of other types it may be refused.
            Regex(#"\b(?!Row\b|Int\b|Int64\b|Bool\b|String\b|Data\b)\w+\.fetch(One|All|Set|Cursor)\("#),
        ].map { $0.wordBoundaryKind(.simple) }
    }

    @Test(arguments: [
        "row[0] as Int64? ?? 0", "let name: String = row[\"name\"]", "$0[\"id\"]", "found[1] as String?",
        "try Int32.fetchOne(database, sql: find)", "try row.withUnsafeData(atIndex: 0) { $0 }",
    ])
    func `an unchecked way is found`(line: String) throws {
        #expect(try Self.unchecked().contains { line.contains($0) })
    }

    /// GRDB stops the program at a column of another type than was asked for; `stored:` does not.
    @Test func `is read in one way, whatever a damaged file holds`() throws {
        let folder = `The table of imports`.sources.appending(path: "Library")
        let unchecked = try Self.unchecked()
        let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        for file in files where file.hasSuffix(".swift") && !file.hasSuffix("/Row+StoredValue.swift") {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                for pattern in unchecked where line.contains(pattern) {
                    Issue.record("\(file):\(number + 1) reads a stored value unchecked: \(line)")
                }
            }
        }
    }
}
