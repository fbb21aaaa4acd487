import ArgumentParser
import Articles
import CrossReferences
import Entities
import Library
import ReaderApp

/// `dossier doubts`: who may be the same, and who may not.
struct DoubtsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doubts", abstract: "Who may be the same, or not, and to answer it.",
        discussion: """
            Those that most mentions depend on come first. An answer is a correction: “dossier corrections undo” takes \
            it back.

            examples:
              dossier doubts
              dossier doubts --json --limit 10
              dossier doubts answer 12 same
              dossier doubts answer 12 different
            """,
        subcommands: [DoubtsList.self, DoubtsAnswer.self], defaultSubcommand: DoubtsList.self)
}

/// `dossier doubts list`.
struct DoubtsList: OptionsWithValues {
    static let optionsWithValue: Set<String> = ["--limit"]
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The doubts, those that most mentions depend on first.")

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false
    @Option(help: ArgumentHelp("At most this many.", valueName: "N")) var limit: Int?

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit must be 1 or more.") }
    }

    func run() throws {
        let library = try library.open()
        var output = Output()
        var offsets = ArticleOffsets(library)
        var doubts = Pieces(Array(try library.openDoubts().prefix(limit ?? .max))) { try library.doubts($0) }
        while let doubt = try doubts.next() {
            if json {
                output.line(try doubt.json(&offsets))
            } else {
                Self.write(doubt, to: &output)
            }
        }
    }

    private static func write(_ doubt: Doubt, to output: inout Output) {
        let id = Columns.right("\(doubt.id)", width: 6)
        let question = doubt.isLinked ? "taken for one" : "taken for two"
        let sure = sureness(doubt.confidence)
        let mentions = doubt.mentions.counted("mention")
        let names = "\(doubt.subject.name) / \(doubt.candidate.name)"
        output.row("\(id)  ", "\(names)  (\(question), \(sure), \(mentions))", bold: [0..<names.utf8.count])
        let indent = String(repeating: " ", count: 8)
        output.row(indent, doubt.reason)
        for side in [doubt.subject, doubt.candidate] {
            let facts = [side.roles.first, side.articles.counted("article")].compactMap { $0 }
            output.row(indent, "\(side.entity.text) \(side.name) (\(facts.joined(separator: ", ")))")
            for sentence in side.sentences {
                let place = "\(indent)  \(sentence.headline.date.day)  "
                output.row(place, sentence.sentence, bold: [sentence.rangeInSentence])
            }
        }
    }
}

/// `dossier doubts answer ID same|different`.
struct DoubtsAnswer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer", abstract: "Say whether both are the same.")

    /// What can be answered.
    enum Answer: String, ExpressibleByArgument, CaseIterable { case same, different }

    @OptionGroup var options: CorrectionOptions
    @Argument(help: ArgumentHelp("The number of the doubt, as “dossier doubts” prints it.", valueName: "ID"))
    var id: Int64
    @Argument(help: ArgumentHelp("same or different.", valueName: "ANSWER")) var answer: Answer

    func run() throws {
        let library = try options.library.open()
        guard let doubt = try library.doubt(id) else {
            throw Failure(
                "There is no doubt \(id), or it has been answered; “dossier doubts” prints those there are.")
        }
        var output = Output()
        options.write(try library.answer(doubt, isSame: answer == .same), to: &output)
    }
}

extension Doubt {
    /// - Parameter offsets: Those of the articles' texts.
    fileprivate func json(_ offsets: inout ArticleOffsets) throws -> JSON {
        [
            "id": .string(String(id)), "subject": try subject.json(&offsets),
            "candidate": try candidate.json(&offsets), "article": article.json, "linked": .bool(isLinked),
            "reason": .string(reason),
            "confidence": .number(confidence), "mentions": .int(mentions),
        ]
    }
}

extension DoubtSide {
    fileprivate func json(_ offsets: inout ArticleOffsets) throws -> JSON {
        var found: [JSON] = []
        for sentence in sentences { found.append(sentence.json(try offsets.of(sentence.headline.article))) }
        return [
            "id": entity.json, "name": .string(name), "kind": .string(kind.rawValue), "roles": JSON(roles),
            "articles": .int(articles), "mentions": .int(mentions), "sentences": .array(found),
        ]
    }
}
