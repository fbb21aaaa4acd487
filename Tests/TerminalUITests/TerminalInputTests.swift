import Testing

@testable import TerminalUI

@Suite struct `Annotation what a terminal sends` {
    /// The events of `text` sent at once.
    private func events(_ text: String) -> [TerminalEvent] {
        var input = TerminalInput()
        var events = text.unicodeScalars.compactMap { input.take($0) }
        if let last = input.pause() { events.append(last) }
        return events
    }

    @Test(arguments: [
        ("j", Key.character("j")), ("é", .character("é")), ("\u{1b}", .escape), ("\u{1b}x", .alt("x")),
        ("\r", .enter), ("\n", .enter), ("\u{7f}", .backspace), ("\u{8}", .backspace),
        ("\u{4}", .control("d")),
        ("\u{0}", .control("@")), ("\u{1d}", .control("]")), ("\t", .tab), ("\u{1b}[Z", .backTab),
        ("\u{1b}[A", .up), ("\u{1b}OB", .down), ("\u{1b}[1;3C", .altRight), ("\u{1b}[1;5D", .controlLeft),
        ("\u{1b}[1;2A", .shiftUp), ("\u{1b}[5~", .pageUp), ("\u{1b}[24~", .function(12)),
        ("\u{1b}OP", .function(1)),
        ("\u{1b}\u{7f}", .altBackspace), ("\u{1b}[1;5F", .controlEnd), ("\u{1b}]", .alt("]")),
        ("\u{1b}P", .alt("P")),
    ])
    func `a key is one event`(sent: String, key: Key) {
        #expect(events(sent) == [.key(key)])
    }

    @Test(arguments: [
        "\u{1b}[?62;c", "\u{1b}]10;rgb:0/0/0\u{7}", "\u{1b}P1$r0m\u{1b}\\", "\u{1b}[999X", "\u{85}",
        "\u{1b}[I",
    ])
    func `what nobody knows types nothing`(sent: String) {
        #expect(events(sent) == [])
        #expect(events(sent + "j") == [.key(.character("j"))])
    }

    @Test func `a sequence may come in pieces`() {
        var input = TerminalInput()
        let first = "\u{1b}[<0;3".unicodeScalars.compactMap { input.take($0) }
        #expect(first.isEmpty)
        #expect(input.pause() == nil)
        let rest = ";2M".unicodeScalars.compactMap { input.take($0) }
        #expect(rest == [.mouse(MouseEvent(.press, at: Position(column: 2, row: 1)))])
    }

    @Test(arguments: [
        ("\u{1b}[<0;240;7M", MouseEvent(.press, at: Position(column: 239, row: 6))),
        ("\u{1b}[<2;1;1m", MouseEvent(.release, at: Position(column: 0, row: 0), button: .right)),
        ("\u{1b}[<32;5;5M", MouseEvent(.drag, at: Position(column: 4, row: 4))),
        ("\u{1b}[<64;5;5M", MouseEvent(.wheelUp, at: Position(column: 4, row: 4))),
        ("\u{1b}[<81;5;5M", MouseEvent(.wheelDown, at: Position(column: 4, row: 4), modifiers: .control)),
    ])
    func `the mouse says what and where`(sent: String, expected: MouseEvent) {
        #expect(events(sent) == [.mouse(expected)])
    }

    @Test(arguments: [
        "\u{1b}[<0;0;1M", "\u{1b}[<0;1M", "\u{1b}[<66;1;1M",
    ])
    func `a report that makes no sense is no event`(sent: String) {
        #expect(events(sent).isEmpty)
    }

    @Test func `two quick presses at one place are a double click`() {
        var input = TerminalInput()
        func press(column: Int, at time: Duration) -> Int? {
            let event = "\u{1b}[<0;\(column);1M".unicodeScalars.compactMap { input.take($0, at: time) }.first
            guard case .mouse(let mouse)? = event else { return nil }
            return mouse.clickCount
        }
        #expect(press(column: 1, at: .zero) == 1)
        #expect(press(column: 1, at: .milliseconds(200)) == 2)
        #expect(press(column: 2, at: .milliseconds(300)) == 1)
        #expect(press(column: 2, at: .milliseconds(1000)) == 1)
    }

    @Test func `pasted text is one event and runs nothing`() {
        let sent = "\u{1b}[200~q\rline\u{1b}[A two\u{7}\u{9b}\u{1b}]x\t!\u{1b}[201~j"
        #expect(events(sent) == [.paste("q\nline twox\t!"), .key(.character("j"))])
    }

    @Test func `a paste that never ends is ended by Escape`() {
        var input = TerminalInput()
        input.beginPaste()
        let events = [
            input.take("a"), input.take(.down), input.take("\u{1b}"), input.pause(), input.take("b"),
        ]
        #expect(events == [nil, nil, nil, .paste("a"), .key(.character("b"))])
    }
}

@Suite struct `What a terminal answers` {
    private func events(_ text: String, expecting: Bool = true) -> [TerminalEvent] {
        var input = TerminalInput()
        if expecting { input.expectAnswers(at: .zero) }
        return text.unicodeScalars.compactMap { input.take($0) }
    }

    @Test(arguments: [
        ("rgb:0000/0000/0000", Background.dark), ("rgb:ffff/ffff/ffff", .light), ("rgb:f/f/e", .light),
        ("rgb:28/2c/34", .dark), ("rgb:fdfd/f6f6/e3e3", .light), ("rgba:0000/2b2b/3636/ffff", .dark),
    ])
    func `of its background is an event, however it ends`(colour: String, background: Background) {
        for end in ["\u{7}", "\u{1b}\\", "\u{9c}"] {
            #expect(events("\u{1b}]11;\(colour)\(end)") == [.background(background)])
        }
    }

    @Test(arguments: [
        "11;rgb:", "11;rgb:x/y/z", "11;?", "11;rgb:00000/0/0", "4;1;rgb:0/0/0", "", "11;rgb:0/0",
    ])
    func `that cannot be understood is nothing`(answer: String) {
        #expect(events("\u{1b}]\(answer)\u{7}\u{1b}[?64;1c").isEmpty)
    }

    @Test(arguments: 1..<30)
    func `is no key, wherever it is interrupted`(place: Int) {
        let answer = Array("\u{1b}]11;rgb:0000/0000/0000\u{1b}\\\u{1b}[?64;1;2cj".unicodeScalars)
        var input = TerminalInput()
        input.expectAnswers(at: .zero)
        var events: [TerminalEvent] = []
        for (index, scalar) in answer.enumerated() {
            if let event = input.take(scalar) { events.append(event) }
            // After an Escape alone curses has waited long enough for more.
            let isAfterEscape = scalar == "\u{1b}"
            if index == place, !isAfterEscape, let event = input.pause(at: .seconds(1)) {
                events.append(event)
            }
        }
        #expect(events == [.background(.dark), .key(.character("j"))])
        #expect(input.hasIdentified)
    }

    @Test func `is waited for, but not for ever`() {
        var input = TerminalInput()
        input.expectAnswers(at: .zero)
        for scalar in "\u{1b}]".unicodeScalars { _ = input.take(scalar) }
        #expect(input.pause(at: .seconds(1)) == nil)
        #expect(input.pause(at: .seconds(6)) == .key(.alt("]")))
    }

    @Test(arguments: [
        ("15;0", Background.dark), ("0;15", .light), ("0;default;15", .light), ("7;8", .dark),
        ("0;7", .light),
        ("12;default", nil), ("", nil), ("15", nil), ("0;99", nil),
    ])
    func `the environment says in colours`(variable: String, background: Background?) {
        #expect(Background(variable: variable) == background)
    }
}
