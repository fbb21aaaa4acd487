import ArgumentParser
import Articles
import Foundation
import Library

/// `dossier note`: writes, changes and takes away notes.
struct NoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note", abstract: "Write notes on people and articles, change them, take them away.",
        discussion: """
            A note is Markdown. Without TEXT it is read from standard input. It stays with the person, the article or \
            the passage, whatever is added or corrected later.

            examples:
              dossier note about 'Ada Wren' 'Ask her about the ferry.'
              dossier note on 12 'Written before the verdict.'
              dossier note on 12 --passage 'the fish was turbot' 'Who paid?'
              dossier note change n3 < note.md
              dossier note remove n3
              dossier notes
            """,
        subcommands: [
            NoteAboutCommand.self, NoteOnCommand.self, NoteChangeCommand.self, NoteRemoveCommand.self,
        ])

    /// The text of a note, as it was typed or from standard input.
    static func text(_ words: [String]) throws -> String {
        let typed = words.joined(separator: " ")
        guard words.isEmpty || typed == "-" else { return typed }
        return String(decoding: try ArticleFile.readAll(STDIN_FILENO, path: "Standard input"), as: UTF8.self)
    }

    static func write(_ text: String, on subject: Note.Subject, in library: Library, json: Bool) throws {
        guard let note = try library.write(text, on: subject) else {
            throw Failure("There is nothing to note.")
        }
        var output = Output()
        if json {
            var offsets = ArticleOffsets(library)
            return output.line(try note.json(&offsets))
        }
        output.line("Noted on “\(note.about)” (n\(note.id.rawValue)).")
    }

    /// The note that a person means by a number: `n12` or `12`.
    ///
    /// - Throws: ``Failure`` when there is none.
    static func note(_ name: String, in library: Library) throws -> Note {
        let digits = name.hasPrefix("n") ? name.dropFirst() : name[...]
        guard let number = Int64(digits), let note = try library.note(NoteID(rawValue: number)) else {
            throw Failure("There is no note “\(name)”; “dossier notes” prints their numbers.")
        }
        return note
    }
}

/// `dossier note about NAME`: a note on a person, an organisation or a place.
struct NoteAboutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "about", abstract: "Write a note on a person, an organisation or a place.")

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object.") var json = false
    @Argument(
        help: ArgumentHelp("A name, an alias, or an id as “dossier who” prints it.", valueName: "NAME"),
        completion: LibraryCompletion.names)
    var name: String
    @Argument(help: ArgumentHelp("The note; from standard input without it.", valueName: "TEXT"))
    var text: [String] = []

    func run() throws {
        let library = try library.open()
        let entity = try library.entity(called: name)
        try NoteCommand.write(NoteCommand.text(text), on: .entity(entity.id), in: library, json: json)
    }
}

/// `dossier note on ARTICLE`: a note on an article, or on a passage of it.
struct NoteOnCommand: OptionsWithValues {
    static let optionsWithValue: Set<String> = ["--passage"]
    static let configuration = CommandConfiguration(
        commandName: "on", abstract: "Write a note on an article, or on a passage of it.")

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object.") var json = false
    @Option(help: ArgumentHelp("The words of the article that it is on.", valueName: "WORDS"))
    var passage: String?
    @Argument(
        help: ArgumentHelp("An id as “dossier list” prints it, or a path.", valueName: "ARTICLE"),
        completion: LibraryCompletion.articles)
    var article: String
    @Argument(help: ArgumentHelp("The note; from standard input without it.", valueName: "TEXT"))
    var text: [String] = []

    func run() throws {
        let library = try library.open()
        let article = try library.articleID(called: article)
        var subject = Note.Subject.article(article)
        if let passage {
            guard let range = try library.place(of: passage, in: article) else {
                throw Failure("Article \(article.rawValue) does not have the words “\(passage)”.")
            }
            subject = .passage(article, range)
        }
        try NoteCommand.write(NoteCommand.text(text), on: subject, in: library, json: json)
    }
}

/// `dossier note change ID`: writes a note anew.
struct NoteChangeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "change", abstract: "Write a note anew.")

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object.") var json = false
    @Argument(help: ArgumentHelp("The number of the note, as “dossier notes” prints it.", valueName: "ID"))
    var id: String
    @Argument(help: ArgumentHelp("The note; from standard input without it.", valueName: "TEXT"))
    var text: [String] = []

    func run() throws {
        let library = try library.open()
        let note = try NoteCommand.note(id, in: library)
        let text = try NoteCommand.text(text)
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw Failure("There is nothing to note; “dossier note remove \(id)” takes a note away.")
        }
        _ = try library.change(NoteChange(note.subject, id: note.id, before: note.text, after: text))
        var output = Output()
        if json, let changed = try library.note(note.id) {
            var offsets = ArticleOffsets(library)
            return output.line(try changed.json(&offsets))
        }
        output.line("The note on “\(note.about)” is changed.")
    }
}

/// `dossier note remove ID`: takes a note away.
struct NoteRemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "remove", abstract: "Take a note away.")

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object.") var json = false
    @Argument(help: ArgumentHelp("The number of the note, as “dossier notes” prints it.", valueName: "ID"))
    var id: String

    func run() throws {
        let library = try library.open()
        let note = try NoteCommand.note(id, in: library)
        _ = try library.change(NoteChange(note.subject, id: note.id, before: note.text, after: nil))
        var output = Output()
        if json {
            var offsets = ArticleOffsets(library)
            return output.line(try note.json(&offsets))
        }
        output.line("The note on “\(note.about)” is gone.")
    }
}
