import Articles
import Entities
import TestSupport
import Testing

@testable import Library

@Suite struct `What was found in an article, packed` {
    private static func annotation(_ random: inout SeededRandom) -> StoredAnnotation {
        func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }
        func range() -> Range<Int> {
            let start = number(0..<5_000)
            return start..<start + number(1..<300)
        }
        func ids() -> [Int64] { (0..<number(0..<4)).map { _ in Int64(number(1..<1 << 40)) } }
        func confidence() -> Double { Double(number(0..<256)) / 255 }
        let entities = (0..<number(1..<6)).map { _ in
            StoredAnnotation.LocalEntity(
                id: Int64(number(1..<1 << 40)), names: ids(), roles: ids(), mentions: number(0..<500),
                quotations: number(0..<9), reported: number(0..<9),
                gender: [nil, .female, .male][number(0..<3)],
                nation: [nil, "ua", "rs"][number(0..<3)])
        }
        return StoredAnnotation(
            entities: entities,
            mentions: (0..<number(0..<20)).map { _ in
                StoredAnnotation.PackedMention(
                    range: range(), entity: number(0..<entities.count),
                    kind: EntityKind.allCases[number(0..<5)], form: Mention.Form.allCases[number(0..<3)],
                    reason: Int64(number(0..<1 << 30)),
                    numbers: (0..<number(0..<5)).map { _ in number(0..<999) },
                    confidence: confidence())
            },
            quotations: (0..<number(0..<5)).map { _ in
                StoredAnnotation.PackedQuotation(
                    range: range(), speaker: [nil, 0][number(0..<2)], cue: Int64(number(0..<9)),
                    confidence: confidence(), kind: Quotation.Kind.allCases[number(0..<3)],
                    speakerWords: Int64(number(0..<3)), speaksFor: [nil, 0][number(0..<2)])
            },
            sentences: (0..<number(0..<9)).map { _ in range() })
    }

    @Test func `it comes back as it was, and the parts that are read alone too`() {
        var random = SeededRandom(seed: 40)
        for _ in 0..<200 {
            let annotation = Self.annotation(&random)
            let bytes = annotation.bytes
            #expect(StoredAnnotation(bytes: bytes) == annotation)
            #expect(StoredAnnotation.sentences(in: bytes) == annotation.sentences)
            var named = NamedEntities(wanted: annotation.entities[0].id)
            #expect(bytes.withUnsafeBufferPointer { named.read($0) })
            #expect(named.ids == annotation.entities.map(\.id))
            let own = annotation.entities.filter { $0.id == annotation.entities[0].id }
            #expect(named.reported == own.reduce(0) { $0 + $1.reported })
            #expect(
                named.names == annotation.entities[0].names && named.roles == annotation.entities[0].roles)
            var counted: [Int64] = []
            bytes.withUnsafeBufferPointer {
                StoredAnnotation.forEachEntity(in: $0) { id, _ in counted.append(id) }
            }
            #expect(counted == named.ids)
        }
    }

    @Test func `one that was cut off, or is of another version, is none`() {
        var random = SeededRandom(seed: 41)
        for _ in 0..<20 {
            let bytes = Self.annotation(&random).bytes
            #expect(bytes[0] == 2)
            for length in 0..<bytes.count {
                let cut = Array(bytes[..<length])
                #expect(StoredAnnotation(bytes: cut) == nil)
                var named = NamedEntities(wanted: 1)
                _ = cut.withUnsafeBufferPointer { named.read($0) }
                cut.withUnsafeBufferPointer { StoredAnnotation.forEachEntity(in: $0) { _, _ in } }
            }
            for version in [UInt8(0), 3, 255] {
                #expect(StoredAnnotation(bytes: [version] + bytes.dropFirst()) == nil)
                #expect(StoredAnnotation.sentences(in: [version] + bytes.dropFirst()) == nil)
            }
        }
    }

    @Test func `any bytes at all harm nothing`() {
        var random = SeededRandom(seed: 42)
        for version in [UInt8(1), 2] {
            for _ in 0..<3_000 { _ = StoredAnnotation(bytes: [version] + random.bytes(0..<80)) }
        }
    }

    @Test func `one of the version before has no reported speech`() throws {
        // A sentence of 40 bytes; an entity, 7, named twice and quoted once, with the name 5; a quotation with the cue 3.
        let bytes: [UInt8] = [1, 1, 0, 40, 1, 7, 2, 1, 0, 1, 5, 0, 0, 1, 10, 12, 1, 3, 255]
        let annotation = try #require(StoredAnnotation(bytes: bytes))
        #expect(annotation.sentences == [0..<40])
        #expect(annotation.entities.map(\.quotations) == [1] && annotation.entities.map(\.reported) == [0])
        #expect(
            annotation.quotations == [
                StoredAnnotation.PackedQuotation(range: 10..<22, speaker: 0, cue: 3, confidence: 1)
            ])
        var named = NamedEntities(wanted: 7)
        #expect(bytes.withUnsafeBufferPointer { named.read($0) } && named.names == [5])
        var counted: [Int] = []
        bytes.withUnsafeBufferPointer { StoredAnnotation.forEachEntity(in: $0) { counted.append($1) } }
        #expect(counted == [2])
    }
}

@Suite struct `The blocks of an article, packed` {
    private static let blocks: [Article.Block] = [
        .init(kind: .title, range: 0..<9), .init(kind: .heading, range: 11..<20),
        .init(kind: .paragraph, range: 22..<400), .init(kind: .furniture, range: 401..<402),
    ]

    @Test func `they come back as they were`() {
        #expect(PackedBlocks.blocks(PackedBlocks.bytes(of: Self.blocks), length: 402) == Self.blocks)
    }

    @Test func `fewer bytes, or a shorter text, give the first of them`() {
        let bytes = PackedBlocks.bytes(of: Self.blocks)
        for length in 0..<bytes.count {
            let found = PackedBlocks.blocks(Array(bytes[..<length]), length: 402)
            #expect(found == Array(Self.blocks.prefix(found.count)) && found.count < 4)
        }
        #expect(PackedBlocks.blocks(bytes, length: 399) == Array(Self.blocks.prefix(2)))
    }
}

@Suite struct `The numbers that libraries are written with` {
    @Test func `kinds, forms and origins have those they always had`() {
        let kinds: [EntityKind] = [.person, .organization, .place, .nationality, .other]
        #expect(kinds.map { StoredAnnotation.index($0) } == [0, 1, 2, 3, 4] && kinds == EntityKind.allCases)
        #expect((0..<6).map(StoredAnnotation.kind) == kinds + [.other])
        let forms: [Mention.Form] = [.name, .description, .pronoun]
        #expect(forms.map { StoredAnnotation.index($0) } == [0, 1, 2])
        let blocks: [Article.Block.Kind] = [.title, .paragraph, .heading, .furniture]
        #expect(blocks.map { StoredAnnotation.index($0) } == [0, 1, 2, 3])
        let origins: [ArticleDate.Origin] = [.text, .fileName, .fileTime]
        #expect(origins.map(ArticleWriting.index) == [0, 1, 2])
        #expect((0..<3).map(ArticleWriting.origin) == origins)
    }

    @Test func `a woman is 1, a man 2, and a country is marked by 4`() {
        func flags(_ gender: Entity.Gender?, _ nation: String?) -> UInt8 {
            let entity = StoredAnnotation.LocalEntity(
                id: 1, names: [], roles: [], mentions: 0, quotations: 0, gender: gender, nation: nation)
            // The version, no sentences, one entity, its id and three counts.
            return StoredAnnotation(entities: [entity]).bytes[7]
        }
        #expect(
            [flags(nil, nil), flags(.female, nil), flags(.male, nil), flags(.male, "rs")] == [0, 1, 2, 6])
    }

    @Test func `the hash of a file stays`() {
        #expect(ArticleSource.hash(of: Array("The ferry has started.".utf8)) == -8_733_309_372_610_266_088)
    }
}
