import TestSupport
import Testing

@testable import Articles

@Suite struct `Whatever a file holds` {
    private static let pieces = [
        "Ferry starts", "The ferry has started, its owners said.", "By Ada Wren", "2 April 2024", "Title: x",
        "Date: 3 May 2021",
        "URL: https://post.example", "---", "# Part", "## ", "READ MORE: x", "(Image: y)", "“No,” she said.",
        "> quoted", "- item",
        "© 2024", "©", "Published:", "31/12/", "99:99", "1.", "12. 2024", "https://", "e\u{301}", "日本語。", "🙂",
        "\u{A0}", "\u{200B}",
        "\u{3000}", "OLD QUAY (", "—", "--", ")", "[", "[VIDEO]", "Q: Why?", ".", "…", "”", "\u{C3}", "x",
        "\t", "  ", "\u{FFFD}",
        "Source:", "by: ", "and", "A-B-C", "12 comments", "\u{1B}[2J", "\u{202E}", "Wed 1 May 2024 10.00 BST",
        "2024-07-21T",
    ]
    private static let ends = ["\n", "\n", "\n\n", " ", "", "\r\n", "\n   ", "\u{2028}"]

    @Test func `the blocks lie in the text in order, whole, and hold every word`() throws {
        var random = SeededRandom(seed: 7)
        var read = 0
        for _ in 0..<3000 {
            let text = random.text(1..<13, of: Self.pieces, gaps: Self.ends)
            guard let article = try? parsed(text) else { continue }
            check(article, of: text)
            read += 1
        }
        #expect(read > 2000)
    }

    @Test func `bytes of no meaning harm nothing`() {
        var random = SeededRandom(seed: 11)
        for _ in 0..<2000 {
            let alphabet: [UInt8] = [
                0x0A, 0x20, 0x2E, 0x41, 0x61, 0x31, 0x3A, 0x80, 0x99, 0xA0, 0xC2, 0xC3, 0xE2, 0xE3, 0xEF,
                0xF3, 0xFF,
            ]
            let bytes = random.bytes(1..<60, of: alphabet)
            let article = try? ArticleParser().article(from: bytes, path: "/a", fileTime: "2020-01-01")
            if let article { check(article, of: nil) }
        }
    }

    private func check(_ article: Article, of text: String?) {
        #expect(!article.title.isEmpty && !article.title.contains("\n"))
        let bytes = Array(article.text.utf8)
        var covered: [UInt8] = []
        var end = 0
        for block in article.blocks {
            #expect(
                block.range.lowerBound >= end && block.range.upperBound <= bytes.count && !block.range.isEmpty
            )
            #expect(String(validating: bytes[block.range], as: UTF8.self) != nil)
            covered += bytes[block.range] + [0x20]
            end = block.range.upperBound
        }
        // Only white space and the marks of headings are in no block.
        func words(_ bytes: [UInt8]) -> String {
            String(decoding: bytes, as: UTF8.self).filter {
                !$0.isWhitespace && $0 != "#" && $0 != "\u{200B}"
            }
        }
        #expect(words(covered) == words(bytes))
        guard let text else { return }
        #expect(words(Array(CleanText.clean(Array(text.utf8)).text.utf8)) == words(bytes))
    }
}
