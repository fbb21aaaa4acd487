public import TerminalUI

/// Settings, as they are now.
extension Model {
    /// The looks of the screen.
    public var theme: Theme {
        Theme.named(shownTheme ?? settings.theme, on: background, of: settings.themes)
    }

    /// Whether the pane that keys go to can be told by the colour of its border.
    var hasColours: Bool {
        let theme = theme
        return theme.style(of: .borderFocused, at: options.depth)
            != theme.style(of: .border, at: options.depth)
    }

    /// Takes in the file of settings, read again.
    mutating func receive(_ reading: SettingsReading) -> [Effect] {
        settings = reading.settings
        if let problem = reading.message { fail(problem) } else { say("The settings are read again.") }
        layOutPanes()
        return followSettings()
    }

    /// Shows a setting (`measure`), a key (`keys.g d`) or a role (`theme.dark.person`), or changes it for this run
    /// (`measure=66`).
    mutating func set(_ words: String) -> [Effect] {
        let (name, value) = Self.parted(words)
        if let setting = Setting.named(name) { return set(setting, to: value) }
        if name.hasPrefix("keys.") { return setKey(String(name.dropFirst(5)), to: value) }
        let parts = name.split(separator: ".").map(String.init)
        if parts.count == 3, parts[0] == "theme" { return setRole(parts[2], of: parts[1], to: value) }
        fail("There is no setting “\(name)”; Tab shows them all.")
        return []
    }

    /// The name and the value of what is set, apart by an equals sign, which may also be a key.
    private static func parted(_ words: String) -> (name: String, value: String?) {
        let text = words.drop { $0 == " " }
        let keys = text.hasPrefix("keys.=") ? text.index(text.startIndex, offsetBy: 6) : text.startIndex
        guard let sign = text[keys...].firstIndex(of: "=") else { return (text.trimmed, nil) }
        return (text[..<sign].trimmed, text[text.index(after: sign)...].trimmed)
    }

    private mutating func set(_ setting: Setting, to value: String?) -> [Effect] {
        if let value {
            if let problem = setting.set(SettingValue(typed: value), in: &settings) {
                fail(problem + ".")
                return []
            }
            layOutPanes()
        }
        say("\(setting.name) is \(setting.value(in: settings).inWords) (\(setting.allowed)). \(setting.help)")
        return followSettings()
    }

    /// A key, and the commands it runs: their names, apart by blanks or commas.
    private mutating func setKey(_ keys: String, to value: String?) -> [Effect] {
        if let value {
            let names = value.split { $0 == " " || $0 == "," }.map(String.init)
            if let problem = settings.keys.bind(keys, to: names) { return refuse(problem) }
        }
        guard let sequence = Key.sequence(keys) else { return refuse(Key.problem(with: keys)) }
        let names = settings.keys.commands(of: sequence) ?? []
        let spelling = Key.spelling(of: sequence)
        say(
            names.isEmpty
                ? "\(spelling) runs nothing." : "\(spelling) runs \(names.joined(separator: ", ")).")
        return []
    }

    /// A role of a theme, and its looks, written `94/254 bold`.
    private mutating func setRole(_ role: String, of theme: String, to value: String?) -> [Effect] {
        if let value {
            guard let style = Style(value) else {
                return refuse("“\(value)” is no looks; they are written 94, 94/254, 94 bold or default")
            }
            if let problem = settings.change(role, of: theme, to: StyleChange(style)) {
                return refuse(problem)
            }
        }
        guard let style = settings.style(ofRole: role, of: theme) else {
            return refuse("there is no theme.\(theme).\(role)")
        }
        let help = Role.named.first { $0.name == role }?.help ?? ""
        say("theme.\(theme).\(role) is \(style.notation.isEmpty ? "default" : style.notation). \(help)")
        return []
    }

    private mutating func refuse(_ problem: String) -> [Effect] {
        fail(problem.prefix(1).uppercased() + problem.dropFirst() + (problem.hasSuffix("?") ? "" : "."))
        return []
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
    /// Without blanks at both ends.
    fileprivate var trimmed: String {
        var rest = self[...]
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}
