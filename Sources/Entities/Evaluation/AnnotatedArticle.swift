import Articles
import Foundation

/// An article where people have marked who and what is named, and who says what.
package struct AnnotatedArticle: Sendable {
    /// A marked name or description.
    package struct Name: Sendable {
        /// UTF-8 offsets into the article's text.
        package var range: Range<Int>
        package var kind: EntityKind
        /// Whether it describes rather than names.
        package var isDescription: Bool
        /// Who or what it is, the same in all articles.
        package var id: String
    }
    /// A marked quotation.
    package struct Quote: Sendable {
        /// The UTF-8 offset of its first word.
        package var start: Int
        /// The speaker; `nil` when the article does not name the speaker.
        package var speaker: String?
    }

    package var id: String
    package var article: Article
    package var names: [Name]
    package var quotes: [Quote]

    /// The articles of a file with one JSON object a line.
    package static func articles(path: String) throws -> [AnnotatedArticle] {
        let data = try Data(contentsOf: URL(filePath: path))
        let decoder = JSONDecoder()
        return try data.split(separator: UInt8(ascii: "\n")).map {
            AnnotatedArticle(try decoder.decode(Line.self, from: $0))
        }
    }

    /// The marked names as a recogniser would find them in `text`, each with the index of its mark.
    package func recognized(in text: TokenizedText, descriptions: Bool = false) -> [(
        name: RecognizedName, mark: Int
    )] {
        var result: [(RecognizedName, Int)] = []
        for (mark, name) in names.enumerated() where name.isDescription == descriptions {
            var tokens = text.tokens.indices.filter { index in
                Int(text.tokens[index].start) < name.range.upperBound
                    && Int(text.tokens[index].end) > name.range.lowerBound
            }[...]
            // A name may end inside a token, but no two names share one.
            while let first = tokens.first, let last = result.last, last.0.tokens.contains(first) {
                tokens = tokens.dropFirst()
            }
            guard let first = tokens.first, let last = tokens.last else { continue }
            result.append((RecognizedName(tokens: first..<last + 1, kind: name.kind, confidence: 1), mark))
        }
        return result
    }

    private struct Line: Decodable {
        var id: String
        var date: String?
        var title: String?
        var paragraphs: [String]
        var marks: [String: [Mark]]
    }

    private struct Mark: Decodable {
        var kind: String
        var type: String?
        var start: Int
        var end: Int?
        var id: String
    }

    private init(_ line: Line) {
        var text = ""
        var blocks: [Article.Block] = []
        var names: [Name] = []
        var quotes: [Quote] = []
        let title = line.title ?? ""
        for (number, paragraph) in ([title] + line.paragraphs).enumerated() where !paragraph.isEmpty {
            if !text.isEmpty { text += "\n\n" }
            let start = text.utf8.count
            text += paragraph
            blocks.append(
                Article.Block(kind: number == 0 ? .title : .paragraph, range: start..<text.utf8.count))
            let offsets = TextOffsets(paragraph)
            for mark in line.marks[String(number)] ?? [] {
                let from = start + offsets.utf8Offset(ofScalar: mark.start)
                if mark.kind == "quote" {
                    quotes.append(Quote(start: from, speaker: mark.id == "-" ? nil : mark.id))
                } else if let end = mark.end {
                    names.append(
                        Name(
                            range: from..<start + offsets.utf8Offset(ofScalar: end),
                            kind: Self.kind(mark.type),
                            isDescription: mark.type == "DESC", id: mark.id))
                }
            }
        }
        id = line.id
        article = Article(
            title: title.isEmpty ? line.id : title, text: text, blocks: blocks,
            date: ArticleDate(iso: line.date ?? "", origin: .text))
        self.names = names.sorted { $0.range.lowerBound < $1.range.lowerBound }
        self.quotes = quotes
    }

    private static func kind(_ type: String?) -> EntityKind {
        switch type {
        case "PER", "DESC": .person
        case "ORG": .organization
        case "LOC": .place
        case "NORP": .nationality
        default: .other
        }
    }
}
