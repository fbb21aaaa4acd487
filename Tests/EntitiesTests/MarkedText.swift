import Articles

@testable import Entities

/// A text for tests in which names are marked: `{p|Vladimir Putin} met {o|NATO} in {l|Brussels}`, n for nationalities, x for others.
///
/// Blank lines part paragraphs; the first is the headline when it starts with `# `.
struct MarkedText {
    let article: Article
    let text: TokenizedText
    let names: [RecognizedName]

    init(_ marked: String) {
        var plain = ""
        var ranges: [(Range<Int>, EntityKind)] = []
        var blocks: [Article.Block] = []
        for paragraph in marked.split(separator: "\n\n") {
            var paragraph = paragraph
            let isTitle = paragraph.hasPrefix("# ")
            if isTitle { paragraph = paragraph.dropFirst(2) }
            if !plain.isEmpty { plain += "\n\n" }
            let start = plain.utf8.count
            for (number, piece) in paragraph.split(separator: "{", omittingEmptySubsequences: false)
                .enumerated()
            {
                guard number > 0, let bar = piece.firstIndex(of: "|"), let end = piece.firstIndex(of: "}")
                else {
                    plain += piece
                    continue
                }
                let from = plain.utf8.count
                plain += piece[piece.index(after: bar)..<end]
                ranges.append((from..<plain.utf8.count, Self.kinds[piece[..<bar]] ?? .other))
                plain += piece[piece.index(after: end)...]
            }
            blocks.append(Article.Block(kind: isTitle ? .title : .paragraph, range: start..<plain.utf8.count))
        }
        article = Article(
            title: "Test", text: plain, blocks: blocks, date: ArticleDate(iso: "2024-03-12", origin: .text))
        let text = Tokenizer().tokenize(article)
        self.text = text
        // The names stand in text order.
        var next = 0
        names = ranges.compactMap { range, kind in
            while next < text.tokens.count, Int(text.tokens[next].end) <= range.lowerBound { next += 1 }
            let first = next
            var end = first
            while end < text.tokens.count, Int(text.tokens[end].start) < range.upperBound { end += 1 }
            guard first < end else { return nil }
            return RecognizedName(tokens: first..<end, kind: kind, confidence: 0.9)
        }
    }

    private static let kinds: [Substring: EntityKind] = [
        "p": .person, "o": .organization, "l": .place, "n": .nationality, "x": .other,
    ]

    /// The annotation of the text.
    var annotation: Annotation { EntityResolver().resolve(names, in: text, of: article) }

    /// The names joined to people and others, before descriptions and quotations are looked for.
    var resolution: Resolution {
        var resolution = Resolution(names, in: text, of: article, lists: .shipped)
        resolution.joinPeople()
        resolution.joinOthers()
        resolution.findAttributes()
        return resolution
    }

    /// For each token whether it lies between quotation marks.
    var isQuoted: [Bool] {
        let spans = QuotationSpans(article, utf8: text.utf8).spans
        return text.tokens.map { token in spans.contains { $0.range.contains(Int(token.start)) } }
    }
}

extension Annotation {
    /// For each entity of a kind: its name, then all mentions' texts.
    func groups(of kind: EntityKind, in article: Article) -> [String: [String]] {
        var groups: [String: [String]] = [:]
        for mention in mentions where entities[mention.entity].kind == kind {
            groups[entities[mention.entity].name, default: []].append(
                String(article.text.slice(utf8: mention.range)))
        }
        return groups
    }

    func entity(_ name: String) -> Entity? { entities.first { $0.name == name } }
}
