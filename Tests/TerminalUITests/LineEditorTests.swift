import Testing

@testable import TerminalUI

@Suite struct `Editing a line` {
    /// The text with a bar at the cursor, after typing keys into `start`.
    private func typing(_ keys: String, into start: String = "", history: [String] = []) -> String {
        var editor = LineEditor(start, history: history)
        for key in Key.script(keys) { _ = editor.handle(key) }
        let text = Array(editor.text)
        return String(text[..<editor.cursor]) + "|" + String(text[editor.cursor...])
    }

    @Test(arguments: [
        ("a b Space c", "", "ab c|"),
        ("Backspace", "né", "n|"),
        ("C-a x", "abc", "x|abc"),
        ("C-a C-f C-k", "abc", "a|"),
        ("C-b C-u", "abc", "|c"),
        ("C-w", "one two-three ", "one |"),
        ("M-Backspace", "one two-three", "one two-|"),
        ("C-w C-a C-y", "one two", "two|one "),
        ("M-b M-b M-d", "one two three", "one | three"),
        ("C-a M-f", "one two", "one| two"),
        ("Left Del", "abc", "ab|"),
        ("Right Del C-d", "abc", "abc|"),
        ("Home Right Right End Left", "abc", "ab|c"),
        ("M-Left C-Left C-Right", "ab cd", "ab| cd"),
        ("Backspace C-w C-u C-k M-b", "", "|"),
    ])
    func `the keys are those of the shell`(keys: String, start: String, expected: String) {
        #expect(typing(keys, into: start) == expected)
    }

    @Test func `what was typed before comes back`() {
        #expect(typing("Up Up", into: "dra", history: ["old", "new"]) == "old|")
        #expect(typing("Up Up Up Down", into: "dra", history: ["old", "new"]) == "new|")
        #expect(typing("C-p C-n", into: "dra", history: ["old", "new"]) == "dra|")
    }

    @Test func `keys of others are left to them`() {
        var editor = LineEditor("x")
        for key in [Key.enter, .escape, .tab, .function(1), .pageUp, .control("g")] {
            let isTaken = editor.handle(key)
            #expect(!isTaken)
        }
    }

    @Test func `pasted lines become one`() {
        var editor = LineEditor("ad")
        _ = editor.handle(.left)
        editor.paste("b\nc")
        #expect(editor.text == "ab cd")
        #expect(editor.cursor == 4)
    }

    @Test func `a combining mark joins the letter before it`() {
        var editor = LineEditor("e")
        _ = editor.handle(.character("\u{301}"))
        #expect(editor.cursor == 1)
        _ = editor.handle(.backspace)
        #expect(editor.isEmpty)
    }

    @Test func `the cursor stays in sight`() {
        var editor = LineEditor("日本語abc")
        #expect(editor.visible(width: 5) == ("abc", 3))
        _ = editor.handle(.home)
        #expect(editor.visible(width: 5) == ("日本", 0))
    }

    @Test func `a page pasted by mistake is cut`() {
        var editor = LineEditor("ab")
        editor.paste(String(repeating: "x", count: 100_000))
        #expect(editor.text.count == LineEditor.longest && editor.cursor == LineEditor.longest)
        _ = editor.handle(.character("y"))
        #expect(editor.text.count == LineEditor.longest && editor.text.hasSuffix("x"))
        _ = editor.handle(.backspace)
        _ = editor.handle(.character("y"))
        #expect(editor.text.hasSuffix("y"))
    }

    @Test func `the history holds nothing twice in a row`() {
        var editor = LineEditor("a")
        editor.remember()
        editor.remember()
        editor.set("")
        editor.remember()
        #expect(editor.history == ["a"])
    }
}
