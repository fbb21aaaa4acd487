import Articles
import ReaderApp
import TOMLKit

/// Reads the settings from a text in TOML.
///
/// What is wrong is told with the line, and the rest holds: a line that is no TOML is left out, and so is a value that is
/// not allowed.
struct SettingsFile {
    /// As messages name it.
    private let name: String
    private var lines: [Substring]
    /// The lines that problems were told of, in their order.
    private var linesTold: [Int] = []
    private var reading = SettingsReading()

    /// No file has more wrong lines than this told.
    private static let mostProblems = 100

    /// - Parameter name: The file's name, for messages.
    static func read(_ text: String, name: String) -> SettingsReading {
        var file = SettingsFile(
            name: name, lines: text.split(omittingEmptySubsequences: false) { $0.isNewline })
        if let table = file.parse() { file.take(table, under: "") }
        return file.reading
    }

    private init(name: String, lines: [Substring]) {
        self.name = name
        self.lines = lines
    }

    /// The text as TOML, without the lines that are none.
    private mutating func parse() -> TOMLTable? {
        while reading.problems.count < Self.mostProblems {
            do {
                return try TOMLTable(string: lines.joined(separator: "\n"))
            } catch let error as TOMLParseError {
                // An error may be found at the end of a line or behind it.
                let found = max(0, min(lines.count, error.source.begin.line) - 1)
                guard let line = lines[...found].lastIndex(where: { !$0.isEmpty }) else { return nil }
                tell("“\(CleanText.safe(String(lines[line])))” is not a setting and its value", line: line)
                lines[line] = ""
            } catch {
                tell("it cannot be read", line: 0)
                return nil
            }
        }
        return nil
    }

    private mutating func take(_ table: TOMLTable, under path: String) {
        for key in table.keys {
            let name = path.isEmpty ? key : "\(path).\(key)"
            if let inner = table[key]?.table {
                take(inner, under: name)
            } else if let value = Self.value(table[key]),
                let setting = Setting.all.first(where: { $0.name == name })
            {
                if let problem = setting.set(value, in: &reading.settings) {
                    tell(problem, line: line(of: name))
                }
            } else if Setting.all.contains(where: { $0.name == name }) {
                tell("\(name) must be a number, a word or true or false", line: line(of: name))
            } else {
                let nearest = NearestWord.of(name, among: Setting.all.map(\.name))
                let hint = nearest.map { "; did you mean \($0)?" } ?? ""
                tell("there is no setting \(CleanText.safe(name))\(hint)", line: line(of: name))
            }
        }
    }

    private static func value(_ value: (any TOMLValueConvertible)?) -> SettingValue? {
        if let flag = value?.bool { return .flag(flag) }
        if let number = value?.int { return .number(number) }
        return value?.string.map(SettingValue.word)
    }

    private mutating func tell(_ problem: String, line: Int) {
        // The file's own order, whatever the parser's is.
        let place = linesTold.firstIndex { $0 > line } ?? linesTold.count
        linesTold.insert(line, at: place)
        let stop = problem.hasSuffix("?") ? "" : "."
        reading.problems.insert("\(name):\(line + 1): \(problem)\(stop)", at: place)
    }

    /// The line that sets `name`, from 0; the parser tells only where errors are.
    private func line(of name: String) -> Int {
        var table = ""
        for (number, line) in lines.enumerated() {
            let words = line.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
            if words.hasPrefix("[") {
                table = words.dropFirst().prefix { $0 != "]" } + "."
            } else if table + words.prefix(while: { $0 != "=" }) == name {
                return number
            }
        }
        return 0
    }
}
