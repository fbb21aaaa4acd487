import Testing

@testable import Articles

/// Reads a text as an article; `path` and the time of the file are given where they matter.
func parsed(_ text: String, path: String = "/news/story.txt") throws -> Article {
    try ArticleParser().article(from: Array(text.utf8), path: path, fileTime: "2020-01-02T03:04:05Z")
}

/// The blocks of an article as `kind: text`, each in one line.
func outline(_ article: Article) -> [String] {
    article.blocks.map {
        "\($0.kind.rawValue): \(article.text.slice(utf8: $0.range).replacing("\n", with: "|"))"
    }
}

@Suite struct `Finding the headline` {
    @Test func `the first line is the headline`() throws {
        let article = try parsed("\n\n  Bridge closed after storm\n\nThe bridge was closed on Monday.\n")
        #expect(article.title == "Bridge closed after storm")
        #expect(
            outline(article) == [
                "title: Bridge closed after storm", "paragraph: The bridge was closed on Monday.",
            ])
    }

    @Test func `a first line that is a paragraph lends its first sentence`() throws {
        let lead =
            "The bridge over the river Wend was closed on Monday after a storm had torn away two of its cables. "
        let article = try parsed(
            lead + "Nobody was hurt.\nEngineers met on Tuesday to look at what was left of it.\n")
        #expect(article.title + " " == lead)
        #expect(article.blocks.map(\.kind) == [.paragraph, .paragraph])
        #expect(article.text.hasPrefix(lead))
    }

    @Test(arguments: [
        (
            "Good morning! Here is what the islands talk about today, and it is not",
            "Good morning! Here is what the islands talk about today, and it is not the ferry."
        ),
        (
            "The talks of 12. November between Mr. Lark and Gen. Wren have failed",
            "The talks of 12. November between Mr. Lark and Gen. Wren have failed the ferry."
        ),
    ])
    func `a first sentence is long enough, and whole`(start: String, expected: String) throws {
        let article = try parsed(
            "\(start) the ferry. \(String(repeating: "More is said about it. ", count: 10))\n\nAnd more.")
        #expect(article.title == expected)
        #expect(article.blocks.first?.kind == .paragraph)
    }

    @Test func `a title of hundreds of words is cut at a word`() throws {
        let article = try parsed(String(repeating: "mayor ", count: 300) + "\n\nText.")
        #expect(article.title.unicodeScalars.count <= 201)
        #expect(article.title.hasSuffix("mayor…"))
    }

    @Test func `a headline over two lines is one`() throws {
        let article = try parsed(
            """
            Council votes to rebuild the old harbour
            wall after years of storms and quarrels

            The council voted on Monday night to rebuild the old harbour wall, which
            has been falling into the sea since the great storm of four years ago and
            which some had hoped to give up.
            """)
        #expect(
            article.title
                == "Council votes to rebuild the old harbour wall after years of storms and quarrels")
        #expect(article.blocks.map(\.kind) == [.title, .paragraph])
    }

    @Test func `a headline as wide as the text below it stays alone`() throws {
        let article = try parsed(
            """
            Owners of the ferry between the islands set a day to start
            The ferry between the two islands will start in the spring,
            its owners said on Friday, after a delay of a year that has
            cost them more than a new ship would have done.
            """)
        #expect(article.title == "Owners of the ferry between the islands set a day to start")
        #expect(article.blocks.map(\.kind) == [.title, .paragraph])
    }

    @Test(arguments: ["x", "-", "1", "…"])
    func `however little there is, there is a title`(text: String) throws {
        #expect(try parsed(text).title == text)
    }
}

@Suite struct `Finding paragraphs` {
    @Test func `blank lines part them`() throws {
        let article = try parsed("Head\n\nOne is here.\n\n\n   \nTwo is here.")
        #expect(outline(article) == ["title: Head", "paragraph: One is here.", "paragraph: Two is here."])
    }

    @Test func `without blank lines each line is one`() throws {
        let article = try parsed(
            """
            Ferry service to start in spring
            The ferry between the two islands will start in spring, its owners said on Friday, after a year's delay.
            “We are glad,” said Ada Wren.
            It will carry forty cars.
            """)
        #expect(article.blocks.map(\.kind) == [.title, .paragraph, .paragraph, .paragraph])
    }

    @Test func `lines broken at a margin are joined`() throws {
        let article = try parsed(
            """
            Ferry service to start in spring

            The ferry between the two islands will start in spring, its owners
            said on Friday, after a delay of a year that cost them more than a
            new ship would have done.
            “We are glad,” said Ada Wren, who has waited for it every morning of
            that year at the quay.

            It will carry forty cars and, on Sundays, a band that plays whatever
            the passengers ask it to play.
            """)
        #expect(article.blocks.map(\.kind) == [.title, .paragraph, .paragraph, .paragraph])
        #expect(article.text.slice(utf8: article.blocks[2].range).hasPrefix("“We are glad"))
    }

    @Test func `a paragraph that begins set in is joined too`() throws {
        let article = try parsed(
            """
            FERRY TO START IN SPRING

                The ferry between the two islands will start in the spring, its
            owners said on Friday, after a delay of a year that has cost them more
            than a new ship would have done.
                “We are glad,” said Ada Wren, who has waited for it every morning of
            that year at the quay.
            """)
        #expect(article.blocks.map(\.kind) == [.title, .paragraph, .paragraph])
    }

    @Test func `a blank line after every line parts nothing`() throws {
        let lines = """
            The ferry between the two islands will start in the spring, its owners
            said on Friday, after a delay of a year that has cost them more than a
            new ship would have done, and made the line a joke along the coast.
            Nobody knows what the old ferry will become. It lies in the harbour of
            the old quay, and children throw stones at it.
            """
        let article = try parsed(
            "Ferry to start\n\n" + lines.replacing("\n", with: "\n\n") + "\n\nNobody was there.")
        #expect(article.blocks.count == 3)
    }

    @Test func `lines broken at will are joined where they go on`() throws {
        let article = try parsed(
            "Ferry to start\n\nThe ferry between the islands\nwill start in the spring,\nits owners said.\nNobody was there."
        )
        #expect(article.blocks.map(\.kind) == [.title, .paragraph, .paragraph])
    }

    @Test func `two short lines are a headline and a paragraph`() throws {
        let article = try parsed(
            "Minister quits after row over budget plans\nA minister has resigned after a row.")
        #expect(article.blocks.map(\.kind) == [.title, .paragraph])
    }

    @Test func `a short line above a paragraph is a heading`() throws {
        let article = try parsed(
            """
            Ferry service to start in spring

            The ferry between the two islands will start in spring.

            What the islanders say

            Ada Wren, who has waited for it every morning of that year at the quay, was glad to hear of it on Friday.
            """)
        #expect(article.blocks.map(\.kind) == [.title, .paragraph, .heading, .paragraph])
    }

    @Test func `every word of the file is in the text, in order, and none is in two blocks`() throws {
        let raw =
            "Title: Harbour\r\nDate: 3 May 2021\r\n\r\nHarbour\u{200F} opens\r\n\tIt\u{A0}did.\r\nREAD MORE: x\r\n# Part\r\nEnd"
        let article = try parsed(raw)
        #expect(
            article.text.split(whereSeparator: \.isWhitespace)
                == CleanText.clean(Array(raw.utf8)).text.split(whereSeparator: \.isWhitespace))
        var end = 0
        for block in article.blocks {
            #expect(
                block.range.lowerBound >= end && !block.range.isEmpty
                    && block.range.upperBound <= article.text.utf8.count)
            end = block.range.upperBound
        }
    }
}

@Suite struct `Telling furniture from the article` {
    @Test(arguments: [
        "READ MORE: Harbour wall falls for the third time", "Read more", "Related: The ferry's history",
        "Leave a Comment",
        "Divers find the bell [VIDEO]", "The quay at dawn (Image: Coast Pictures)", "ISLAND-FERRY-HARBOUR",
        "Share this article",
        "Sign up to our newsletter and get the news every morning",
        "Would you like to receive notifications from us?",
        "For the latest news from the islands, visit our website", "© 2021 Island Post. All rights reserved.",
        "woman in a yellow coat beside a boat", "* * *", "(Reporting by Ada Wren; editing by Tom Lark)",
        "12 comments",
        "Advertisement", "Follow us on Facebook", "4 min read", "By Ada Wren", "Photo: Coast Pictures",
    ])
    func `it is furniture`(line: String) throws {
        let article = try parsed(
            "Ferry starts\n\nThe ferry has started.\n\n\(line)\n\nIt carried nobody on its first day.")
        #expect(outline(article)[2] == "furniture: \(line)")
        #expect(article.blocks.map(\.kind) == [.title, .paragraph, .furniture, .paragraph])
    }

    @Test(arguments: [
        "“We will read more about it tomorrow,” she said.",
        "Watch committees were formed in every village of the island.",
        "More than forty cars were left behind on the quay.",
        "Follow the money, say the owners of the old ferry.",
        "For more than ten years the islanders have waited, and visit the mainland seldom.",
        "Photographs show the wall.",
        "Comments by the mayor were not well received.", "By noon all forty cars were on board.",
        "He was glad (and wet).",
    ])
    func `it is the article`(line: String) throws {
        let article = try parsed(
            "Ferry starts\n\nThe ferry has started.\n\n\(line)\n\nIt carried nobody on its first day.")
        #expect(outline(article)[2] == "paragraph: \(line)")
    }
}

@Suite struct `What is no article` {
    private func error(_ bytes: [UInt8], path: String = "/a/b") -> ArticleError? {
        do {
            _ = try ArticleParser().article(from: bytes, path: path, fileTime: "2020-01-01")
            return nil
        } catch {
            return error as? ArticleError
        }
    }

    @Test(arguments: ["", "\n\n  \t\r\n", "\u{FEFF}"])
    func `an empty file`(text: String) {
        #expect(error(Array(text.utf8)) == .empty(path: "/a/b"))
        #expect(
            ArticleError.empty(path: "/a/b").description == "/a/b is empty; there is nothing to read in it.")
    }

    @Test func `a document of another format is named`() {
        #expect(error(Array("%PDF-1.7 …".utf8)) == .notText(path: "/a/b", format: "a PDF document"))
    }

    @Test func `noise`() {
        #expect(
            error((0..<4000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 >> 3) })
                == .notText(path: "/a/b", format: nil))
        #expect(error([UInt8](repeating: 0, count: 1000)) == .notText(path: "/a/b", format: nil))
    }

    @Test func `a text with a few zero bytes is one`() throws {
        let article = try parsed("Head\n\nThe ferry\u{0} has started, and \u{0}nobody knows why.")
        #expect(article.text.contains("ferry\u{FFFD} has"))
    }

    @Test func `a path with control characters does not reach the terminal`() {
        #expect(
            !ArticleError.empty(path: "/a\u{1B}[2J\nb").description.unicodeScalars.contains {
                $0.value < 0x20
            })
    }
}
