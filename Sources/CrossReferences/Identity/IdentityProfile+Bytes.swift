import Entities

/// The stored form of a profile: a version byte, then numbers of variable length and texts with their length before them.
extension IdentityProfile {
    private static let version: UInt8 = 3
    /// The version in which the keys of clues were written whole.
    private static let versionWithWholeKeys: UInt8 = 2
    /// The version before there were aliases.
    private static let versionWithoutAliases: UInt8 = 1

    /// The profile as bytes to store.
    public var bytes: [UInt8] {
        var writer = ProfileWriter()
        writer.bytes.append(Self.version)
        writer.put(Self.index(of: kind))
        writer.put(isResolved ? 1 : 0)
        for tallies in [names, roles, nations, aliases] {
            writer.put(UInt64(tallies.count))
            for tally in tallies {
                writer.put(tally.text)
                writer.put(UInt64(tally.count))
            }
        }
        for number in [female, male, articles, mentions] { writer.put(UInt64(number)) }
        for day in [firstDay, lastDay] { writer.put(day.map { UInt64(UInt32(bitPattern: $0)) + 1 } ?? 0) }
        for clues in [companions, terms] {
            writer.put(clues)
        }
        return writer.bytes
    }

    private static func index(of kind: EntityKind) -> UInt64 {
        UInt64(EntityKind.allCases.firstIndex(of: kind) ?? 0)
    }

    /// The profile that ``bytes`` gave; `nil` for bytes of another version or none at all.
    public init?(bytes: some Collection<UInt8>) {
        var reader = ProfileReader(bytes: Array(bytes))
        guard let version = reader.byte(),
            [Self.version, Self.versionWithWholeKeys, Self.versionWithoutAliases].contains(version),
            let kindIndex = reader.number(), kindIndex < EntityKind.allCases.count,
            let resolved = reader.number(),
            let names = reader.tallies(kindIndex == Self.index(of: .person) ? .person : .plain),
            let roles = reader.tallies(.role), let nations = reader.tallies(),
            let aliases = version == Self.versionWithoutAliases ? [] : reader.tallies(.person),
            let female = reader.number(), let male = reader.number(),
            let articles = reader.number(), let mentions = reader.number(), let first = reader.number(),
            let last = reader.number(), let companions = reader.clues(areWhole: version < Self.version),
            let terms = reader.clues(areWhole: version < Self.version),
            reader.isAtEnd
        else { return nil }
        kind = EntityKind.allCases[Int(kindIndex)]
        isResolved = resolved == 1
        self.names = names
        self.aliases = aliases
        self.roles = roles
        self.nations = nations
        self.female = Int(female)
        self.male = Int(male)
        self.articles = Int(articles)
        self.mentions = Int(mentions)
        firstDay = first == 0 ? nil : Int32(bitPattern: UInt32(truncatingIfNeeded: first - 1))
        lastDay = last == 0 ? nil : Int32(bitPattern: UInt32(truncatingIfNeeded: last - 1))
        self.companions = companions
        self.terms = terms
    }
}

/// Appends numbers and texts to bytes.
private struct ProfileWriter {
    var bytes: [UInt8] = []

    mutating func put(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func put(_ text: String) {
        put(UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// Clues by key: of each how far its key is from the one before, and its weight.
    mutating func put(_ clues: [IdentityContext.Clue]) {
        put(UInt64(clues.count))
        var previous: UInt32 = 0
        for clue in clues {
            put(UInt64(clue.key &- previous))
            previous = clue.key
            put(UInt64(clue.weight))
        }
    }
}

/// Reads what a ``ProfileWriter`` wrote; every answer is `nil` where the bytes end too soon.
private struct ProfileReader {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }

    mutating func byte() -> UInt8? {
        guard position < bytes.count else { return nil }
        position += 1
        return bytes[position - 1]
    }

    mutating func number() -> UInt64? {
        var result: UInt64 = 0
        var shift: UInt64 = 0
        while shift < 63, let next = byte() {
            result |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return result }
            shift += 7
        }
        return nil
    }

    /// A count of things of which each takes `size` bytes at least: no more than can still follow.
    private mutating func count(size: Int) -> Int? {
        guard let count = number(), count <= UInt64((bytes.count - position) / size) else { return nil }
        return Int(count)
    }

    mutating func tallies(_ content: IdentityProfile.Tally.Content = .plain) -> [IdentityProfile.Tally]? {
        guard let count = count(size: 2) else { return nil }
        var result: [IdentityProfile.Tally] = []
        for _ in 0..<count {
            guard let length = self.count(size: 1) else { return nil }
            let text = String(decoding: bytes[position..<position + length], as: UTF8.self)
            position += length
            guard let times = number() else { return nil }
            result.append(.init(text, Int(times), content))
        }
        return result
    }

    /// - Parameter areWhole: Each key has four bytes of its own, in the order of these.
    mutating func clues(areWhole: Bool) -> [IdentityContext.Clue]? {
        guard let count = count(size: areWhole ? 5 : 2) else { return nil }
        var result: [IdentityContext.Clue] = []
        result.reserveCapacity(count)
        var key: UInt32 = 0
        for _ in 0..<count {
            if areWhole {
                guard position + 4 < bytes.count else { return nil }
                key = 0
                for shift in 0..<4 { key |= UInt32(bytes[position + shift]) << (8 * UInt32(shift)) }
                position += 4
            } else {
                guard let distance = number() else { return nil }
                key = key &+ UInt32(truncatingIfNeeded: distance)
            }
            guard let weight = number() else { return nil }
            result.append(.init(key: key, weight: UInt32(clamping: weight)))
        }
        return areWhole ? result.sorted { $0.key < $1.key } : result
    }
}
