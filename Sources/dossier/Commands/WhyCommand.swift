import ArgumentParser
import Articles
import CrossReferences
import Entities
import Library
import ReaderApp

/// `dossier why ARTICLE OFFSET`: why a mention is taken for this person.
struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Why a mention is taken for this person, and who else it may be.",
        discussion: """
            OFFSET is a place inside the mention, counted in Unicode scalars as “dossier mentions --json” does.

            examples:
              dossier why 12 210
              dossier why ~/news/story.txt 210 --json
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object.") var json = false
    @Argument(
        help: ArgumentHelp("An id as “dossier list” prints it, or a path.", valueName: "ARTICLE"),
        completion: LibraryCompletion.articles)
    var article: String
    @Argument(help: ArgumentHelp("Where the mention stands.", valueName: "OFFSET")) var offset: Int

    func run() throws {
        let library = try library.open()
        let opened = try library.article(called: article)
        let mention = try library.mention(at: offset, in: opened)
        let found = try library.explanation(ofMentionAt: mention.range.lowerBound, in: opened.row.id)
        let known = opened.entities.first { $0.id == mention.entity }
        let why =
            found
            ?? IdentityExplanation(
                entity: mention.entity, name: known?.name ?? "", reason: mention.reason,
                confidence: mention.confidence, linkReason: "", linkConfidence: mention.confidence,
                others: [], corrections: [])
        var output = Output()
        if json { return output.line(Self.json(why, of: mention, in: opened)) }
        Self.write(why, of: mention, in: opened, to: &output)
    }

    private static func write(
        _ why: IdentityExplanation, of mention: LibraryMention, in opened: OpenedArticle,
        to output: inout Output
    ) {
        let text = opened.article.text.slice(utf8: mention.range).split { $0.isWhitespace }
            .joined(separator: " ")
        output.line("“\(text)” is taken for \(why.name) (\(mention.kind.rawValue), \(why.entity.text)).")
        output.line("In this article: \(why.reason), \(sureness(why.confidence)).")
        if !why.linkReason.isEmpty {
            output.line("Across articles: \(why.linkReason), \(sureness(why.linkConfidence)).")
        }
        for kept in why.corrections { output.line("Decided: \(kept.correction.line)") }
        for other in why.others {
            let facts = "\(other.entity.text), \(other.articles.counted("article"))"
            output.line("It may also be \(other.name) (\(facts)).")
        }
    }

    private static func json(
        _ why: IdentityExplanation, of mention: LibraryMention, in opened: OpenedArticle
    ) -> JSON {
        let place = TextOffsets(opened.article.text).scalars(mention.range)
        let others = why.others.map { other -> JSON in
            [
                "entity": other.entity.json, "name": .string(other.name), "articles": .int(other.articles),
                "score": .number(other.score),
            ]
        }
        return [
            "article": opened.row.id.json, "start": .int(place.lowerBound), "end": .int(place.upperBound),
            "text": .string(String(opened.article.text.slice(utf8: mention.range))),
            "entity": why.entity.json, "name": .string(why.name), "kind": .string(mention.kind.rawValue),
            "reason": .string(why.reason), "confidence": .number(why.confidence),
            "link_reason": why.linkReason.isEmpty ? .null : .string(why.linkReason),
            "link_confidence": .number(why.linkConfidence), "others": .array(others),
            "corrections": .array(why.corrections.map(\.json)),
        ]
    }
}
