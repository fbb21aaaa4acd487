import Entities
import TextBytes

/// The annotation of an article, with the library's ids in place of names, as the table `annotation` keeps it.
struct StoredAnnotation: Equatable {
    /// An entity of the article.
    struct LocalEntity: Equatable {
        var id: Int64
        /// Rows of `epithet`: the article's fullest name first, then the other names.
        var names: [Int64]
        var roles: [Int64]
        /// Its place in the article's mentions and quotations.
        var mentions: Int
        var quotations: Int
        /// What it is said to have said, without quotation marks.
        var reported = 0
        var gender: Entity.Gender?
        var nation: String?

        /// Counts something that the entity says.
        mutating func count(_ kind: Quotation.Kind) {
            switch kind {
            case .direct, .partial: quotations += 1
            case .reported: reported += 1
            }
        }
    }
    struct PackedMention: Equatable {
        var range: Range<Int>
        var entity: Int
        var kind: EntityKind
        var form: Mention.Form
        /// A row of `phrase`, and the numbers to put into it.
        var reason: Int64
        var numbers: [Int]
        var confidence: Double
        /// The correction that decided who it refers to; never part of the packed form.
        var correction: Int64?
    }
    struct PackedQuotation: Equatable {
        var range: Range<Int>
        var speaker: Int?
        /// A row of `phrase`; 0 for none.
        var cue: Int64
        var confidence: Double
        var kind = Quotation.Kind.direct
        /// A row of `phrase` with what the article calls a speaker without a name; 0 for none.
        var speakerWords: Int64 = 0
        /// In whose name that speaker speaks.
        var speaksFor: Int?
    }
    var entities: [LocalEntity] = []
    var mentions: [PackedMention] = []
    var quotations: [PackedQuotation] = []
    var sentences: [Range<Int>] = []

    /// How many people it names.
    var people: Int {
        Set(mentions.lazy.filter { $0.kind == .person }.map { entities[$0.entity].id }).count
    }

    /// Whether all of it lies within a text of `length` bytes, as it does unless one of the two is damaged.
    ///
    /// - Throws: ``LibraryError/damaged(path:detail:)``, which names the article.
    func check(within length: Int, of article: Int64) throws {
        guard mentions.allSatisfy({ $0.range.upperBound <= length }),
            quotations.allSatisfy({ $0.range.upperBound <= length }),
            sentences.allSatisfy({ $0.upperBound <= length })
        else { throw LibraryError.damaged(path: "", detail: "the names of article \(article)") }
    }

    /// The version of the packed form, its first byte.
    fileprivate static let version: UInt8 = 2
    /// The version before, which knew no reported speech and no speakers without names.
    static let formerVersion: UInt8 = 1

    var bytes: [UInt8] {
        var writer = ByteWriter()
        writer.putByte(Self.version)
        put(sentences, &writer)
        writer.put(entities.count)
        for entity in entities { put(entity, &writer) }
        writer.put(mentions.count)
        var end = 0
        for mention in mentions {
            writer.put(mention.range.lowerBound - end)
            writer.put(mention.range.count)
            end = mention.range.upperBound
            writer.put(mention.entity)
            writer.putByte(UInt8(Self.index(mention.kind) << 4 | Self.index(mention.form)))
            writer.putByte(UInt8(clamping: Int((mention.confidence * 255).rounded())))
            // Most reasons have a number or none.
            writer.put(Int(mention.reason) << 2 | min(3, mention.numbers.count))
            if mention.numbers.count > 2 { writer.put(mention.numbers.count) }
            for number in mention.numbers { writer.put(number) }
        }
        writer.put(quotations.count)
        for quotation in quotations {
            writer.put(quotation.range.lowerBound)
            writer.put(quotation.range.count)
            writer.put((quotation.speaker ?? -1) + 1)
            writer.put(Int(quotation.cue))
            writer.putByte(UInt8(clamping: Int((quotation.confidence * 255).rounded())))
            let hasWords = quotation.speakerWords != 0 || quotation.speaksFor != nil
            writer.putByte(UInt8(Self.index(quotation.kind) << 1 | (hasWords ? 1 : 0)))
            if hasWords {
                writer.put(Int(quotation.speakerWords))
                writer.put((quotation.speaksFor ?? -1) + 1)
            }
        }
        return writer.bytes
    }

    private func put(_ ranges: [Range<Int>], _ writer: inout ByteWriter) {
        writer.put(ranges.count)
        var end = 0
        for range in ranges {
            writer.put(range.lowerBound - end)
            writer.put(range.count)
            end = range.upperBound
        }
    }

    private func put(_ entity: LocalEntity, _ writer: inout ByteWriter) {
        writer.put(Int(entity.id))
        writer.put(entity.mentions)
        writer.put(entity.quotations)
        writer.put(entity.reported)
        let gender = entity.gender.map { $0 == .female ? 1 : 2 } ?? 0
        writer.putByte(UInt8(gender | (entity.nation == nil ? 0 : 4)))
        if let nation = entity.nation { writer.put(nation.utf8) }
        for ids in [entity.names, entity.roles] {
            writer.put(ids.count)
            for id in ids { writer.put(Int(id)) }
        }
    }

    /// The index of a case among all of its kind; the packed forms hold these.
    static func index<Case: CaseIterable & Equatable>(_ value: Case) -> Int {
        Case.allCases.enumerated().first { $0.element == value }?.offset ?? 0
    }

    static func kind(_ index: Int) -> EntityKind {
        EntityKind.allCases.indices.contains(index) ? EntityKind.allCases[index] : .other
    }
}

extension StoredAnnotation {
    /// The annotation that ``bytes`` gave; `nil` when the bytes are damaged or of another version.
    init?(bytes: [UInt8]) {
        let isWhole = bytes.reading { reader in
            let version = reader.byte()
            guard Self.isReadable(version) else { return false }
            sentences = Self.ranges(&reader)
            for _ in 0..<reader.count() where !reader.isDamaged {
                entities.append(Self.entity(&reader, version))
            }
            var end = 0
            for _ in 0..<reader.count() where !reader.isDamaged {
                mentions.append(Self.mention(&reader, end: &end))
            }
            for _ in 0..<reader.count() where !reader.isDamaged {
                quotations.append(Self.quotation(&reader, version))
            }
            return !reader.isDamaged
        }
        guard isWhole, mentions.allSatisfy({ entities.indices.contains($0.entity) }),
            quotations.allSatisfy({
                ($0.speaker.map(entities.indices.contains) ?? true)
                    && ($0.speaksFor.map(entities.indices.contains) ?? true)
            })
        else { return nil }
    }

    fileprivate static func isReadable(_ version: UInt8) -> Bool {
        version == Self.version || version == formerVersion
    }

    /// Only the sentences of the annotation that gave `bytes`; `nil` when they are damaged or of another version.
    static func sentences(in bytes: [UInt8]) -> [Range<Int>]? {
        bytes.reading { reader in
            guard isReadable(reader.byte()) else { return nil }
            let found = ranges(&reader)
            return reader.isDamaged ? nil : found
        }
    }

    private static func range(from start: Int, length: Int) -> Range<Int> {
        // Damaged numbers may be anything; a range must not trap.
        let lower = max(0, min(start, Int(Int32.max)))
        return lower..<lower + max(0, min(length, Int(Int32.max)))
    }

    /// A damaged count may be anything; sums of them must not overflow.
    private static func count(_ number: Int) -> Int { max(0, min(number, Int(Int32.max))) }

    private static func ranges(_ reader: inout ByteReader) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var end = 0
        for _ in 0..<reader.count() where !reader.isDamaged {
            let found = range(from: end &+ reader.number(), length: reader.number())
            result.append(found)
            end = found.upperBound
        }
        return result
    }

    private static func entity(_ reader: inout ByteReader, _ version: UInt8) -> LocalEntity {
        let id = Int64(reader.number())
        let mentions = count(reader.number())
        let quotations = count(reader.number())
        let reported = version == formerVersion ? 0 : count(reader.number())
        let flags = reader.byte()
        let nation = flags & 4 == 0 ? nil : String(decoding: reader.run(), as: UTF8.self)
        let names = (0..<reader.count()).map { _ in Int64(reader.number()) }
        let roles = (0..<reader.count()).map { _ in Int64(reader.number()) }
        let gender: Entity.Gender? = flags & 3 == 1 ? .female : flags & 3 == 2 ? .male : nil
        return LocalEntity(
            id: id, names: names, roles: roles, mentions: mentions, quotations: quotations,
            reported: reported, gender: gender, nation: nation)
    }

    private static func mention(_ reader: inout ByteReader, end: inout Int) -> PackedMention {
        let range = range(from: end &+ reader.number(), length: reader.number())
        end = range.upperBound
        let entity = reader.number()
        let kindAndForm = Int(reader.byte())
        let confidence = Double(reader.byte()) / 255
        let reasonAndCount = reader.number()
        let count = reasonAndCount & 3 == 3 ? reader.count() : reasonAndCount & 3
        let numbers = (0..<count).map { _ in reader.number() }
        let forms = Mention.Form.allCases
        return PackedMention(
            range: range, entity: entity, kind: kind(kindAndForm >> 4),
            form: forms[(kindAndForm & 15) % forms.count],
            reason: Int64(reasonAndCount >> 2), numbers: numbers, confidence: confidence)
    }

    private static func quotation(_ reader: inout ByteReader, _ version: UInt8) -> PackedQuotation {
        let range = range(from: reader.number(), length: reader.number())
        let speaker = reader.number() - 1
        let cue = Int64(reader.number())
        var quotation = PackedQuotation(
            range: range, speaker: speaker < 0 ? nil : speaker, cue: cue,
            confidence: Double(reader.byte()) / 255)
        guard version != formerVersion else { return quotation }
        let kindAndWords = Int(reader.byte())
        let kinds = Quotation.Kind.allCases
        quotation.kind = kinds[(kindAndWords >> 1) % kinds.count]
        guard kindAndWords & 1 == 1 else { return quotation }
        quotation.speakerWords = Int64(reader.number())
        let body = reader.number() - 1
        quotation.speaksFor = body < 0 ? nil : body
        return quotation
    }
}

/// Who an article names, and what it calls one of them: a part of ``StoredAnnotation`` that takes a fraction of the time.
struct NamedEntities {
    private let wanted: Int64
    /// May have some of them twice.
    private(set) var ids: [Int64] = []
    /// Rows of `epithet`: the names and roles that the article gives the wanted entity.
    private(set) var names: [Int64] = []
    private(set) var roles: [Int64] = []
    /// How much the article tells of what the wanted entity said, without quotation marks.
    private(set) var reported = 0

    /// - Parameter wanted: The entity to read the names and roles of.
    init(wanted: Int64) { self.wanted = wanted }

    init(of annotation: StoredAnnotation, wanted: Int64) {
        self.wanted = wanted
        // An entity that lost every mention to corrections is not named here any more.
        let named = annotation.entities.filter { $0.mentions > 0 }
        ids = named.map(\.id)
        names = named.filter { $0.id == wanted }.flatMap(\.names)
        roles = named.filter { $0.id == wanted }.flatMap(\.roles)
        reported = named.reduce(0) { $0 + ($1.id == wanted ? $1.reported : 0) }
    }

    /// Reads the entities of what ``StoredAnnotation/bytes`` gave; `false` for damaged bytes or another version.
    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var reader = ByteReader(bytes)
        let version = reader.byte()
        guard StoredAnnotation.isReadable(version) else { return false }
        for _ in 0..<reader.count() where !reader.isDamaged {
            _ = reader.number()
            _ = reader.number()
        }
        for _ in 0..<reader.count() where !reader.isDamaged { readEntity(&reader, version) }
        return !reader.isDamaged
    }

    private mutating func readEntity(_ reader: inout ByteReader, _ version: UInt8) {
        let id = Int64(reader.number())
        // The numbers of mentions and quotations.
        _ = reader.number()
        _ = reader.number()
        let told = version == StoredAnnotation.formerVersion ? 0 : reader.number()
        if id == wanted { reported &+= told }
        if reader.byte() & 4 != 0 { _ = reader.run() }
        ids.append(id)
        for isName in [true, false] {
            for _ in 0..<reader.count() where !reader.isDamaged {
                let row = Int64(reader.number())
                guard id == wanted else { continue }
                if isName { names.append(row) } else { roles.append(row) }
            }
        }
    }
}
