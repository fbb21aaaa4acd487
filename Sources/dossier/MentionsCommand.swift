import ArgumentParser
import Articles
import Entities
import Library

/// `dossier mentions NAME`: every mention of an entity in its sentence.
struct MentionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mentions", abstract: "Every mention of someone or something, in its sentence.",
        discussion: """
            examples:
              dossier mentions 'Ada Wren'
              dossier mentions e12 --json
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false
    @Argument(help: ArgumentHelp("A name, an alias, or an id as “dossier who” prints it.", valueName: "NAME"))
    var name: [String]

    func run() throws {
        let library = try library.open()
        var output = Output()
        var offsets = ArticleOffsets(library)
        for entity in try library.entities(called: name.joined(separator: " ")) {
            var heading = !json
            try Windows.each({ try library.mentions(of: entity.id, window: $0) }) { found in
                if json { return output.line(found.json(try offsets.of(found.article))) }
                if heading {
                    let text = "\(entity.name) (\(entity.kind.rawValue), \(entity.id.text))"
                    output.line(text, bold: [0..<entity.name.utf8.count])
                }
                heading = false
                let place = "\(Columns.right("\(found.article.rawValue)", width: 6))  \(found.date.day)  "
                output.line(
                    place + found.sentence, bold: [found.rangeInSentence.shifted(by: place.utf8.count)])
            }
        }
    }
}

extension Library {
    /// The entities that a person means by a name, an alias or an id (`e12`).
    ///
    /// - Throws: ``Failure`` when there is none.
    func entities(called name: String) throws -> [EntityRow] {
        var key = name
        if name.hasPrefix("e"), name.utf8.count > 1,
            name.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
        {
            key.removeFirst()
        }
        let found = try entities(named: key)
        guard !found.isEmpty else {
            throw Failure(
                "Nobody and nothing in the library is called “\(name)”; try “dossier who” with a part of the name."
            )
        }
        return found
    }

    /// The article that a person means by an id or a path.
    ///
    /// - Throws: ``Failure`` when there is none.
    func article(called name: String) throws -> OpenedArticle {
        guard let id = try articleID(named: name), let opened = try article(id) else {
            throw Failure(
                "No article of the library has the id or path “\(name)”; “dossier list” prints them.")
        }
        return opened
    }
}
