import Foundation
import Testing

@testable import ReaderApp
@testable import dossier

@Suite struct `The file of settings` {
    private func read(_ text: String) -> SettingsReading { SettingsFile.read(text, name: "config.toml") }

    @Test func `sets what it says`() {
        let reading = read("theme = \"light\"\n[text]\nmeasure = 66\nread_on = false\n")
        #expect(reading.problems.isEmpty)
        #expect(
            reading.settings.theme == "light" && reading.settings.measure == 66 && !reading.settings.readsOn)
        #expect(read("text.measure = 66").settings.measure == 66)
    }

    @Test func `a wrong value is told with its line, and the rest holds`() {
        let reading = read("# mine\n[text]\n\nmeasure = 10\nmargin = 4\nnames = 3\n")
        #expect(reading.problems.contains("config.toml:4: text.measure is 10; it must be 40 to 120."))
        #expect(
            reading.problems.contains(
                "config.toml:6: text.names is 3; it must be all, people, followed or none."))
        #expect(reading.settings.measure == 72 && reading.settings.margin == 4)
    }

    @Test func `a line that is no TOML is told, and the rest holds`() {
        let reading = read("theme = \"dark\"\nmeasure 66\n[text]\nmargin = 3\nnames = \"all\n")
        #expect(reading.problems.map { String($0.prefix(14)) } == ["config.toml:2:", "config.toml:5:"])
        #expect(reading.settings.theme == "dark" && reading.settings.margin == 3)
    }

    @Test func `unknown keys are told, with the nearest`() {
        let reading = read("[text]\nmesure = 66\n[other]\nthing = 1\n")
        #expect(
            reading.problems == [
                "config.toml:2: there is no setting text.mesure; did you mean text.measure?",
                "config.toml:4: there is no setting other.thing.",
            ])
    }

    @Test(arguments: ["", "\n\n", "=", "[", "[text", "a = ", "\u{0}", "text = 3", "[[text]]\nmeasure=50"])
    func `whatever stands in it, the reader starts`(text: String) {
        #expect(read(text).settings == Settings())
    }

    @Test func `the printed settings, read again, change nothing`() {
        let reading = read(Setting.file)
        #expect(reading == SettingsReading())
        for setting in Setting.all { #expect(Setting.file.contains(setting.help)) }
    }

    @Test func `the printed settings have every key and every role, with what they do`() {
        for command in Command.all {
            #expect(Setting.file.contains("\"\(command.name)\""), "\(command.name)")
        }
        #expect(
            Setting.file.contains("# Who may be the same: answer y or n.\n\"D\" = \"doubts\"\n")
        )
        #expect(Setting.file.contains("\"f\" = [\"narrow-names\", \"filter\", \"filter-page\"]"))
        #expect(Setting.file.contains("[theme.light]") && Setting.file.contains("person = { fg = 94 }"))
        #expect(Setting.file.contains("pager = \"\"") && Setting.file.contains("print = \"lp\""))
    }

    @Test func `gives keys to commands, one or several`() {
        let reading = read(
            "[keys]\npreset = \"emacs\"\n\"g d\" = \"doubts\"\n\"J\" = [\"next-article\", \"top\"]\n")
        var expected = Settings()
        expected.keys.preset = .emacs
        #expect(expected.keys.bind("g d", to: ["doubts"]) == nil)
        #expect(expected.keys.bind("J", to: ["next-article", "top"]) == nil)
        #expect(reading == SettingsReading(expected))
    }

    @Test func `keys that cannot be are told with their line and the nearest, and the rest holds`() {
        let reading = read(
            """
            [keys]
            "g d" = "doubt"
            "Entr" = "open"
            "J" = ["next-article", "tip"]
            "z" = 3
            "C-a" = "top"
            "C-A" = "bottom"
            "q" = "leave"
            "q" = "quit"
            "C-a b" = "quit"
            keys.preset = "nano"
            preset = "nano"
            "B" = "tag"
            """)
        #expect(
            reading.problems == [
                "config.toml:2: keys.\"g d\": there is no command doubt; did you mean doubts?",
                "config.toml:3: keys.Entr: there is no key Entr; did you mean Enter?",
                "config.toml:4: keys.J: there is no command tip; did you mean top?",
                "config.toml:5: keys.z must be the name of a command, or a list of names.",
                "config.toml:7: keys.C-A is bound twice; line 6 holds.",
                "config.toml:9: keys.q is set twice; line 8 holds.",
                "config.toml:10: keys.\"C-a b\" cannot be reached with keys.\"C-a\"; line 6 holds.",
                "config.toml:11: there is no setting keys.keys.preset; did you mean keys.preset?",
                "config.toml:12: keys.preset is nano; it must be vi or emacs.",
            ])
        var expected = Settings()
        #expect(expected.keys.bind("C-a", to: ["top"]) == nil && expected.keys.bind("B", to: ["tag"]) == nil)
        #expect(reading.settings == expected)
    }

    @Test func `themes are made and changed, also where theme is a setting`() {
        let reading = read(
            """
            theme = "mine"
            [theme.mine]
            inherit = "light"
            person = { fg = 95, bold = true }
            [theme.dark]
            dim = { fg = 250 }
            """)
        #expect(reading.problems.isEmpty && reading.settings.theme == "mine")
        var expected = Settings()
        var change = StyleChange()
        #expect(change.set("fg", to: .number(95)) == nil && change.set("bold", to: .flag(true)) == nil)
        var dim = StyleChange()
        #expect(dim.set("fg", to: .number(250)) == nil)
        for (role, theme, change) in [("dim", "dark", dim), ("person", "mine", change)] {
            if theme == "mine" { #expect(expected.makeTheme("mine", like: "light") == nil) }
            #expect(expected.change(role, of: theme, to: change) == nil)
        }
        #expect(reading.settings.themeNames == ["auto", "dark", "light", "both", "contrast", "none", "mine"])
    }

    @Test func `what is wrong with a theme is told with its line, and the rest holds`() {
        let reading = read(
            """
            theme = "yours"
            [theme.mine]
            inherit = "pink"
            persn = { fg = 95 }
            place = { fg = 300, blod = true, italic = 3 }
            dim = 7
            key = { fg = 20 }
            [theme.auto]
            [theme.none]
            dim = { fg = 2 }
            """)
        #expect(
            reading.problems.map { $0.replacing("config.toml:", with: "") }.sorted()
                == [
                    "1: theme is yours; it must be auto, dark, light, both, contrast, none or one of your own.",
                    "3: theme.mine.inherit is pink; it must be one of dark, light, both, contrast, none.",
                    "4: theme.mine.persn: there is no role persn; did you mean person?",
                    "5: theme.mine.place: fg is 300; it must be 0 to 255, or \"default\".",
                    "5: theme.mine.place: italic is 3; it must be true or false.",
                    "5: theme.mine.place: there is no blod of a role; did you mean bold?",
                    "6: theme.mine.dim: it must be a table, as in { fg = 94, bold = true }.",
                    "8: the theme auto cannot be changed.", "9: the theme none cannot be changed.",
                ].sorted())
        #expect(reading.settings.themeNames.last == "mine")
    }

    @Test func `what the reader keeps comes back`() {
        let state = KeptState(names: .people)
        #expect(KeptStateFile.read(KeptStateFile.text(of: state)) == state)
        #expect(KeptStateFile.read("names = 7") == KeptState())
        #expect(KeptStateFile.read("names = [") == KeptState())
    }
}

@Suite struct `The options of the reader` {
    @Test func `print the settings, and say which file or theme there is not`() throws {
        let workshop = try Workshop()
        let printed = try workshop.run("--print-config")
        #expect(printed.status == 0 && printed.output == Setting.file)
        let missing = try workshop.run("--config", "/nowhere.toml", "--keys", "j")
        #expect(missing.status == 1 && missing.errors.contains("/nowhere.toml cannot be read"))
        let theme = try workshop.run("--theme", "pink")
        #expect(theme.status == 2 && theme.errors.contains("There is no theme “pink”"))
    }

    @Test func `a theme may be a file beside the settings`() throws {
        let workshop = try Workshop()
        let config = try workshop.write("theme = \"sea\"\n", to: "conf/config.toml")
        _ = try workshop.write(
            "inherit = \"dark\"\nperson = { fg = 33 }\nsky = { fg = 3 }\n", to: "conf/themes/sea.toml")
        let files = try ReaderFiles(config: config, theme: nil)
        #expect(files.settings.settings.theme == "sea")
        #expect(files.settings.problems == ["themes/sea.toml:3: sky: there is no role sky."])
        let library = workshop.folder.path + "/l.db"
        let article = try workshop.write("A Title Here\n\nSome words of a story.", to: "news/a.txt")
        let run = try workshop.run(
            "--library", library, article, "--config", config, "--theme", "sea", "--keys", "C-l")
        #expect(run.status == 0)
        let other = try workshop.run("--config", config, "--theme", "pink", "--keys", "j")
        #expect(other.status == 2 && other.errors.contains("none, sea."))
    }

    @Test func `take the file of settings that is named`() throws {
        let workshop = try Workshop()
        let article = try workshop.write("A Title Here\n\nSome words of a story.", to: "news/a.txt")
        let config = try workshop.write("[text]\nmeasure = 10\n", to: "my.toml")
        let run = try workshop.run(
            "--library", workshop.folder.path + "/l.db", article, "--config", config, "--keys", "C-l",
            "--size", "100x30")
        #expect(run.status == 0)
        let told = try workshop.run(
            "--library", workshop.folder.path + "/l.db", "--config", config, "--keys", "", "--size", "100x30")
        #expect(told.output.contains("my.toml:2: text.measure is 10; it must be 40 to 120."))
    }
}
