import Testing

@testable import Entities

@Suite struct `Who says what stands between quotation marks` {
    /// The name of each quotation's speaker, in text order; “-” where it has none.
    private func speakers(_ marked: String) -> [String] {
        let reading = MarkedText(marked).reading
        return reading.quotations.map { $0.speaker.map { reading.entities[$0].name } ?? "-" }
    }

    // MARK: The verb behind the quotation

    @Test(arguments: [
        ("“We are ready for it,” {p|Vera Lind} told reporters.", "Vera Lind"),
        ("“We are ready for it,” {p|Vera Lind}, the mayor, said.", "Vera Lind"),
        ("“We are ready for it,” the mayor, {p|Vera Lind}, said.", "Vera Lind"),
        ("“We are ready for it,” {p|Vera Lind} of the {o|Harbour Board} later added.", "Vera Lind"),
        ("“We are ready for it,” said mayor {p|Vera Lind} in {l|Karsk}.", "Vera Lind"),
        ("“We are ready for it,” explained the head of the board, {p|Vera Lind}.", "Vera Lind"),
        ("{p|Vera Lind} came. “We are ready for it,” said she.", "Vera Lind"),
        ("“We are ready for it,” said {o|Harbour Board}.", "Harbour Board"),
        ("“We are ready for it,” said a spokesman for the {o|Harbour Board}.", "Harbour Board"),
        ("“We are ready for it,” said a farmer near {l|Karsk}.", "-"),
        ("“We are ready for it,” according to {p|Vera Lind}.", "Vera Lind"),
    ])
    func `a verb behind a quotation has its subject beside it`(marked: String, expected: String) {
        #expect(speakers(marked) == [expected])
    }

    // MARK: The verb before the quotation

    @Test(arguments: [
        ("{p|Vera Lind} said that “we are ready for it”.", "Vera Lind"),
        ("{p|Vera Lind}, who came late, added: “We are ready for it.”", "Vera Lind"),
        ("In a letter, {p|Vera Lind} wrote: “We are ready for it.”", "Vera Lind"),
        ("{p|Vera Lind}: “We are ready for it.”", "Vera Lind"),
        ("{p|Vera Lind} stepped forward, saying, “We are ready for it.”", "Vera Lind"),
        ("They quoted {p|Vera Lind} as saying, “We are ready for it.”", "Vera Lind"),
        ("The plan was described by {p|Vera Lind} as “ready for the winter”.", "Vera Lind"),
        ("{p|Vera Lind} heard officials say, “We are ready for it.”", "-"),
    ])
    func `a verb before a quotation has its subject before it`(marked: String, expected: String) {
        #expect(speakers(marked) == [expected])
    }

    // MARK: No verb

    @Test func `a quotation without a verb is of whoever spoke last in the paragraph`() {
        #expect(
            speakers("“We are ready for it,” {p|Vera Lind} said. “Let the winter come when it likes.”")
                == ["Vera Lind", "Vera Lind"])
    }

    @Test func `in a dialogue the speakers take turns`() {
        let marked = """
            “We are ready for it,” {p|Vera Lind} said.

            “You were never ready for anything,” {p|Ole Berg} said.

            “Let the winter come when it likes.”
            """
        #expect(speakers(marked) == ["Vera Lind", "Ole Berg", "Vera Lind"])
    }
}
