import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `The screens for putting right who is who` {
    static let all: [(keys: String, name: String)] = [
        ("3 R", "rename"), ("3 M s m i t h", "merge"), ("3 V v a l", "never-merge"), ("3 S", "split"),
        ("3 S s", "split-articles"), ("3 S a", "split-name"), ("] p X", "not-a-name"), ("3 C j", "kind"),
        ("D j", "doubt"), ("g c", "corrections"), ("] p w j", "why"),
    ]

    @Test(
        arguments: ["rename", "merge", "split-articles", "kind", "corrections", "why"], [(100, 30), (60, 20)])
    func `an overlay looks as it should`(name: String, size: (Int, Int)) throws {
        let keys = try #require(Self.all.first { $0.name == name }).keys
        var reader = Answering(size: Size(columns: size.0, rows: size.1))
        reader.press("j j Enter \(keys)")
        try expectGolden(reader.model.view(), "\(name)-\(size.0)x\(size.1)")
    }

    @Test(arguments: [(160, 45), (100, 30), (60, 20), (40, 10)])
    func `a doubt looks as it should`(columns: Int, rows: Int) throws {
        var reader = Answering(size: Size(columns: columns, rows: rows))
        reader.press("D j")
        try expectGolden(reader.model.view(), "doubt-\(columns)x\(rows)")
    }

    @Test(arguments: [(1, 1), (39, 10), (40, 10), (41, 11), (60, 20), (81, 10), (120, 10), (500, 200)])
    func `every size can be drawn, also when the terminal changes under it`(columns: Int, rows: Int) {
        for (keys, _) in Self.all {
            var reader = Answering(size: Size(columns: columns, rows: rows))
            reader.press("j j Enter \(keys)")
            #expect(reader.model.view().size == Size(columns: columns, rows: rows))
            for (width, height) in [(60, 20), (40, 10), (200, 50)] {
                reader.take(.terminal(.resized(Size(columns: width, rows: height))))
                #expect(reader.model.view().size == Size(columns: width, rows: height))
            }
            reader.press("Down Down Up PageDown PageUp Tab")
            _ = reader.model.view()
        }
    }

    @Test(arguments: [0, 3, 20, 59])
    func `a click anywhere does no harm`(column: Int) {
        for (keys, _) in Self.all {
            for size in [(60, 20), (160, 45)] {
                var reader = Answering(size: Size(columns: size.0, rows: size.1))
                for row in 0..<size.1 {
                    reader.press("Esc Esc Esc Esc g g j j Enter \(keys)")
                    let event = MouseEvent(
                        .press, at: Position(column: column, row: row), clickCount: 1 + row % 2)
                    reader.take(.terminal(.mouse(event)))
                    _ = reader.model.view()
                }
            }
        }
    }

    @Test func `two clicks in a list choose`() throws {
        var reader = Answering(size: Size(columns: 100, rows: 30))
        reader.press("j j Enter 3 M s m i t h")
        let rows = (0..<30).filter { reader.model.view().text(row: $0).contains("John Smith   ") }
        let row = try #require(rows.dropFirst().first)
        for clicks in 1...2 {
            let event = MouseEvent(.press, at: Position(column: 10, row: row), clickCount: clicks)
            reader.take(.terminal(.mouse(event)))
        }
        #expect(
            reader.asked.contains(
                .change(.correct(.merge(IdentityFixture.jelena, into: IdentityFixture.others[1].id)))))
    }

    @Test func `the screen is plain ASCII where that is asked for`() {
        for (keys, _) in Self.all {
            var reader = Answering(
                size: Size(columns: 160, rows: 30), options: Model.Options(isASCII: true))
            reader.press("j j Enter \(keys)")
            let frame = (0..<30).map { reader.model.view().text(row: $0) }.joined()
            #expect(!frame.contains { "│─┌┐└┘├┤┬┴┼".contains($0) }, "\(keys)")
        }
    }

    @Test(arguments: ["R", "M", "S", "X", "C", "V", "w"], ["2", "3", "4"])
    func `an article without names offers none, and says so`(key: String, pane: String) {
        var reader = Answering(size: Size(columns: 100, rows: 30))
        var empty = Fixture.article(0)
        empty.entities = []
        empty.mentions = []
        reader.take(.opened(empty, at: .top))
        reader.press("\(pane) \(key)")
        #expect(reader.model.overlay == nil)
        let words = reader.model.message?.text ?? ""
        // In the list of related articles, w says why the selected one is there.
        let isReason = key == "w" && pane == "4" && !words.isEmpty
        #expect(words.contains("Choose a name first") || words.contains("no name") || isReason)
    }

    @Test(arguments: 1...6)
    func `keys pressed at random do no harm`(seed: Int) {
        let keys = Key.script(
            """
            j k Enter 2 3 R M S X C V u C-r D g c w n s y m a t v x p l Esc Esc Tab Space Down Up BSpace C-u ( " PageDown G
            """)
        var state = UInt64(seed)
        var reader = Answering(size: Size(columns: 60, rows: 20))
        for step in 0..<1_500 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            reader.take(.terminal(.key(keys[Int(state >> 33) % keys.count])))
            if step % 97 == 0 {
                let size = Size(columns: 38 + Int(state >> 40) % 130, rows: 9 + Int(state >> 50) % 40)
                reader.take(.terminal(.resized(size)))
            }
            if step % 7 == 0 { #expect(reader.model.view().size == reader.model.size) }
            if step % 31 == 0 { reader.take(.made(.undo, IdentityFixture.corrections[step % 3])) }
            if step % 101 == 0 { reader.take(.failed("The library is busy.")) }
        }
    }
}
