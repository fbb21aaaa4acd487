import Foundation
import Testing

@testable import Articles

/// The set of our own pages, one trap each, where it is at hand.
private let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "../shared/data/import/pages").standardizedFileURL

private let names: [String] = {
    guard let found = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else { return [] }
    return found.sorted()
}()

private struct Expectation: Decodable {
    var status: String?
    var title: String?
    var byline: String?
    var date: String?
    var site: String?
    var url: String?
    var language: String?
    var paragraphs: [String]?
    var mustNot: [String]?
    var once: [String]?
}

@Suite(.enabled(if: !names.isEmpty, "the pages of ../shared/data/import are not here"))
struct `Pages with a trap each` {
    @Test(arguments: names)
    func `are read right`(name: String) throws {
        let place = folder.appending(path: name)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let expected = try decoder.decode(
            Expectation.self, from: Data(contentsOf: place.appending(path: "expected.json")))
        let bytes = Array(try Data(contentsOf: place.appending(path: "page.html")))
        let input = ArticleInput(bytes: bytes, path: "page.html", fileTime: "2000-01-01T00:00:00Z")
        guard expected.status != "refused" else {
            #expect(throws: ArticleError.noArticle(path: "page.html", what: "a front page")) {
                _ = try input.articles()
            }
            return
        }
        let article = try #require(try input.articles().first).article
        var rest = article.text[...]
        for paragraph in expected.paragraphs ?? [] {
            let found = try #require(rest.range(of: paragraph), "without “\(paragraph)”")
            rest = rest[found.upperBound...]
        }
        for words in expected.mustNot ?? [] { #expect(!article.text.contains(words), "with “\(words)”") }
        for words in expected.once ?? [] { #expect(article.text.components(separatedBy: words).count == 2) }
        #expect(article.title == expected.title)
        if let byline = expected.byline { #expect(article.byline == byline) }
        if let date = expected.date { #expect(article.date.iso.prefix(10) == date.prefix(10)) }
        if let site = expected.site { #expect(article.source == site) }
        if let url = expected.url { #expect(article.url == url) }
        if let language = expected.language { #expect(article.language == language) }
    }
}
