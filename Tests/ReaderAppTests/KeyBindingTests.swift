import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `The keys one gives to commands` {
    /// A reader with keys of one's own.
    private func reader(_ keys: [(String, [String])], preset: KeyBindings.Preset = .vi) -> Answering {
        var settings = Settings()
        settings.keys.preset = preset
        for (key, commands) in keys { #expect(settings.keys.bind(key, to: commands) == nil) }
        return Answering(options: .init(reading: SettingsReading(settings)))
    }

    private func text(_ reader: Answering) -> String {
        let screen = reader.model.view()
        return (0..<screen.size.rows).map { screen.text(row: $0) }.joined(separator: "\n")
    }

    @Test func `run them, in the panes where they work, and elsewhere run what they ran`() {
        var own = reader([("g d", ["doubts"]), ("J", ["find-entry"])])
        own.press("g d")
        #expect(own.model.overlay != nil)
        own.press("Esc J")
        #expect(own.model.prompt != nil, "the list has entries to find")
        own.press("Esc Enter")
        let first = own.model.text.opened?.row.id
        _ = own.model.focus(on: .text)
        own.press("J")
        #expect(
            own.model.text.opened?.row.id != first, "in the text it is the next article, as without settings")
    }

    @Test func `several run in a row, each when the one before has what it asked for`() {
        var own = reader([("J", ["next-article", "bottom"])])
        own.press("Enter")
        _ = own.model.focus(on: .text)
        own.press("J")
        #expect(own.model.text.opened?.row.id == Fixture.rows[1].id)
        #expect(own.asked.contains(.goOn))
        var hand = Answering()
        hand.press("Enter")
        _ = hand.model.focus(on: .text)
        hand.press("J G")
        #expect(own.model.text == hand.model.text)
    }

    @Test func `one that asks for something ends the row`() {
        var own = reader([("Z", ["search", "quit"])])
        own.press("Z")
        #expect(own.model.overlay != nil && !own.unanswered.contains(.quit))
        own.press("Esc")
        #expect(!own.unanswered.contains(.quit))
    }

    @Test func `hide those that begin with them, and are hidden from nobody`() {
        var own = reader([("g", ["doubts"]), ("s x", ["star"])])
        own.press("g")
        #expect(own.model.overlay != nil && own.model.pending.isEmpty)
        own.press("Esc s")
        #expect(own.model.overlay == nil && !own.model.pending.isEmpty)
        own.press("x")
        #expect(own.asked.contains { if case .change(.mark(.starred(true), _)) = $0 { true } else { false } })
    }

    @Test func `take no digits from counts that have begun, and can be taken off`() {
        var own = reader([("9", ["bottom"]), ("x", [])])
        own.press("9")
        #expect(own.model.articles.place == 2)
        own.press("g g 0 9")
        #expect(own.model.pending.hasCount)
        own.press("Esc x")
        #expect(own.model.articles.marked.isEmpty)
        #expect(own.model.message?.text.contains("x does nothing here") == true)
    }

    @Test func `may take the letter of a mark`() {
        var own = reader([("M", ["mark"]), ("'", ["star"])])
        own.press("Enter M q")
        #expect(own.model.message?.text.contains("Marked as q") == true)
        own.press("'")
        #expect(own.asked.contains { if case .change(.mark(.starred(true), _)) = $0 { true } else { false } })
    }

    @Test func `are told where they cannot be understood, with the nearest`() {
        var keys = KeyBindings()
        #expect(keys.bind("g d", to: ["doubt"]) == "there is no command doubt; did you mean doubts?")
        #expect(keys.bind("Entr", to: ["open"]) == "there is no key Entr; did you mean Enter?")
        #expect(
            keys.bind("gd", to: ["doubts"])
                == "there is no key gd; keys pressed one after the other stand apart: \"g d\"")
        #expect(keys.bind("", to: ["doubts"]) == "a key has no name")
        #expect(keys.bind("z", to: ["mark", "top"]) == "mark takes a letter, so that it has keys of its own")
        #expect(keys == KeyBindings())
        #expect(keys.bind("^D", to: ["half-page-down"]) == nil && keys == KeyBindings())
    }

    @Test func `stand in help, hints, the palette and the box of keys that may follow`() {
        var own = reader([
            ("y x", ["copy-citation"]), ("C-a", ["open"]), ("Z", ["next-article", "top"]), ("F5", ["help"]),
            ("?", []),
        ])
        #expect(text(own).contains("^A opens") && text(own).contains("F5 help"))
        own.press("C-p c i t a t i o n")
        #expect(text(own).contains("yx yc"))
        own.press("Esc")
        _ = own.model.set("keys.menu=0")
        own.press("y")
        #expect(text(own).contains("x  copy title, source, date and address"))
        own.press("Esc F5 / y x")
        #expect(text(own).contains("yx yc") && text(own).contains("copy title, source"))
        own.press("C-u t h e n Space t o")
        #expect(text(own).contains("the next article of the list, then to"))
        own.press("Esc ?")
        #expect(own.model.overlay == nil)
    }

    @Test func `are shown and changed by set, for this run`() {
        var own = Answering()
        _ = own.model.set("keys.g d=doubts")
        #expect(own.model.message?.text == "g d runs doubts.")
        own.press("g d")
        #expect(own.model.overlay != nil)
        own.press("Esc")
        _ = own.model.set("keys.J=next-article, top")
        #expect(own.model.message?.text == "J runs next-article, top.")
        _ = own.model.set("keys.= d")
        #expect(own.model.message?.text == "= d runs sort-date.")
        _ = own.model.set("keys.J=nxt-article")
        #expect(own.model.message?.isError == true)
        #expect(own.model.message?.text == "There is no command nxt-article; did you mean next-article?")
    }

    @Test(arguments: KeyBindings.Preset.allCases)
    func `of each preset run their commands, in every pane`(preset: KeyBindings.Preset) {
        var start = reader([], preset: preset)
        start.press("Enter")
        var pressed = 0
        for pane in Pane.allCases {
            for binding in start.model.settings.keys.all where binding.panes.contains(pane) {
                let keys = binding.keys + (binding.takesLetter ? [.character("q")] : [])
                var before = start.model
                before.focus = pane
                // Digits that begin counts are no keys of views.
                if keys.count == 1, case .character(let digit) = keys[0], digit.isNumber,
                    before.settings.countsAsInVim
                {
                    continue
                }
                var byKey = before
                var effects: [Effect] = []
                for key in keys { effects = byKey.update(.terminal(.key(key))) }
                var byHand = before
                byHand.message = nil
                byHand.keysPressed += keys.count
                for key in keys { byHand.pending.append(key) }
                let expected = byHand.run(binding.commands[...])
                #expect(byKey.articles == byHand.articles && byKey.text == byHand.text)
                #expect(byKey.overlay == byHand.overlay && byKey.prompt == byHand.prompt)
                #expect(byKey.message == byHand.message && byKey.focus == byHand.focus)
                #expect(
                    byKey.pending.isEmpty && effects.starts(with: expected), "\(binding.commands) in \(pane)")
                pressed += 1
            }
        }
        #expect(pressed > 400)
    }

    @Test func `of Emacs are those of Emacs`() {
        let keys = reader([], preset: .emacs).model.settings.keys
        let expected = [
            "C-n": "down", "C-p": "up", "C-v": "page-down", "M-v": "page-up", "M-<": "top", "M->": "bottom",
            "C-s": "find", "C-r": "find-backwards", "C-x o": "next-pane", "C-x C-c": "quit", "C-g": "escape",
            "M-x": "palette", "C-h": "help",
        ]
        for (key, command) in expected {
            #expect(keys.binding(of: Key.sequence(key) ?? [], in: .text)?.commands == [command], "\(key)")
        }
        #expect(keys.binding(of: [.control("s")], in: .articles)?.commands == ["find-entry"])
        #expect(keys.binding(of: [.control("s")], in: .dossier)?.commands == ["search-dossier"])
        // No command is without a key.
        for command in Command.all { #expect(!keys.keys(of: command.name).isEmpty, "\(command.name)") }
        // What a terminal sends for Control-H is Backspace.
        #expect(
            Key(name: "C-h") == .backspace && Key(name: "C-i") == .tab && Key(name: "C-a") == .control("a"))
    }

    @Test func `find upwards too`() {
        var reader = Answering()
        reader.press("Enter")
        _ = reader.model.focus(on: .text)
        reader.press("g / M a r i ć")
        let find = reader.model.text.find
        #expect(find?.current == (find?.matches.count ?? 0) - 1, "above the top it goes on from the end")
        reader.press("C-r")
        #expect(reader.model.text.find?.current == (find?.matches.count ?? 0) - 2)
        reader.press("C-s Esc 1 G g / V a l e Enter")
        #expect(reader.model.articles.place == 1)
    }

    @Test(arguments: Pane.allCases, KeyBindings.Preset.allCases)
    func `no key is bound twice in a pane, nor hides a longer one`(pane: Pane, preset: KeyBindings.Preset) {
        let all = reader([], preset: preset).model.settings.keys.all.filter { $0.panes.contains(pane) }
        for (place, binding) in all.enumerated() {
            // Of the letters that may follow a key, others than small ones are free.
            for other in all[(place + 1)...] where other.takesLetter == binding.takesLetter {
                #expect(
                    !binding.hides(other) && !other.hides(binding),
                    "\(binding.keys.map(\.name)): \(binding.commands), \(other.commands)")
            }
        }
    }
}
