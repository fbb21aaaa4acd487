import Foundation
import Testing

@testable import Articles

private let body =
    "The ferry stayed at its berth for nine days, because nobody could find the key to its bridge. The divers come on Friday."

@Suite struct `A note` {
    private func note(_ text: String, path: String = "/n/note.md") throws -> FoundArticle {
        try #require(Reading(text, path: path).found.first)
    }

    @Test func `says of itself what stands above it in YAML, and that is no part of its text`() throws {
        let found = try note(
            """
            ---
            Title: "Dam: bursts"
            AUTHOR: [Ruth Kipkorir, "[[Piotr Salk]]"]
            published: 2024-03-04
            created: 2024-05-06
            source: https://post.example/dam
            Site: Harbour Post
            tags:
              - water
              - "#karsk"
            lang: en
            ---

            \(body)
            """)
        let article = found.article
        #expect(article.title == "Dam: bursts")
        #expect(article.text == "Dam: bursts\n\(body)")
        #expect(article.byline == "Ruth Kipkorir, Piotr Salk")
        #expect(article.date == ArticleDate(iso: "2024-03-04", origin: .text))
        #expect(article.url == "https://post.example/dam" && article.source == "Harbour Post")
        #expect(article.language == "en")
        #expect(found.marks.tags == ["water", "karsk"] && found.marks.savedTime == "2024-05-06")
        #expect(found.provenance.format == .note)
    }

    @Test func `may say it in TOML, or in YAML that is none`() throws {
        let toml = try note(
            """
            +++
            title = "The ferry"
            date = 2024-03-04T10:00:00Z
            authors = [
              "Ada Wren", # first
              'Tom Reed',
            ]
            [taxonomies]
            tags = ["harbour"]
            +++
            \(body)
            """)
        #expect(toml.article.title == "The ferry" && toml.article.date.day == "2024-03-04")
        #expect(toml.article.byline == "Ada Wren, Tom Reed" && toml.marks.tags == ["harbour"])
        // What a parser of TOML ended the program at.
        _ = try note("+++\ntitle = \"A\"\n[:\u{F9}ags = [\"a\" 1.\n+++\n\(body)")
        let loose = try note("---\ntitle: Dam: bursts\ndate: 2024-03-04\n---\n\(body)\n")
        #expect(loose.article.title == "Dam: bursts" && loose.article.date.iso == "2024-03-04")
    }

    @Test(arguments: [
        ("created: 2024-05-06", "2024-05-06"),
        // What was clipped from an address was made elsewhere.
        ("created: 2024-05-06\nurl: https://post.example/2024/03/04/dam", "2020-01-02T03:04:05Z"),
        ("date: yesterday", "2020-01-02T03:04:05Z"),
    ])
    func `is never dated by the day of its clipping`(matter: String, date: String) throws {
        #expect(try note("---\n\(matter)\n---\n# A dam\n\n\(body)\n").article.date.iso == date)
    }

    @Test func `is read without its marks`() throws {
        let found = try note(
            """
            # Five names ##

            By Ada Wren

            **Selim Şahin** met [[Anton Aldane Jr.|the Junior]] and [[Helena Vasko]] at ==the quay==. ^a1b2

            > [!warning]- Who is who
            > They are *not* related. %%ask Ruth%%

            - [ ] call the [harbour](https://a.example)
            - [x] read the log[^1]

            | ship | berth |
            | --- | --- |
            | Galeb | 4 |

            ![[map.png]] ![a quay](quay.jpg)

            %%
            Nobody sees this.
            %%

            ```swift
            let berth = 4 // %%kept%%
            ```

            ## Also

            It ends here.^[So it was said.]

            [^1]: The log of the *Galeb*,
                kept at Karsk.
            """)
        #expect(
            found.article.text.split(separator: "\n").map(String.init) == [
                "Five names", "By Ada Wren",
                "Selim Şahin met the Junior and Helena Vasko at the quay.",
                "Who is who", "They are not related.", "call the harbour", "read the log", "ship\tberth",
                "Galeb\t4", "let berth = 4 // %%kept%%", "Also", "It ends here.",
                "So it was said.", "The log of the Galeb, kept at Karsk.",
            ])
        #expect(found.article.byline == "Ada Wren")
        #expect(
            found.provenance.leftOut == [
                LeftOut(what: "pictures", count: 2), LeftOut(what: "comments", count: 2),
            ])
        let headings = found.article.blocks.filter { $0.kind == .heading }.map {
            String(decoding: Array(found.article.text.utf8)[$0.range], as: UTF8.self)
        }
        #expect(headings == ["Also"])
    }

    @Test func `is called by its name where that is words, else by its beginning`() throws {
        #expect(try note(body, path: "/v/Talk with Selim Şahin.md").article.title == "Talk with Selim Şahin")
        #expect(try note(body, path: "/v/n17.md").article.title.hasPrefix("The ferry stayed at its berth"))
        #expect(try note("# Key\n\n\(body)", path: "/v/Talk with Selim.md").article.title == "Key")
    }

    @Test func `is told by its front matter, whatever its name`() throws {
        let text = "---\ntitle: A dam\n---\n\(body)\n"
        let input = ArticleInput(bytes: Array(text.utf8), path: "/a/x.txt", fileTime: "")
        #expect(try input.format() == .note)
        let rule = ArticleInput(bytes: Array("---\n\(body)\n---\n".utf8), path: "/a/x.txt", fileTime: "")
        #expect(try rule.format() == .text)
    }

    @Test func `with nothing in it is refused`() throws {
        #expect(try Reading("---\ntitle: A\n---\n", path: "/n/a.md").error == .empty(path: "/n/a.md"))
        #expect(try Reading("\0\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}", path: "/n/a.md").found.isEmpty)
    }

    private static let slow = [
        String(repeating: "[", count: 200_000), String(repeating: "> ", count: 20_000),
        String(repeating: "- ", count: 20_000), String(repeating: "*a_ ", count: 50_000),
        "---\na: " + String(repeating: "[", count: 60_000) + "\n---\n" + body,
        "+++\na = " + String(repeating: "[", count: 60_000) + "\n+++\n" + body,
        String(repeating: "`", count: 100_000) + "a", "x" + String(repeating: "![[", count: 50_000),
        String(repeating: "==", count: 100_000), String(repeating: "a|", count: 20_000) + "\n-|-\n",
    ]

    @Test(arguments: slow.indices)
    func `that is made to take long is read in no time`(index: Int) throws {
        let start = processorSeconds()
        _ = try Reading(Self.slow[index], path: "/n/a.md")
        #expect(processorSeconds() - start < 5)
    }
}
