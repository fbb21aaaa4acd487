import Foundation
import Testing

@testable import Entities

private func names(_ text: String) throws -> [String] {
    let tokenized = Tokenizer().tokenize(text, blocks: [])
    return try NameRecognizer(model: .shipped()).names(in: tokenized).map {
        "\($0.kind) \(tokenized.words($0.tokens))"
    }
}

@Suite struct `Recognising names` {
    @Test func `people, places, organisations and nationalities are told apart`() throws {
        let text = "The Kenyan minister Grace Wanjiru met officials of the World Bank in Nairobi on Monday."
        #expect(
            try names(text) == [
                "nationality Kenyan", "person Grace Wanjiru", "organization World Bank", "place Nairobi",
            ])
    }

    @Test func `titles, possessives, dates and money are outside`() throws {
        let found = try names("On Monday, President Maria Okafor’s aides paid $3bn to Germany's banks.")
        #expect(found == ["person Maria Okafor", "place Germany"])
    }

    @Test func `text that is already split is taken as it is`() throws {
        let words = ["President", "Maria", "Okafor", "visited", "Berlin", "."]
        let found = try NameRecognizer(model: .shipped()).names(inTokens: [words])
        #expect(found.map(\.tokens) == [1..<3, 4..<5])
    }

    @Test func `a headline in capitals is read by what the text below says`() throws {
        let text =
            "OKAFOR WARNS GERMANY\n\nPresident Maria Okafor warned Germany on Monday. Okafor said nothing more."
        #expect(try names(text).contains("person OKAFOR"))
    }

    @Test(arguments: [
        ("MOMBASA, Kenya (Reuters) — Police said on Monday that two men had fled.", "MOMBASA"),
        ("GRODNO (AP) - The mayor resigned on Friday, her office said.", "GRODNO"),
        ("VALPARAISO, Chile, March 3 (EFE) -- A fire has burned forty houses.", "VALPARAISO"),
    ])
    func `the place before a report is a place`(text: String, place: String) throws {
        let found = try names(text)
        #expect(found.first == "place \(place)")
        #expect(found.contains { $0.hasPrefix("organization") })
    }

    @Test(arguments: [
        "", "   ", "?!", "lower case only.", "\u{0301}\u{0301}",
        String(repeating: "Ann Lee met Bo Chan. ", count: 3000),
    ])
    func `any text has names within its sentences, in order`(text: String) throws {
        let tokenized = Tokenizer().tokenize(text, blocks: [])
        var end = 0
        for name in try NameRecognizer(model: .shipped()).names(in: tokenized) {
            #expect(name.tokens.lowerBound >= end && !name.tokens.isEmpty)
            #expect(name.confidence >= 0 && name.confidence <= 1)
            #expect(
                tokenized.sentences.contains {
                    $0.contains(name.tokens.lowerBound) && $0.upperBound >= name.tokens.upperBound
                })
            end = name.tokens.upperBound
        }
        #expect(end <= tokenized.tokens.count)
    }

    @Test func `the same text gives the same names on many threads at once`() async throws {
        let recognizer = NameRecognizer(model: try .shipped())
        let text = Tokenizer().tokenize(
            "Ann Lee of Acme Corp. met Bo Chan in Paris. Lee thanked Chan.", blocks: [])
        let expected = recognizer.names(in: text)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<16 { group.addTask { recognizer.names(in: text) == expected } }
            for await isSame in group { #expect(isSame) }
        }
    }

    @Test func `names do not depend on what was read before`() throws {
        let text = Tokenizer().tokenize("Ann Lee of Acme Corp. met Bo Chan in Paris.", blocks: [])
        let fresh = NameRecognizer(model: try .shipped()).names(in: text)
        let used = NameRecognizer(model: try .shipped())
        for number in 0..<3000 {
            _ = used.names(
                in: Tokenizer().tokenize("Word\(number)a Word\(number)b Word\(number)c met.", blocks: []))
        }
        #expect(used.names(in: text) == fresh)
    }
}
