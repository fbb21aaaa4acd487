import Articles
import Testing

@testable import Entities

@Suite struct `Quotations and their speakers` {
    @Test(arguments: [
        ("“We are ready for winter,” {p|Vera Lind} said.", "Vera Lind", "said"),
        ("“We are ready for winter,” said {p|Vera Lind}, the mayor.", "Vera Lind", "said"),
        ("{p|Vera Lind} said: “We are ready for winter.”", "Vera Lind", "said"),
        (
            "{p|Vera Lind}, head of the {o|Harbour Board}, said, \"We are ready for winter.\"", "Vera Lind",
            "said"
        ),
        ("\"We are ready for winter,\" said {n|Norwegian} minister {p|Vera Lind}.", "Vera Lind", "said"),
        ("{p|Vera Lind} came in. \"We are ready for winter,\" she said.", "Vera Lind", "said"),
        ("According to {p|Vera Lind}, \"we are ready for winter\".", "Vera Lind", "According"),
        ("“We are ready for winter,” the {o|Harbour Board} announced.", "Harbour Board", "announced"),
    ])
    func `the verb beside a quotation leads to its speaker`(marked: String, speaker: String, cue: String)
        throws
    {
        let annotation = MarkedText(marked).annotation
        let quotation = try #require(annotation.quotations.first)
        #expect(quotation.speaker.map { annotation.entities[$0].name } == speaker)
        #expect(quotation.cue == cue)
    }

    @Test func `officials without a name leave a quotation without a speaker`() {
        let annotation = MarkedText("{p|Vera Lind} left. “The road is closed,” officials said.").annotation
        #expect(annotation.quotations.map(\.speaker) == [nil])
    }

    @Test func `a quotation lies between its marks`() {
        let text = MarkedText("“We are ready,” {p|Vera Lind} said.")
        #expect(
            text.annotation.quotations.map { String(text.article.text.slice(utf8: $0.range)) } == [
                "We are ready,"
            ])
    }

    @Test func `a quotation over two paragraphs has one speaker`() {
        let annotation = MarkedText("{p|Vera Lind} said: “It is cold and dark.\n\n“It will be colder still.”")
            .annotation
        #expect(
            annotation.quotations.map { $0.speaker.map { annotation.entities[$0].name } } == [
                "Vera Lind", "Vera Lind",
            ])
    }

    @Test func `a title in quotation marks is nobody's words`() {
        let annotation = MarkedText("{p|Vera Lind} wrote the novel \"Winter\" in a year.").annotation
        #expect(annotation.quotations.isEmpty)
    }
}
