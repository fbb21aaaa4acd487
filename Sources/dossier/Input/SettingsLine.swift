import ReaderApp

/// What a line of a file in TOML sets, as far as messages need it: the parser tells no lines.
struct SettingsLine: Equatable {
    /// The names of the tables, and the key: `text`, `measure`.
    var path: [String]
    /// Whether the line begins a table.
    var isTable: Bool

    /// The table of themes while it is parsed: `theme` is also a setting, and in TOML a name is one or the other.
    static let themes = "themes of a person"

    /// A line with tables of themes under a name of their own.
    static func withThemesApart(_ line: Substring) -> Substring {
        let start = line.drop { $0 == " " || $0 == "\t" }
        let inside = start.hasPrefix("[") ? start.dropFirst().drop { $0 == " " || $0 == "\t" } : start
        guard inside.hasPrefix("theme"), inside.dropFirst(5).first(where: { $0 != " " && $0 != "\t" }) == "."
        else { return line }
        return (start.hasPrefix("[") ? "[" : "") + "\"\(themes)\"" + inside.dropFirst(5)
    }

    /// What each line sets.
    static func names(in lines: [Substring]) -> [Int: SettingsLine] {
        var table: [String] = []
        var names: [Int: SettingsLine] = [:]
        for (number, line) in lines.enumerated() {
            var rest = line.drop { $0 == " " || $0 == "\t" }
            if rest.hasPrefix("[") {
                rest = rest.drop { $0 == "[" }
                guard let path = path(&rest) else { continue }
                table = path
                names[number] = SettingsLine(path: path, isTable: true)
            } else if let path = path(&rest), rest.hasPrefix("=") {
                names[number] = SettingsLine(path: table + path, isTable: false)
            }
        }
        return names
    }

    /// A path as a file has it: `keys."g d"`.
    static func name(_ path: [String]) -> String {
        path.map { part in
            let isBare = part.allSatisfy {
                $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")
            }
            return isBare && !part.isEmpty ? part : SettingValue.word(part).inTOML
        }.joined(separator: ".")
    }

    /// The keys at the start of a text, apart by points, and takes them off with the blanks behind them.
    private static func path(_ rest: inout Substring) -> [String]? {
        var path: [String] = []
        repeat {
            if !path.isEmpty { rest = rest.dropFirst() }
            rest = rest.drop { $0 == " " || $0 == "\t" }
            guard let part = part(&rest) else { return nil }
            path.append(part)
            rest = rest.drop { $0 == " " || $0 == "\t" }
        } while rest.hasPrefix(".")
        return path
    }

    private static func part(_ rest: inout Substring) -> String? {
        guard let first = rest.first else { return nil }
        var part = ""
        guard first == "\"" || first == "'" else {
            part = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
            rest = rest.dropFirst(part.count)
            return part.isEmpty ? nil : part
        }
        rest = rest.dropFirst()
        while let character = rest.popFirst() {
            if character == first { return part }
            if character == "\\", first == "\"", let escaped = rest.popFirst() {
                part.append(escaped)
            } else {
                part.append(character)
            }
        }
        return nil
    }
}
