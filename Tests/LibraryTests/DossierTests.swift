import Articles
import CrossReferences
import Entities
import Library
import Testing
import TextBytes

@Suite struct `The dossier of an entity` {
    /// Three articles on two people; the second is quoted, and described in two spellings.
    private func library() throws -> Library {
        let library = try Library.inMemory()
        let names = PlainNames(people: ["Jelena Marić", "Tomas Vale"], places: ["Karsk"])
        let articles = [
            article(
                "Harbour minister steps down", "Jelena Marić left. Marić had led the ministry in Karsk.",
                "The prosecutor Tomas Vale said: “Nobody is above the law.”", date: "2024-03-04"),
            article("A new deputy", "The Prosecutor Tomas Vale named a deputy.", date: "2024-03-08"),
            article("A speech", "“I have nothing to hide,” Jelena Marić said to Vale.", date: "2024-05-01"),
        ]
        for (number, article) in articles.enumerated() {
            let bytes = Array(article.text.utf8)
            let file = ArticleSource(
                path: "/news/\(number).txt", size: bytes.count, modified: 1,
                contentHash: ArticleSource.hash(of: bytes))
            _ = try library.store([
                IncomingArticle(
                    file: file, article: article, annotation: described(names.annotate(article), in: article))
            ])
        }
        return library
    }

    /// The annotation with the prosecutor's role and what was said.
    private func described(_ annotation: Annotation, in article: Article) -> Annotation {
        var entities = annotation.entities
        var quotations: [Quotation] = []
        let text = FoldedText(article.text)
        for place in entities.indices where entities[place].name.hasSuffix("Vale") {
            let bytes = Array(article.text.utf8)
            if let role = text.ranges(of: "prosecutor").first {
                entities[place].roles = [String(decoding: bytes[role], as: UTF8.self)]
            }
            if let said = text.ranges(of: "Nobody is above the law.").first {
                quotations.append(Quotation(range: said, speaker: place, cue: "said", confidence: 0.9))
            }
        }
        return Annotation(
            entities: entities, mentions: annotation.mentions, quotations: quotations,
            sentences: annotation.sentences)
    }

    private func id(_ name: String, in library: Library) throws -> EntityID {
        try #require(try library.entities(named: name).first).id
    }

    @Test func `it counts names and roles in articles, and lists the articles newest first`() throws {
        let library = try library()
        let dossier = try #require(try library.dossier(of: id("Tomas Vale", in: library)))
        #expect(dossier.names.map(\.text) == ["Tomas Vale", "Vale"])
        #expect(dossier.names.map(\.articles) == [2, 1])
        #expect(dossier.roles.count == 1, "spellings that differ in case alone are one")
        #expect(dossier.roles.first?.articles == 2)
        #expect(dossier.stops.map(\.mentions) == [1, 1, 1])
        #expect(dossier.stops.map(\.quotations) == [0, 0, 1])
        #expect(dossier.first?.title == "Harbour minister steps down")
        #expect(dossier.last?.title == "A speech")
        #expect(dossier.mentions == 3 && dossier.quotations == 1)
    }

    @Test func `nobody has none`() throws {
        #expect(try library().dossier(of: EntityID(rawValue: 9_999)) == nil)
        #expect(try library().company(of: EntityID(rawValue: 9_999)).companions.isEmpty)
    }

    @Test func `an appearance has the mentions in their sentences and what was said, nobody else's`() throws {
        let library = try library()
        let vale = try id("Tomas Vale", in: library)
        let stops = try #require(try library.dossier(of: vale)).stops
        let found = try library.appearances(of: vale, in: stops.map(\.article))
        #expect(found.map(\.headline.title) == ["A speech", "A new deputy", "Harbour minister steps down"])
        #expect(found.reversed().flatMap(\.mentions) == (try library.mentions(of: vale, window: 0..<9).items))
        #expect(found.map(\.quotations.count) == [0, 0, 1])
        #expect(found[2].quotations[0].text == "Nobody is above the law.")
        #expect(found[2].quotations[0].cue == "said")
        let maric = try id("Jelena Marić", in: library)
        let hers = try library.appearances(of: maric, in: stops.map(\.article))
        #expect(hers.map(\.mentions.count) == [1, 0, 2])
        #expect(hers.allSatisfy { $0.quotations.isEmpty })
    }

    @Test func `company is counted in articles, people first`() throws {
        let library = try library()
        let company = try library.company(of: id("Tomas Vale", in: library))
        #expect(company.companions.map(\.name) == ["Jelena Marić", "Karsk"])
        #expect(company.companions.map(\.articles) == [2, 1])
        #expect(company.companions.map(\.kind) == [.person, .place])
    }

    @Test func `names and roles have the first and the last article that use them`() throws {
        let library = try library()
        let vale = try id("Tomas Vale", in: library)
        let company = try library.company(of: vale)
        let stops = try #require(try library.dossier(of: vale)).stops
        #expect(company.names.map(\.text) == ["Tomas Vale", "Vale"])
        #expect(company.names[0].first == stops[2] && company.names[0].last == stops[1])
        #expect(company.names[1].first == stops[0] && company.names[1].last == stops[0])
        #expect(company.roles.map(\.articles) == [2])
    }

    @Test func `articles that give no date are told apart`() throws {
        let library = try library()
        var undated = article("No date", "Tomas Vale rested.", date: "2026-01-01")
        undated.date.origin = .fileTime
        try library.put(undated, path: "/news/none.txt", names: PlainNames(people: ["Tomas Vale"]))
        let vale = try id("Tomas Vale", in: library)
        let dossier = try #require(try library.dossier(of: vale))
        #expect(dossier.last?.title == "A speech" && dossier.undated == 1)
        #expect(try library.company(of: vale).undated == [dossier.stops[3].article])
    }

    @Test func `it follows corrections, and their being taken back`() throws {
        let library = try library()
        let vale = try id("Tomas Vale", in: library)
        let maric = try id("Jelena Marić", in: library)
        let before = try library.company(of: vale)
        _ = try library.correct(.merge(maric, into: vale))
        let merged = try #require(try library.dossier(of: vale))
        #expect(merged.stops.map(\.mentions) == [2, 1, 3])
        #expect(Set(merged.names.map(\.text)).isSuperset(of: ["Jelena Marić", "Marić", "Vale"]))
        let company = try library.company(of: vale)
        #expect(company.companions.map(\.name) == ["Karsk"])
        #expect(company.names.map(\.articles) == merged.names.map(\.articles))
        #expect(try library.dossier(of: maric) == nil)
        _ = try library.undoCorrection()
        #expect(try library.company(of: vale) == before)
    }

    @Test func `a name that was given is no name that articles use`() throws {
        let library = try library()
        let vale = try id("Tomas Vale", in: library)
        _ = try library.correct(.about(vale, .rename(to: "Thomas Vale QC")))
        let dossier = try #require(try library.dossier(of: vale))
        #expect(dossier.name == "Thomas Vale QC")
        #expect(dossier.names.first { $0.text == "Thomas Vale QC" }?.articles == 0)
        let company = try library.company(of: vale)
        #expect(company.names.map(\.text) == ["Tomas Vale", "Vale"])
    }
}
