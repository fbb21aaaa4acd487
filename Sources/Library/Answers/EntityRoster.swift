public import Entities

/// Every entity of a library, most mentioned first, kept close together so that all of them are read at once.
///
/// An ``EntityRow`` each would take many times the time and memory; ``subscript(_:)`` makes one when it is asked for.
public struct EntityRoster: Sendable {
    /// An entity; its texts are UTF-8 in ``bytes``.
    public struct Entry: Sendable {
        public let id: EntityID
        /// The dates of the first and the last article that mention it, as ``DateKey`` counts.
        let first: Int64
        let last: Int64
        public let mentions: Int32
        public let articles: Int32
        let nameRun: TextRun
        /// Where its other names, and then its roles, begin among the texts.
        let firstText: Int32
        let aliasCount: UInt8
        let roleCount: UInt8
        public let kind: EntityKind

        /// Where its name lies in ``EntityRoster/bytes``.
        public var name: Range<Int> { nameRun.range }
        /// The places of its other names, the most used first; ``EntityRoster/text(_:)`` says where each lies.
        public var aliases: Range<Int> { Int(firstText)..<Int(firstText) + Int(aliasCount) }
        /// The places of its roles, the most used first.
        public var roles: Range<Int> { aliases.upperBound..<aliases.upperBound + Int(roleCount) }
    }
    /// A piece of ``bytes``.
    struct TextRun: Sendable {
        var start: Int32
        var length: Int32
        var range: Range<Int> { Int(start)..<Int(start) + Int(length) }
    }
    public let entries: [Entry]
    let texts: [TextRun]
    public let bytes: [UInt8]

    /// Where another name or a role lies in ``bytes``.
    public func text(_ place: Int) -> Range<Int> { texts[place].range }

    /// Appends the days of the first and the last article that mention an entity, as JSON: `"2024-07-21"`, or `null`
    /// where none of them gives a date.
    public static func appendDays(of entry: Entry, between separator: [UInt8], to output: inout [UInt8]) {
        appendDay(entry.first, to: &output)
        output.append(contentsOf: separator)
        appendDay(entry.last, to: &output)
    }

    private static func appendDay(_ key: Int64, to output: inout [UInt8]) {
        guard DateKey.isDated(key) else { return output.append(contentsOf: "null".utf8) }
        output.append(UInt8(ascii: "\""))
        DateKey.appendDay(key, to: &output)
        output.append(UInt8(ascii: "\""))
    }

    /// An entity as the other questions give it.
    public subscript(place: Int) -> EntityRow {
        let entry = entries[place]
        func strings(_ places: Range<Int>) -> [String] { places.map { Sentences.string(bytes, text($0)) } }
        return EntityRow(
            id: entry.id, name: Sentences.string(bytes, entry.name), kind: entry.kind,
            aliases: strings(entry.aliases), roles: strings(entry.roles), mentions: Int(entry.mentions),
            articles: Int(entry.articles), first: DateKey.day(entry.first),
            last: DateKey.day(entry.last))
    }
}

extension EntityRoster {
    /// The entities of a roster that were found, with the counts they were found with.
    func narrowed(to found: EntitySelection) -> EntityRoster {
        var places: [Int64: Int] = [:]
        places.reserveCapacity(entries.count)
        for (place, entry) in entries.enumerated() { places[entry.id.rawValue] = place }
        let chosen = found.items.compactMap { item in
            places[item.id].map { entries[$0].counted(item) }
        }
        return EntityRoster(entries: chosen, texts: texts, bytes: bytes)
    }

    /// A roster of a few rows.
    init(_ rows: [EntityRow], _ items: [EntitySelection.Item]) {
        var bytes: [UInt8] = []
        var texts: [TextRun] = []
        func run(_ text: String, _ bytes: inout [UInt8]) -> TextRun {
            let start = bytes.count
            bytes.append(contentsOf: text.utf8)
            return TextRun(start: Int32(clamping: start), length: Int32(clamping: bytes.count - start))
        }
        var entries: [Entry] = []
        for (row, item) in zip(rows, items) {
            let name = run(row.name, &bytes)
            let first = texts.count
            for text in row.aliases + row.roles { texts.append(run(text, &bytes)) }
            let entry = Entry(
                id: row.id, first: item.first, last: item.last, mentions: Int32(clamping: item.mentions),
                articles: Int32(clamping: item.articles), nameRun: name, firstText: Int32(clamping: first),
                aliasCount: UInt8(clamping: row.aliases.count), roleCount: UInt8(clamping: row.roles.count),
                kind: row.kind)
            entries.append(entry)
        }
        self.init(entries: entries, texts: texts, bytes: bytes)
    }
}

extension EntityRoster.Entry {
    fileprivate func counted(_ item: EntitySelection.Item) -> Self {
        EntityRoster.Entry(
            id: id, first: item.first, last: item.last, mentions: Int32(clamping: item.mentions),
            articles: Int32(clamping: item.articles), nameRun: nameRun, firstText: firstText,
            aliasCount: aliasCount, roleCount: roleCount, kind: kind)
    }
}
