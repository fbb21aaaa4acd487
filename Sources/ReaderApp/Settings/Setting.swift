/// One thing that can be set: its name, what it may be, and what it is for.
public struct Setting: Sendable {
    /// What a setting may be, and where it is kept.
    enum Kind: Sendable {
        case number(ClosedRange<Int>, any WritableKeyPath<Settings, Int> & Sendable)
        case flag(any WritableKeyPath<Settings, Bool> & Sendable)
        case word([String], any WritableKeyPath<Settings, String> & Sendable)
        /// The name of a theme, of those there are.
        case theme(any WritableKeyPath<Settings, String> & Sendable)
        /// The parts of a row, or `auto`.
        case format(any WritableKeyPath<Settings, RowFormat?> & Sendable)
        /// A program and its arguments.
        case text(any WritableKeyPath<Settings, String> & Sendable)
    }

    /// As it stands in a file, with its table: `text.measure`.
    public let name: String
    /// A sentence on what it does.
    public let help: String
    let kind: Kind

    init(_ name: String, _ kind: Kind, _ help: String) {
        self.name = name
        self.kind = kind
        self.help = help
    }

    /// What it may be, in words: `40 to 120`, `true or false`, `all, people, followed or none`.
    public var allowed: String {
        switch kind {
        case .number(let range, _): return "\(range.lowerBound) to \(range.upperBound)"
        case .flag: return "true or false"
        case .word(let words, _):
            guard words.count > 1, let last = words.last else { return words.joined() }
            return words.dropLast().joined(separator: ", ") + " or \(last)"
        case .theme: return Settings().themeNames.joined(separator: ", ") + " or one of your own"
        case .format: return "auto, or parts with {title} among them"
        case .text: return "a program and its arguments"
        }
    }

    /// The words it may be, for completing what is typed.
    func words(in settings: Settings) -> [String] {
        switch kind {
        case .number, .text: []
        case .format: ["auto", RowFormat.example]
        case .flag: ["true", "false"]
        case .word(let words, _): words
        case .theme: settings.themeNames
        }
    }

    public func value(in settings: Settings) -> SettingValue {
        switch kind {
        case .number(_, let path): .number(settings[keyPath: path])
        case .flag(let path): .flag(settings[keyPath: path])
        case .format(let path): .word(settings[keyPath: path]?.text ?? "auto")
        case .word(_, let path), .theme(let path), .text(let path): .word(settings[keyPath: path])
        }
    }

    /// Sets it.
    ///
    /// - Returns: What is wrong with the value, which then is not taken: “text.measure is 10; it must be 40 to 120”.
    public func set(_ value: SettingValue, in settings: inout Settings) -> String? {
        switch (kind, value) {
        case (.number(let range, let path), .number(let number)) where range.contains(number):
            settings[keyPath: path] = number
        case (.flag(let path), .flag(let flag)): settings[keyPath: path] = flag
        case (.word(let words, let path), .word(let word)) where words.contains(word):
            settings[keyPath: path] = word
        case (.word(let words, let path), .number(let number)) where words.contains(String(number)):
            settings[keyPath: path] = String(number)
        case (.theme(let path), .word(let word)) where settings.themeNames.contains(word):
            settings[keyPath: path] = word
        case (.format(let path), .word("auto")): settings[keyPath: path] = nil
        case (.format(let path), .word(let text)):
            switch RowFormat.parse(text) {
            case .success(let format): settings[keyPath: path] = format
            case .failure(let problem):
                return problem.part.map { "\(name) \($0)" } ?? "\(name) is \(text); it must be \(allowed)"
            }
        case (.text(let path), _): settings[keyPath: path] = value.inWords
        case (.number, _), (.flag, _), (.word, _), (.theme, _), (.format, _):
            return "\(name) is \(value.inWords); it must be \(allowed)"
        }
        return nil
    }

    /// The setting of a name, or of the end of one that no other has: `measure`.
    public static func named(_ name: some StringProtocol) -> Setting? {
        if let setting = all.first(where: { $0.name == name }) { return setting }
        let ending = all.filter { $0.name.hasSuffix(".\(name)") }
        return ending.count == 1 ? ending[0] : nil
    }

    /// Every setting, key and role with its default, its help and what it may be, as a file of settings.
    public static var file: String {
        var lines = ["# Settings of dossier; every one stands here as it is when nothing is set."]
        var table: Substring = ""
        for setting in all {
            let parts = setting.name.split(separator: ".")
            if parts.count > 1, parts[0] != table {
                table = parts[0]
                lines += ["", "[\(table)]"]
            }
            lines += ["", "# \(setting.help) (\(setting.allowed))"]
            lines.append("\(parts[parts.count - 1]) = \(setting.value(in: Settings()).inTOML)")
        }
        lines += [
            "", "# A key, and the command it runs, or several: those that work where one is, in a row.",
            "# What stands here goes before the keys of the preset.", "",
        ]
        lines += KeyBindings.fileLines
        lines += [
            "",
            "# Themes: these can be changed, and others made, each in a table or in a file themes/NAME.toml beside",
            "# this one; inherit = \"dark\" says what a theme of your own is like where nothing else is said.",
        ]
        lines += Settings.themeTables
        return lines.joined(separator: "\n") + "\n"
    }
}
