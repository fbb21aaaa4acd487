public import TerminalUI

/// Settings, as they are now.
extension Model {
    /// The looks of the screen.
    public var theme: Theme { Theme.named(shownTheme ?? settings.theme, on: background) }

    /// Whether kinds of things can be told by colours.
    var hasColours: Bool { options.depth != .none && (shownTheme ?? settings.theme) != Theme.none.name }

    /// Takes in the file of settings, read again.
    mutating func receive(_ reading: SettingsReading) -> [Effect] {
        settings = reading.settings
        if let problem = reading.message { fail(problem) } else { say("The settings are read again.") }
        layOutPanes()
        return followSettings()
    }

    /// Shows a setting (`measure`), or changes it for this run (`measure=66`).
    mutating func set(_ words: String) -> [Effect] {
        let parts = words.split(separator: "=", maxSplits: 1).map { $0.trimming(" ") }
        guard let name = parts.first, let setting = Setting.named(name) else {
            fail("There is no setting “\(parts.first ?? "")”; Tab shows them all.")
            return []
        }
        if parts.count > 1 {
            if let problem = setting.set(SettingValue(typed: parts[1]), in: &settings) {
                fail(problem + ".")
                return []
            }
            layOutPanes()
        }
        say("\(setting.name) is \(setting.value(in: settings).inWords) (\(setting.allowed)). \(setting.help)")
        return followSettings()
    }

    /// Chooses a theme for this run.
    mutating func setTheme(_ name: String) -> [Effect] {
        shownTheme = nil
        return set("theme=\(name)")
    }

    /// Marks all names, fewer, none, and all again.
    mutating func changeNamesShown() -> [Effect] {
        settings.names = settings.names.next
        kept.names = settings.names
        say(settings.names.inWords)
        return [.keep(kept)]
    }

    /// Takes the bars beside paragraphs about the current name away, or puts them back.
    mutating func toggleBars() -> [Effect] {
        settings.bars.toggle()
        kept.bars = settings.bars
        say(
            settings.bars
                ? "A bar marks paragraphs in which the current name is named or speaks."
                : "No bars in the margin.")
        return [.keep(kept)]
    }
}

extension Substring {
    /// Without a character at both ends.
    fileprivate func trimming(_ character: Character) -> Substring {
        var rest = self[...]
        while rest.first == character { rest.removeFirst() }
        while rest.last == character { rest.removeLast() }
        return rest
    }
}
