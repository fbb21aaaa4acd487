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
        Correction(
            .merge(into: "John Smith"), kind: .person, name: "John Smith",
            anchor: "2024-03-12 City win again",
            otherAnchor: "2024-05-01 A minister resigns"),
        Correction(
            .neverMerge(with: "John Smith"), kind: .person, name: "John Smith",
            anchor: "undated of \"all\" days", otherAnchor: "2024-05-01 A minister resigns"),
    ]

    @Test(arguments: corrections)
    func `a line says again what was decided`(correction: Correction) throws {
        #expect(!correction.line.utf8.contains(0x0A))
        #expect(try Correction(line: correction.line) == correction)
    }

    @Test(arguments: corrections)
    func `a decision is told in words with both its names`(correction: Correction) {
        #expect(correction.inWords.hasPrefix("“\(correction.name)”"))
        #expect(correction.inWords.contains(correction.action.form.says))
        let other = correction.otherName.map { "“\($0)”" } ?? correction.action.otherKind?.withArticle
        #expect(correction.inWords.contains(other ?? ""))
    }

    @Test func `every kind of correction has a line and an example here`() {
        let verbs = Correction.Action.kinds.map(\.form.verb)
        #expect(Set(verbs).count == verbs.count)
        #expect(Set(Self.corrections.map(\.verb)) == Set(verbs))
    }

    @Test func `a log is read as it was written`() {
        let log = CorrectionLog(Self.corrections)
        #expect(CorrectionLog.read(log.text.utf8).log == log)
        #expect(CorrectionLog.read(log.text.utf8).problems.isEmpty)
    }

    @Test(arguments: [
        (
            "forget it \"A\"",
            "“forget” is no decision; write rename, merge, split, not-a-name, never-merge or change-kind."
        ),
        (
            "rename dog \"A\" to \"B\"",
            "“dog” is no kind; write person, organization, place, nationality or other."
        ),
        ("rename person \"A", "A quotation mark is not closed."),
        ("rename person \"A\"", "The line ends too soon: “to” is missing."),
        ("split person \"A\" as \"B\"", "The line ends too soon: the article where it holds is missing."),
        (
            "never-merge person \"A\" in \"2024-03-12 Rain\" with \"B\"", "“in” was not expected here."
        ),
        ("not-a-name person \"A\" now", "“now” was not expected here."),
    ])
    func `a line that says nothing known is told, and the others are read`(line: String, message: String) {
        let (log, problems) = CorrectionLog.read("# notes\n\n\(line)\nnot-a-name person Monday\n".utf8)
        #expect(problems == [.init(line: 3, message: message)])
        #expect(log.corrections == [Correction(.notAName, kind: .person, name: "Monday")])
    }

    @Test func `a line that is not UTF-8 is told too`() {
        let bytes = Array("not-a-name person Monday\nnot-a-name person M".utf8) + [0xFC, 0x0A]
        let (log, problems) = CorrectionLog.read(bytes)
        #expect(problems == [.init(line: 2, message: "The line is not UTF-8 text.")])
        #expect(log.corrections.count == 1)
    }

    @Test func `a kept line that says nothing known stays what it is`() {
        let line = #"befriend person "Ada Crane" with "Jens Holm""#
        let correction = Correction(kept: line)
        #expect(correction.line == line)
        #expect(correction.problem?.hasPrefix("“befriend” is no decision;") ?? false)
        #expect(Correction(kept: Self.corrections[0].line) == Self.corrections[0])
    }
}
