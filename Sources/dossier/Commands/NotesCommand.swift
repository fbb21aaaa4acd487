import ArgumentParser
import Articles
import CrossReferences
import Foundation
import Library

/// `dossier notes`: what a person wrote down.
struct NotesCommand: OptionsWithValues {
    static let optionsWithValue: Set<String> = ["--on", "--about", "--write"]
    static let configuration = CommandConfiguration(
        commandName: "notes", abstract: "Notes on people, articles and passages.",
        discussion: """
            Notes are kept in the library; “dossier note” writes them, as do a and A in the reader. Articles with notes are \
            found by is:noted and note:WORD. --write makes a Markdown file of each; those that are there already are \
            left alone.

            examples:
              dossier notes
              dossier notes harbour --json
              dossier notes --about 'Ada Wren'
              dossier notes --write ~/notes
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false
    @Option(
        help: ArgumentHelp("Only those on this article and its passages.", valueName: "ARTICLE"),
        completion: LibraryCompletion.articles)
    var on: String?
    @Option(
        help: ArgumentHelp("Only those on this person, organisation or place.", valueName: "NAME"),
        completion: LibraryCompletion.names)
    var about: String?
    @Option(
        help: ArgumentHelp("Write each to a Markdown file in this folder.", valueName: "FOLDER"),
        completion: .directory)
    var write: String?
    @Argument(help: ArgumentHelp("Only those with all of these words in them.", valueName: "WORD"))
    var words: [String] = []

    func validate() throws {
        if on != nil, about != nil { throw ValidationError("Give --on or --about, not both.") }
    }

    func run() throws {
        let library = try library.open()
        let notes = try chosen(library).filter { note in
            words.allSatisfy {
                note.text.range(of: $0, options: [.caseInsensitive, .diacriticInsensitive]) != nil
            }
        }
        var output = Output()
        if let write { return try writeFiles(library.files(of: notes), to: write, &output) }
        if notes.isEmpty, !json { Message.error("Nothing is noted; “dossier note” writes a note.") }
        var offsets = ArticleOffsets(library)
        for note in notes {
            if json {
                output.line(try note.json(&offsets))
            } else {
                tell(note, &output)
            }
        }
    }

    private func chosen(_ library: Library) throws -> [Note] {
        if let on { return try library.notes(on: library.articleID(called: on)) }
        if let about { return try library.notes(on: library.entity(called: about).id) }
        return try library.notes()
    }

    private func tell(_ note: Note, _ output: inout Output) {
        let day = CalendarDay(secondsSince1970: note.made).iso
        let id = Columns.left("n\(note.id.rawValue)", width: 6)
        output.line("\(id)  \(day)  \(note.about)", bold: [])
        if let passage = note.passage {
            output.row(
                "                    “\(passage.split(whereSeparator: \.isWhitespace).joined(separator: " "))”"
            )
        }
        for line in note.text.split(separator: "\n", omittingEmptySubsequences: false) {
            output.row("                    \(line)")
        }
    }

    private func writeFiles(_ files: [NoteFile], to folder: String, _ output: inout Output) throws {
        let target = URL(filePath: folder)
        do {
            try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        } catch {
            throw Failure("\(folder) cannot be made; give a folder that you may write to.")
        }
        var written = 0
        for file in files {
            let path = target.appending(path: file.name).path
            if FileManager.default.fileExists(atPath: path) { continue }
            try WholeFile.write(
                Array(file.contents.utf8), to: path, permissions: 0o600,
                advice: "give a folder that you may write to")
            written += 1
        }
        let kept = files.count - written
        if json {
            return output.line(["written": .int(written), "kept": .int(kept), "folder": .string(folder)])
        }
        let others = kept == 0 ? "" : "; \(kept) were there already and are as they were"
        output.line("\(written.counted("note")) written to \(folder)\(others).")
    }
}

extension Note {
    /// A note as `notes`, `show` and `person` print it.
    ///
    /// - Parameter offsets: Converts its place to Unicode scalars.
    func json(_ offsets: inout ArticleOffsets) throws -> JSON {
        json(
            place: try subject.range.flatMap { range in
                try subject.article.map { try offsets.of($0).scalars(range) }
            })
    }

    /// - Parameter place: Where its passage is, in Unicode scalars of the article's text.
    func json(place: Range<Int>?) -> JSON {
        [
            "id": .int(Int(id.rawValue)), "about": .string(about), "article": subject.article?.json ?? .null,
            "entity": subject.entity?.json ?? .null, "passage": JSON(passage),
            "start": place.map { .int($0.lowerBound) } ?? .null,
            "end": place.map { .int($0.upperBound) } ?? .null,
            "text": .string(text), "made": .string(Self.moment(made)),
            "changed": .string(Self.moment(changed)),
        ]
    }

    private static func moment(_ seconds: Int64) -> String {
        Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
    }
}
