import Foundation
import Testing

@testable import Articles

private let body =
    "The ferry stayed at its berth for nine days, because nobody could find the key to its bridge. The divers come on Friday."

@Suite struct `A table` {
    @Test func `is told with what its columns are taken for`() throws {
        let text = """
            Headline,Body,pub,x,y
            The ferry,"\(body)",2024-05-01,1,2
            "The bridge, again","\(body)\nA second line, with a comma.",2024-05-02,3,4
            """
        let reading = try Reading(text, path: "/x/export.csv")
        #expect(reading.remarks == ["export.csv: title=Headline text=Body date=pub (2 columns unused: x, y)"])
        #expect(reading.titles == ["The ferry", "The bridge, again"])
        #expect(reading.found[1].article.text == "The bridge, again\n\(body)\nA second line, with a comma.")
        #expect(reading.found.map(\.article.date.iso) == ["2024-05-01", "2024-05-02"])
        #expect(reading.found[0].provenance.format == .data)
        #expect(reading.problems.isEmpty)
    }

    @Test func `is read with the columns that were told`() throws {
        let text = "a,b,title\nThe ferry,\"\(body)\",not this\nThe bridge,\"\(body)\",nor that\n"
        let reading = try Reading(text, path: "/x/export.csv", fields: ["title": "a", "text": "b"])
        #expect(reading.titles == ["The ferry", "The bridge"])
        #expect(reading.remarks == ["export.csv: title=a text=b (1 column unused: title)"])
    }

    @Test(arguments: [",", ";", "\t", "|"])
    func `may be parted in several ways, and need not name its columns`(delimiter: String) throws {
        let rows = [
            ["https://post.example/a", "The ferry that stayed", "\"\(body)\"", "03.05.2024"],
            [
                "https://post.example/b", "The bridge that opened", "\"\(body) \"\"Never\"\" again.\"",
                "04.05.2024",
            ],
            ["https://post.example/c", "The quay that sank", "\"\(body)\"", "05.05.2024"],
        ]
        let text = rows.map { $0.joined(separator: delimiter) }.joined(separator: "\r\n")
        let reading = try Reading(text, path: "/x/export.csv")
        #expect(reading.titles == rows.map { $0[1] })
        #expect(reading.found.map(\.article.url) == rows.map { $0[0] })
        #expect(reading.found.map(\.article.date.iso) == ["2024-05-03", "2024-05-04", "2024-05-05"])
        #expect(reading.found.dropFirst().first?.article.text.hasSuffix("\"Never\" again.") == true)
        #expect(reading.parts == rows.map { $0[0] })
    }

    @Test func `may be in another encoding`() throws {
        let words =
            "Паром стоял у причала девять дней, потому что никто не мог найти ключ от мостика. Водолазы придут."
        let text =
            "title;text;url\nПаром;\"\(words)\";https://a.example/1\nМост;\"\(words)\";https://a.example/2\n"
        for (encoding, name) in [
            (String.Encoding.windowsCP1251, "windows-1251"), (.utf16LittleEndian, "UTF-16LE"),
            (.utf8, "UTF-8"),
        ] {
            var bytes = Array(try #require(text.data(using: encoding)))
            if encoding == .utf16LittleEndian { bytes = [0xFF, 0xFE] + bytes }
            let reading = try Reading(bytes, path: "/x/export.csv")
            #expect(reading.titles == ["Паром", "Мост"], "\(name)")
            #expect(reading.found.first?.article.text.contains(words) == true)
            #expect(reading.found.first?.provenance.encoding == name)
        }
    }

    @Test func `loses a row by an open quote, and none behind it`() throws {
        let text = """
            title,text,url
            One,"\(body)",https://a.example/1
            Two,"\(body),https://a.example/2
            Three,\(body.replacing(",", with: "")),https://a.example/3
            Four,\(body.replacing(",", with: "")),https://a.example/4
            """
        let reading = try Reading(text, path: "/x/export.csv")
        #expect(reading.titles == ["One", "Three", "Four"])
        #expect(
            reading.problems == ["/x/export.csv: line 3 opens a quote that is never closed; it was left out."]
        )
    }

    @Test func `of addresses alone is refused with their number`() throws {
        let text =
            "title,url,time_added,tags,status\nA,https://a.example/1,1700000000,x|y,unread\nB,https://a.example/2,1700000001,,archive\n"
        let reading = try Reading(text, path: "/x/pocket.csv")
        #expect(
            reading.error?.description
                == "/x/pocket.csv holds no article (only addresses, 2 of them); “dossier add --fetch” gets the pages."
        )
        #expect(reading.leftOut == [LeftOut(what: "rows that hold only addresses", count: 2)])
        #expect(reading.addresses.map(\.address) == ["https://a.example/1", "https://a.example/2"])
        #expect(reading.addresses.map(\.title) == ["A", "B"])
        #expect(reading.addresses.map(\.marks.isRead) == [false, true])
        #expect(reading.addresses.first?.marks.tags == ["x", "y"])
        #expect(
            reading.remarks.first?.hasPrefix("pocket.csv (Pocket): title=title url=url tags=tags") == true)
    }

    @Test func `of one row is a table too`() throws {
        let addresses = try Reading(
            "title,url,time_added,tags,status\nA,https://a.example/1,1700000000,x|y,unread\n",
            path: "/x/pocket.csv")
        #expect(addresses.found.isEmpty && addresses.addresses.map(\.address) == ["https://a.example/1"])
        let article = try Reading("title,text,url\nOne,\"\(body)\",https://a.example/1", path: "/x/one.csv")
        #expect(article.titles == ["One"] && article.found.first?.provenance.format == .data)
    }

    @Test func `does not say which number is the day, unless one of its dates does`() throws {
        func reading(_ dates: [String]) throws -> Reading {
            let rows = dates.enumerated().map { "T\($0.offset),\"\(body)\",\($0.element)" }
            return try Reading("title,text,date\n" + rows.joined(separator: "\n"), path: "/x/a.csv")
        }
        #expect(
            try reading(["03/04/2024", "23/04/2024"]).found.map(\.article.date.iso) == [
                "2024-04-03", "2024-04-23",
            ])
        #expect(
            try reading(["03/04/2024", "04/23/2024"]).found.map(\.article.date.iso) == [
                "2024-03-04", "2024-04-23",
            ])
        let unknown = try reading(["03/04/2024", "05/06/2024"])
        #expect(unknown.found.map(\.article.date.origin) == [.fileTime, .fileTime])
        #expect(
            unknown.remarks.last
                == "a.csv: 2 dates of date do not say which number is the day, and are not taken")
    }

    @Test(arguments: [
        ("2024-05-01", "2024-05-01"), ("2024-05-01T10:00:00Z", "2024-05-01T10:00:00Z"),
        ("Wed, 01 May 2024 10:00:00 +0200", "2024-05-01T10:00:00+02:00"),
        ("1714557600", "2024-05-01T10:00:00Z"),
        ("1714557600000", "2024-05-01T10:00:00Z"), ("1714557600.5", "2024-05-01T10:00:00Z"),
        ("20240501", "2024-05-01"), ("1 May 2024", "2024-05-01"), ("May 1, 2024", "2024-05-01"),
    ])
    func `has dates of many forms`(value: String, iso: String) {
        #expect(DataDate([]).read(value) == .known(iso))
    }

    @Test(arguments: ["yesterday", "12", "1234567", "99999999", ""])
    func `has no date where there is none`(value: String) {
        #expect(DataDate([]).read(value) == .none)
    }

    @Test func `gives the rows that another reader finds`() throws {
        // Foundation's, of the same rows as JSON.
        let rows = [
            [
                "title": "A \"quoted\" title", "text": body + "\n\nTwo,\n\"three\";",
                "url": "https://a.example/1",
            ],
            ["title": "B; with, marks", "text": "\t" + body, "url": "https://a.example/2"],
        ]
        let lines = rows.map { row in
            ["title", "text", "url"].map { "\"" + (row[$0] ?? "").replacing("\"", with: "\"\"") + "\"" }
                .joined(separator: ",")
        }
        let table = try Reading("title,text,url\n" + lines.joined(separator: "\n"), path: "/x/a.csv")
        let json = try JSONSerialization.data(withJSONObject: rows)
        let objects = try Reading(Array(json), path: "/x/a.json")
        #expect(table.found.map(\.article) == objects.found.map(\.article))
        #expect(table.found.count == 2)
    }

    @Test func `changed at random, gives sound articles or none`() throws {
        let seed = Array(
            "title,text,url,date\nOne,\"\(body)\",https://a.example/1,2024-05-01\nTwo,\"\(body)\",https://a.example/2,03/04/2024\nThree,<p>\(body)</p>,https://a.example/3,x\n"
                .utf8)
        var random = ByteMutations(seed: 3)
        for _ in 0..<2000 {
            let reading = try Reading(random.changed(seed), path: "/x/a.csv")
            #expect(reading.found.allSatisfy { !$0.article.title.isEmpty })
            #expect(!reading.found.isEmpty || reading.error != nil)
        }
    }

    @Test func `of a hundred MB in one line is refused in little time`() throws {
        let line = [UInt8](repeating: 0x61, count: 100 << 20)
        let reading = try Reading(Array("title,text\na,b\n".utf8) + line, path: "/x/a.csv")
        #expect(reading.error != nil)
        #expect(reading.problems.contains { $0.contains("line 3") })
        let open = try Reading(
            Array("title,text\nOne,\"\(body)\"\nTwo,\"".utf8) + line + Array("\nThree,\"\(body)\"".utf8),
            path: "/x/a.csv")
        #expect(open.titles.first == "One")
    }
}

@Suite struct `JSON` {
    private static func object(_ number: Int, more: String = "") -> String {
        "{\"id\": \(number), \"title\": \"Story \(number)\", \"body\": \"\(body)\"\(more)}"
    }

    @Test func `gives the objects of the largest array with a text, at any depth`() throws {
        let text = """
            {"name": "An export", "links": [{"title": "a", "url": "https://a.example"}, {"title": "b"}, {"title": "c"}, {"title": "d"}],
             "data": {"pages": [{"items": [\(Self.object(1, more: ", \"comments\": [{\"text\": \"Well.\"}, {\"text\": \"No.\"}, {\"text\": \"Oh.\"}]")), \(Self.object(2))]}]}}
            """
        let reading = try Reading(text, path: "/x/export.json")
        #expect(reading.titles == ["Story 1", "Story 2"])
        #expect(reading.parts == ["1", "2"])
        #expect(reading.remarks == ["export.json: title=title text=body id=id (1 field unused: comments)"])
    }

    @Test func `may be one object, an array, or objects one after the other`() throws {
        #expect(try Reading(Self.object(1), path: "/x/a.json").titles == ["Story 1"])
        #expect(
            try Reading("[\(Self.object(1)),\n\(Self.object(2))]", path: "/x/a.json").titles == [
                "Story 1", "Story 2",
            ])
        #expect(
            try Reading("\(Self.object(1)) \(Self.object(2))", path: "/x/a.json").titles == [
                "Story 1", "Story 2",
            ])
        let lines = try Reading("\(Self.object(1))\n\(Self.object(2))\n", path: "/x/a.jsonl")
        #expect(lines.titles == ["Story 1", "Story 2"] && lines.problems.isEmpty)
    }

    @Test func `of lines loses the line that is damaged`() throws {
        let text = "\(Self.object(1))\n{\"title\": \"Broken\n\(Self.object(3))\n{\"title\": \"Cut off"
        let reading = try Reading(text, path: "/x/a.jsonl")
        #expect(reading.titles == ["Story 1", "Story 3"])
        #expect(
            reading.problems == [
                "/x/a.jsonl: line 2 is damaged and was left out; get the file anew, or mend it.",
                "/x/a.jsonl breaks off in line 4; 2 were read.",
            ])
    }

    @Test func `that breaks off gives what is whole`() throws {
        let text = "[\(Self.object(1)), \(Self.object(2)), \(Self.object(3).dropLast(20))"
        let reading = try Reading(text, path: "/x/a.json")
        #expect(reading.titles == ["Story 1", "Story 2"])
        #expect(reading.problems == ["/x/a.json breaks off in entry 3; 2 were read."])
    }

    @Test func `may hold HTML, lists and objects as values`() throws {
        let text = """
            [{"title": {"rendered": "The ferry &amp; the key"}, "content": {"rendered": "<p>\(body)</p><h2>Then</h2><p>\(body)</p>"},
              "link": "https://post.example/2024/05/06/ferry", "author": [{"name": "Ada Wren"}, {"name": "Tove Ambrose"}], "lang": "en_GB",
              "tags": ["sea", "keys"], "site": "Harbour Post"}]
            """
        let reading = try Reading(text, path: "/x/posts.json")
        let article = try #require(reading.found.first).article
        #expect(article.text == "The ferry & the key\n\(body)\nThen\n\(body)")
        #expect(article.blocks.map(\.kind) == [.title, .paragraph, .heading, .paragraph])
        #expect(article.byline == "Ada Wren, Tove Ambrose")
        #expect(article.source == "Harbour Post" && article.language == "en-GB")
        #expect(article.date == ArticleDate(iso: "2024-05-06", origin: .address))
        #expect(reading.found.first?.marks.tags == ["sea", "keys"])
    }

    @Test func `keeps the key of a row however the file is sorted`() throws {
        let rows = (1...3).map { "{\"headline\": \"Story \($0)\", \"text\": \"\(body)\"}" }
        let first = try Reading("[\(rows.joined(separator: ","))]", path: "/x/a.json")
        let second = try Reading("[\(rows.reversed().joined(separator: ","))]", path: "/x/a.json")
        #expect(first.parts == second.parts.reversed())
        #expect(Set(first.parts).count == 3)
    }

    @Test func `nested a million deep is refused`() throws {
        for text in [
            String(repeating: "[", count: 1_000_000), String(repeating: "{\"a\":", count: 1_000_000),
            "[{\"title\":\"A\",\"text\":\"\(body)\",\"x\":" + String(repeating: "[", count: 1_000_000)
                + String(repeating: "]", count: 1_000_000) + "},\(Self.object(2))]",
        ] {
            let reading = try Reading(text, path: "/x/a.json")
            #expect(reading.found.count <= 1)
            #expect(
                reading.problems.contains { $0.contains("nested more than 512 deep") }, "\(text.prefix(30))")
        }
    }

    @Test func `has an entry that is too large`() throws {
        var limits = ReadingLimits.standard
        limits.article = 1000
        let large = Self.object(1, more: ", \"x\": \"\(String(repeating: "y", count: 2000))\"")
        let reading = try Reading(
            Array("[\(large), \(Self.object(2))]".utf8), path: "/x/a.json", limits: limits)
        #expect(reading.titles == ["Story 2"])
        #expect(
            reading.problems == [
                "/x/a.json: entry 1 has 2 KiB and an article at most 1 KiB; it was left out."
            ])
    }

    @Test(arguments: [true, false])
    func `changed at random, gives sound articles or none`(isLines: Bool) throws {
        let objects = (1...3).map {
            Self.object($0, more: ", \"date\": \"2024-05-0\($0)\", \"a\": [{\"text\": \"x\"}]")
        }
        let seed = Array(
            (isLines ? objects.joined(separator: "\n") : "{\"all\": [\(objects.joined(separator: ", "))]}")
                .utf8)
        var random = ByteMutations(seed: 13)
        for _ in 0..<2000 {
            let reading = try Reading(random.changed(seed), path: "/x/a.json")
            #expect(reading.found.allSatisfy { !$0.article.title.isEmpty })
            #expect(!reading.found.isEmpty || reading.error != nil)
        }
    }
}

@Suite struct `An export that is known` {
    @Test func `of Wallabag brings its marks, and the day of saving is no date`() throws {
        let text = """
            [{"is_archived": 1, "is_starred": 1, "tags": ["sea"], "id": 7, "title": "The ferry", "url": "https://post.example/ferry",
              "content": "<p>\(body)</p>", "created_at": "2023-01-01T10:00:00+00:00", "updated_at": "2023-01-02T10:00:00+00:00",
              "published_at": "2022-12-31T08:00:00+00:00", "published_by": ["Ada Wren"], "language": "en", "domain_name": "post.example"},
             {"is_archived": 0, "is_starred": 0, "tags": [], "id": 8, "title": "The bridge", "url": "https://post.example/bridge",
              "content": "<p>\(body)</p>", "created_at": "2023-01-03T10:00:00+00:00", "published_at": null}]
            """
        let reading = try Reading(text, path: "/x/wallabag.json")
        let found = try #require(reading.found.first)
        #expect(found.article.date.iso == "2022-12-31T08:00:00+00:00" && found.article.byline == "Ada Wren")
        #expect(
            found.marks
                == SavedMarks(
                    tags: ["sea"], isStarred: true, isRead: true, savedTime: "2023-01-01T10:00:00+00:00"))
        #expect(reading.found.last?.article.date.origin == .fileTime)
        #expect(reading.found.last?.marks.isRead == false)
        #expect(reading.parts == ["7", "8"])
    }

    @Test(arguments: [
        (
            "instapaper.csv",
            "URL,Title,Selection,Folder,Timestamp\nhttps://a.example/1,A,,Unread,1700000000\nhttps://a.example/2,B,\"\(body)\",Archive,1700000000\n"
        ),
        (
            "reader.csv",
            "Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen\nA,https://a.example/1,01a,[],2024-01-01,0.5,archive,True\nB,https://a.example/2,01b,[],2024-01-01,0,new,False\n"
        ),
        (
            "raindrop.csv",
            "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n1,A,,\"\(body)\",https://a.example/1,x,,2024-01-01T00:00:00Z,,,false\n2,B,,\"\(body)\",https://a.example/2,x,,2024-01-01T00:00:00Z,,,true\n"
        ),
        (
            "zotero.csv",
            "\"Key\",\"Item Type\",\"Publication Year\",\"Author\",\"Title\",\"Publication Title\",\"Url\",\"Abstract Note\",\"Date\",\"Date Added\"\n\"AB\",\"newspaperArticle\",\"2024\",\"Wren, Ada\",\"A\",\"Post\",\"https://a.example/1\",\"\(body)\",\"2024-05-01\",\"2024-06-01 10:00:00\"\n\"CD\",\"newspaperArticle\",\"2024\",\"\",\"B\",\"Post\",\"https://a.example/2\",\"\",\"2024\",\"2024-06-01 10:00:00\"\n"
        ),
        (
            "bookmarks.html",
            "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=UTF-8\">\n<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1><DL><p><DT><A HREF=\"https://a.example/1\" ADD_DATE=\"1700000000\">A</A><DT><A HREF=\"https://a.example/2\">B</A></DL>"
        ),
        (
            "ril_export.html",
            "<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul><li><a href=\"https://a.example/1\" time_added=\"1700000000\" tags=\"\">A</a></li><li><a href=\"https://a.example/2\" time_added=\"1\" tags=\"\">B</a></li></ul></body></html>"
        ),
        (
            "zotero.rdf",
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:z=\"http://www.zotero.org/namespaces/export#\" xmlns:dcterms=\"http://purl.org/dc/terms/\"><z:x><dcterms:URI><rdf:value>https://a.example/1</rdf:value></dcterms:URI></z:x><z:x><dcterms:URI><rdf:value>https://a.example/2</rdf:value></dcterms:URI></z:x></rdf:RDF>"
        ),
    ])
    func `with addresses alone is refused with their number`(name: String, text: String) throws {
        let reading = try Reading(text, path: "/x/\(name)")
        #expect(
            reading.error?.description
                == "/x/\(name) holds no article (only addresses, 2 of them); “dossier add --fetch” gets the pages."
        )
        #expect(reading.found.isEmpty)
        #expect(reading.addresses.map(\.address) == ["https://a.example/1", "https://a.example/2"])
    }

    @Test func `of Evernote gives its notes`() throws {
        let note = """
            <note><title>The ferry &amp; the key</title><content><![CDATA[<?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd"><en-note><div>\(body)</div><div><tag>no tag</tag>Second.</div></en-note>]]></content>
            <created>20240102T030405Z</created><tag>sea</tag><tag>keys</tag><note-attributes><author>Ada Wren</author>
            <source-url>https://post.example/ferry</source-url></note-attributes>
            <resource><data encoding="base64">\(String(repeating: "QUJD", count: 100_000))</data></resource></note>
            """
        let text =
            "<?xml version=\"1.0\"?><!DOCTYPE en-export><en-export>\(note)\n\(note.replacing("/ferry", with: "/bridge"))<note><title>Cut"
        let reading = try Reading(text, path: "/x/notes.enex")
        let found = try #require(reading.found.first)
        #expect(found.article.text.hasPrefix("The ferry & the key\n\(body)\n"))
        #expect(found.article.url == "https://post.example/ferry" && found.article.byline == "Ada Wren")
        #expect(found.marks == SavedMarks(tags: ["sea", "keys"], savedTime: "2024-01-02T03:04:05Z"))
        #expect(found.article.date.origin == .fileTime)
        #expect(reading.parts == ["https://post.example/ferry", "https://post.example/bridge"])
        #expect(reading.problems == ["/x/notes.enex breaks off in note 3; 2 were read."])
    }
}

@Suite struct `Data are told from texts` {
    @Test(arguments: [
        (
            "/x/a.txt", "[Photo: the ferry at its berth]\n\nThe ferry stayed, and so did we.",
            ArticleFormat.Name.text
        ),
        ("/x/a.txt", "{The ferry} stayed at its berth, for nine days.", .text),
        ("/x/a.txt", "Monday, the ferry stayed.\nTuesday, it stayed again.\n", .text),
        ("/x/a", "title,url,text\nA,https://a.example,b\nC,https://c.example,d\n", .data),
        ("/x/a", "{\"title\": \"A\"}", .data), ("/x/a.json", "[1, 2]", .text),
        ("/x/a.csv", "a;b\n1;2\n3;4\n", .data),
        ("/x/a.csv", "<!DOCTYPE html><html><body><p>x</p></body></html>", .page),
        ("/x/a.html", "[{\"title\": \"A\"}]", .data),
    ])
    func `by their beginning`(path: String, text: String, format: ArticleFormat.Name) throws {
        #expect(try ArticleInput(bytes: Array(text.utf8), path: path, fileTime: "").format() == format)
    }
}
