import Foundation

/// How rows are written to a file.
public enum ExportFormat: String, CaseIterable, Sendable {
    case markdown = "md"
    case csv
    case jsonLines = "jsonl"
    case text = "txt"

    /// The format that the name of a file ends with.
    public init?(path: String) {
        let end = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        switch end {
        case "md", "markdown": self = .markdown
        case "csv": self = .csv
        case "jsonl", "json", "ndjson": self = .jsonLines
        case "txt", "text": self = .text
        default: return nil
        }
    }

    /// The rows as the content of a file.
    ///
    /// - Parameter title: What they are, for a person; CSV and JSON Lines have none.
    public func written(_ rows: [ExportRow], title: String) -> String {
        switch self {
        case .markdown:
            "# \(Self.escaped(title))\n\n" + rows.map(Self.markdownItem).joined(separator: "\n")
        case .csv:
            ([Self.columns.joined(separator: ",")] + rows.map(Self.csvLine)).joined(separator: "\n")
                + "\n"
        case .jsonLines: rows.map { Self.json($0) + "\n" }.joined()
        case .text: "\(title)\n\n" + rows.map(Self.textItem).joined(separator: "\n")
        }
    }

    // MARK: JSON Lines

    private static func json(_ row: ExportRow) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(row)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    // MARK: CSV

    static let columns = [
        "name", "text", "title", "source", "date", "path", "address", "start", "end", "hash",
    ]

    private static func csvLine(_ row: ExportRow) -> String {
        [
            row.name, row.text, row.title, row.source ?? "", row.date ?? "", row.path, row.address ?? "",
            String(row.start), String(row.end), row.hash,
        ].map { field in
            field.contains { ",\"\n\r".contains($0) } ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
        }.joined(separator: ",")
    }

    // MARK: For people

    /// Who, source, title, date, address.
    private static func origin(_ row: ExportRow) -> String {
        [row.name.isEmpty ? nil : row.name, row.source, row.title, row.date ?? "no date", row.address]
            .compactMap(\.self).joined(separator: ", ")
    }

    /// What finds the words again.
    private static func place(_ row: ExportRow) -> String {
        "\(row.start)-\(row.end) \(row.hash) \(row.path)"
    }

    private static func markdownItem(_ row: ExportRow) -> String {
        "- \(escaped(row.text))  \n  — \(escaped(origin(row)))  \n  `\(place(row))`\n"
    }

    private static func textItem(_ row: ExportRow) -> String {
        "\(row.text)\n    \(origin(row))\n    \(place(row))\n"
    }

    private static let special = Set<Character>("\\`*_[]<>#|")

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { all, character in
            if special.contains(character) { all.append("\\") }
            all.append(character)
        }
    }

    private static func unescaped(_ text: Substring) -> String {
        var result = ""
        var isEscaped = false
        for character in text {
            if character == "\\", !isEscaped {
                isEscaped = true
                continue
            }
            result.append(character)
            isEscaped = false
        }
        return result
    }

    // MARK: Reading

    /// The rows of a file that ``written(_:title:)`` made, in any of the formats; those that people changed are read as far as
    /// they can be.
    ///
    /// - Returns: `nil` when it is no such file.
    public static func read(_ text: String) -> [ExportRow]? {
        let start = text.drop { $0.isWhitespace }
        if start.isEmpty { return [] }
        if start.hasPrefix("{") { return readJSON(text) }
        if start.hasPrefix(columns.prefix(3).joined(separator: ",")) { return readCSV(text) }
        let rows = readPlaces(text)
        return rows.isEmpty ? nil : rows
    }

    private static func readJSON(_ text: String) -> [ExportRow]? {
        let lines = text.split(whereSeparator: \.isNewline)
        let rows = lines.compactMap { ExportRow(json: Data($0.utf8)) }
        return rows.count == lines.count ? rows : nil
    }

    private static func readCSV(_ text: String) -> [ExportRow]? {
        let records = csvRecords(text).dropFirst()
        let rows = records.compactMap { record -> ExportRow? in
            guard record.count == columns.count, let start = Int(record[7]), let end = Int(record[8]) else {
                return nil
            }
            return ExportRow(
                name: record[0], text: record[1], title: record[2],
                source: record[3].isEmpty ? nil : record[3], date: record[4].isEmpty ? nil : record[4],
                path: record[5], address: record[6].isEmpty ? nil : record[6], start: start, end: end,
                hash: record[9])
        }
        return rows.count == records.count ? rows : nil
    }

    private static func csvRecords(_ text: String) -> [[String]] {
        var records: [[String]] = [[""]]
        var isQuoted = false
        var before: Character?
        for character in text {
            let last = records.count - 1
            if character == "\"" {
                if !isQuoted, before == "\"" { records[last][records[last].count - 1].append("\"") }
                isQuoted.toggle()
            } else if isQuoted || character != "," && !character.isNewline {
                records[last][records[last].count - 1].append(character)
            } else if character == "," {
                records[last].append("")
            } else {
                records.append([""])
            }
            before = character
        }
        return records.filter { $0 != [""] }
    }

    /// The rows of texts for people: each ends with its place, and begins two lines before it.
    private static func readPlaces(_ text: String) -> [ExportRow] {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return lines.indices.dropFirst(2).compactMap { number in
            let isMarkdown = lines[number].hasPrefix("  `") && lines[number].hasSuffix("`")
            let place = isMarkdown ? lines[number].dropFirst(3).dropLast() : lines[number].dropFirst(4)
            guard isMarkdown || lines[number].hasPrefix("    ") else { return nil }
            let parts = place.split(separator: " ", maxSplits: 2)
            let ends = (parts.first ?? "").split(separator: "-")
            guard parts.count == 3, ends.count == 2, let start = Int(ends[0]), let end = Int(ends[1]),
                UInt64(parts[1], radix: 16) != nil
            else { return nil }
            let words = lines[number - 2]
            let text = isMarkdown ? unescaped(words.dropFirst(2)) : String(words)
            return ExportRow(
                name: "", text: isMarkdown && text.hasSuffix("  ") ? String(text.dropLast(2)) : text,
                title: "", source: nil, date: nil, path: String(parts[2]), address: nil, start: start,
                end: end,
                hash: String(parts[1]))
        }
    }
}

extension ExportRow {
    /// - Returns: `nil` where something is missing.
    fileprivate init?(json: Data) {
        guard let members = try? JSONSerialization.jsonObject(with: json) as? [String: Any] else {
            return nil
        }
        func text(_ key: String) -> String? { members[key] as? String }
        func number(_ key: String) -> Int? { members[key] as? Int }
        guard let words = text("text"), let path = text("path"), let hash = text("hash"),
            let start = number("start"), let end = number("end")
        else { return nil }
        self.init(
            name: text("name") ?? "", text: words, title: text("title") ?? "", source: text("source"),
            date: text("date"), path: path, address: text("address"), start: start, end: end, hash: hash)
    }
}
