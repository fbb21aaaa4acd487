import Entities
import GRDB

/// What one of two readers reads of a roster, and the state of the library it comes from.
struct RosterPart: Sendable {
    var generation: Int64
    var entities: EntityColumns?
    var epithets: EpithetColumns
}

/// The rows of `entity` that articles name, by id.
struct EntityColumns: Sendable {
    struct Item: Sendable {
        var id: Int64
        var first: Int64
        var last: Int64
        var mentions: Int32
        var articles: Int32
        var name: EntityRoster.TextRun
        var kind: UInt8
        /// Whether it is called by the names and roles that corrections gave it.
        var isCorrected: Bool
    }
    var items: [Item] = []
    var bytes: [UInt8] = []

    init(_ database: Database) throws {
        // Numbers that fit are read two at a time, and entities that no article names are left out here: each column
        // and each condition costs about as much as a row.
        let statement = try database.cachedStatement(
            sql: """
                SELECT (id << 8) | (isCorrected << 7) | kind, ((mentions - foldedMentions) << 32) | (articles - foldedArticles),
                    first, last, name FROM entity
                ORDER BY id
                """)
        let count = try Int.fetchOne(database, sql: "SELECT entities FROM state") ?? 0
        items.reserveCapacity(max(0, min(count, 1 << 24)))
        bytes.reserveCapacity(max(0, min(count, 1 << 24)) * 12)
        try statement.forEachRawRow { row in
            let idAndKind = row.number(0)
            let counts = row.number(1)
            guard counts & 0x7FFF_FFFF > 0 else { return }
            let start = bytes.count
            row.appendText(4, to: &bytes)
            items.append(
                Item(
                    id: idAndKind >> 8, first: row.number(2), last: row.number(3),
                    mentions: Int32(clamping: counts >> 32),
                    articles: Int32(truncatingIfNeeded: counts & 0x7FFF_FFFF),
                    name: .init(start: Int32(clamping: start), length: Int32(clamping: bytes.count - start)),
                    kind: UInt8(idAndKind & 0x7F), isCorrected: idAndKind & 0x80 != 0))
        }
    }
}

/// Rows of `epithet` that articles use, in their order.
struct EpithetColumns: Sendable {
    struct Item: Sendable {
        /// The entity's id times four, plus the number of its ``EpithetRole``.
        var owner: Int64
        var articles: Int32
        /// Where the text ends; it begins where the previous one ends.
        var end: Int32
    }
    var items: [Item] = []
    var bytes: [UInt8] = []

    static func lastRow(_ database: Database) throws -> Int64 {
        try Int64.fetchOne(database, sql: "SELECT max(id) FROM epithet") ?? 0
    }

    /// Reads the rows that follow row `first`, up to and with row `last`.
    init(_ database: Database, after first: Int64, through last: Int64) throws {
        let statement = try database.cachedStatement(
            sql: """
                SELECT (entity << 34) | (role << 32) | articles, text FROM epithet
                WHERE id > ? AND id <= ? ORDER BY id
                """)
        let count = Int(min(max(first, last) - first, 1 << 24))
        items.reserveCapacity(count)
        bytes.reserveCapacity(count * 16)
        try statement.setArguments([first, last])
        try statement.forEachRawRow { row in
            let numbers = row.number(0)
            guard numbers & 0x7FFF_FFFF > 0 else { return }
            row.appendText(1, to: &bytes)
            items.append(
                Item(
                    owner: numbers >> 32, articles: Int32(truncatingIfNeeded: numbers & 0x7FFF_FFFF),
                    end: Int32(clamping: bytes.count)))
        }
    }
}

extension EntityRoster {
    /// Sorts the entities and gathers the names and roles of each.
    init(_ columns: EntityColumns, _ parts: [EpithetColumns], kind: EntityKind?) throws {
        var bytes = columns.bytes
        bytes.reserveCapacity(bytes.count + parts.reduce(0) { $0 + $1.bytes.count })
        var epithets = try EpithetRuns(columns, parts, textsFrom: bytes.count)
        for part in parts { bytes.append(contentsOf: part.bytes) }
        let wanted = kind.map { UInt8(StoredAnnotation.index($0)) }
        let kinds = EntityKind.allCases
        let order = columns.mostMentionedFirst(kind: wanted)
        var entries: [Entry] = []
        var texts: [TextRun] = []
        entries.reserveCapacity(order.count)
        texts.reserveCapacity(epithets.count)
        bytes.withUnsafeBufferPointer { bytes in
            for place in order {
                let item = columns.items[place]
                let first = texts.count
                epithets.appendAliases(of: place, name: item.name, bytes, to: &texts)
                let aliasCount = texts.count - first
                epithets.appendRoles(of: place, bytes, to: &texts)
                entries.append(
                    Entry(
                        id: EntityID(rawValue: item.id), first: item.first, last: item.last,
                        mentions: item.mentions, articles: item.articles, nameRun: item.name,
                        firstText: Int32(clamping: first), aliasCount: UInt8(clamping: aliasCount),
                        roleCount: UInt8(clamping: texts.count - first - aliasCount),
                        kind: Int(item.kind) < kinds.count ? kinds[Int(item.kind)] : .other))
            }
        }
        self.init(entries: entries, texts: texts, bytes: bytes)
    }
}

extension EntityColumns {
    /// The places of the items, the most mentioned first, then by id.
    func mostMentionedFirst(kind: UInt8?) -> [Int] {
        // Each is one number, because numbers sort fastest.
        var order: [UInt64] = []
        order.reserveCapacity(items.count)
        for (place, item) in items.enumerated() where kind == nil || item.kind == kind {
            order.append(UInt64(UInt32.max - UInt32(clamping: item.mentions)) << 32 | UInt64(place))
        }
        order.sort()
        return order.map { Int($0 & 0xFFFF_FFFF) }
    }
}

/// The names and roles of each entity, as runs in one list: an entity's names, its roles, the next one's names and so on.
private struct EpithetRuns {
    private struct Epithet {
        var articles: Int32
        var text: EntityRoster.TextRun
    }
    private var epithets: [Epithet]
    /// Where each run begins, and where the last one ends.
    private var starts: [Int32]

    var count: Int { epithets.count }

    /// - Parameter base: Where the first part's texts will begin among all bytes; the others follow.
    init(_ columns: EntityColumns, _ parts: [EpithetColumns], textsFrom base: Int) throws {
        let places = try Self.places(of: columns)
        // A run's place in `next` becomes where the next epithet of it goes, and at last where the run ends.
        var next = [Int32](repeating: 0, count: columns.items.count * 2 + 2)
        for part in parts {
            for item in part.items {
                if let run = Self.run(of: item.owner, places, columns) { next[run + 2] += 1 }
            }
        }
        for index in next.indices.dropFirst() { next[index] += next[index - 1] }
        let empty = Epithet(articles: 0, text: .init(start: 0, length: 0))
        var epithets = [Epithet](repeating: empty, count: Int(next.last ?? 0))
        var base = Int32(clamping: base)
        for part in parts {
            var start: Int32 = 0
            for item in part.items {
                if let run = Self.run(of: item.owner, places, columns) {
                    let text = EntityRoster.TextRun(start: base &+ start, length: item.end &- start)
                    epithets[Int(next[run + 1])] = Epithet(articles: item.articles, text: text)
                    next[run + 1] += 1
                }
                start = item.end
            }
            base &+= Int32(clamping: part.bytes.count)
        }
        self.epithets = epithets
        starts = next
    }

    /// The number of an owner's run; `nil` when no article names it, or not by this once it is corrected.
    private static func run(of owner: Int64, _ places: [Int32], _ columns: EntityColumns) -> Int? {
        let id = owner >> 2
        guard id >= 0, id < places.count, places[Int(id)] >= 0 else { return nil }
        let place = Int(places[Int(id)])
        let isCorrected = columns.items[place].isCorrected
        guard Int(owner & 2) == EpithetRole.name(isCorrected: isCorrected).rawValue else { return nil }
        return place * 2 + Int(owner & 1)
    }

    /// The place of the entity among the items, for each id; -1 for none.
    private static func places(of columns: EntityColumns) throws -> [Int32] {
        // A damaged kind may have become part of a number.
        let last = columns.items.reduce(0) { max($0, Int($1.id)) }
        let count = try NumberedPlaces.count(last: last, of: columns.items.count)
        var places = [Int32](repeating: -1, count: count)
        for (place, item) in columns.items.enumerated() where item.id >= 0 {
            places[Int(item.id)] = Int32(place)
        }
        return places
    }

    /// A run with the most used first; equally used ones stay in the order of their rows.
    private mutating func sorted(_ run: Int) -> Range<Int> {
        let range = Int(starts[run])..<Int(starts[run + 1])
        for index in range.dropFirst() where epithets[index - 1].articles < epithets[index].articles {
            // Texts lie in the order of rows.
            epithets[range].sort { a, b in
                a.articles == b.articles ? a.text.start < b.text.start : a.articles > b.articles
            }
            break
        }
        return range
    }

    mutating func appendAliases(
        of place: Int, name: EntityRoster.TextRun, _ bytes: UnsafeBufferPointer<UInt8>,
        to texts: inout [EntityRoster.TextRun]
    ) {
        for index in sorted(place * 2).prefix(EntityRows.aliasLimit) {
            let text = epithets[index].text
            let isName =
                text.length == name.length && bytes[text.range].elementsEqual(bytes[name.range])
            if !isName { texts.append(text) }
        }
    }

    mutating func appendRoles(
        of place: Int, _ bytes: UnsafeBufferPointer<UInt8>, to texts: inout [EntityRoster.TextRun]
    ) {
        let first = texts.count
        for index in sorted(place * 2 + 1).prefix(EntityRows.roleLimit * 2) {
            let role = bytes[epithets[index].text.range]
            let isKnown = texts[first...].contains { DistinctRoles.isSame(bytes[$0.range], role) }
            if !isKnown { texts.append(epithets[index].text) }
            if texts.count - first == EntityRows.roleLimit { break }
        }
    }
}
