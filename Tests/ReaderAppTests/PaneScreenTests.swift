import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `The screens of the panes` {
    /// What brings each pane into focus, an article being open.
    static let panes: [(name: String, keys: String)] = [
        ("articles", "j j Enter 1"), ("text", "j j Enter"), ("names", "j j Enter 3"),
        ("related", "j j Enter 4"),
    ]

    private func reader(_ keys: String, _ size: (Int, Int), isASCII: Bool = false) -> Answering {
        var reader = Answering(
            size: Size(columns: size.0, rows: size.1), options: Model.Options(isASCII: isASCII))
        reader.press(keys)
        return reader
    }

    @Test(arguments: panes.indices, [(160, 45), (100, 30), (60, 20)])
    func `a pane looks as it should`(pane: Int, size: (Int, Int)) throws {
        let (name, keys) = Self.panes[pane]
        try expectGolden(reader(keys, size).model.view(), "pane-\(name)-\(size.0)x\(size.1)")
    }

    @Test(arguments: panes.indices)
    func `in plain ASCII a pane looks as it should`(pane: Int) throws {
        let (name, keys) = Self.panes[pane]
        let screen = reader(keys, (100, 30), isASCII: true).model.view()
        try expectGolden(screen, "pane-\(name)-ascii-100x30")
    }

    @Test(arguments: panes.indices)
    func `while articles come in a pane looks as it should`(pane: Int) throws {
        let (name, keys) = Self.panes[pane]
        var reader = reader(keys, (100, 30))
        var progress = ImportProgress()
        (progress.stage, progress.done, progress.total) = (.naming, 120, 500)
        reader.take(.importing(progress))
        try expectGolden(reader.model.view(), "pane-\(name)-importing-100x30")
    }

    @Test func `before the first article is there the panes say what is under way`() throws {
        var reader = Answering(size: Size(columns: 160, rows: 24))
        reader.take(.importing(ImportProgress()))
        reader.take(.articles(query: "", ArticleList(window: Window(offset: 0, items: [], total: 0))))
        try expectGolden(reader.model.view(), "pane-empty-importing-160x24")
    }
}
