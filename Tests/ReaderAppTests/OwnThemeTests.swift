import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `A theme of one's own` {
    private func settings(_ theme: String, like base: String?, _ roles: [(String, Style)]) -> Settings {
        var settings = Settings()
        #expect(settings.makeTheme(theme, like: base) == nil)
        for (role, style) in roles {
            #expect(settings.change(role, of: theme, to: StyleChange(style)) == nil)
        }
        return settings
    }

    @Test func `is like the one it inherits from, but for its roles`() {
        let settings = settings("mine", like: "light", [("person", "95 bold")])
        let theme = Theme.named("mine", on: .dark, of: settings.themes)
        #expect(theme.style(of: .person, at: .full) == "95 bold")
        #expect(theme.style(of: .personInHeadline, at: .full) == "95 bold")
        #expect(theme.style(of: .person, at: .none) == "bold")
        for (_, role, _) in Role.named where role != .person {
            for depth in ColourDepth.allCases {
                #expect(theme.style(of: role, at: depth) == Theme.light.style(of: role, at: depth))
            }
        }
        #expect(Theme.named("dark", on: nil, of: settings.themes) == .dark)
    }

    @Test
    func `is chosen by its name, completed, seen while one chooses, and gone when it is gone from the file`()
    {
        var reader = Answering(
            options: .init(reading: SettingsReading(settings("mine", like: "dark", [("person", "33")]))))
        reader.press(": t h e m e Space m i Tab")
        #expect(reader.model.prompt?.line.text == "theme mine" && reader.model.theme.name == "mine")
        reader.press("Enter")
        #expect(reader.model.settings.theme == "mine" && reader.model.hasColours)
        _ = reader.model.set("theme=pink")
        #expect(reader.model.message?.isError == true && reader.model.settings.theme == "mine")
        reader.take(.settings(SettingsReading(Settings())))
        #expect(reader.model.theme.name == "both")
    }

    @Test func `also a built-in one can be changed, and auto takes it so`() {
        let settings = settings("dark", like: nil, [("dim", "250")])
        #expect(Theme.named("auto", on: .dark, of: settings.themes).style(of: .dim, at: .full) == "250")
        #expect(settings.themes.count == Theme.builtIn.count)
        // What a theme has anyway is no change.
        #expect(self.settings("dark", like: nil, [("dim", "247"), ("person", "179")]) == Settings())
        var locked = Settings()
        #expect(locked.makeTheme("none") != nil && locked.makeTheme("auto") != nil)
        #expect(locked.makeTheme("dark", like: "light") != nil && locked.makeTheme("a b") != nil)
        #expect(locked == Settings())
    }

    @Test func `set shows and changes a role`() {
        var reader = Answering()
        _ = reader.model.set("theme.dark.person")
        #expect(reader.model.message?.text == "theme.dark.person is 179. Names of people.")
        _ = reader.model.set("theme.mine.person=94/254 bold")
        #expect(reader.model.message?.text == "theme.mine.person is 94/254 bold. Names of people.")
        _ = reader.model.set("theme.dark.persn=94")
        #expect(reader.model.message?.text == "There is no role persn; did you mean person?")
        _ = reader.model.set("theme.dark.person=brown")
        #expect(reader.model.message?.text.hasPrefix("“brown” is no looks") == true)
    }

    @Test(arguments: [ColourDepth.sixteen, .eight], ["dark", "light", "both", "contrast"])
    func `has the nearest of few colours, and never black on the terminal's own background`(
        depth: ColourDepth, base: String
    ) {
        for number in 0...255 {
            let colour = UInt8(number)
            let settings = settings(
                "mine", like: base,
                [
                    ("person", Style(foreground: colour)), ("match", Style(background: colour)),
                    ("cursor", Style(foreground: 16, background: colour)),
                    ("mark", Style(foreground: colour, background: colour)),
                ])
            let theme = Theme.named("mine", on: nil, of: settings.themes)
            for role in [Role.person, .match, .cursor, .mark] {
                let style = theme.style(of: role, at: depth)
                let most: UInt8 = depth == .eight ? 8 : 16
                #expect((style.foreground ?? 0) < most && (style.background ?? 0) < most)
                #expect(style.background != 0 && style.background != 8)
                if style.background == nil { #expect(style.foreground != 0 && style.foreground != 8) }
                if style.background != nil { #expect(style.foreground != style.background) }
                if base != "dark", base != "contrast", style.background == nil {
                    #expect((style.foreground ?? 0) < 7, "what is white or bright cannot be read on white")
                }
            }
        }
        let settings = settings("mine", like: base, [("person", "160"), ("place", "34")])
        let theme = Theme.named("mine", on: nil, of: settings.themes)
        #expect(theme.style(of: .person, at: .eight) == "1" && theme.style(of: .place, at: .eight) == "2")
    }
}
