import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `The keys that messages tell` {
    /// A reader with keys of one's own.
    private func reader(_ keys: [(String, String)] = [], preset: KeyBindings.Preset = .vi) -> Answering {
        var settings = Settings()
        settings.keys.preset = preset
        for (key, command) in keys { #expect(settings.keys.bind(key, to: [command]) == nil) }
        return Answering(options: .init(reading: SettingsReading(settings)))
    }

    private func message(_ reader: Answering) -> String { reader.model.message?.text ?? "" }

    @Test func `are those of the preset`() {
        var emacs = reader(preset: .emacs)
        emacs.press("B u")
        #expect(message(emacs).hasSuffix("M-_ makes it again."), "\(message(emacs))")
        var plain = reader()
        plain.press("B u")
        #expect(message(plain).hasSuffix("^R makes it again."))
        emacs = reader(preset: .emacs)
        emacs.press("j x")
        #expect(message(emacs).hasSuffix("^G unmarks"), "\(message(emacs))")
    }

    @Test func `are one's own`() {
        var own = reader([("Z", "undo"), ("u", "search"), ("K", "problems")])
        own.press("j j Enter 3 R C-a M s . Space Enter")
        #expect(message(own).hasSuffix("Z undoes."), "\(message(own))")
        own.press("g g 2 / q u u x Enter")
        #expect(message(own).hasSuffix("u searches all of them."), "\(message(own))")
        own.press("m b")
        #expect(message(own) == "Marked as b: 'b comes back here, gM lists all marks.")
    }

    @Test func `are how a command is typed where it has none`() {
        var own = reader([("t", "redo"), ("g M", "redo")])
        own.press("j j Enter m b")
        #expect(message(own).contains(":marks lists all marks"), "\(message(own))")
    }

    @Test func `of a place that was left is that of the top`() {
        var own = reader([("g g", "bottom"), ("<", "bottom"), ("Home", "bottom"), ("Z", "top")])
        own.press("Enter J K")
        own.take(.opened(Fixture.article(0), at: .place(ReadingPlace(offset: 30))))
        #expect(message(own) == "where you left it · Z top")
    }
}

@Suite struct `A line of the settings that is as the table of commands has it` {
    @Test func `goes before the preset, whichever comes first`() {
        for isFirst in [true, false] {
            var keys = KeyBindings()
            if isFirst { keys.preset = .emacs }
            #expect(keys.bind("C-p", to: ["palette"]) == nil)
            if !isFirst { keys.preset = .emacs }
            #expect(keys.binding(of: [.control("p")], in: .articles)?.commands == ["palette"])
            #expect(keys.binding(of: [.control("n")], in: .articles)?.commands == ["down"])
        }
    }

    @Test func `changes nothing without one`() {
        var keys = KeyBindings()
        #expect(keys.bind("C-p", to: ["palette"]) == nil)
        #expect(keys == KeyBindings())
    }

    @Test func `gives way to a later one`() {
        var keys = KeyBindings()
        keys.preset = .emacs
        #expect(keys.bind("C-p", to: ["palette"]) == nil)
        #expect(keys.bind("C-p", to: ["top"]) == nil)
        #expect(keys.binding(of: [.control("p")], in: .articles)?.commands == ["top"])
    }
}
