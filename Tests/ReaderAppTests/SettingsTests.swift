import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `The settings` {
    @Test(arguments: Setting.all.map(\.name))
    func `each takes its default, and refuses what it cannot be in words`(name: String) throws {
        let setting = try #require(Setting.named(name))
        var settings = Settings()
        #expect(setting.set(setting.value(in: settings), in: &settings) == nil)
        #expect(settings == Settings())
        if case .text = setting.kind { return #expect(!setting.help.isEmpty) }
        let problem = try #require(setting.set(.word("sideways"), in: &settings))
        #expect(problem == "\(name) is sideways; it must be \(setting.allowed)")
        #expect(settings == Settings() && !setting.help.isEmpty)
    }

    @Test func `names are found by their ends, and each is there once`() {
        #expect(Setting.named("measure")?.name == "text.measure")
        #expect(Setting.named("text.measure")?.name == "text.measure")
        #expect(Setting.named("measur") == nil)
        #expect(Set(Setting.all.map(\.name)).count == Setting.all.count)
    }

    @Test func `set changes one at once, and shows it`() {
        var reader = Answering()
        reader.press(": s e t Space m e a s u r e = 5 0 Enter")
        #expect(reader.model.settings.measure == 50)
        reader.press(": s e t Space m e a s u r e = 1 0 Enter")
        #expect(reader.model.message?.text == "text.measure is 10; it must be 40 to 120.")
        #expect(reader.model.settings.measure == 50)
        reader.press(": s e t Space m e a s u r e Enter")
        #expect(reader.model.message?.text.hasPrefix("text.measure is 50 (40 to 120).") == true)
        reader.press(": s e t Space n o n e Enter")
        #expect(reader.model.message?.isError == true)
    }

    @Test func `what is wrong in the file is told at the start, and reload reads it again`() {
        let problem = "config.toml:12: text.measure is 10; it must be 40 to 120."
        var settings = Settings()
        settings.measure = 60
        var reader = Answering(options: .init(reading: SettingsReading(settings, problems: [problem])))
        #expect(reader.model.message?.text == problem && reader.model.settings.measure == 60)
        reader.press(": r e l o a d Enter")
        #expect(reader.unanswered.contains(.readSettings))
        reader.take(.settings(SettingsReading(Settings(), problems: [problem, "more"])))
        #expect(reader.model.message?.text == problem + " (and 1 more)")
        #expect(reader.model.settings.measure == 72)
    }
}

@Suite struct `The command line` {
    @Test func `Tab goes through what the line may become`() {
        var reader = Answering()
        reader.press(": t h Tab")
        #expect(reader.model.prompt?.line.text == "theme ")
        reader.press("Tab Tab")
        #expect(reader.model.prompt?.line.text == "theme dark")
        reader.press("Up")
        #expect(reader.model.prompt?.line.text == "theme auto")
    }

    @Test func `runs a command by its name, goes to a line, and says what there is not`() {
        var reader = Answering()
        reader.press(": z o o m Enter")
        #expect(reader.model.isZoomed)
        reader.press(": 3 Enter")
        #expect(reader.model.articles.place == 2)
        reader.press(": o p e n Space 2 Enter")
        #expect(reader.model.text.opened?.row.id == Fixture.rows[1].id)
        reader.press(": f r o b Enter")
        #expect(reader.model.message?.text.contains("no command “frob”") == true)
        reader.press(": s e a r c h Space k a r s k Enter")
        #expect(reader.model.overlay != nil)
    }
}
