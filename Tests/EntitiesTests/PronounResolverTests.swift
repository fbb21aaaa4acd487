import Testing

@testable import Entities

@Suite struct `Who a pronoun refers to` {
    /// The name of whoever each “he” and “she” outside quotations refers to, in text order; “-” where it is nobody.
    private func antecedents(_ marked: String) -> [String] {
        let text = MarkedText(marked)
        let resolution = text.resolution
        let pronouns = PronounResolver(resolution, isQuoted: text.isQuoted)
        let classes = resolution.words.classes
        return classes.indices.filter { !classes[$0].isDisjoint(with: [.he, .she]) && !text.isQuoted[$0] }
            .map { token in
                pronouns.antecedents[token].map { resolution.drafts[$0.entity].text } ?? "-"
            }
    }

    @Test(arguments: [
        // Of two people the one whose gender agrees.
        ("{p|Mary Stone} met {p|John Hale}. He left.", ["John Hale"]),
        ("{p|John Hale} met {p|Mary Stone}. She left.", ["Mary Stone"]),
        // A title tells the gender of a name that does not.
        ("Mrs. {p|Oru Vale} met Mr. {p|Ime Dorn}. She left. He stayed.", ["Oru Vale", "Ime Dorn"]),
        // Whoever comes first in a sentence is more likely its subject.
        ("{p|John Hale} met {p|Peter Stone}. He left.", ["John Hale"]),
        // The nearest sentence with a person decides.
        ("{p|John Hale} spoke. {p|Peter Stone} listened. He left.", ["Peter Stone"]),
        // Within a sentence the people before the pronoun count.
        ("{p|Mary Stone} said she was tired.", ["Mary Stone"]),
        // A pronoun carries its person on.
        (
            "{p|Mary Stone} came. She sat. It rained. The road was wet. The lamps were lit. She left.",
            ["Mary Stone", "Mary Stone"]
        ),
        // Whoever speaks comes before whoever is spoken of.
        ("The plan by {p|John Hale} is late, said {p|Peter Stone}, a baker. He left.", ["Peter Stone"]),
        // What belongs to somebody is not them.
        ("{p|John Hale} backers looked to {p|Peter Stone}. He left.", ["Peter Stone"]),
        ("{p|John Hale}'s aide {p|Peter Stone} spoke. He left.", ["Peter Stone"]),
        // Whoever is spoken to is not who speaks.
        ("{p|John Hale} spoke. Speaking to {p|Ole Berg}, he left.", ["John Hale"]),
        // A spokesman without a name is meant by the next pronoun.
        ("{p|John Hale} spoke. A spokesman said it was late. He left.", ["-"]),
        // Organisations and places are nobody.
        ("{o|Harbour Board} met in {l|Karsk}. He left.", ["-"]),
        // Four sentences back is too far.
        ("{p|John Hale} spoke. It rained. It blew. It froze. It thawed. He left.", ["-"]),
    ])
    func `a pronoun takes the nearest person who agrees`(marked: String, expected: [String]) {
        #expect(antecedents(marked) == expected)
    }

    @Test func `nobody is named by a name within a quotation`() {
        #expect(
            antecedents("{p|Mary Stone} came. “I saw {p|Anna Berg} there,” she said.") == ["Mary Stone"])
    }

    @Test func `it is known whether anybody else could be meant`() {
        func isOnly(_ marked: String) -> [Bool] {
            let text = MarkedText(marked)
            return PronounResolver(text.resolution, isQuoted: text.isQuoted).antecedents.values.map(\.isOnly)
        }
        #expect(isOnly("{p|John Hale} met {p|Mary Stone}. He left.") == [true])
        #expect(isOnly("{p|John Hale} met {p|Peter Stone}. He left.") == [false])
    }
}
