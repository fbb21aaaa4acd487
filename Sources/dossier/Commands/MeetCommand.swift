import ArgumentParser
import Articles
import Entities
import Library

/// `dossier meet A B`: where two are named together.
struct MeetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "meet", abstract: "The articles that name both of two, and the sentences that do.",
        discussion: """
            An article in which no sentence names both is listed without one. A name that several have means all \
            of them.

            examples:
              dossier meet 'Ada Wren' 'Thomas Reed'
              dossier meet e12 e31 --json
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object a line.") var json = false
    @Argument(help: ArgumentHelp("A name, an alias, or an id.", valueName: "A")) var one: String
    @Argument(help: ArgumentHelp("The other.", valueName: "B")) var other: String

    func run() throws {
        let library = try library.open()
        let (first, second) = try Self.told(
            apart: library.entities(called: one), library.entities(called: other))
        let named = [Set(first.map(\.id)), Set(second.map(\.id))]
        let ofSecond = Set(try second.flatMap { try library.trail(of: $0.id) }.map(\.article))
        var seen: Set<ArticleID> = []
        let articles = try first.flatMap { try library.trail(of: $0.id) }.map(\.article)
            .filter { ofSecond.contains($0) && seen.insert($0).inserted }
        var output = Output()
        if articles.isEmpty, !json {
            output.line("No article names both \(first[0].name) and \(second[0].name).")
        }
        var meetings = Pieces(articles) { try library.meetings(of: named, in: $0) }
        while let meeting = try meetings.next() { write(meeting, to: &output) }
    }

    /// Whoever both names can mean is meant by but one of them.
    ///
    /// - Throws: ``Failure`` where both mean the same.
    private static func told(
        apart first: [EntityRow], _ second: [EntityRow]
    ) throws -> ([EntityRow], [EntityRow]) {
        let onlyFirst = first.filter { !second.contains($0) }
        if !onlyFirst.isEmpty { return (onlyFirst, second) }
        let onlySecond = second.filter { !first.contains($0) }
        guard !onlySecond.isEmpty else {
            throw Failure("Both names mean \(first[0].name); give two that are different.")
        }
        return (first, onlySecond)
    }

    private func write(_ meeting: Meeting, to output: inout Output) {
        if json {
            for sentence in meeting.json { output.line(sentence) }
            return
        }
        output.row(meeting.headline.columns + meeting.headline.title)
        let indent = String(repeating: " ", count: 20)
        for sentence in meeting.sentences {
            output.line(
                indent + sentence.text, bold: sentence.names.map { $0.shifted(by: indent.utf8.count) })
        }
    }
}

extension Meeting {
    /// An object for each sentence; one without a sentence where there is none.
    fileprivate var json: [JSON] {
        func object(_ sentence: Sentence?) -> JSON {
            headline.json([
                "sentence": JSON(sentence?.text),
                "start": sentence.map { .int($0.scalars.lowerBound) } ?? .null,
                "end": sentence.map { .int($0.scalars.upperBound) } ?? .null,
            ])
        }
        return sentences.isEmpty ? [object(nil)] : sentences.map(object)
    }
}
