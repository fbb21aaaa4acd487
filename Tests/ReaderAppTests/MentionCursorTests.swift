import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `The mention cursor` {
    @Test func `a chosen name is followed from mention to mention, and through the end of the article`()
        throws
    {
        var reader = Answering()
        reader.press("j j Enter 3 Enter")
        #expect(reader.model.trail?.placeInWords == "mention 1 of 4 · article 1 of 2")
        reader.press("n n")
        #expect(reader.model.trail?.placeInWords == "mention 3 of 4 · article 2 of 2")
        #expect(reader.model.text.opened?.row.headline.title == "Marić speaks in Karsk")
        reader.press("n")
        #expect(reader.model.trail?.placeInWords == "mention 4 of 4 · article 2 of 2")
    }

    @Test func `after the last mention it begins with the first article again`() {
        var reader = Answering()
        reader.press("j j Enter 3 Enter n n n n")
        #expect(reader.model.trail?.placeInWords == "mention 1 of 4 · article 1 of 2")
        #expect(reader.model.message?.text.contains("first") ?? false)
    }

    @Test func `going back through the beginning of an article lands at the last mention of the one before`()
    {
        var reader = Answering()
        reader.press("Enter 3 Enter N")
        #expect(reader.model.text.opened?.row.headline.title == "Harbour minister steps down")
        #expect(reader.model.trail?.placeInWords == "mention 2 of 4 · article 1 of 2")
    }

    @Test func `a star picks the name under the cursor`() {
        var reader = Answering()
        reader.press("j j Enter ] p ] p ] p *")
        #expect(reader.model.trail?.name == "Tomas Vale")
        #expect(reader.model.trail?.placeInWords == "mention 1 of 4 · article 1 of 2")
    }

    @Test func `every mention of every article is reached by holding n`() {
        var reader = Answering()
        reader.press("Enter 3 Enter")
        var seen: Set<String> = []
        for _ in 0..<8 {
            if let trail = reader.model.trail { seen.insert(trail.placeInWords) }
            reader.press("n")
        }
        #expect(seen.count == 4)
    }

    @Test func `back leads to where the jump began, and forward again`() {
        var reader = Answering()
        reader.press("j j Enter 3 Enter n n")
        let there = reader.model.place
        reader.press("H")
        #expect(reader.model.text.opened?.row.headline.title == "Harbour minister steps down")
        reader.press("L")
        #expect(reader.model.place == there)
    }

    @Test func `without a name n says what to do`() {
        var reader = Answering()
        reader.press("Enter n")
        #expect(reader.model.message?.text.contains("Choose a name first") ?? false)
    }

    @Test func `a find takes n over, and Esc gives it back`() {
        var reader = Answering()
        reader.press("j j Enter 3 Enter / v a l e Enter")
        #expect(reader.model.text.find?.matches.count == 2)
        reader.press("n")
        #expect(reader.model.text.find?.current == 1)
        reader.press("Escape")
        #expect(reader.model.text.find == nil)
        reader.press("n")
        #expect(reader.model.trail?.name == "Jelena Marić")
    }

    @Test func `an answer about a name that is no longer current is dropped`() {
        var reader = Answering()
        reader.press("j j Enter 3 Enter")
        let before = reader.model
        reader.take(.trail(EntityID(rawValue: 99), [], then: .first))
        #expect(reader.model == before)
    }
}
