import Articles
import Entities
import Library
import Testing

@Suite struct `How people meet` {
    private let names = PlainNames(people: [
        "Jelena Marić", "Tomas Vale", "Ivo Kern", "Lida Tarn", "Ida Solo",
    ])

    private func library() throws -> Library {
        let library = try Library.inMemory()
        let texts: [(String, [String], String)] = [
            ("Quay", ["Jelena Marić met Tomas Vale. It rained.", "Vale left."], "2024-01-02"),
            ("Crane", ["Jelena Marić came.", "Later Tomas Vale came, too."], "2024-02-03"),
            ("Pier", ["Ivo Kern saw Jelena Marić."], "2024-03-04"),
            ("Bridge", ["Lida Tarn asked Ivo Kern."], "2024-04-05"),
            ("Gap", ["Ida Solo measured with Lida Tarn."], "2024-05-06"),
        ]
        for (number, text) in texts.enumerated() {
            var made = article(text.0, text.1[0], date: text.2)
            if text.1.count > 1 { made = article(text.0, text.1[0], text.1[1], date: text.2) }
            try library.put(made, path: "/news/\(number).txt", names: names)
        }
        return library
    }

    private func id(_ name: String, in library: Library) throws -> EntityID {
        try #require(try library.entities(named: name).first).id
    }

    @Test func `sentences, else paragraphs, else articles name both, newest first`() throws {
        let library = try library()
        let (maric, vale) = (try id("Jelena Marić", in: library), try id("Tomas Vale", in: library))
        let found = try library.encounters(of: maric, vale)
        #expect(found.articles.map(\.mentions) == [2, 3])
        #expect(found.sentences.count == 1 && found.paragraphs.isEmpty && found.allParagraphs == 1)
        let told = try library.excerpts(at: found.sentences, marking: [maric, vale])
        #expect(told.first?.text == "Jelena Marić met Tomas Vale. It rained.")
        #expect(told.first?.names.map(\.entity) == [maric, vale])
        #expect(told.first?.address == "/news/0.txt")
        let latest = try #require(found.first[found.articles[0].article])
        #expect(
            try library.excerpts(at: latest, marking: []).map(\.text) == [
                "Jelena Marić came.", "Later Tomas Vale came, too.",
            ])
        #expect(try library.encounters(of: maric, vale, matching: "rained").articles.count == 1)
        #expect(try library.encounters(of: vale, id("Ida Solo", in: library)).articles.isEmpty)
    }

    @Test func `those between two are found, the strongest first, and at last through several`() throws {
        let library = try library()
        let chains = try library.chains(
            from: id("Tomas Vale", in: library), to: id("Ivo Kern", in: library))
        #expect(chains.map { $0.people.map(\.name) } == [["Tomas Vale", "Jelena Marić", "Ivo Kern"]])
        #expect(chains.first?.links.map(\.articles) == [2, 1])
        #expect(chains.first?.strength == 1)
        let long = try library.chains(from: id("Tomas Vale", in: library), to: id("Ida Solo", in: library))
        #expect(
            long.first?.people.map(\.name) == [
                "Tomas Vale", "Jelena Marić", "Ivo Kern", "Lida Tarn", "Ida Solo",
            ])
        let last = try #require(long.first?.links.last)
        #expect(
            try library.excerpts(at: last.telling, marking: []).map(\.text)
                == ["Ida Solo measured with Lida Tarn."])
    }

    @Test func `a network counts the articles that name two, and puts those together who are named together`()
        throws
    {
        let library = try library()
        let network = try library.neighbourhood(of: id("Jelena Marić", in: library), most: 9)
        #expect(network.nodes.map(\.name) == ["Tomas Vale", "Ivo Kern"])
        #expect(network.nodes.map(\.shared) == [2, 1] && network.total == 2)
        #expect(network.together == [[2, 0], [0, 2]])
        let all = try library.network(matching: "", most: 9)
        #expect(all.nodes.count == 5 && all.links.map(\.articles).reduce(0, +) == 5)
        #expect(try library.network(matching: "bridge", most: 9).nodes.map(\.articles) == [1, 1])
        #expect(try library.neighbourhood(of: id("Ivo Kern", in: library), most: 1).nodes.count == 1)
    }

    @Test func `two circles of people are two groups, and who is in both links them`() {
        let people = (0..<6).map {
            Network.Node(entity: EntityID(rawValue: Int64($0)), name: "\($0)", articles: 9, shared: 6 - $0)
        }
        var together = Array(repeating: Array(repeating: 0, count: 6), count: 6)
        for pair in [(0, 2), (0, 4), (2, 4), (1, 3), (1, 5), (3, 5)] {
            together[pair.0][pair.1] = 7
            together[pair.1][pair.0] = 7
        }
        together[4][5] = 1
        together[5][4] = 1
        let network = Network(people, together: together, total: 6)
        #expect(network.nodes.map(\.name) == ["0", "2", "4", "1", "3", "5"])
        #expect(network.groups == [0..<3, 3..<6])
        #expect(network.linking.map { network.nodes[$0.place].name } == ["4", "5"])
        #expect(network.together[2][5] == 1)
    }

    @Test func `a timeline has the articles of a name, of a query, or all`() throws {
        let library = try library()
        let maric = try id("Jelena Marić", in: library)
        #expect(try library.stops(of: maric).map(\.mentions) == [1, 1, 1])
        #expect(try library.stops(of: maric, matching: "crane").count == 1)
        #expect(try library.stops(of: nil).count == 5)
        let counts = TimeCounts(try library.stops(of: maric), by: .month)
        #expect(
            counts.counts.map(\.articles) == [1, 1, 1] && counts.step.name(of: counts.first) == "2024-01")
    }
}

@Suite struct `The ledger of quotations` {
    private func library() throws -> (Library, EntityID) {
        let library = try Library.inMemory()
        try store(
            article(
                "Crane",
                "“I count cranes,” Jelena Marić said. “I get one.” Nobody laughed, and nobody went home before the rain had begun and the lights of the harbour were out. “Two,” she said.",
                "She called it “a mistake”.", date: "2024-01-02"),
            [
                ("I count cranes,", .direct), ("I get one.", .direct), ("Two,", .direct),
                ("a mistake", .partial),
            ], path: "/news/1.txt", in: library)
        return (library, try #require(try library.entities(named: "Jelena Marić").first).id)
    }

    private func store(
        _ made: Article, _ quoted: [(words: String, kind: Quotation.Kind)], path: String, in library: Library
    ) throws {
        let bytes = Array(made.text.utf8)
        let plain = PlainNames(people: ["Jelena Marić"]).annotate(made)
        let quotations = quoted.compactMap { words, kind -> Quotation? in
            let needle = Array(words.utf8)
            return bytes.indices.first { bytes[$0...].starts(with: needle) }.map {
                Quotation(
                    range: $0..<$0 + needle.count, speaker: 0, cue: "said", confidence: 0.9, kind: kind)
            }
        }
        let annotation = Annotation(
            entities: plain.entities, mentions: plain.mentions, quotations: quotations,
            sentences: plain.sentences)
        let file = ArticleSource(
            path: path, size: bytes.count, modified: 1, contentHash: ArticleSource.hash(of: bytes))
        _ = try library.store([IncomingArticle(file: file, article: made, annotation: annotation)])
    }

    @Test func `what copies of one text quote is told once, and what only a copy quotes stays`() throws {
        let library = try Library.inMemory()
        let body =
            "“The old pier will stand for another forty winters,” Jelena Marić said while the crews went home, the gates of the yard were chained and the last of the three ferries turned in the bay for the night."
        let end =
            "Nobody else spoke before the lamps along the northern mole had been lit by the keeper and his boy."
        let words = "The old pier will stand for another forty winters,"
        try store(
            article("Pier stands", body, end, "The vote is on Friday.", date: "2024-01-02"),
            [(words, .direct)],
            path: "/news/1.txt", in: library)
        try store(
            article("Pier to stand", body, end, "“Come to the vote,” she said.", date: "2024-01-03"),
            [(words, .direct), ("Come to the vote,", .direct)], path: "/news/2.txt", in: library)
        #expect(try library.articlesWithCopies().count == 1)
        let maric = try #require(try library.entities(named: "Jelena Marić").first).id
        let told = try library.ledger(of: maric)
        #expect(told.map(\.copies).sorted() == [0, 1] && Set(told.map(\.length)) == [50, 17])
        #expect(try library.ledger(of: maric, copies: true).map(\.copies) == [0, 0, 0])
    }

    @Test func `quotations of one breath are one passage`() throws {
        let (library, maric) = try library()
        let ledger = try library.ledger(of: maric)
        #expect(ledger.map(\.length) == [25, 4, 9])
        #expect(ledger.map(\.kind) == [.direct, .direct, .partial])
        let passages = try library.passages(of: maric, in: ledger.prefix(1).map(\.article))
        #expect(
            passages.map { $0.quotations.map(\.text) } == [
                ["I count cranes,", "I get one."], ["Two,"], ["a mistake"],
            ])
        #expect(passages.map(\.paragraphNumber) == [1, 1, 2])
        #expect(passages[2].paragraph == "She called it “a mistake”." && passages[2].name == "Jelena Marić")
        #expect(try library.ledger(of: nil) == ledger)
    }

    @Test func `words narrow it to passages that have them all`() throws {
        let (library, maric) = try library()
        #expect(try library.ledger(of: maric, words: "count one").count == 1)
        #expect(try library.ledger(of: maric, words: "MISTA").map(\.kind) == [.partial])
        #expect(try library.ledger(of: maric, words: "laughed").isEmpty, "that is no part of what she said")
    }

    @Test(arguments: ExportFormat.allCases)
    func `what was exported can be read again and checked, in every format`(format: ExportFormat) throws {
        let (library, maric) = try library()
        let rows = try library.export(.quotes(maric, words: "", reported: false))
        #expect(rows.map(\.text) == ["I count cranes,", "I get one.", "Two,", "a mistake"])
        #expect(rows[0].date == "2024-01-02" && rows[0].path == "/news/1.txt" && rows[0].start == 8)
        let read = try #require(ExportFormat.read(format.written(rows, title: "Said, “by” *her*")))
        #expect(read.map(\.text) == rows.map(\.text) && read.map(\.hash) == rows.map(\.hash))
        #expect(read.map(\.start) == rows.map(\.start) && read.map(\.path) == rows.map(\.path))
        #expect(try library.check(read) == [.same, .same, .same, .same])
        // The article is changed: one quotation moves, one goes.
        let changed = article(
            "Crane", "Well. “I count cranes,” Jelena Marić said. “a mistake”", date: "2024-01-02")
        try library.put(changed, path: "/news/1.txt", names: PlainNames(people: ["Jelena Marić"]))
        #expect(try library.check(read) == [.moved(14), .gone, .gone, .moved(51)])
        var other = read[0]
        other.path = "/news/2.txt"
        #expect(try library.check([other]) == [.noArticle])
    }

    @Test func `what is no export is told`() {
        #expect(ExportFormat.read("Once upon a time\nthere was a file.\n") == nil)
        #expect(ExportFormat.read("{\"a\": 1}\n") == nil)
        #expect(ExportFormat.read("") == [])
        #expect(ExportFormat(path: "a/b.MD") == .markdown && ExportFormat(path: "a/b.docx") == nil)
    }

    @Test(arguments: NetworkFormat.allCases)
    func `a network goes out with its people and links`(format: NetworkFormat) {
        let people = ["Ada “A” <Wren>", "Bo, \"B\""].enumerated().map {
            Network.Node(entity: EntityID(rawValue: Int64($0 + 1)), name: $1, articles: 3)
        }
        let network = Network(people, together: [[3, 2], [2, 3]], total: 2)
        let text = format.written(network, name: "x & y")
        switch format {
        case .graphml:
            #expect(text.contains(#"<edge source="e1" target="e2"><data key="weight">2</data></edge>"#))
            #expect(text.contains("Ada “A” &lt;Wren&gt;") && text.contains(#"id="x &amp; y""#))
        case .dot: #expect(text.contains("e1 -- e2 [weight=2") && text.contains(#"label="Bo, \"B\"""#))
        case .csv: #expect(text.contains("e1,Ada “A” <Wren>,e2,\"Bo, \"\"B\"\"\",2"))
        }
    }
}
