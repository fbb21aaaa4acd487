import Articles
import Testing

@testable import Entities

@Suite struct `What an article tells that somebody said` {
    /// Speaker and words of whatever is told without quotation marks.
    private func told(_ marked: String) -> [String] {
        let text = MarkedText(marked)
        let annotation = text.annotation
        return annotation.quotations.filter { $0.kind == .reported }.map { quotation in
            let speaker =
                quotation.speaker.map { annotation.entities[$0].name } ?? quotation.speakerWords ?? "-"
            return "\(speaker): \(text.article.text.slice(utf8: quotation.range))"
        }
    }

    @Test(arguments: [
        ("{p|Vera Lind} said that the wall would hold.", "Vera Lind: the wall would hold"),
        (
            "{p|Vera Lind} told reporters on Monday that the wall would hold.",
            "Vera Lind: the wall would hold"
        ),
        ("{p|Vera Lind} said the wall had held for years.", "Vera Lind: the wall had held for years"),
        (
            "The wall had held for years, {p|Vera Lind} said on Monday.",
            "Vera Lind: The wall had held for years"
        ),
        (
            "The wall had held for years, said {p|Vera Lind}, the mayor.",
            "Vera Lind: The wall had held for years"
        ),
        ("According to {p|Vera Lind}, the wall has held.", "Vera Lind: the wall has held"),
        ("The wall has held, according to {p|Vera Lind}.", "Vera Lind: The wall has held"),
        ("{p|Vera Lind} denied that she had paid.", "Vera Lind: she had paid"),
        ("{p|Vera Lind} denied paying the masons.", "Vera Lind: paying the masons"),
        ("{p|Vera Lind} promised to mend the wall.", "Vera Lind: to mend the wall"),
        (
            "A spokesman for the {o|Harbour Board} said the wall had held.",
            "A spokesman for the Harbour Board: the wall had held"
        ),
        ("Officials said that the wall had held.", "Officials: the wall had held"),
    ])
    func `a clause of a verb of speech is reported`(marked: String, expected: String) {
        #expect(told(marked) == [expected])
    }

    @Test(arguments: [
        "{p|Vera Lind} did not say that the wall would hold.",
        "{p|Vera Lind} would say that the wall has held.",
        "The woman who said that the wall would hold was {p|Vera Lind}.",
        "{p|Vera Lind} said “the wall will hold” and left.",
        "{p|Vera Lind} was told that the wall would hold.",
        "{p|Vera Lind} wrote a book about the wall.",
        "{o|Harbour Board} reported earnings that had pleased many in May.",
        "{o|Harbour Board} added more than a tenth to what was paid.",
        "The wall stood, like her husband, {p|Ole Berg}, who wrote as a mason.",
        "# {p|Vera Lind} says that the wall will hold",
    ])
    func `what was not said, or stands between marks or in a headline, is not`(marked: String) {
        #expect(told(marked).isEmpty)
    }
}

@Suite struct `Speakers without a name` {
    private func quotation(_ marked: String) throws -> (quotation: Quotation, entities: [Entity]) {
        let annotation = MarkedText(marked).annotation
        return (try #require(annotation.quotations.first { $0.kind != .reported }), annotation.entities)
    }

    @Test(
        arguments: [
            (
                "“We are ready for it,” said a spokesman for the {o|Harbour Board} on Monday.",
                "a spokesman for the Harbour Board", "Harbour Board"
            ),
            (
                "A {o|Harbour Board} spokeswoman said: “We are ready for it.”", "A Harbour Board spokeswoman",
                "Harbour Board"
            ),
            ("“We are ready for it,” officials said.", "officials", nil),
            ("“We are ready for it,” said the baker's neighbour.", "the baker's neighbour", nil),
            ("“We are ready for it,” {p|Ole Berg}'s lawyer said.", "Ole Berg's lawyer", nil),
            ("“We are ready for it,” he said.", nil, nil),
            ("“We are ready for it,” {p|Ole Berg} said.", nil, nil),
        ] as [(String, String?, String?)])
    func `are shown as the article calls them`(marked: String, words: String?, body: String?) throws {
        let found = try quotation(marked)
        #expect(found.quotation.speakerWords == words)
        #expect(found.quotation.speaksFor.map { found.entities[$0].name } == body)
        if words != nil { #expect(found.quotation.speaker == nil) }
    }

    @Test func `the rest of what they say is theirs too`() {
        let annotation = MarkedText("“We are ready,” a mason said. “The wall will hold for years.”")
            .annotation
        #expect(annotation.quotations.map(\.speakerWords) == ["a mason", "a mason"])
    }

    @Test(arguments: [
        ("{p|Vera Lind} said: “We are ready for it.”", Quotation.Kind.direct),
        ("“We are ready,” {p|Vera Lind} said, “and the wall will hold.”", .direct),
        ("{p|Vera Lind} called it “a great day” for {l|Karsk}.", .partial),
        ("{p|Vera Lind} said that “we are ready for it”.", .partial),
    ])
    func `a part of a sentence is told from whole ones`(marked: String, kind: Quotation.Kind) {
        #expect(MarkedText(marked).annotation.quotations.last?.kind == kind)
    }
}
