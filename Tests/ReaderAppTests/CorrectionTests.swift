import CrossReferences
import Entities
import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `Putting right who is who` {
    private let jelena = IdentityFixture.jelena
    private let tomas = IdentityFixture.tomas

    /// The article with both people open, the pane of names focused, the first person selected.
    private func inNames() -> Answering {
        var reader = Answering()
        reader.press("j j Enter 3")
        return reader
    }

    /// The corrections that were asked for.
    private func requests(_ reader: Answering) -> [CorrectionRequest] {
        reader.asked.compactMap { if case .change(.correct(let request)) = $0 { request } else { nil } }
    }

    private func message(_ reader: Answering) -> String { reader.model.message?.text ?? "" }

    @Test(arguments: ["R", "M", "S", "X", "C", "V"])
    func `without a name each key says what to do`(key: String) {
        var reader = Answering()
        reader.press("3 " + key)
        #expect(reader.model.overlay == nil)
        #expect(message(reader).contains("Choose a name first"))
        reader.press("j j Enter \(key)")
        #expect(message(reader).contains("Choose a name first"))
    }

    @Test(arguments: ["R", "M", "S", "X", "C", "V"])
    func `Esc leaves everything as it was`(key: String) {
        var reader = inNames()
        let before = reader.model
        reader.press("\(key) Esc")
        var after = reader.model
        after.keysPressed = before.keysPressed
        #expect(after == before)
        #expect(requests(reader).isEmpty)
    }

    // MARK: Names

    @Test func `a name is changed in the line that shows it`() {
        var reader = inNames()
        reader.press("R C-a M s . Space Enter")
        #expect(requests(reader) == [.about(jelena, .rename(to: "Ms. Jelena Marić"))])
        #expect(message(reader) == "“Jelena Marić” is called “Ms. Jelena Marić”. u undoes.")
        #expect(reader.model.overlay == nil)
    }

    @Test func `an empty name is refused, one that stays the same changes nothing`() {
        var reader = inNames()
        reader.press("R C-u Enter")
        #expect(text(reader).contains("Type a name"))
        reader.press("Esc R Enter")
        #expect(message(reader) == "The name is as it was.")
        #expect(requests(reader).isEmpty)
    }

    @Test func `a name that somebody has says that the two become one`() {
        var reader = inNames()
        reader.press("R C-u t o m a s Space v a l e")
        #expect(text(reader).contains("There is “Tomas Vale” (2 articles) already"))
        reader.press("x")
        #expect(!text(reader).contains("There is “Tomas Vale”"))
    }

    @Test func `pasted quotes, breaks and wide letters become one line`() {
        var reader = inNames()
        reader.press("R C-u")
        reader.take(.terminal(.paste("高橋\n“\"\\和子\"”\t\u{202E}")))
        _ = reader.model.view()
        reader.press("Enter")
        guard case .about(_, .rename(let name), _, _) = requests(reader).first else {
            Issue.record("nothing was renamed")
            return
        }
        #expect(name.hasPrefix("高橋 “\"\\和子\"”") && !name.contains("\n"))
    }

    @Test func `a paste far too long is cut`() {
        var reader = inNames()
        reader.press("R C-u")
        reader.take(.terminal(.paste(String(repeating: "ab ", count: 5_000))))
        reader.press("Enter")
        guard case .about(_, .rename(let name), _, _) = requests(reader).first else {
            Issue.record("nothing was renamed")
            return
        }
        #expect(name.count <= 200)
    }

    // MARK: The same, and never the same

    @Test func `who is the same is chosen as one types, and what will happen is said before`() {
        var reader = inNames()
        reader.press("M v a l")
        #expect(text(reader).contains("“Jelena Marić” (2 articles) becomes “Tomas Vale” (2 articles)."))
        reader.press("Enter")
        #expect(requests(reader) == [.merge(jelena, into: tomas)])
        #expect(message(reader) == "“Jelena Marić” is “Tomas Vale”. u undoes.")
    }

    @Test func `Tab turns a merge round`() {
        var reader = inNames()
        reader.press("M v a l Tab")
        #expect(text(reader).contains("“Tomas Vale” (2 articles) becomes “Jelena Marić” (2 articles)."))
        reader.press("Enter")
        #expect(requests(reader) == [.merge(tomas, into: jelena)])
    }

    @Test func `of two of one name the right one can be told and chosen`() {
        var reader = inNames()
        reader.press("M s m i t h Down")
        #expect(text(reader).contains("footballer"))
        #expect(text(reader).contains("Minister of Transport, MP"))
        reader.press("Enter")
        #expect(requests(reader) == [.merge(jelena, into: EntityID(rawValue: 12))])
    }

    @Test func `places are not offered for people`() {
        var reader = inNames()
        reader.press("M")
        guard case .choosing(let chooser) = reader.model.overlay else {
            Issue.record("there is nothing to choose from")
            return
        }
        #expect(chooser.rows.allSatisfy { $0.kind == .person } && chooser.rows.count == 4)
        reader.press("k a r s k")
        #expect(text(reader).contains("No other person of the library has such a name."))
        reader.press("Enter")
        #expect(requests(reader).isEmpty && reader.model.overlay != nil)
    }

    @Test func `nothing is chosen before the list answers what was typed`() {
        var model = inNames().model
        _ = model.update(.terminal(.key(.character("M"))))
        _ = model.update(
            .overlay(.candidates(query: "", like: jelena, IdentityFixture.others)))
        _ = model.update(.terminal(.key(.character("v"))))
        #expect(model.update(.terminal(.key(.enter))).isEmpty)
        #expect(model.message?.text.contains("Still looking") ?? false)
        _ = model.update(.overlay(.candidates(query: "", like: jelena, [])))
        guard case .choosing(let chooser) = model.overlay else {
            Issue.record("the list has gone")
            return
        }
        #expect(chooser.rows.count == 3, "an answer to an older query was taken")
    }

    @Test func `two are never the same`() {
        var reader = inNames()
        reader.press("V v a l")
        #expect(text(reader).contains("are never taken for the same"))
        reader.press("Enter")
        #expect(requests(reader) == [.neverMerge(jelena, tomas)])
    }

    // MARK: Somebody else

    @Test func `one mention is somebody else`() {
        var reader = Answering()
        reader.press("j j Enter ] p ] p S")
        #expect(text(reader).contains("this mention alone (“Marić”)"))
        reader.press("m C-u M a r i a Space M a r i ć Enter")
        let offset = Fixture.article(0).mentions[1].range.lowerBound
        #expect(
            requests(reader) == [
                .about(jelena, .split(as: "Maria Marić"), in: [.init(ArticleID(rawValue: 1), at: offset)])
            ])
    }

    @Test func `in this article it is somebody else, whom brackets tell apart`() {
        var reader = inNames()
        reader.press("S a")
        reader.press("Enter")
        #expect(text(reader).contains("Type what tells them apart"))
        reader.press("s i n g e r Enter")
        #expect(
            requests(reader) == [
                .about(jelena, .split(as: "Jelena Marić (singer)"), in: [.init(ArticleID(rawValue: 1))])
            ])
    }

    @Test func `of several who have the name one is chosen`() {
        var reader = inNames()
        reader.press("S a C-u j o h n Space s m i t h")
        #expect(text(reader).contains("1 of 2 of that name: footballer"))
        reader.press("Tab")
        #expect(text(reader).contains("2 of 2 of that name: Minister of Transport"))
        reader.press("Enter")
        let article = ArticleID(rawValue: 1)
        let minister = EntityID(rawValue: 12)
        #expect(
            requests(reader) == [
                .about(jelena, .split(as: "john smith"), in: [.init(article)], known: minister)
            ])
        reader.press("3 R C-u j o h n Space s m i t h S-Tab Enter")
        #expect(requests(reader).last == .about(jelena, .rename(to: "john smith"), known: minister))
    }

    @Test func `articles are marked in a list, not all and not none of them`() {
        var reader = inNames()
        reader.press("S s")
        #expect(text(reader).contains("[x]") && text(reader).contains("Marić speaks in Karsk"))
        reader.press("Space Enter")
        #expect(message(reader).contains("Mark at least one"))
        reader.press("g Space Space Enter")
        #expect(message(reader).contains("All of them are marked"))
        reader.press("g Space Enter x Enter")
        #expect(
            requests(reader) == [
                .about(jelena, .split(as: "Jelena Marić (x)"), in: [.init(ArticleID(rawValue: 3))])
            ])
    }

    @Test func `somebody who is gone has no articles`() {
        var model = inNames().model
        for key in Key.script("S s") { _ = model.update(.terminal(.key(key))) }
        _ = model.update(.overlay(.mentions(jelena, Window(offset: 0, items: [], total: 0))))
        _ = model.update(.terminal(.key(.character(" "))))
        #expect(model.update(.terminal(.key(.enter))).isEmpty)
        #expect(
            (0..<45).contains { model.view().text(row: $0).contains("No article of the library names it") })
    }

    // MARK: No name, another kind

    @Test func `what is no name goes, everywhere or in one place`() {
        var reader = Answering()
        reader.press("j j Enter ] p X a")
        #expect(requests(reader) == [.about(jelena, .notAName)])
        reader.press("X m")
        let offset = Fixture.article(0).mentions[0].range.lowerBound
        #expect(
            requests(reader).last
                == .about(jelena, .notAName, in: [.init(ArticleID(rawValue: 1), at: offset)]))
    }

    @Test(arguments: [("o", EntityKind.organization), ("l", .place), ("n", .nationality), ("x", .other)])
    func `a key chooses the kind`(key: String, kind: EntityKind) {
        var reader = inNames()
        reader.press("C \(key)")
        #expect(requests(reader) == [.about(jelena, .changeKind(to: kind))])
    }

    @Test func `the kind that it has is no change, and other keys are told`() {
        var reader = inNames()
        reader.press("C p")
        #expect(requests(reader).isEmpty && message(reader) == "It is a person already.")
        reader.press("C q")
        #expect(message(reader).contains("Press one of the keys"))
        reader.press("j j Enter")
        #expect(requests(reader) == [.about(jelena, .changeKind(to: .place))])
    }

    // MARK: Afterwards

    @Test func `afterwards everything on the screen is asked for anew, and the name followed is the new one`()
    {
        var reader = inNames()
        reader.press("Enter M v a l")
        reader.asked = []
        reader.press("Enter")
        #expect(reader.model.trail?.entity == tomas && reader.model.trail?.name == "Tomas Vale")
        #expect(reader.asked.contains(.ask(.articleAgain(ArticleID(rawValue: 1)))))
        #expect(reader.asked.contains(.ask(.trail(tomas, then: .refresh))))
        #expect(reader.asked.contains { if case .ask(.articles) = $0 { true } else { false } })
        #expect(reader.asked.contains { if case .ask(.related) = $0 { true } else { false } })
    }

    @Test func `somebody who is gone is no longer followed`() {
        var reader = inNames()
        reader.press("Enter")
        #expect(reader.model.trail != nil)
        reader.take(.trail(jelena, [], then: .refresh))
        #expect(reader.model.trail == nil)
        reader.press("X")
        #expect(reader.model.overlay != nil, "the cursor is at a mention still")
    }

    @Test func `an entity that goes while it is being corrected is told by the library`() {
        var reader = inNames()
        reader.press("R")
        var gone = Fixture.article(0)
        gone.entities.removeFirst()
        gone.mentions.removeAll { $0.entity == jelena }
        reader.take(.reloaded(gone))
        #expect(text(reader).contains("Rename"))
        reader.take(.failed("No article names entity 1 any more; choose another one."))
        #expect(reader.model.message?.isError ?? false)
    }

    @Test func `undo and redo say what they did, or that there is nothing`() {
        var reader = inNames()
        reader.press("u C-r")
        #expect(reader.unanswered.suffix(2) == [.change(.undo), .change(.redo)])
        reader.take(.made(.undo, nil))
        #expect(message(reader) == "There is no correction to take back.")
        reader.take(.made(.undo, IdentityFixture.corrections[0]))
        #expect(message(reader) == "Taken back: “Vale” is “Tomas Vale”. ^R makes it again.")
        reader.take(.made(.redo, IdentityFixture.corrections[0]))
        #expect(message(reader).hasPrefix("Made again"))
        reader.take(.made(.redo, nil))
        #expect(message(reader).contains("nothing was taken back"))
    }

    @Test(arguments: [40, 60, 100])
    func `that u undoes is in sight however long the names are`(columns: Int) {
        var reader = Answering(size: Size(columns: columns, rows: 20))
        reader.press("j j Enter 3 R C-u")
        reader.take(.terminal(.paste(String(repeating: "Longname ", count: 20))))
        reader.press("Enter")
        #expect(reader.model.view().text(row: 19).contains("u undoes."))
    }

    @Test func `whom one follows has the old name again, also where no article on the screen says so`() {
        var reader = inNames()
        reader.press("Enter K")
        #expect(reader.model.text.opened?.row.headline.title == "Vale names new deputy")
        #expect(reader.model.trail?.name == "Jelena Marić")
        reader.take(.made(.undo, IdentityFixture.corrections[2]))
        #expect(reader.model.trail?.name == "Helena Marić")
        reader.take(.made(.redo, IdentityFixture.corrections[2]))
        #expect(reader.model.trail?.name == "Jelena Marić")
    }

    @Test func `^U and ^D move by half pages, as ever`() {
        var reader = Answering(size: Size(columns: 40, rows: 10))
        reader.press("j j Enter C-d")
        let top = reader.model.text.top
        #expect(top > 0)
        reader.press("C-u")
        #expect(reader.model.text.top < top)
    }

    // MARK: The list of corrections

    @Test func `the corrections made are listed, the last one first, with what waits`() {
        var reader = Answering()
        reader.press("g c")
        let screen = text(reader)
        #expect(screen.contains("✓ “Helena Marić” is called “Jelena Marić”"))
        #expect(screen.contains("– “Jelena Marić” in 2 places is somebody else, “Marić (the singer)”"))
        #expect(screen.contains("nothing in the library fits it now"))
    }

    @Test func `only the last correction can be taken back`() {
        var reader = Answering()
        reader.press("g c j d")
        #expect(message(reader).contains("Only the last"))
        reader.press("k d")
        #expect(reader.unanswered == [.change(.undo)])
        reader.asked = []
        reader.take(.made(.undo, IdentityFixture.corrections[2]))
        #expect(reader.asked.contains(.ask(.corrections)))
    }

    @Test func `a correction leads to the one it is about, if need be by the name`() {
        var reader = Answering()
        reader.press("g c Enter")
        #expect(reader.model.trail?.name == "Jelena Marić" && reader.model.overlay == nil)
        reader.press("g c j Enter")
        #expect(message(reader).contains("Nobody in the library is called “Marić (the singer)”"))
        reader.press("j Enter")
        #expect(reader.model.trail?.entity == tomas)
    }

    private func text(_ reader: Answering) -> String {
        let screen = reader.model.view()
        return (0..<screen.size.rows).map { screen.text(row: $0) }.joined(separator: "\n")
    }
}
