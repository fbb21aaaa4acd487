import Foundation
import Testing

@testable import Entities

/// Precision and recall on our own labelled news: what the recogniser reaches today may not be lost tomorrow.
@Suite struct `The recogniser on labelled news` {
    private struct Name: Hashable {
        var tokens: Range<Int>
        var kind: EntityKind
    }

    private static let kinds: [String: EntityKind] = [
        "PER": .person, "ORG": .organization, "LOC": .place, "NORP": .nationality, "MISC": .other,
    ]

    /// The documents of the fixture: sentences of words, and the names.
    private func documents() throws -> [(sentences: [[String]], names: Set<Name>)] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let text = try String(
            contentsOf: folder.appendingPathComponent("Fixtures/labelled-news.conll"), encoding: .utf8)
        return text.components(separatedBy: "-DOCSTART-\tO\n").dropFirst().map { part in
            var names: Set<Name> = []
            var count = 0
            var open: (start: Int, type: String)?
            func close() {
                if let name = open, let kind = Self.kinds[name.type] {
                    names.insert(Name(tokens: name.start..<count, kind: kind))
                }
                open = nil
            }
            let sentences = part.components(separatedBy: "\n\n").map { sentence in
                sentence.split(separator: "\n").compactMap { line -> String? in
                    let fields = line.split(separator: "\t")
                    guard fields.count == 2 else { return nil }
                    if !fields[1].hasPrefix("I-") { close() }
                    if fields[1].hasPrefix("B-") { open = (count, String(fields[1].dropFirst(2))) }
                    count += 1
                    return String(fields[0])
                }
            }
            close()
            return (sentences.filter { !$0.isEmpty }, names)
        }
    }

    /// Floors in percent, a little under what the shipped model reaches.
    @Test(arguments: [
        (Set<EntityKind>([.person]), 84, 87),
        (Set<EntityKind>([.person, .organization, .place]), 84, 85),
        (Set<EntityKind>(EntityKind.allCases), 84, 81),
    ])
    func `precision and recall stay above what they were`(kinds: Set<EntityKind>, precision: Int, recall: Int)
        throws
    {
        let recognizer = NameRecognizer(model: try .shipped())
        var gold = 0
        var found = 0
        var right = 0
        for document in try documents() {
            let expected = document.names.filter { kinds.contains($0.kind) }
            let names = Set(
                recognizer.names(inTokens: document.sentences).map { Name(tokens: $0.tokens, kind: $0.kind) }
            )
            .filter { kinds.contains($0.kind) }
            gold += expected.count
            found += names.count
            right += expected.intersection(names).count
        }
        try #require(gold > 50)
        #expect(100 * right >= precision * found, "\(right) of \(found) found are right")
        #expect(100 * right >= recall * gold, "\(right) of \(gold) are found")
    }
}
