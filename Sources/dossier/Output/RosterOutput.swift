import Articles
import Entities
import Library

/// Writes the entities of a whole library, as ``WhoCommand`` prints them one by one, straight into bytes.
struct RosterOutput: Sendable {
    private let roster: EntityRoster
    /// The names of kinds, by kind; made once, as making a string of each line would take most of the time.
    private let kinds: [EntityKind: [UInt8]]
    /// Those who are followed, with how many of their mentions are new.
    private let followed: [EntityID: Int]

    /// - Parameter followed: Those who are followed.
    init(_ roster: EntityRoster, followed: [FollowedEntity] = []) {
        self.roster = roster
        self.followed = Dictionary(
            followed.map { ($0.entity.id, $0.new.mentions) }, uniquingKeysWith: { first, _ in first })
        kinds = Dictionary(uniqueKeysWithValues: EntityKind.allCases.map { ($0, Array($0.rawValue.utf8)) })
    }

    /// Writes one JSON object a line: id, name, kind, aliases, roles, mentions, articles, first, last, followed,
    /// new.
    func writeJSON(to output: inout Output) {
        writeInParts(to: &output) { place, bytes in
            write(roster.entries[place], to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
    }

    /// Has lines made on all cores, and writes them in order; the first few at once.
    private func writeInParts(
        to output: inout Output, _ line: @Sendable (_ place: Int, _ bytes: inout [UInt8]) -> Void
    ) {
        let count = roster.entries.count
        let size = max(1_000, (count + 3) / 4)
        let parts = stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
        for bytes in parts.mapOnAllCores({ places in
            var bytes: [UInt8] = []
            bytes.reserveCapacity(places.count * 200)
            for place in places { line(place, &bytes) }
            return bytes
        }) {
            output.lines(bytes)
        }
    }

    private func write(_ entry: EntityRoster.Entry, to output: inout [UInt8]) {
        output.append(contentsOf: Keys.id)
        Self.append(entry.id.rawValue, to: &output)
        output.append(contentsOf: Keys.name)
        write(entry.name, to: &output)
        output.append(contentsOf: Keys.kind)
        output.append(contentsOf: kinds[entry.kind] ?? [])
        output.append(contentsOf: Keys.aliases)
        writeList(entry.aliases, to: &output)
        output.append(contentsOf: Keys.roles)
        writeList(entry.roles, to: &output)
        output.append(contentsOf: Keys.mentions)
        Self.append(Int64(entry.mentions), to: &output)
        output.append(contentsOf: Keys.articles)
        Self.append(Int64(entry.articles), to: &output)
        output.append(contentsOf: Keys.first)
        EntityRoster.appendDays(of: entry, between: Keys.last, to: &output)
        let new = followed.isEmpty ? nil : followed[entry.id]
        output.append(contentsOf: new == nil ? Keys.notFollowed : Keys.followed)
        if let new { Self.append(Int64(new), to: &output) } else { output.append(UInt8(ascii: "0")) }
        output.append(contentsOf: Keys.end)
    }

    private func write(_ text: Range<Int>, to output: inout [UInt8]) {
        roster.bytes.withUnsafeBufferPointer {
            JSON.write(UnsafeBufferPointer(rebasing: $0[text]), to: &output)
        }
    }

    private func writeList(_ texts: Range<Int>, to output: inout [UInt8]) {
        for place in texts {
            if place > texts.lowerBound { output.append(contentsOf: Keys.comma) }
            write(roster.text(place), to: &output)
        }
    }

    /// What stands between the values.
    private enum Keys {
        static let id = Array(#"{"id": "e"#.utf8)
        static let name = Array(#"", "name": "#.utf8)
        static let kind = Array(#", "kind": ""#.utf8)
        static let aliases = Array(#"", "aliases": ["#.utf8)
        static let roles = Array(#"], "roles": ["#.utf8)
        static let mentions = Array(#"], "mentions": "#.utf8)
        static let articles = Array(#", "articles": "#.utf8)
        static let first = Array(#", "first": "#.utf8)
        static let last = Array(#", "last": "#.utf8)
        static let followed = Array(#", "followed": true, "new": "#.utf8)
        static let notFollowed = Array(#", "followed": false, "new": "#.utf8)
        static let end = Array("}".utf8)
        static let comma = Array(", ".utf8)
    }

    /// Writes the columns that a person reads.
    func writeRows(to output: inout Output) {
        guard !output.isTerminal else {
            var line: [UInt8] = []
            for place in roster.entries.indices {
                line.removeAll(keepingCapacity: true)
                let name = writeRow(place, to: &line)
                output.row(
                    String(decoding: line[..<name.lowerBound], as: UTF8.self),
                    String(decoding: line[name.lowerBound...], as: UTF8.self), bold: [0..<name.count])
            }
            return
        }
        writeInParts(to: &output) { place, bytes in
            let start = bytes.count
            _ = writeRow(place, to: &bytes)
            Output.makeSafe(&bytes, from: start)
            bytes.append(UInt8(ascii: "\n"))
        }
    }

    /// - Returns: Where the name stands.
    private func writeRow(_ place: Int, to line: inout [UInt8]) -> Range<Int> {
        let entry = roster.entries[place]
        Self.append(entry.id.rawValue, width: 8, mark: UInt8(ascii: "e"), to: &line)
        line.append(contentsOf: Self.gap)
        Self.append(Int64(entry.mentions), width: 8, to: &line)
        line.append(contentsOf: Self.gap)
        Self.append(Int64(entry.articles), width: 8, to: &line)
        line.append(contentsOf: Self.gap)
        let kind = kinds[entry.kind] ?? []
        line.append(contentsOf: kind)
        line.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(0, 12 - kind.count)))
        line.append(contentsOf: Self.gap)
        if followed[entry.id] != nil { line.append(contentsOf: Self.followMark) }
        let start = line.count
        line.append(contentsOf: roster.bytes[entry.name])
        let name = start..<line.count
        for place in entry.aliases {
            line.append(contentsOf: place == entry.aliases.lowerBound ? Self.bracket : Keys.comma)
            line.append(contentsOf: roster.bytes[roster.text(place)])
        }
        if !entry.aliases.isEmpty { line.append(UInt8(ascii: ")")) }
        return name
    }

    private static let gap = Array("  ".utf8)
    private static let followMark = Array("◆ ".utf8)
    private static let bracket = Array("  (".utf8)

    /// Appends a number, with blanks before it up to `width`, and a mark before its digits.
    private static func append(
        _ number: Int64, width: Int = 0, mark: UInt8? = nil, to output: inout [UInt8]
    ) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { digits in
            var rest = number.magnitude
            var start = 24
            repeat {
                start -= 1
                digits[start] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            } while rest > 0
            if number < 0 {
                start -= 1
                digits[start] = UInt8(ascii: "-")
            }
            if let mark {
                start -= 1
                digits[start] = mark
            }
            let blanks = max(0, width - (24 - start))
            if blanks > 0 { output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: blanks)) }
            output.append(contentsOf: digits[start...])
        }
    }
}
