import Entities
import Testing

@testable import CrossReferences

@Suite struct `Corrections as text` {
    static let corrections: [Correction] = [
        Correction(.rename(to: "Vladimir Putin"), kind: .person, name: "Vladmir Putin"),
        Correction(.merge(into: "Fauzi Bowo"), kind: .person, name: "Foke"),
        Correction(
            .split(as: "John Smith (footballer)"), kind: .person, name: "John Smith",
            places: [
                .init(article: "2024-03-12 City win \"again\""),
                .init(article: "2024-03-13 Back\\slash", offset: 120),
            ]),
        Correction(.notAName, kind: .person, name: "Monday\nMorning"),
        Correction(.neverMerge(with: "John Smith (footballer)"), kind: .person, name: "John Smith"),
        Correction(.changeKind(to: .other), kind: .person, name: "Titanic"),
    ]

    @Test(arguments: corrections)
    func `a line says again what was decided`(correction: Correction) throws {
        #expect(!correction.line.utf8.contains(0x0A))
        #expect(try Correction(line: correction.line) == correction)
    }

    @Test func `a log is read as it was written`() {
        let log = CorrectionLog(Self.corrections)
        #expect(CorrectionLog.read(log.text).log == log)
        #expect(CorrectionLog.read(log.text).problems.isEmpty)
    }

    @Test(arguments: [
        (
            "forget person \"A\"",
            "“forget” is no decision; write rename, merge, split, not-a-name, never-merge or change-kind."
        ),
        (
            "rename dog \"A\" to \"B\"",
            "“dog” is no kind; write person, organization, place, nationality or other."
        ),
        ("rename person \"A", "A quotation mark is not closed."),
        ("rename person \"A\"", "The line ends too soon: “to” is missing."),
        ("split person \"A\" as \"B\"", "The line ends too soon: the article it is split from is missing."),
        ("not-a-name person \"A\" now", "“now” was not expected here."),
    ])
    func `a line that says nothing known is told, and the others are read`(line: String, message: String) {
        let (log, problems) = CorrectionLog.read("# notes\n\n\(line)\nnot-a-name person Monday\n")
        #expect(problems == [.init(line: 3, message: message)])
        #expect(log.corrections == [Correction(.notAName, kind: .person, name: "Monday")])
    }

    @Test func `undo and redo go any number of steps`() {
        var log = CorrectionLog()
        for correction in Self.corrections { log.append(correction) }
        for correction in Self.corrections.reversed() { #expect(log.undo() == correction) }
        #expect(log.undo() == nil)
        for correction in Self.corrections { #expect(log.redo() == correction) }
        #expect(log == CorrectionLog(Self.corrections))
    }

    @Test func `another's decisions are taken in once`() {
        var log = CorrectionLog(Array(Self.corrections.prefix(2)))
        #expect(log.merge(CorrectionLog(Self.corrections)) == 4)
        #expect(log.merge(CorrectionLog(Self.corrections)) == 0)
    }
}

@Suite struct `What corrections mean for an article` {
    private func verdict(
        _ corrections: [Correction], _ name: String, article: String = "2024-03-12 Rain", offset: Int? = nil
    )
        -> CorrectionRules.Verdict
    {
        CorrectionRules(CorrectionLog(corrections)).verdict(
            kind: .person, name: name, article: article, offset: offset)
    }

    @Test func `a rename holds for every spelling of the name`() {
        let found = verdict(
            [Correction(.rename(to: "Aleksandar Vučić"), kind: .person, name: "Vucic")], "Vučić")
        #expect(found.name == "Aleksandar Vučić")
    }

    @Test func `those merged meet under one key`() {
        let merge = [Correction(.merge(into: "Fauzi Bowo"), kind: .person, name: "Foke")]
        #expect(verdict(merge, "Foke").identity == verdict(merge, "Fauzi Bowo").identity)
        #expect(verdict(merge, "Foke").identity != nil)
    }

    @Test func `a split holds in its articles alone`() {
        let split = [
            Correction(.split(as: "B"), kind: .person, name: "A", places: [.init(article: "2024-03-12 Rain")])
        ]
        #expect(verdict(split, "A").name == "B")
        #expect(verdict(split, "A", article: "2024-03-13 Sun").identity == nil)
    }

    @Test func `a split of one mention leaves the others`() {
        let split = [
            Correction(
                .split(as: "B"), kind: .person, name: "A",
                places: [.init(article: "2024-03-12 Rain", offset: 7)])
        ]
        #expect(verdict(split, "A", offset: 7).name == "B")
        #expect(verdict(split, "A", offset: 9).name == "A")
    }

    @Test func `a later decision may be about what an earlier one made`() {
        let chain = [
            Correction(
                .split(as: "B"), kind: .person, name: "A", places: [.init(article: "2024-03-12 Rain")]),
            Correction(.rename(to: "C"), kind: .person, name: "B"),
            Correction(.changeKind(to: .other), kind: .person, name: "C"),
        ]
        #expect(verdict(chain, "A").name == "C")
        #expect(verdict(chain, "A").kind == .other)
        #expect(verdict(chain, "A").applied == [0, 1, 2])
    }

    @Test func `two names that undo each other come to an end`() {
        let swap = [
            Correction(.rename(to: "B"), kind: .person, name: "A"),
            Correction(.rename(to: "A"), kind: .person, name: "B"),
        ]
        #expect(verdict(swap, "A").name == "A")
    }

    @Test func `what is no name is dropped, and what never applied is told`() {
        let log = CorrectionLog([
            Correction(.notAName, kind: .person, name: "Monday"),
            Correction(.rename(to: "B"), kind: .person, name: "Gone"),
        ])
        let rules = CorrectionRules(log)
        let found = rules.verdict(kind: .person, name: "Monday", article: "2024-03-12 Rain")
        #expect(found.isDropped)
        #expect(rules.unapplied(applied: Set(found.applied)) == [log.corrections[1]])
    }

    @Test func `never merge holds both ways, for that kind`() {
        let rules = CorrectionRules(
            CorrectionLog([Correction(.neverMerge(with: "B"), kind: .person, name: "A")]))
        #expect(rules.forbids("B", "A", kind: .person))
        #expect(!rules.forbids("B", "A", kind: .place))
    }
}

/// The same numbers on every run.
private struct CountingRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 33)
    }
}

@Suite struct `Any number of corrections and undos` {
    private static let names = ["Vera Lind", "Lind", "Ada Crane", "Crane", "Jens Holm", "Monday"]
    private static let articles = ["2024-03-12 Rain", "2024-03-13 Sun", "2024-03-14 \u{201C}Snow\u{201D}"]

    private static func correction(using random: inout CountingRandom) -> Correction {
        let name = names[Int.random(in: 0..<names.count, using: &random)]
        let other = names[Int.random(in: 0..<names.count, using: &random)]
        let kind = EntityKind.allCases[Int.random(in: 0..<2, using: &random)]
        let places = articles.filter { _ in Bool.random(using: &random) }.map {
            Correction.Place(article: $0, offset: Bool.random(using: &random) ? 7 : nil)
        }
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return Correction(.rename(to: other), kind: kind, name: name, places: places)
        case 1: return Correction(.merge(into: other), kind: kind, name: name, places: places)
        case 2:
            let somewhere = places.isEmpty ? [Correction.Place(article: articles[0])] : places
            return Correction(.split(as: other), kind: kind, name: name, places: somewhere)
        case 3: return Correction(.notAName, kind: kind, name: name, places: places)
        case 4: return Correction(.neverMerge(with: other), kind: kind, name: name)
        default: return Correction(.changeKind(to: .other), kind: kind, name: name, places: places)
        }
    }

    /// Every verdict that an article may ask for.
    private static func verdicts(_ log: CorrectionLog) -> [CorrectionRules.Verdict] {
        let rules = CorrectionRules(log)
        return names.flatMap { name in
            articles.flatMap { article in
                [nil, 7].flatMap { offset in
                    EntityKind.allCases.map {
                        rules.verdict(kind: $0, name: name, article: article, offset: offset)
                    }
                }
            }
        }
    }

    @Test func `a thousand of them leave what the remaining ones alone would`() {
        var random = CountingRandom(state: 7)
        var log = CorrectionLog()
        var remaining: [Correction] = []
        for _ in 0..<1000 {
            if Int.random(in: 0..<5, using: &random) < 3 {
                let correction = Self.correction(using: &random)
                log.append(correction)
                remaining.append(correction)
            } else {
                #expect(log.undo() == remaining.popLast())
            }
        }
        #expect(!remaining.isEmpty)
        #expect(Self.verdicts(log) == Self.verdicts(CorrectionLog(remaining)))
        #expect(Self.verdicts(CorrectionLog.read(log.text).log) == Self.verdicts(log))
    }
}
