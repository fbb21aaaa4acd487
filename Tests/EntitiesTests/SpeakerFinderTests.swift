import Testing

@testable import Entities

@Suite struct `Who says what stands between quotation marks` {
    /// The name of each quotation's speaker, in text order; “-” where it has none.
    private func speakers(_ marked: String) -> [String] {
        let annotation = MarkedText(marked).annotation
        return annotation.quotations.filter { $0.kind != .reported }.map {
            $0.speaker.map { annotation.entities[$0].name } ?? "-"
        }
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
        ("“We are ready for it,” said a spokesman for the {o|Harbour Board}.", "-"),
        ("“We are ready for it,” said a farmer near {l|Karsk}.", "-"),
        ("“We are ready for it,” according to {p|Vera Lind}.", "Vera Lind"),
    ])
    func `a verb behind a quotation has its subject beside it`(marked: String, expected: String) {
        #expect(speakers(marked) == [expected])
    }

    @Test(arguments: [
        // A full stop inside the mark.
        ("“We are ready for it.” said {p|Vera Lind}, a baker.", "Vera Lind"),
        // Brackets before the verb.
        ("“We are ready for it,” Rep. {p|Vera Lind} (D-Mo.) said on Monday.", "Vera Lind"),
        // The clause goes on after the quotation.
        ("“We are ready for it” and the winter may come, {p|Vera Lind} said.", "Vera Lind"),
        ("“We are ready for it” as never before, said {p|Vera Lind}.", "Vera Lind"),
        // Verbs by their form.
        ("“We are ready for it,” {p|Vera Lind} thundered.", "Vera Lind"),
        ("“We are ready for it!” crowed mayor {p|Vera Lind}.", "Vera Lind"),
        // Owners do not speak; what they write does.
        ("“We are ready for it,” said {p|Ole Berg}'s lawyer, {p|Vera Lind}.", "Vera Lind"),
        ("“We are ready for it,” said {p|Ole Berg}'s lawyer.", "-"),
        ("“We are ready for it,” reads {p|Vera Lind}'s letter.", "Vera Lind"),
        ("“We are ready for it,” according to {p|Ole Berg}'s doctor, {p|Vera Lind}.", "Vera Lind"),
        ("“We are ready for it,” a spokeswoman for {p|Ole Berg}, {p|Vera Lind}, said.", "Vera Lind"),
        ("“We are ready for it,” as {p|Vera Lind} puts it.", "Vera Lind"),
        ("It was “ready for the winter”, in {p|Vera Lind}'s words.", "Vera Lind"),
        // Somebody without a name speaks after somebody with one.
        ("{p|Vera Lind} nodded. “All of it,” the coach shot back.", "-"),
        // A title with a place in it.
        ("“We are ready for it,” said mayor of {l|Karsk} {p|Vera Lind}.", "Vera Lind"),
        ("They shut it for want of “ready” hands, said {p|Vera Lind}.", "Vera Lind"),
        ("{p|Vera Lind} nodded. “We are ready for it,” the coach shot back.", "-"),
    ])
    func `words behind a quotation lead to whoever says it`(marked: String, expected: String) {
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

    @Test(arguments: [
        ("As {p|Vera Lind} admits: “We were never ready for it.”", "Vera Lind"),
        ("{p|Vera Lind} in passing the news to the board said: “We are ready for it.”", "Vera Lind"),
        ("{p|Vera Lind} speaking to the board called it “ready for it”.", "Vera Lind"),
        ("{p|Vera Lind} says the board will propose a “ready” answer.", "Vera Lind"),
        ("Yes, said {p|Vera Lind}, “but we are ready for it.”", "Vera Lind"),
        ("According to its notice, the {o|Harbour Board} was “ready for it”.", "Harbour Board"),
        ("{p|Vera Lind} left the board in May. “We were never ready for it.”", "Vera Lind"),
        ("{p|Vera Lind} wrote:\n\n“We are ready for it.”", "Vera Lind"),
        ("The board left, with speaker {p|Vera Lind} saying, “We are ready for it.”", "Vera Lind"),
        (
            "A letter from {p|Ole Berg} to {p|Vera Lind} has {p|Vera Lind} saying, “We are ready.”",
            "Vera Lind"
        ),
        ("The board waited, only for {p|Vera Lind} to tweet that “we are ready for it”.", "Vera Lind"),
        ("The plan, described by {p|Vera Lind} as “ready for the winter”, failed.", "Vera Lind"),
        ("A notice by the {o|Harbour Board} read: “We are ready for it.”", "Harbour Board"),
        ("The {o|Harbour Board} met. The board said it was “ready for the winter”.", "Harbour Board"),
    ])
    func `words before a quotation lead to whoever says it`(marked: String, expected: String) {
        #expect(speakers(marked) == [expected])
    }

    // MARK: No verb

    @Test func `indirect speech carries its speaker on into the next sentence`() {
        #expect(
            speakers("The board may fail, said {p|Vera Lind}, a lawyer. “It would be a long winter.”")
                == ["Vera Lind"])
    }

    @Test func `the first paragraph of a quotation has the speaker whom the last one names`() {
        #expect(
            speakers("“The board is late.\n\n“It is also wrong,” said {p|Vera Lind}.")
                == ["Vera Lind", "Vera Lind"])
    }

    @Test func `a description that says more than an office is whoever spoke last`() {
        let marked = """
            The board may fail, {p|Vera Lind} said.

            “It would be a long winter,” the veteran lawyer told reporters.
            """
        #expect(speakers(marked) == ["Vera Lind"])
    }

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
