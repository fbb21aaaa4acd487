import Foundation
import ReaderApp
import Testing

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
