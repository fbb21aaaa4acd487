import ArgumentParser
import CrossReferences
import Entities
import Glibc
import Library

/// `dossier merge LIBRARY…`: takes other libraries into this one.
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Take other libraries into this one.",
        discussion: """
            What the others have comes into the library: articles, marks, tags, what was read, notes, whom they follow, \
            saved searches, corrections, which of several copies was chosen, feeds, and places marked with a letter. An article that is here already - the same file, or the same content under \
            another name - is there once, with the marks of both. Who is who is decided anew, as if all articles had been \
            added here.

            A correction that contradicts one made here is told, and left to you: the one made here stands. A saved search \
            whose name means another one here gets a number after its name. Nothing in the other libraries changes. \
            Stopped or killed, the same command goes on from there.

            examples:
              dossier merge ~/colleague/library.db
              dossier merge --library all.db part-1.db part-2.db
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print a JSON object for each library.") var json = false
    @Argument(help: ArgumentHelp("Libraries to take in.", valueName: "LIBRARY"), completion: .file())
    var libraries: [String]

    func run() throws {
        let place = try library.path()
        let others = try libraries.map { path in
            guard access(path, F_OK) == 0 else { throw LibraryError.missing(path: path) }
            guard !Self.isSame(path, place) else {
                throw Failure("\(path) is the library itself; name another one to take in.")
            }
            return try Library(path: path, readOnly: true)
        }
        let annotator = try ArticleAnnotator.shipped()
        let importer = Importer(library: try library.openOrMake(), names: annotator.annotate)
        Interruption.watch()
        var output = Output()
        for other in others {
            let report = try importer.merge(
                other, progress: { Message.progress("Taking in \(other.path) … \($0) of \($1)") },
                isCancelled: { Interruption.happened })
            Message.endProgress()
            tell(report, of: other.path, &output)
            output.flush()
            guard report.wasCancelled else { continue }
            Message.error(Interruption.words)
            throw ExitCode(130)
        }
    }

    private static func isSame(_ one: String, _ other: String) -> Bool {
        var (first, second) = (stat(), stat())
        return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_ino == second.st_ino
            && first.st_dev == second.st_dev
    }

    private func tell(_ report: MergeReport, of path: String, _ output: inout Output) {
        guard !json else { return output.line(report.json(path)) }
        output.line(
            "\(path): \(report.new) new, \(report.versions) other versions, \(report.known) here already;"
                + " \(report.marked.counted("article")) marked, \(report.notes.counted("note")),"
                + " \(report.follows) followed, \(report.searches.counted("search", "searches")),"
                + " \(report.corrections.counted("correction"))")
        let more = [
            (report.chosenCopies, "chosen copy", "chosen copies"), (report.feeds, "feed", "feeds"),
            (report.letters, "lettered mark", "lettered marks"),
        ].filter { $0.0 > 0 }.map { $0.0.counted($0.1, $0.2) }
        if !more.isEmpty { output.line("Also \(more.joined(separator: ", ")).") }
        if !report.takenLetters.isEmpty {
            output.line(
                "Letters that mark another place here go on doing that: \(report.takenLetters.joined(separator: ", "))."
            )
        }
        if report.renamed > 0 {
            output.line(
                "\(report.renamed.counted("article")) of files that hold something else here"
                    + " stand under \(path) in lists.")
        }
        for name in Set(report.unknownNames).sorted() {
            output.line("\(name) is not named in any article taken in: no note or follow was kept.")
        }
        guard !report.contradictions.isEmpty else { return }
        output.line("These contradict what was decided here, and were not taken:")
        for contradiction in report.contradictions {
            output.line("  there: \(contradiction.there.line)")
            output.line("  here:  \(contradiction.here.line)")
        }
    }
}

extension MergeReport {
    fileprivate func json(_ path: String) -> JSON {
        let contradictions = contradictions.map { contradiction -> JSON in
            ["here": .string(contradiction.here.line), "there": .string(contradiction.there.line)]
        }
        return [
            "path": .string(path), "new": .int(new), "versions": .int(versions), "known": .int(known),
            "renamed": .int(renamed), "marked": .int(marked), "notes": .int(notes), "follows": .int(follows),
            "searches": .int(searches), "corrections": .int(corrections),
            "chosen_copies": .int(chosenCopies), "feeds": .int(feeds), "letters": .int(letters),
            "taken_letters": JSON(takenLetters), "contradictions": .array(contradictions),
            "unknown_names": JSON(unknownNames),
            "cancelled": .bool(wasCancelled),
        ]
    }
}
