import Foundation
import Testing

@testable import Articles

private let body =
    "The ferry stayed at its berth for nine days, because nobody could find the key to its bridge."

private func message(
    _ text: String, subject: String = "A ferry", id: String? = "1@post.example", type: String? = nil,
    more: String = ""
) -> String {
    let name = id.map { "Message-ID: <\($0)>\n" } ?? ""
    let content = type.map { "MIME-Version: 1.0\nContent-Type: \($0)\n" } ?? ""
    return
        "From: Ada Wren <ada@post.example>\nTo: desk@herald.example\nDate: Mon, 4 Mar 2024 23:30:00 -0500\n"
        + "Subject: \(subject)\n\(name)\(content)\(more)\n\(text)"
}

private func lines(_ found: FoundArticle?) -> [String] {
    found?.article.text.split(separator: "\n").map(String.init) ?? []
}

@Suite struct `A message` {
    @Test func `is an article with the sender's name, the day in its own zone, and the domain`() throws {
        let reading = try Reading(message(body), path: "/m/a.eml")
        let article = try #require(reading.found.first).article
        #expect(article.text == "A ferry\n\(body)")
        #expect(article.byline == "Ada Wren" && article.source == "post.example")
        #expect(article.date == ArticleDate(iso: "2024-03-04T23:30:00-05:00", origin: .text))
        #expect(reading.found[0].provenance.format == .mail && reading.parts == [nil])
    }

    @Test func `has its headers decoded, as they are encoded or not`() throws {
        let encoded = message(
            body,
            subject:
                "=?UTF-8?Q?Luk=C3=A1?= =?utf-8?B?xaEgdW5k?= =?iso-8859-1?Q?_M=FCller?=\n =?utf-8?Q?_in_K=C3=B6?=\n =?utf-8?Q?ln?="
        )
        #expect(try Reading(encoded, path: "/m/a.eml").titles == ["Lukáš und Müller in Köln"])
        let raw =
            Array("From: ".utf8) + [0xD0, 0xEE, 0xEC, 0xE0, 0xED]
            + Array(" <r@post.example>\nMessage-ID: <2@x.example>\nSubject: ".utf8)
            + [
                0xCF, 0xE0, 0xF0, 0xEE, 0xEC, 0x20, 0xF1, 0xF2, 0xEE, 0xFF, 0xEB, 0x20, 0xF3, 0x20, 0xEF,
                0xF0, 0xE8, 0xF7, 0xE0, 0xEB, 0xE0,
            ]
            + Array("\n\n\(body)".utf8)
        #expect(try Reading(raw, path: "/m/a.eml").titles == ["Паром стоял у причала"])
        let named = message(
            """
            --b
            Content-Type: text/plain; charset=utf-8

            See the file.
            --b
            Content-Type: application/octet-stream; name*0*=utf-8''L%C3%A4; name*1=nder.txt
            Content-Disposition: attachment; filename*0*=utf-8''L%C3%A4; filename*1=nder.html

            <html><body><article><h1>The tug</h1><p>\(body)</p><p>\(body)</p></article></body></html>
            --b--
            """, type: "multipart/mixed; boundary=b")
        let reading = try Reading(named, path: "/m/a.eml")
        #expect(reading.parts == ["1@post.example", "1@post.example#Länder.html"])
        #expect(reading.titles == ["A ferry", "The tug"])
    }

    @Test func `of several forms is the one with the most text`() throws {
        func alternatives(_ plain: String, _ html: String) -> String {
            message(
                "--b\nContent-Type: text/plain\n\n\(plain)\n--b\nContent-Type: text/html\n\n\(html)\n--b--\n",
                type: "multipart/alternative; boundary=\"b\"")
        }
        let both = try Reading(
            alternatives(body, "<p>\(body)</p><ul><li>One oar</li></ul>"), path: "/m/a.eml")
        #expect(lines(both.found.first) == ["A ferry", body, "One oar"])
        let stub = try Reading(
            alternatives("Please use a program that shows HTML.", "<p>\(body)</p><p>\(body)</p>"),
            path: "/m/a.eml")
        #expect(lines(stub.found.first) == ["A ferry", body, body])
        let plain = try Reading(
            alternatives("\(body)\n\n\(body)\n\n\(body)", "<p>See below.</p>"), path: "/m/a.eml")
        #expect(lines(plain.found.first).count == 4)
    }

    @Test(arguments: [
        "\(body)\n\nOn 4 March 2024 at 10:00, Tom Reed wrote:\n> Where is it?\n> \n> Tom\n",
        "\(body)\n\n-- \nAda Wren\nHarbour Post\n",
        "\(body)\n\nTo unsubscribe from this list, write to leave@post.example.\nView this email in your browser\n",
        "\(body)\n\n-----Original Message-----\nFrom: Tom Reed\nSent: Monday\nTo: Ada\nSubject: Where\n\nWhere is it?\n",
        "\(body)\n\nAm 4. März 2024 um 10:00 schrieb Tom Reed <tom@x.example>:\n> Wo ist sie?\n",
        "\(body)\n\nOn 4 March 2024 at 10:00, Tom Reed\n<tom@x.example> wrote:\n> Where is it?\n",
        "\(body)\n\nFrom: Tom Reed\nSent: Monday 4 March 2024\nTo: Ada\nSubject: Where\n\nWhere is it?\n",
        "> Where is it?\n\n\(body)\n",
    ])
    func `holds only what its sender says`(text: String) throws {
        #expect(
            try lines(Reading(message(text, subject: "Re: A ferry"), path: "/m/a.eml").found.first) == [
                "A ferry", body,
            ])
    }

    @Test func `in HTML holds only what its sender says`() throws {
        let html = """
            <div style="display:none">A look inside: the ferry</div><div style="max-height:0;overflow:hidden">And more</div>
            <p>\(body)</p><blockquote>“It is a small key,” she said.</blockquote>
            <div class="gmail_attr">On Mon, 4 Mar 2024 at 10:00, Tom Reed &lt;tom@x.example&gt; wrote:</div>
            <blockquote type="cite"><p>Where is it?</p></blockquote><p><a href="https://a.example">Unsubscribe</a></p>
            """
        let reading = try Reading(message(html, type: "text/html"), path: "/m/a.eml")
        #expect(lines(reading.found.first) == ["A ferry", body, "“It is a small key,” she said."])
        #expect(
            reading.found.first?.provenance.leftOut == [
                LeftOut(what: "quoted replies", count: 1), LeftOut(what: "lines of the list", count: 1),
            ])
    }

    @Test func `that only quotes is refused`() throws {
        let text = "On 4 March 2024 at 10:00, Tom Reed wrote:\n> Where is it?\n> Tom\n"
        let reading = try Reading(message(text, subject: "Re: A ferry"), path: "/m/a.eml")
        #expect(reading.found.isEmpty)
        #expect(reading.error?.description.contains("holds only quoted text") == true)
    }

    @Test(arguments: [
        "FYI\n\n---------- Forwarded message ---------\nFrom: Tom Reed <tom@herald.example>\nDate: Fri, 1 Mar 2024 at 10:00\nSubject: The tug\nTo: Ada\n\n\(body)\n",
        "Begin forwarded message:\n\n> From: Tom Reed <tom@herald.example>\n> Subject: The tug\n> Date: 1 March 2024\n> To: Ada\n> \n> \(body)\n",
        "-----Original Message-----\nFrom: Tom Reed <tom@herald.example>\nSent: Friday, March 1, 2024 10:00 AM\nTo: Ada\nSubject: The tug\n\n\(body)\n",
    ])
    func `passed on is the one that was first written`(text: String) throws {
        let article = try #require(
            Reading(message(text, subject: "Fwd: The tug"), path: "/m/a.eml").found.first
        ).article
        #expect(article.text == "The tug\n\(body)")
        #expect(
            article.byline == "Tom Reed" && article.source == "herald.example"
                && article.date.day == "2024-03-01")
    }

    @Test func `of a list has the list for its source, and its HTML is searched for the article`() throws {
        let html = """
            <html><body><div><a href="a">Home</a> <a href="b">News</a> <a href="c">Sport</a></div><article><h1>The tug</h1>
            <p>\(body)</p><p>\(body) The divers come on Friday, says the harbour master.</p><p>\(body) It is a small key.</p></article>
            <div class="footer"><a href="x">Facebook</a> <a href="y">X</a></div><p>Unsubscribe from this letter</p></body></html>
            """
        let reading = try Reading(
            message(html, type: "text/html", more: "List-Id: \"Harbour News\" <news.post.example>\n"),
            path: "/m/a.eml")
        let found = try #require(reading.found.first)
        #expect(found.article.source == "Harbour News" && found.article.title == "A ferry")
        #expect(!found.article.text.contains("Facebook") && !found.article.text.contains("Unsubscribe"))
        #expect(found.article.text.contains("It is a small key."))
    }

    @Test func `counts what is attached and is no article, and reads what is`() throws {
        let text = """
            --b
            Content-Type: text/plain

            \(body)
            --b
            Content-Type: image/png; name=a.png
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --b
            Content-Type: application/pgp-signature; name=s.asc

            -----BEGIN
            --b
            Content-Type: message/rfc822

            \(message("The tug went out.", subject: "The tug", id: "7@x.example"))
            --b--
            """
        let reading = try Reading(message(text, type: "multipart/mixed; boundary=b"), path: "/m/a.eml")
        #expect(
            reading.titles == ["A ferry", "The tug"] && reading.parts == ["1@post.example", "7@x.example"])
        #expect(
            reading.found.first?.provenance.leftOut == [
                LeftOut(what: "pictures", count: 1), LeftOut(what: "attachments", count: 1),
            ])
        let locked = message(
            "--b\nContent-Type: application/octet-stream\n\nx\n--b--", type: "multipart/encrypted; boundary=b"
        )
        #expect(try Reading(locked, path: "/m/a.eml").error == .encrypted(path: "/m/a.eml"))
    }

    @Test func `is told from a text that speaks of itself in the same way, and from a saved page`() throws {
        func format(_ text: String, _ path: String) throws -> ArticleFormat.Name {
            try ArticleInput(bytes: Array(text.utf8), path: path, fileTime: "").format()
        }
        #expect(try format(message(body), "/m/cur/17.M2P3.host:2,S") == .mail)
        #expect(try format("Title: A ferry\nDate: 2024-03-04\nSource: Post\n\n\(body)", "/a.txt") == .text)
        #expect(
            try format(
                "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b",
                "/a.mhtml") == .page)
        #expect(try format(message(body, type: "multipart/related; boundary=b"), "/a.eml") == .mail)
        #expect(try format("From the quay at 10:00 in 2024 they came.\n\(body)", "/a") == .text)
    }

    @Test func `nested far too deep is told`() throws {
        var deep = message(body)
        for level in 0..<20_000 {
            deep = "Content-Type: message/rfc822\nFrom: a@x.example\nMessage-ID: <\(level)@x>\n\n" + deep
        }
        let reading = try Reading(deep, path: "/m/a.eml")
        #expect(reading.found.isEmpty && reading.problems.count == 1)
        var lower = message(body)
        for _ in 0..<300 {
            lower = "Content-Type: message/rfc822\nFrom: a@x.example\nMessage-ID: <l@x>\n\n" + lower
        }
        // That it is cut off, and that nothing is left in the deepest.
        #expect(try Reading(lower, path: "/m/a.eml").problems.count == 2)
        let parts = (0..<1200).map { _ in "--b\nContent-Type: text/plain\n\nx\n" }.joined()
        let many = try Reading(message(parts, type: "multipart/mixed; boundary=b"), path: "/m/a.eml")
        #expect(many.found.count == 1 && many.problems.count == 1)
    }

    private static let slow = [
        "From: a\nMessage-ID: <x>\nContent-Transfer-Encoding: base64\n\n"
            + String(repeating: "QUJD", count: 500_000),
        "From: a\nMessage-ID: <x>\nSubject: " + String(repeating: "=?utf-8?Q?a?=", count: 100_000) + "\n\nx",
        "From: a\nMessage-ID: <x>\nContent-Type: multipart/mixed; boundary=\""
            + String(repeating: "b", count: 100_000) + "\"\n\n",
        "From: " + String(repeating: "(", count: 200_000) + "\nMessage-ID: <x>\n\nx",
        "From: a\nMessage-ID: <x>\n\n" + String(repeating: ">", count: 1_000_000),
    ]

    @Test(arguments: slow.indices)
    func `that is made to take long is read in no time`(index: Int) throws {
        let start = processorSeconds()
        _ = try Reading(Self.slow[index], path: "/m/a.eml")
        #expect(processorSeconds() - start < 5)
    }
}

@Suite struct `A mailbox` {
    private let line = "From ada@post.example Mon Mar  4 10:00:00 2024\n"

    @Test func `is cut into its messages, and not at a line of a body`() throws {
        let text =
            line
            + message(
                "\(body)\n\nFrom the quay one saw nothing.\n\n>From here neither.\n>>From there\n",
                id: "1@x.example")
            + "\n" + line + message("\(body)\n", subject: "The tug", id: "2@x.example")
        let reading = try Reading(text, path: "/m/box.mbox")
        #expect(reading.parts == ["1@x.example", "2@x.example"] && reading.titles == ["A ferry", "The tug"])
        #expect(
            lines(reading.found.first) == [
                "A ferry", body, "From the quay one saw nothing.", "From here neither.",
            ])
        #expect(reading.problems.isEmpty)
    }

    @Test func `may say how long a message is`() throws {
        let inner = "\(body)\n\n\(line)Name: no message\n\nThe end.\n"
        let text =
            line + message(inner, id: "1@x.example", more: "Content-Length: \(inner.utf8.count)\n")
            + "\n" + line + message(body, id: "2@x.example", more: "Content-Length: 99999\n")
        let reading = try Reading(text, path: "/m/box")
        #expect(reading.parts == ["1@x.example", "2@x.example"])
        #expect(lines(reading.found.first).last == "The end.")
    }

    @Test func `keeps going where a message is none`() throws {
        let text =
            line + message("> quoted\n", subject: "Re: x", id: "1@x.example") + "\n" + line
            + message(" \n", id: "2@x.example") + "\n" + line + message(body, id: nil) + "\n"
        let reading = try Reading(text, path: "/m/box.mbox")
        #expect(reading.titles == ["A ferry"])
        #expect(
            reading.leftOut == [
                LeftOut(what: "messages that hold only quoted text", count: 1),
                LeftOut(what: "messages without text", count: 1),
            ])
        // Its name is made of what it says, and so the same wherever it stands.
        let again = try Reading(line + message(body, id: nil), path: "/m/other.mbox")
        #expect(reading.parts == again.parts && reading.parts.first.flatMap { $0 } != nil)
    }

    @Test func `leaves out what is larger than an article may be`() throws {
        var limits = ReadingLimits()
        limits.article = 4096
        let text =
            line + message(String(repeating: body + "\n", count: 100), id: "1@x.example") + "\n" + line
            + message(body, id: "2@x.example")
        let reading = try Reading(Array(text.utf8), path: "/m/box.mbox", limits: limits)
        #expect(reading.parts == ["2@x.example"])
        #expect(reading.problems.count == 1 && reading.problems[0].contains("message 1"))
    }
}
