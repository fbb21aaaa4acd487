import Entities
import TextBytes

/// The stored form of a profile: a version byte, then numbers of variable length and texts with their length before them.
extension IdentityProfile {
    private static let version: UInt8 = 3
    /// The version that wrote the keys of clues in full.
    private static let versionWithWholeKeys: UInt8 = 2
    /// The version before there were aliases.
    private static let versionWithoutAliases: UInt8 = 1

    /// The profile as bytes to store.
    public var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.putByte(Self.version)
        writer.put(Self.index(of: kind))
        writer.put(isResolved ? 1 : 0)
        for tallies in [names, roles, nations, aliases] {
            writer.put(tallies.count)
            for tally in tallies {
                writer.put(tally.text.utf8)
                writer.put(tally.count)
            }
        }
        for number in [female, male, articles, mentions] { writer.put(number) }
        for day in [firstDay, lastDay] { writer.put(day.map { Int(UInt32(bitPattern: $0)) + 1 } ?? 0) }
        for clues in [companions, terms] { Self.put(clues, to: &writer) }
        return writer.bytes
    }

    /// The place of a kind among all of them.
    private static func index(of kind: EntityKind) -> Int { EntityKind.allCases.firstIndex(of: kind) ?? 0 }

    /// Clues sorted by key: for each, the difference between its key and the one before, and its weight.
    private static func put(_ clues: [IdentityContext.Clue], to writer: inout ByteWriter) {
        writer.put(clues.count)
        var previous: UInt32 = 0
        for clue in clues {
            writer.put(Int(clue.key &- previous))
            previous = clue.key
            writer.put(Int(clue.weight))
        }
    }

    /// The profile that ``bytes`` gave; `nil` for bytes of another version or none at all.
    public init?(bytes: some Collection<UInt8>) {
        let found = Array(bytes).reading { reader in
            let found = Self(&reader)
            return reader.isDamaged || reader.position < bytes.count ? nil : found
        }
        guard let found else { return nil }
        self = found
    }

    private init?(_ reader: inout ByteReader) {
        let version = reader.byte()
        guard [Self.version, Self.versionWithWholeKeys, Self.versionWithoutAliases].contains(version) else {
            return nil
        }
        let kindIndex = reader.natural()
        guard EntityKind.allCases.indices.contains(kindIndex) else { return nil }
        kind = EntityKind.allCases[kindIndex]
        isResolved = reader.natural() == 1
        names = Self.tallies(&reader, .init(namesOf: kind))
        roles = Self.tallies(&reader, .role)
        nations = Self.tallies(&reader)
        aliases = version == Self.versionWithoutAliases ? [] : Self.tallies(&reader, .init(namesOf: kind))
        female = reader.natural()
        male = reader.natural()
        articles = reader.natural()
        mentions = reader.natural()
        firstDay = Self.day(reader.natural())
        lastDay = Self.day(reader.natural())
        companions = Self.clues(&reader, areWhole: version < Self.version)
        terms = Self.clues(&reader, areWhole: version < Self.version)
    }

    /// Days are written one greater, so that 0 is none.
    private static func day(_ number: Int) -> Int32? {
        number == 0 ? nil : Int32(bitPattern: UInt32(truncatingIfNeeded: number - 1))
    }

    private static func tallies(_ reader: inout ByteReader, _ content: Tally.Content = .plain) -> [Tally] {
        var result: [Tally] = []
        for _ in 0..<reader.count() where !reader.isDamaged {
            let text = String(decoding: reader.run(), as: UTF8.self)
            result.append(Tally(text, reader.natural(), content))
        }
        return result
    }

    /// - Parameter areWhole: Whether each key has its own four bytes, and the clues are in the order of those bytes.
    private static func clues(_ reader: inout ByteReader, areWhole: Bool) -> [IdentityContext.Clue] {
        let count = reader.count()
        var result: [IdentityContext.Clue] = []
        result.reserveCapacity(count)
        var key: UInt32 = 0
        for _ in 0..<count where !reader.isDamaged {
            if areWhole {
                key = (0..<4).reduce(0) { key, place in key | UInt32(reader.byte()) << (8 * UInt32(place)) }
            } else {
                key = key &+ UInt32(truncatingIfNeeded: reader.natural())
            }
            result.append(.init(key: key, weight: UInt32(clamping: reader.natural())))
        }
        return areWhole ? result.sorted { $0.key < $1.key } : result
    }
}
