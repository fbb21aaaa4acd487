import ArgumentParser
import Articles
import Entities
import Library

/// `dossier meet A B`: where two are named together.
struct MeetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "meet", abstract: "The articles that name both of two, and the sentences that do.",
        discussion: """
            An article whose sentences each name but one of them stands without a sentence. A name that several have \
            means all of them.

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
        for article in articles {
            guard let opened = try library.article(article) else { continue }
            write(Meeting(of: named, in: opened), to: &output)
        }
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
        let row = meeting.opened.row
        if json {
            for sentence in meeting.json { output.line(sentence) }
            return
        }
        output.row("\(Columns.right("\(row.id.rawValue)", width: 6))  \(row.date.day)  \(row.title)")
        let indent = String(repeating: " ", count: 20)
        for sentence in meeting.sentences {
            output.line(
                indent + sentence.text, bold: sentence.names.map { $0.shifted(by: indent.utf8.count) })
        }
    }
}

/// An article that names two, and its sentences that name both.
private struct Meeting {
    struct Sentence {
        /// UTF-8 offsets into the article's text.
        var range: Range<Int>
        /// In one line; of the same length in bytes as in the text.
        var text: String
        /// UTF-8 offsets within `text`.
        var names: [Range<Int>]
    }
    let opened: OpenedArticle
    let sentences: [Sentence]

    /// - Parameter named: The entities that each of the two names means.
    init(of named: [Set<EntityID>], in opened: OpenedArticle) {
        self.opened = opened
        sentences = opened.sentences.compactMap { range in
            let mentions = opened.mentions.filter { mention in
                mention.range.overlaps(range) && named.contains { $0.contains(mention.entity) }
            }
            guard named.allSatisfy({ ids in mentions.contains { ids.contains($0.entity) } }) else {
                return nil
            }
            let bytes = opened.article.text.slice(utf8: range).utf8.map { $0 == 0x0A ? 0x20 : $0 }
            return Sentence(
                range: range, text: String(decoding: bytes, as: UTF8.self),
                names: mentions.map { $0.range.clamped(to: range).shifted(by: -range.lowerBound) })
        }
    }

    /// An object for each sentence; one without a sentence where there is none.
    var json: [JSON] {
        let row = opened.row
        func object(_ sentence: Sentence?) -> JSON {
            let place = sentence.map { TextOffsets(opened.article.text).scalars($0.range) }
            return [
                "article": row.id.json, "title": .string(row.title), "date": .string(row.date.iso),
                "sentence": JSON(sentence?.text), "start": place.map { .int($0.lowerBound) } ?? .null,
                "end": place.map { .int($0.upperBound) } ?? .null,
            ]
        }
        return sentences.isEmpty ? [object(nil)] : sentences.map(object)
    }
}
