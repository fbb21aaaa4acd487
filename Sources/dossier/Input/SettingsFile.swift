import Articles
import ReaderApp
import TOMLKit
import TextBytes

/// Reads the settings from a text in TOML.
///
/// What is wrong is told with the line, and the rest holds: a line that is no TOML is left out, and so is a value that is
/// not allowed.
struct SettingsFile {
    /// As messages name it.
    private let name: String
    private var lines: [Substring]
    /// What each line sets, or begins the table of.
    private var names: [Int: SettingsLine]
    /// The lines that problems were told of, in their order.
    private var linesTold: [Int] = []
    /// The keys that were bound, and the lines they were bound in.
    private var keysRead: [String: (line: Int, isOwn: Bool)] = [:]
    private var reading: SettingsReading

    /// No file has more wrong lines than this told.
    private static let mostProblems = 100

    /// - Parameters:
    ///   - name: The file's name, for messages.
    ///   - settings: What holds where the file says nothing.
    static func read(_ text: String, name: String, over settings: Settings = Settings()) -> SettingsReading {
        var file = SettingsFile(text, name: name, settings)
        guard let table = file.parse() else { return file.reading }
        if let themes = table[SettingsLine.themes]?.table {
            file.takeThemes(themes)
            table.remove(at: SettingsLine.themes)
        }
        file.take(table, under: [])
        return file.reading
    }

    /// Reads a file that has the roles of one theme.
    static func readTheme(_ text: String, theme: String, name: String, over settings: Settings)
        -> SettingsReading
    {
        var file = SettingsFile(text, name: name, settings)
        if let table = file.parse() { file.takeTheme(theme, table, under: []) }
        return file.reading
    }

    private init(_ text: String, name: String, _ settings: Settings) {
        self.name = name
        lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        names = SettingsLine.names(in: lines)
        reading = SettingsReading(settings)
    }

    /// The text as TOML, without the lines that are none.
    private mutating func parse() -> TOMLTable? {
        while reading.problems.count < Self.mostProblems {
            do {
                return try TOMLTable(
                    string: lines.map { SettingsLine.withThemesApart($0) }.joined(separator: "\n"))
            } catch let error as TOMLParseError {
                // An error may be found at the end of a line or behind it.
                let found = max(0, min(lines.count, error.source.begin.line) - 1)
                guard let line = lines[...found].lastIndex(where: { !$0.isEmpty }) else { return nil }
                if let first = firstLine(settingWhatIsSetBy: line) {
                    let name = SettingsLine.name(names[line]?.path ?? [])
                    tell("\(name) is set twice; line \(first + 1) holds", line: line)
                } else {
                    tell(
                        "“\(CleanText.safe(String(lines[line])))” is not a setting and its value", line: line)
                }
                lines[line] = ""
                names = SettingsLine.names(in: lines)
            } catch {
                tell("it cannot be read", line: 0)
                return nil
            }
        }
        return nil
    }

    /// The line above that has set already what a line sets.
    private func firstLine(settingWhatIsSetBy line: Int) -> Int? {
        guard let path = names[line]?.path else { return nil }
        return names.filter { $0.key < line && $0.value.path == path && !$0.value.isTable }.keys.min()
    }

    // MARK: Settings

    private mutating func take(_ table: TOMLTable, under path: [String]) {
        let keys = table.keys.map { (name: $0, line: line(of: path + [$0])) }.sorted { $0.line < $1.line }
        for key in keys.map(\.name) {
            let path = path + [key]
            let name = path.joined(separator: ".")
            let setting = Setting.all.first { $0.name == name }
            if let inner = table[key]?.table {
                take(inner, under: path)
            } else if let value = Self.value(table[key]), let setting {
                if let problem = setting.set(value, in: &reading.settings) {
                    tell(problem, line: line(of: path))
                }
            } else if setting != nil {
                tell("\(name) must be a number, a word or true or false", line: line(of: path))
            } else if path.count == 2, path[0] == "keys" {
                bind(key, to: table[key], line: line(of: path))
            } else {
                tell(
                    "there is no setting \(CleanText.safe(name))"
                        + NearestWord.hint(for: name, among: Setting.all.map(\.name)), line: line(of: path))
            }
        }
    }

    private static func value(_ value: (any TOMLValueConvertible)?) -> SettingValue? {
        if let flag = value?.bool { return .flag(flag) }
        if let number = value?.int { return .number(number) }
        return value?.string.map(SettingValue.word)
    }

    // MARK: Keys

    private mutating func bind(_ keys: String, to value: (any TOMLValueConvertible)?, line: Int) {
        let words = value?.array.map { Array($0).map(\.string) } ?? [value?.string]
        let commands = words.compactMap(\.self)
        let name = SettingsLine.name(["keys", keys])
        guard commands.count == words.count else {
            return tell("\(name) must be the name of a command, or a list of names", line: line)
        }
        var bindings = reading.settings.keys
        let problem = bindings.bind(keys, to: commands.filter { !$0.isEmpty })
        let isOwn = bindings != reading.settings.keys
        if let sequence = KeyBindings.spelling(of: keys) {
            let others = keysRead.filter { other in
                let isEither = isOwn || other.value.isOwn
                return other.key == sequence || isEither && Self.begins(other.key, sequence)
            }
            if let (other, place) = others.min(by: { $0.value.line < $1.value.line }) {
                let words =
                    other == sequence ? "is bound twice" : "cannot be reached with keys.\"\(other)\""
                return tell("\(name) \(words); line \(place.line + 1) holds", line: line)
            }
            keysRead[sequence] = (line, isOwn)
        }
        if let problem {
            tell("\(name): \(CleanText.safe(problem))", line: line)
        } else {
            reading.settings.keys = bindings
        }
    }

    /// Whether one of two sequences of keys begins with the other.
    private static func begins(_ a: String, _ b: String) -> Bool {
        a.hasPrefix(b + " ") || b.hasPrefix(a + " ")
    }

    // MARK: Themes

    /// Takes the tables of themes, of which settings may name one.
    private mutating func takeThemes(_ themes: TOMLTable) {
        for name in themes.keys {
            guard let table = themes[name]?.table else {
                tell(
                    "theme.\(CleanText.safe(name)) must be a table of roles", line: line(of: ["theme", name]))
                continue
            }
            takeTheme(name, table, under: ["theme", name])
        }
    }

    /// - Parameter path: Where its roles stand in the file.
    private mutating func takeTheme(_ name: String, _ table: TOMLTable, under path: [String]) {
        let base = table["inherit"]
        if let problem = reading.settings.makeTheme(name, like: base?.string) {
            tell(CleanText.safe(problem), line: line(of: base == nil ? path : path + ["inherit"]))
            if base?.string == nil { return }
        }
        for role in table.keys where role != "inherit" {
            var change = StyleChange()
            var problems: [String] = []
            if let fields = table[role]?.table {
                for field in fields.keys {
                    let value = Self.value(fields[field])
                    let problem = value.map { change.set(field, to: $0) } ?? "\(field) has no such value"
                    if let problem { problems.append(problem) }
                }
            } else {
                problems.append("it must be a table, as in { fg = 94, bold = true }")
            }
            if let problem = reading.settings.change(role, of: name, to: change) { problems = [problem] }
            for problem in problems {
                let name = SettingsLine.name(path + [role])
                tell(CleanText.safe("\(name): \(problem)"), line: line(of: path + [role]))
            }
        }
    }

    // MARK: Problems

    private mutating func tell(_ problem: String, line: Int) {
        // The file's own order, whatever the parser's is.
        let place = linesTold.firstIndex { $0 > line } ?? linesTold.count
        linesTold.insert(line, at: place)
        let stop = problem.hasSuffix("?") ? "" : "."
        reading.problems.insert("\(name):\(line + 1): \(problem)\(stop)", at: place)
    }

    /// The line that sets something, or begins its table, from 0; the parser tells only where errors are.
    private func line(of path: [String]) -> Int {
        let lines = names.filter { $0.value.path == path }
        return (lines.filter { !$0.value.isTable }.keys.min() ?? lines.keys.min())
            ?? (path.count > 1 ? line(of: path.dropLast()) : 0)
    }
}
