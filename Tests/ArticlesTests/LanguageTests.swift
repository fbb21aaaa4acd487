import Testing

@testable import Articles

@Suite("The language of an article")
struct LanguageTests {
    private static let german =
        "Die Fähre blieb am Montag den neunten Tag an ihrem Liegeplatz, weil niemand den Schlüssel zur Brücke finden konnte. "
    private static let english =
        "The ferry stayed at its berth on Monday for the ninth day, because nobody could find the key to its bridge. "

    private func language(_ text: String, said: String? = nil) throws -> String? {
        let html = said.map { " lang=\"\($0)\"" } ?? ""
        return try page("<!DOCTYPE html><html\(html)><body><h1>Aurora</h1><p>\(text)</p></body></html>")
            .article.language
    }

    @Test("is the one that it says, else the one that it is in")
    func saidOrFound() throws {
        #expect(try language(Self.german) == "de")
        #expect(try language(Self.english) == "en")
        #expect(try language(Self.english, said: "en-GB") == "en-GB")
        #expect(try language(Self.german, said: "en") == "en")
    }

    @Test("is the one that it is in where more than 200 words are in another than it says")
    func longText() throws {
        let long = String(repeating: Self.german, count: 12)
        #expect(try language(long, said: "en") == "de")
        #expect(try language(long, said: "de-AT") == "de-AT")
    }

    @Test("is told of plain texts too, and not guessed of a few words")
    func plainTexts() throws {
        func language(_ text: String) throws -> String? {
            let input = ArticleInput(bytes: Array(text.utf8), path: "a.txt", fileTime: "")
            return try input.articles().first?.article.language
        }
        #expect(try language("Die Fähre\n\n" + Self.german) == "de")
        #expect(
            try language("Паром стоял у причала девятый день, потому что никто не мог найти ключ от мостика.")
                == "ru")
        #expect(try language("Xq 12") == nil)
    }

    @Test("that differs little in writing from what is said stays as it is said")
    func nearLanguages() throws {
        let norwegian = String(
            repeating:
                "Fergen ble liggende ved kaien på mandag for niende dag på rad, fordi ingen kunne finne nøkkelen til broen. ",
            count: 14)
        #expect(try language(norwegian, said: "nn") == "nn")
    }
}
