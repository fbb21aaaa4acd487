import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `A screen that is heard` {
    private static func reader(columns: Int, rows: Int, options: Model.Options = Model.Options()) -> Answering
    {
        var options = options
        options.reading.settings.isAccessible = true
        return Answering(size: Size(columns: columns, rows: rows), options: options)
    }

    /// A walk through panes, pages, prompts and overlays.
    static let walk =
        "j j k Enter ] e n 3 j Enter 4 j 2 / v a l e Enter Esc Esc s k a Down Esc ? Esc C-p j Esc "
        + "g x Esc D j Esc C Esc 3 i Tab j q 1 w Esc g M Esc F Esc A Esc g f Esc g i Esc g v Esc g p a Down Esc "
        + "T x Esc f v Esc : s e Esc g h j 1 x x B U t n"

    @Test(arguments: [(160, 45), (80, 24), (40, 10)])
    func `has no lines, one pane, and the cursor where one is`(columns: Int, rows: Int) {
        var reader = Self.reader(columns: columns, rows: rows)
        for key in Key.script(Self.walk) {
            reader.take(.terminal(.key(key)))
            let screen = reader.model.view()
            let text = screen.wholeText
            #expect(
                !text.unicodeScalars.contains { (0x2500...0x259F).contains($0.value) },
                "\(key.name):\n\(text)")
            #expect(screen.isCursorVisible)
            #expect(screen.size == Size(columns: columns, rows: rows))
            guard let cursor = screen.cursor else {
                Issue.record("no cursor after \(key.name)")
                continue
            }
            if screen.rowsOfSelection.isEmpty || reader.model.prompt != nil { continue }
            #expect(
                screen.rowsOfSelection.contains(cursor.row),
                "\(key.name): the cursor is at \(cursor)\n\(text)")
            #expect(screen.text(row: cursor.row).hasPrefix("selected "), "\(key.name):\n\(text)")
        }
    }

    @Test func `tells states in words`() {
        var reader = Self.reader(columns: 160, rows: 24)
        reader.take(.followed([EntityID(rawValue: 1)]))
        reader.press("j B")
        let text = reader.model.view().wholeText
        #expect(text.contains("selected "))
        #expect(text.contains("starred"))
        #expect(text.contains("2 of 3"))
        #expect(!text.contains { "●★◆▸✓".contains($0) })
        reader.press("U")
        #expect(reader.model.view().wholeText.contains("unread"))
        reader.press("Enter 3")
        #expect(reader.model.view().wholeText.contains("1 of 1"))
    }

    @Test func `keeps what is said until the next key, and draws nothing that did not change`() {
        var reader = Self.reader(columns: 100, rows: 24)
        reader.press("B")
        let said = reader.model.view().text(row: 23)
        reader.take(.keysRested)
        reader.take(.settled)
        reader.take(.timeToKeep)
        reader.take(.libraryChanged)
        #expect(reader.model.view().text(row: 23) == said)
        #expect(!said.hasPrefix("Enter"))
        let before = reader.model.view()
        reader.press("j")
        let after = reader.model.view()
        let changed = (0..<24).filter { before.text(row: $0) != after.text(row: $0) }
        #expect(changed.count <= 5, "\(changed)")
    }

    @Test func `is had and left again with a setting`() {
        var reader = Answering(size: Size(columns: 160, rows: 24))
        let drawn = reader.model.view()
        reader.press(": s e t Space a c c e s s i b l e = t r u e Enter")
        #expect(!reader.model.view().wholeText.contains("│"))
        reader.press(": s e t Space a c c e s s i b l e = f a l s e Enter j k")
        #expect(reader.model.view().wholeText.contains("│"))
        #expect(reader.model.view().size == drawn.size)
    }
}

@Suite struct `The cursor of the terminal` {
    @Test(arguments: [(200, 50), (160, 45), (100, 30), (80, 24), (60, 20), (40, 10)])
    func `is on the selected line after every key`(columns: Int, rows: Int) {
        var reader = Answering(size: Size(columns: columns, rows: rows))
        for key in Key.script(`A screen that is heard`.walk) {
            reader.take(.terminal(.key(key)))
            let screen = reader.model.view()
            guard let cursor = screen.cursor else {
                Issue.record("no cursor after \(key.name)")
                continue
            }
            // The panes below an overlay keep their looks.
            var shown = screen
            if let overlay = reader.model.overlay {
                shown = Screen(size: screen.size)
                overlay.content.draw(on: &shown)
            }
            if shown.rowsOfSelection.isEmpty || reader.model.prompt != nil { continue }
            #expect(
                shown.rowsOfSelection.contains(cursor.row),
                "\(key.name): the cursor is at \(cursor)\n\(screen.wholeText)")
        }
    }
}

@Suite struct `The mouse of the terminal` {
    @Test func `is left to the terminal and taken back with tm`() {
        var reader = Answering()
        reader.press("t m")
        #expect(reader.asked.last == .terminal(.useMouse(false)))
        reader.press("t m")
        #expect(reader.asked.last == .terminal(.useMouse(true)))
        var left = Answering(options: Model.Options(usesMouse: false))
        left.press("t m")
        #expect(left.asked.last == .terminal(.useMouse(true)))
    }

    @Test func `tells with the first click of a run how text is selected`() {
        var reader = Answering()
        let click = Event.terminal(.mouse(MouseEvent(.press, at: Position(column: 5, row: 3))))
        reader.take(click)
        #expect(reader.model.view().text(row: 44).contains("Shift selects text"))
        reader.take(click)
        reader.press("j")
        reader.take(click)
        #expect(!reader.model.view().text(row: 44).contains("Shift selects text"))
    }
}

extension Screen {
    fileprivate var wholeText: String { (0..<size.rows).map { text(row: $0) }.joined(separator: "\n") }

    /// The rows with something that is selected and has the keys.
    fileprivate var rowsOfSelection: [Int] {
        (0..<size.rows).filter { row in self.row(row).contains { $0.role == .selected } }
    }
}

@Suite struct `A screen in ASCII` {
    @Test(arguments: [(160, 45), (80, 24), (40, 10)])
    func `has nothing else but letters of texts and names`(columns: Int, rows: Int) {
        var reader = Answering(
            size: Size(columns: columns, rows: rows), options: Model.Options(isASCII: true))
        for key in Key.script(`A screen that is heard`.walk) {
            reader.take(.terminal(.key(key)))
            let rest = reader.model.view().wholeText.unicodeScalars.filter {
                $0.value > 0x7e && $0 != "\n" && !$0.properties.isAlphabetic
            }
            #expect(rest.isEmpty, "\(key.name): \(rest)")
        }
    }

    @Test func `has no letters of others where the terminal lacks them`() {
        var reader = Answering(options: Model.Options(isASCII: true, hasASCIILetters: true))
        reader.press("j j Enter")
        let text = reader.model.view().wholeText
        #expect(text.contains("Jelena Maric left her post"))
        #expect(text.utf8.allSatisfy { $0 < 0x7f })
    }
}
