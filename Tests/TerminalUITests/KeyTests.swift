import Testing

@testable import TerminalUI

@Suite struct `Names of keys` {
    @Test(arguments: [
        Key.character("j"), .character(" "), .character("é"), .control("d"), .control("\\"), .alt("x"),
        .alt(" "),
        .enter, .escape, .tab, .backTab, .backspace, .altBackspace, .function(12), .altLeft, .controlEnd,
        .pageDown,
    ])
    func `they name the key again`(key: Key) {
        #expect(Key(name: key.name) == key)
    }

    @Test(arguments: ["", "Entr", "C-", "F0", "F99", "M-ab"]) func `other words name none`(name: String) {
        #expect(Key(name: name) == nil)
    }

    @Test func `a script types what is no name`() {
        #expect(
            Key.script("j gg Enter C-d  Putin F1") == [
                .character("j"), .character("g"), .character("g"), .enter, .control("d"), .character("P"),
                .character("u"), .character("t"), .character("i"), .character("n"), .function(1),
            ])
    }
}

@Suite struct `A scripted terminal` {
    @Test func `types its keys one by one and then hangs up`() {
        let terminal = ScriptedTerminal(size: Size(columns: 9, rows: 3), keys: "a Enter")
        #expect(terminal.nextEvents(timeout: nil) == [.key(.character("a"))])
        #expect(terminal.nextEvents(timeout: nil) == [.key(.enter)])
        #expect(terminal.nextEvents(timeout: nil) == [.hangup])
    }

    @Test func `lets work finish before the next key`() {
        let terminal = ScriptedTerminal(size: Size(columns: 9, rows: 3), keys: "a")
        var isDone = [false, false, true][...]
        terminal.awaitWork = { _ in
            if isDone.count == 3 { terminal.waker.wake() }
            return isDone.popFirst() ?? true
        }
        #expect(terminal.nextEvents(timeout: nil) == [.woken])
        #expect(terminal.nextEvents(timeout: .zero) == [])
        #expect(terminal.nextEvents(timeout: nil) == [.key(.character("a"))])
    }

    @Test func `has the size it is told of`() {
        let size = Size(columns: 40, rows: 10)
        let terminal = ScriptedTerminal(size: Size(columns: 9, rows: 3), events: [.resized(size)])
        _ = terminal.nextEvents(timeout: .zero)
        #expect(terminal.size == size)
    }
}
