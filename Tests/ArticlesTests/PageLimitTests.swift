import Foundation
import Testing

@testable import Articles

/// Pages that are made to be too much.
@Suite struct `A page that is made to be too much` {
    private static func repeated(_ text: String, _ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * count)
        for _ in 0..<count { bytes.append(contentsOf: text.utf8) }
        return bytes
    }

    private static let article = Array(
        "<h1>A ferry</h1><p>The ferry stayed at its berth for nine days, because nobody could find its key.</p>"
            .utf8)

    /// Reads a page, and returns how many seconds of processor time it took.
    private func seconds(_ bytes: [UInt8]) throws -> Double {
        let start = processorSeconds()
        do {
            _ = try page(Array("<html><body>".utf8) + bytes)
        } catch is ArticleError {
            // Refused with a word: as good.
        }
        return processorSeconds() - start
    }

    @Test(arguments: [
        ("<div>", 1_000_000), ("<b>", 50_000), ("<table>", 50_000), ("<svg>", 50_000), ("<", 5_000_000),
        ("<div class=share>", 200_000),
        ("</b>", 500_000), ("<p></div>", 200_000), ("<a href='", 200_000), ("<h2>Comments</h2>", 50_000),
        ("<ul><li>x", 100_000),
        ("&amp;", 1_000_000), ("<td>", 100_000), ("<!--", 500_000),
    ])
    func `is read or refused in little time`(piece: String, count: Int) throws {
        #expect(try seconds(Self.article + Self.repeated(piece, count)) < 30)
    }

    @Test func `attributes without number are dropped`() throws {
        var tag = Array("<p ".utf8)
        for number in 0..<200_000 { tag.append(contentsOf: "a\(number)=1 class=x ".utf8) }
        #expect(try seconds(tag + Array(">".utf8) + Self.article) < 10)
        #expect(
            try page(Array("<html><body>".utf8) + tag + Array(">".utf8) + Self.article).article.title
                == "A ferry")
    }

    @Test func `one line may be long`() throws {
        #expect(try seconds(Array("<p>".utf8) + Self.repeated("word ", 6_000_000)) < 30)
    }

    @Test(arguments: ["<!-- ", "<script>", "<![CDATA[", "<style>", "<textarea>", "<p title=\"", "<title>"])
    func `what is never closed ends with the file`(start: String) throws {
        #expect(try seconds(Self.article + Array(start.utf8) + Self.repeated("x y. ", 4_000_000)) < 30)
    }

    @Test func `NUL and random bytes are no danger`() throws {
        var generator = SystemRandomNumberGenerator()
        for length in [10, 1000, 100_000] {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(try seconds(Self.article + [0, 0] + bytes) < 5)
        }
    }

    @Test func `an entity of this machine's files is not resolved`() throws {
        let markup = """
            <?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "\(String(repeating: "ha", count: 100))">]>
            <html><body><h1>A ferry</h1><p>The ferry stayed at its berth &x; &y; for nine days, because nobody could find its key.</p></body></html>
            """
        let text = try page(markup).article.text
        #expect(!text.contains("root:") && !text.contains("haha"))
    }

    @Test func `a page larger than the limit is told as such`() {
        let bytes = [UInt8](repeating: 0x20, count: ArticleFile.largest + 1)
        #expect(throws: ArticleError.self) { try page(bytes) }
    }

    /// Pages that are changed at random, thousands of them: none ends the program, and what comes out is sound.
    @Test func `changed at random, a page gives sound articles or none`() throws {
        var random = ByteMutations(seed: 7)
        let seed = Array(
            "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>A ferry | Post</title><script type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2020-02-02\",\"author\":[{\"name\":\"Ada Wren\"}]}</script></head><body><nav><a href=/>Home</a></nav><article><h1>A ferry</h1><p>By Ada Wren, 2 April 2024</p><p>The ferry stayed at its berth for nine days — nobody found its key.</p><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table><ul><li>One oar.</li></ul><p>“It is a small key,” she said.</p></article><div class=comments><p>Old Salt says so.</p></div></body></html>"
                .utf8)
        for _ in 0..<3000 {
            guard let found = try? page(random.changed(seed)) else { continue }
            let length = found.article.text.utf8.count
            #expect(found.article.blocks.allSatisfy { $0.range.upperBound <= length && !$0.range.isEmpty })
            #expect(!found.article.title.isEmpty)
        }
    }
}
