import Foundation
import Testing

@Suite struct `Putting right who is who, in a terminal` {
    @Test func `a new name is on the screen at once, is kept, and one key takes it back`() throws {
        let workplace = try Workplace()
        let articles = try workplace.writeArticles()
        let session = try workplace.read(articles)
        #expect(session.wait(for: "3 new"))
        session.type("\r3")
        #expect(session.wait(until: { session.cursor.column > 100 }))
        session.type("R")
        #expect(session.wait(for: "Rename: Anton Meier"))
        session.type("\u{15}Toni \"der Lotse\" Meier\r")
        #expect(session.wait(for: "is called “Toni \"der Lotse\" Meier”. u undoes."))
        // In the names, before its numbers.
        #expect(session.wait(until: { session.text.contains(/Toni "der Lotse" Meier +\d/) }))
        session.type("Q")
        #expect(session.waitForEnd() == .exited(0))

        let again = try workplace.read(articles)
        #expect(again.wait(for: "3 unchanged"))
        again.type("\r")
        #expect(again.wait(for: "Toni \"der Lotse\" Meier"))
        again.type("u")
        #expect(again.wait(for: "Taken back:"))
        #expect(
            again.wait(until: { again.text.contains(/Anton Meier +\d/) }))
        again.type("u")
        #expect(again.wait(for: "There is no correction to take back."))
        again.type("Q")
        #expect(again.waitForEnd() == .exited(0))
    }

    @Test func `an overlay survives a change of the terminal's size, and a paste`() throws {
        let workplace = try Workplace()
        let session = try workplace.read(try workplace.writeArticles())
        #expect(session.wait(for: "3 new"))
        session.type("\r3")
        #expect(session.wait(until: { session.cursor.column > 100 }))
        session.type("M")
        #expect(session.wait(for: "is the same as"))
        session.resize(columns: 60, rows: 20)
        #expect(session.wait(until: { session.text.contains("is the same as") && session.columns == 60 }))
        session.type("\u{1B}[200~Helena\nBrandt\u{1B}[201~")
        #expect(
            session.wait(until: {
                session.text.contains("› Helena Brandt") && session.text.contains("becomes “Helena Brandt”")
            }))
        session.resize(columns: 160, rows: 45)
        #expect(session.wait(for: "becomes “Helena Brandt”"))
        session.type("\r")
        #expect(session.wait(for: "“Anton Meier” is “Helena Brandt”. u undoes."), "\(session.text)")
        session.type("Q")
        #expect(session.waitForEnd() == .exited(0))
    }

    @Test func `a correction made just before leaving is not lost`() throws {
        let workplace = try Workplace()
        let articles = try workplace.writeArticles()
        let session = try workplace.read(articles)
        #expect(session.wait(for: "3 new"))
        session.type("\r3")
        #expect(session.wait(until: { session.cursor.column > 100 }))
        session.type("R\u{15}Somebody Else\rQ")
        #expect(session.waitForEnd() == .exited(0))
        let again = try workplace.read(articles)
        #expect(again.wait(for: "3 unchanged"))
        again.type("\r")
        #expect(again.wait(for: "Somebody Else"))
        again.type("Q")
        _ = again.waitForEnd()
    }
}
