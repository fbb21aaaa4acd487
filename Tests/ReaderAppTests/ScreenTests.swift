import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `The annotation screen` {
    @Test(arguments: [(160, 45), (100, 30), (60, 20), (40, 10), (200, 50)])
    func `an article with a chosen name looks as it should`(columns: Int, rows: Int) throws {
        var reader = Answering(size: Size(columns: columns, rows: rows))
        reader.press("j j Enter 3 Enter n")
        try expectGolden(reader.model.view(), "name-chosen-\(columns)x\(rows)")
    }

    @Test(arguments: [(160, 45), (60, 20)])
    func `help looks as it should`(columns: Int, rows: Int) throws {
        var reader = Answering(size: Size(columns: columns, rows: rows))
        reader.press("?")
        try expectGolden(reader.model.view(), "help-\(columns)x\(rows)")
    }

    @Test(arguments: [(160, 45), (60, 20)])
    func `a search looks as it should`(columns: Int, rows: Int) throws {
        var reader = Answering(size: Size(columns: columns, rows: rows))
        reader.press("s k a r s k Down")
        try expectGolden(reader.model.view(), "search-\(columns)x\(rows)")
    }

    @Test func `finding in the text looks as it should`() throws {
        var reader = Answering(size: Size(columns: 100, rows: 30))
        reader.press("j j Enter / v a l e")
        try expectGolden(reader.model.view(), "find-100x30")
    }

    @Test func `plain ASCII lines are drawn when asked for`() {
        let reader = Answering(size: Size(columns: 160, rows: 24), options: Model.Options(isASCII: true))
        let frame = (0..<24).map { reader.model.view().text(row: $0) }.joined()
        #expect(!frame.contains { "│─┌┐└┘├┤┬┴┼".contains($0) })
    }

    @Test(arguments: [(1, 1), (2, 1), (39, 10), (40, 9), (0, 0), (500, 200), (81, 10), (120, 10)])
    func `every size can be drawn, in every state`(columns: Int, rows: Int) {
        for keys in ["", "j Enter", "Enter 3 Enter n 4", "?", "s k a", "Enter / v", "Enter w", "z", "f v"] {
            var reader = Answering(size: Size(columns: columns, rows: rows))
            reader.press(keys)
            #expect(reader.model.view().size == Size(columns: columns, rows: rows))
            reader.take(.terminal(.resized(Size(columns: 60, rows: 20))))
            #expect(reader.model.view().size == Size(columns: 60, rows: 20))
        }
    }

    @Test func `a terminal too small for the panes says so, and keeps everything`() {
        var reader = Answering()
        reader.press("j j Enter 3 Enter n")
        let before = reader.model.view()
        reader.take(.terminal(.resized(Size(columns: 30, rows: 8))))
        let words = (0..<8).map { reader.model.view().text(row: $0) }.joined()
        #expect(words.contains("too small"))
        reader.take(.terminal(.resized(Size(columns: 160, rows: 45))))
        #expect(reader.model.view() == before)
    }
}
