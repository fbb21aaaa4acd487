import Articles
import Foundation
import Testing

@testable import Entities

/// Texts in which people, or quotations and their speakers, are labelled by hand: what is right now may not go wrong again.
@Suite struct `People and speakers of the labelled texts` {
    private struct Person: Decodable {
        var name: String
        var mentions: [String]
        var descriptions: [String]
        var roles: [String]
    }
    private struct Passage: Decodable {
        var title: String
        var text: String
        var people: [Person]
    }
    private struct Quoted: Decodable {
        var quote: String
        var speaker: String?
    }
    private struct Speech: Decodable {
        var text: String
        var quotes: [Quoted]
    }

    private static func lines<Line: Decodable>(_ name: String, of type: Line.Type) throws -> [Line] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
        return try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(Line.self, from: $0)
        }
    }

    private static func article(title: String?, text: String) -> Article {
        var plain = title ?? ""
        var blocks: [Article.Block] = []
        if let title { blocks.append(.init(kind: .title, range: 0..<title.utf8.count)) }
        for paragraph in text.components(separatedBy: "\n\n") {
            if !plain.isEmpty { plain += "\n\n" }
            let start = plain.utf8.count
            plain += paragraph
            blocks.append(.init(kind: .paragraph, range: start..<plain.utf8.count))
        }
        return Article(
            title: title ?? "Test", text: plain, blocks: blocks,
            date: ArticleDate(iso: "2024-03-12", origin: .text))
    }

    /// Every place in which one of the forms stands as whole words, the longest form first.
    private static func names(_ forms: Set<String>, in text: TokenizedText) -> [RecognizedName] {
        let wanted = forms.map { form in
            let tokens = Tokenizer().tokenize(form, blocks: [])
            return tokens.tokens.indices.map { tokens.word($0) }
        }.sorted { $0.count > $1.count }
        var found: [RecognizedName] = []
        var index = 0
        while index < text.tokens.count {
            let match = wanted.first { words in
                index + words.count <= text.tokens.count
                    && words.indices.allSatisfy { text.word(index + $0) == words[$0] }
            }
            if let match {
                found.append(
                    RecognizedName(tokens: index..<index + match.count, kind: .person, confidence: 1))
            }
            index += match?.count ?? 1
        }
        return found
    }

    @Test func `of the labelled people nearly all have exactly their mentions`() throws {
        var right = 0
        var all = 0
        for passage in try Self.lines("coreference.jsonl", of: Passage.self) {
            let article = Self.article(title: passage.title, text: passage.text)
            let text = Tokenizer().tokenize(article)
            let names = Self.names(Set(passage.people.flatMap(\.mentions)), in: text)
            let annotation = EntityResolver().resolve(names, in: text, of: article)
            var groups: [[String]] = Array(repeating: [], count: annotation.entities.count)
            for mention in annotation.mentions where mention.form == .name {
                groups[mention.entity].append(String(article.text.slice(utf8: mention.range)))
            }
            for person in passage.people {
                all += 1
                if groups.contains(where: { $0.sorted() == person.mentions.sorted() }) { right += 1 }
            }
        }
        #expect(Double(right) / Double(all) >= 0.9, "\(right) of \(all)")
    }

    @Test func `of the labelled quotations nearly all have their speaker`() throws {
        let annotator = try ArticleAnnotator.shipped()
        var right = 0
        var all = 0
        for speech in try Self.lines("quotations.jsonl", of: Speech.self) {
            let article = Self.article(title: nil, text: speech.text)
            let annotation = annotator.annotate(article)
            var rest = annotation.quotations[...]
            for quote in speech.quotes {
                all += 1
                let place = rest.firstIndex { article.text.slice(utf8: $0.range).hasPrefix(quote.quote) }
                let found = place.map { rest[$0] }
                if let place { rest = rest[(place + 1)...] }
                let speaker = found?.speaker.map { annotation.entities[$0].name }
                if found != nil, speaker == quote.speaker { right += 1 }
            }
        }
        #expect(Double(right) / Double(all) >= 0.9, "\(right) of \(all)")
    }
}
