import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `Overlays at every size` {
    /// The keys that open each overlay from the first article, and what it alone says of itself or of its keys.
    static let overlays: [(name: String, keys: String, hints: [String])] = [
        ("help", "?", ["other keys close"]), ("search", "s k", ["Search · "]),
        ("palette", "C-p", ["Commands · Enter runs, Esc leaves"]),
        ("savedSearches", "F", ["Tab search · ^T rename"]),
        ("explanation", "] p w", ["Enter says it is this one", "Enter: this one", "↓ Enter · Esc"]),
        ("naming", "3 R", ["Rename: "]), ("choosing", "3 M", ["is the same as …"]),
        ("choice", "3 C", ["a key or Enter does it", "key or Enter · Esc"]),
        ("marking", "3 S s", ["Space marks"]),
        ("doubts", "D", ["y same · n different"]),
        ("links", "g x", ["a letter or Enter opens it in the browser", "a letter opens · Esc"]),
        ("marks", "g M", ["Enter goes there · x takes the mark away", "Enter · x · Esc"]),
        ("finding", "g p", ["^O follows"]),
        ("notes", "A", ["Enter goes there · e changes it", "Enter · e edit · x · u · Esc"]),
        ("corrections", "g c", ["takes the last one back · Esc", "Enter · u · Esc"]),
    ]

    private func reader(_ keys: String, _ size: (Int, Int)) -> Answering {
        var reader = Answering(size: Size(columns: size.0, rows: size.1))
        reader.press("j j Enter " + keys)
        return reader
    }

    @Test(arguments: overlays.indices, [(160, 45), (80, 24), (40, 10)])
    func `each tells its own keys and those of no other`(index: Int, size: (Int, Int)) {
        let screen = reader(Self.overlays[index].keys, size).model.view()
        let text = (0..<size.1).map { screen.text(row: $0) }.joined(separator: "\n")
        for (other, overlay) in Self.overlays.enumerated() {
            let shown = overlay.hints.filter(text.contains)
            #expect(shown.isEmpty == (other != index), "\(overlay.name): \(shown) in\n\(text)")
        }
    }

    @Test(arguments: overlays.indices, [(1, 1), (0, 0), (40, 10), (500, 200)])
    func `each can be drawn, alone and after keys, pastes, clicks and the wheel`(index: Int, size: (Int, Int))
    {
        var reader = reader(Self.overlays[index].keys, size)
        let overlay = reader.model.overlay?.content
        var alone = Screen(size: reader.model.size)
        overlay?.draw(on: &alone)
        for event in [
            TerminalEvent.key(.down), .key(.pageDown), .key(.end), .key(.tab), .paste("x\ny"),
            .mouse(MouseEvent(.wheelDown, at: Position(column: 3, row: 3))),
            .mouse(MouseEvent(.press, at: Position(column: size.0 / 2, row: size.1 / 2))),
        ] {
            reader.take(.terminal(event))
            #expect(reader.model.view().size == reader.model.size)
        }
    }

    @Test(arguments: overlays.indices)
    func `Esc closes each and leaves the reader where it was`(index: Int) {
        var reader = reader(Self.overlays[index].keys, (100, 30))
        #expect(reader.model.overlay != nil)
        reader.press("Esc")
        #expect(reader.model.overlay == nil && reader.model.text.opened != nil)
    }

    @Test(arguments: overlays.indices)
    func `a paste goes where something is typed, and runs nothing`(index: Int) {
        let typed = ["search", "palette", "savedSearches", "naming", "choosing", "finding"]
        var reader = reader(Self.overlays[index].keys, (100, 30))
        let before = reader.model.overlay
        reader.take(.terminal(.paste("Qq\n")))
        #expect(!reader.unanswered.contains(.quit))
        #expect((reader.model.overlay != before) == typed.contains(Self.overlays[index].name))
    }
}
