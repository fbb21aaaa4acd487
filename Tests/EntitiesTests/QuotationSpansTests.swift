import Articles
import Testing

@testable import Entities

@Suite struct `What stands between quotation marks` {
    private func quoted(_ text: String) -> [String] {
        let marked = MarkedText(text)
        return QuotationSpans(marked.article, utf8: marked.text.utf8).spans.map {
            String(marked.article.text.slice(utf8: $0.range))
        }
    }

    @Test(arguments: [
        ("He said \"yes\" and \"no\".", ["yes", "no"]),
        ("He said “yes” and “no”.", ["yes", "no"]),
        ("Er sagte „ja“ und „nein“.", ["ja", "nein"]),
        ("Il dit « oui » et « non ».", [" oui ", " non "]),
        ("Er sagte »ja« und »nein«.", ["ja", "nein"]),
        ("Hon sade ”ja” och ”nej”.", ["ja", "nej"]),
        ("He said ``yes'' and left.", ["yes"]),
        ("He said 'the sailors' boats are old' and left.", ["the sailors' boats are old"]),
        ("She's sure: 'it isn't so'.", ["it isn't so"]),
        // A space on the wrong side, where the marks come in pairs.
        ("\"We are ready, \"he said. \"Come in.\"", ["We are ready, ", "Come in."]),
        // Marks within marks stay within.
        ("He said “they call it ‘home’ there”.", ["they call it ‘home’ there"]),
        // An open end is believed to fill the paragraph.
        ("He said: “We are ready.", ["We are ready."]),
    ])
    func `the marks of many languages are known`(text: String, expected: [String]) {
        #expect(quoted(text) == expected)
    }

    @Test func `a quotation goes on in the next paragraph when that opens with a mark`() {
        let marked = MarkedText("“We are ready.\n\n“Come in.”\n\n“Who is it?”")
        let spans = QuotationSpans(marked.article, utf8: marked.text.utf8).spans
        #expect(spans.map(\.goesOn) == [true, false, false])
        #expect(spans.map(\.continues) == [false, true, false])
    }
}

@Suite struct `What is nobody's words though quoted` {
    @Test(arguments: [
        "{p|Samuel} “The Hat” {p|Keating} said nothing.",
        "{p|Vera Lind} wrote a book titled “The winter that never came”.",
        "{p|Vera Lind}, known there as “the old lady of it”, left.",
        "{p|Vera Lind} sang the song “all the ships are home”.",
        "{p|Vera Lind} did not say “never”.",
        "{p|Vera Lind} left under the “one country, two boards” model.",
        "{p|Vera Lind} said they all sang “{x|Harbour Nights}” there.",
        "{p|Vera Lind}, often referred to as “the old lady”, left.",
        "{p|Vera Lind} said it was a boat called a “dory” by all.",
        "The bolts are used as “eyes” for {p|Vera Lind}.",
    ])
    func `nicknames, titles and what was not said are no quotations`(marked: String) {
        #expect(MarkedText(marked).annotation.quotations.isEmpty)
    }
}
