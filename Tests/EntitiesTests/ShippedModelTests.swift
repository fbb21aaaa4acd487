import Articles
import Foundation
import Testing

@testable import Entities

/// Exactly what the shipped model finds in annotated news, so that a change for the worse, or for the better, shows.
///
/// The articles lie beside the checkout, in `shared/data/news-gold`; where they do not, these tests are skipped.
@Suite struct `What the shipped model finds in annotated news` {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../../../shared/data/news-gold"
    ).standardizedFileURL

    private static func path(of name: String) -> String { folder.appending(path: "\(name).jsonl").path }

    /// A line for each measure: how many are right of those found and of those marked.
    private static func lines(for name: String) throws -> [String] {
        let model = try NameModel.shipped()
        let recognizer = NameRecognizer(model: model)
        let annotator = ArticleAnnotator(model: model)
        var names: [EntityKind: Tally] = [:]
        var evaluation = AnnotationEvaluation()
        for gold in try AnnotatedArticle.articles(path: path(of: name)) {
            let text = Tokenizer().tokenize(gold.article)
            count(recognizer.names(in: text), in: text, gold: gold, &names)
            evaluation.add(annotator.annotate(gold.article), gold: gold, text: text, isMarked: false)
        }
        let kinds = EntityKind.allCases.map { "\($0) \(counts(names[$0] ?? Tally()))" }
        let people = evaluation.people
        return kinds + [
            "people B3 \(Percent.of(people.b3.f1)) LEA \(Percent.of(people.lea.f1))",
            "descriptions \(counts(evaluation.descriptions))",
            "quotations \(counts(evaluation.quotations.quotations))",
            "speakers \(counts(evaluation.quotations.speakers))",
        ]
    }

    private static func counts(_ tally: Tally) -> String {
        "\(tally.right) right of \(tally.found) found, \(tally.marked) marked"
    }

    /// Counts names whose first and last letter and kind are as marked.
    private static func count(
        _ found: [RecognizedName], in text: TokenizedText, gold: AnnotatedArticle,
        _ names: inout [EntityKind: Tally]
    ) {
        var marked: [Range<Int>: EntityKind] = [:]
        for name in gold.names where !name.isDescription {
            marked[name.range] = name.kind
            names[name.kind, default: Tally()].marked += 1
        }
        for name in found {
            let tokens = text.tokens[name.tokens]
            let range = Int(tokens.first?.start ?? 0)..<Int(tokens.last?.end ?? 0)
            names[name.kind, default: Tally()].found += 1
            if marked[range] == name.kind { names[name.kind, default: Tally()].right += 1 }
        }
    }

    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: folder.path),
            "shared/data/news-gold is not beside the checkout."),
        arguments: [
            (
                "dev",
                """
                person 277 right of 283 found, 279 marked
                organization 123 right of 158 found, 140 marked
                place 178 right of 189 found, 203 marked
                nationality 52 right of 52 found, 54 marked
                other 17 right of 23 found, 42 marked
                people B3 97.9 LEA 97.7
                descriptions 2 right of 2 found, 3 marked
                quotations 43 right of 43 found, 44 marked
                speakers 34 right of 43 found, 44 marked
                """
            ),
            (
                "dev-voa",
                """
                person 236 right of 239 found, 241 marked
                organization 174 right of 197 found, 184 marked
                place 638 right of 648 found, 650 marked
                nationality 254 right of 266 found, 263 marked
                other 32 right of 38 found, 53 marked
                people B3 97.8 LEA 97.3
                descriptions 13 right of 13 found, 31 marked
                quotations 18 right of 18 found, 19 marked
                speakers 14 right of 18 found, 19 marked
                """
            ),
        ])
    func `the counts are what they were`(name: String, expected: String) throws {
        let found = try Self.lines(for: name).joined(separator: "\n")
        #expect(found == expected, "If the change is meant, the figures of \(name) are now:\n\(found)")
    }
}
