import Testing

@testable import Articles

@Suite struct `The date of an article` {
    private let body =
        "The ferry between the islands has started, its owners said.\n\nIt carried nobody on its first day."

    @Test(arguments: [
        ("Published: 2 April 2024", "2024-04-02"), ("Tue 21 Jul 2024 14.05 BST", "2024-07-21T14:05:00+01:00"),
        ("July 21, 2024", "2024-07-21"), ("2024-07-21", "2024-07-21"),
        ("Sunday, 21st of July, 2024", "2024-07-21"),
        ("2024-07-21T14:05:09Z", "2024-07-21T14:05:09Z"),
        ("Last updated 3 May 2021 at 9:15 pm EDT", "2021-05-03T21:15:00-04:00"),
        ("Sept. 3, 2019", "2019-09-03"), ("21/07/2024", "2024-07-21"), ("07/21/2024", "2024-07-21"),
        ("1.2.2023", "2023-02-01"),
        ("Posted on March 4, 2022 by Ada Wren", "2022-03-04"), ("By Ada Wren | 4 March 2022", "2022-03-04"),
        ("4 March 2022 – 10:00", "2022-03-04"), ("Harbour, Tuesday 21 Jul 2024 | Islands", "2024-07-21"),
        ("First published on 2 April 2024", "2024-04-02"),
        ("Interview: Ada Wren. Published 2 April 2024.", "2024-04-02"),
        ("Last updated on 2 April 2024.", "2024-04-02"),
        ("Text and pictures: Ada Wren | Posted 2 April 2024.", "2024-04-02"),
        ("Veröffentlicht am 2. April 2024", "2024-04-02"),
        ("Zuletzt aktualisiert am 3. März 2024.", "2024-03-03"),
        ("Publié le 1er février 2024", "2024-02-01"), ("Mis à jour le 15 août 2024", "2024-08-15"),
        ("Publicado el 15 de febrero de 2024", "2024-02-15"),
        ("Publicado em 7 de março de 2024", "2024-03-07"),
        ("Pubblicato il 15 maggio 2024", "2024-05-15"), ("Gepubliceerd op 15 mei 2024", "2024-05-15"),
    ])
    func `a line that says it`(line: String, expected: String) throws {
        for text in [
            "Ferry starts\n\(line)\n\n\(body)", "Ferry starts\n\n\(body)\n\n\(line)\n",
            "\(line)\n\nFerry starts\n\n\(body)",
        ] {
            let article = try parsed(text)
            #expect(article.date == ArticleDate(iso: expected, origin: .text))
            #expect(article.title == "Ferry starts")
        }
    }

    @Test(arguments: [
        ("HARBOUR, July 21, 2024 (Island News) - The ferry has started.", "2024-07-21"),
        ("OLD QUAY — 2 April 2024 — The ferry has started.", "2024-04-02"),
        ("WEND, April 2 (IN) -- The ferry has started.", nil),
    ])
    func `a dateline`(line: String, expected: String?) throws {
        let article = try parsed("Ferry starts\n\n\(line)\n\n\(body)")
        #expect(article.date.iso == expected ?? "2020-01-02T03:04:05Z")
    }

    @Test(arguments: [
        "03/04/2024", "The law of 3 May 2021 was changed.",
        "On July 21, 2024 the ferry sank again, its owners said.",
        "31 February 2024", "May 2024", "29 November 2018 | 20 January 2019",
        "— Ada Wren (@wren), 4 March 2022", "Elections on July 21, 2024",
        "The report, published 4 March 2022.", "Her book was published on 4 March 2022.",
        "Er starb am 4. März 2022 in Wend.", "El barco llegó el 4 de marzo de 2022.",
    ])
    func `is not guessed`(line: String) throws {
        let article = try parsed("Ferry starts\n\n\(line)\n\n\(body)")
        #expect(article.date == ArticleDate(iso: "2020-01-02T03:04:05Z", origin: .fileTime))
    }

    @Test(arguments: [
        ("2024-07-21-ferry.txt", "2024-07-21"), ("20240721.txt", "2024-07-21"),
        ("ferry_2024_07_21.txt", "2024-07-21"),
        ("20240721T1405-ferry.txt", "2024-07-21"), ("2024.07.21 Ferry.txt", "2024-07-21"),
        ("000_20240721ab64a4a1e.txt", nil), ("120240721.txt", nil), ("2024-13-21.txt", nil),
        ("a20240721.txt", nil),
        ("2024-07-21-to-2024-07-22.txt", nil), ("21-07-2024.txt", nil),
    ])
    func `a file's name that says it`(name: String, expected: String?) throws {
        let article = try parsed("Ferry starts\n\n\(body)", path: "/2001-01-01/\(name)")
        let date = expected.map { ArticleDate(iso: $0, origin: .fileName) }
        #expect(article.date == date ?? ArticleDate(iso: "2020-01-02T03:04:05Z", origin: .fileTime))
    }

    @Test func `the text is believed before the name`() throws {
        let article = try parsed("Ferry starts\nPublished: 2 April 2024\n\n\(body)", path: "/2020-01-01.txt")
        #expect(article.date == ArticleDate(iso: "2024-04-02", origin: .text))
    }
}

@Suite struct `Who wrote and published it` {
    private let body =
        "The ferry between the islands has started, its owners said.\n\nIt carried nobody on its first day."

    @Test func `header lines say it and stay in the text`() throws {
        let article = try parsed(
            """
            Title: Ferry starts at last
            By: Ada Wren
            Source: Island Post
            Date: 2 April 2024
            URL: https://post.example/ferry?x=1
            Language: en

            \(body)
            """)
        #expect(article.title == "Ferry starts at last")
        #expect(article.byline == "Ada Wren")
        #expect(article.source == "Island Post")
        #expect(article.date == ArticleDate(iso: "2024-04-02", origin: .text))
        #expect(article.url == "https://post.example/ferry?x=1")
        #expect(article.language == "en")
        #expect(article.text.hasPrefix("Title: Ferry starts at last\nBy: Ada Wren"))
        #expect(
            article.blocks.map(\.kind) == [
                .furniture, .title, .furniture, .furniture, .furniture, .furniture, .furniture, .paragraph,
                .paragraph,
            ])
    }

    @Test func `a lone label is part of a headline`() throws {
        let article = try parsed("Source: ferry owners near agreement\n\n\(body)")
        #expect(article.title == "Source: ferry owners near agreement")
        #expect(article.source == nil)
    }

    @Test(arguments: [
        ("By Ada Wren", "Ada Wren"), ("By Ada Wren, Harbour Editor", "Ada Wren"),
        ("Written by Ada Wren and Tom Lark", "Ada Wren and Tom Lark"), ("BY ADA WREN", "ADA WREN"),
        ("By Jan van der Berg", "Jan van der Berg"), ("By Ada Wren in Paris", "Ada Wren"),
        ("**By Ada Wren, Harbour Editor** · *4 March 2022*", "Ada Wren"), ("Profile by Ada Wren", "Ada Wren"),
        ("By Ada and Tom Wren", "Ada and Tom Wren"), ("By The Island Post", "The Island Post"),
        ("By noon it was over", nil), ("By Ada Wren’s own account it was over.", nil),
        ("By and for sailors", nil), ("By Land and Sea", nil), ("By Any Measure", nil),
        ("By Winter’s End", nil), ("By Ada Wren!", nil), ("By Ferry Or By Bridge", nil),
    ])
    func `a byline`(line: String, expected: String?) throws {
        #expect(try parsed("Ferry starts\n\(line)\n\n\(body)").byline == expected)
    }

    @Test(arguments: [
        "By and for islanders", "By Land and Sea, the Ferry Starts", "By All Accounts a Cold Winter",
    ])
    func `a headline that begins with “by” is the title`(title: String) throws {
        let article = try parsed("\(title)\n\nBy Ada Wren\n\n\(body)")
        #expect(article.title == title)
        #expect(article.byline == "Ada Wren")
    }

    @Test(arguments: [
        ("© 2024 Island Post", "Island Post"),
        ("Copyright 2024 Island Post. All rights reserved.", "Island Post"),
        ("Source: Island Post", "Island Post"), ("https://www.post.example/a", "post.example"),
    ])
    func `a source below the text`(line: String, expected: String) throws {
        #expect(try parsed("Ferry starts\n\n\(body)\n\n\(line)").source == expected)
    }

    @Test func `an agency in the dateline`() throws {
        #expect(
            try parsed("Ferry starts\n\nOLD QUAY (Island News) - The ferry has started.").source
                == "Island News")
        #expect(
            try parsed("Ferry starts\n\nOLD QUAY (two miles away) - The ferry has started.").source == nil)
    }

    @Test(arguments: [
        "javascript:alert(1)", "file:///etc/passwd", "ftp://a.example/", "http://", "https://a b",
    ])
    func `only a web address is one`(url: String) throws {
        #expect(try parsed("Title: Ferry starts\nURL: \(url)\n\n\(body)").url == nil)
    }
}
