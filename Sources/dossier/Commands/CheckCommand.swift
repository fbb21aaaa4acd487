import ArgumentParser
import CrossReferences
import Library

/// `dossier check`: whether everything in the library is as it should be.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look through the whole library for damage; or check an export.",
        discussion: """
            With a FILE that “dossier export” wrote (or E in the reader), it says of each of its rows whether the library \
            still says so: status 1 means that some words are gone.

            Without one: \
            Reads every article, every name and the index of words, and compares them with each other; the words of \
            500 articles with their texts, of all of them with --full. Nothing is \
            changed. On a terminal it tells how far it has come. Status 1 means that something is wrong; what, is told in a sentence each.
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print the outcome as one JSON object; of a file, one a row.") var json = false
    @Flag(help: "Compare the index of words with the texts of all articles.") var full = false
    @Argument(help: ArgumentHelp("A file that was exported.", valueName: "FILE")) var file: String?

    func validate() throws {
        if full, file != nil { throw ValidationError("--full is about a library; leave out FILE.") }
    }

    func run() throws {
        if let file { return try check(file) }
        let found = try library.open().check(isFull: full) { part, share in
            Message.progress(Self.line(part, share))
        }
        Message.endProgress()
        var output = Output()
        if json {
            output.line([
                "articles": .int(found.articles), "entities": .int(found.entities),
                "mentions": .int(found.mentions),
                "problems": .array(found.problems.map(JSON.string)),
            ])
        } else if found.isSound {
            output.line(
                """
                All is well: \(found.articles.counted("article")), \
                \(found.entities.counted("entity", "entities")), \(found.mentions.counted("mention")).
                """)
        } else {
            for problem in found.problems { output.line(problem) }
            output.line("The articles’ own files are not affected.")
        }
        output.flush()
        if !found.isSound { throw ExitCode(1) }
    }

    /// Says of each row of a file whether the library still says so.
    private func check(_ file: String) throws {
        let bytes = try GivenFile.bytes(of: file)
        guard let rows = ExportFormat.read(String(decoding: bytes, as: UTF8.self)) else {
            throw Failure("\(file) is no file that “dossier export” wrote; give one of its four formats.")
        }
        let verdicts = try library.open().check(rows)
        var output = Output()
        for (number, (row, verdict)) in zip(rows, verdicts).enumerated() {
            if json {
                output.line(row.json(verdict))
            } else if verdict != .same {
                output.line("row \(number + 1): \(verdict.inWords): “\(row.text)” (\(row.path))")
            }
        }
        let gone = verdicts.count { !$0.stillSays }
        if !json {
            output.line(
                gone == 0
                    ? "The library still says so: \(rows.count.counted("row"))."
                    : "\(gone) of \(rows.count.counted("row")) the library does not say any more.")
        }
        output.flush()
        if gone > 0 { throw ExitCode(1) }
    }

    /// What is looked at now: “Looking at the articles … 40 % (part 2 of 4)”.
    static func line(_ part: LibraryCheck.Part, _ share: Double) -> String {
        let name =
            switch part {
            case .file: "the file"
            case .articles: "the articles"
            case .entities: "who is named"
            case .words: "the index of words"
            }
        let parts = LibraryCheck.Part.allCases
        let place = (parts.firstIndex(of: part) ?? 0) + 1
        return "Looking at \(name) … \(Int(share * 100)) % (part \(place) of \(parts.count))"
    }
}

extension ExportVerdict {
    fileprivate var inWords: String {
        switch self {
        case .same: "as it was"
        case .articleChanged: "the words are there, though the article has changed"
        case .moved(let start): "the words now stand at \(start)"
        case .gone: "the article has these words no longer"
        case .noArticle: "the library has no such article"
        }
    }

    fileprivate var name: String {
        switch self {
        case .same: "same"
        case .articleChanged: "changed"
        case .moved: "moved"
        case .gone: "gone"
        case .noArticle: "no article"
        }
    }
}

extension ExportRow {
    fileprivate func json(_ verdict: ExportVerdict) -> JSON {
        [
            "verdict": .string(verdict.name), "says": .bool(verdict.stillSays), "text": .string(text),
            "path": .string(path), "start": .int(start), "end": .int(end),
        ]
    }
}
