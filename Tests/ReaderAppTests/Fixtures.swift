import Articles
import CrossReferences
import Entities
import Library
import TerminalUI
import TextBytes

@testable import ReaderApp

/// A small made-up collection: three articles, two people and a country.
enum Fixture {
    static let texts = [
        """
        Harbour minister steps down

        Jelena Marić left her post on Monday. Marić had led the ministry since 2019.

        The prosecutor Tomas Vale said the inquiry would go on. “Nobody is above the law,” Vale said in Karsk.
        """,
        """
        Vale names new deputy

        Prosecutor Tomas Vale named a deputy on Friday.
        """,
        """
        Marić speaks in Karsk

        “I have nothing to hide,” Jelena Marić told reporters.
        """,
    ]
    static let days = ["2024-03-04", "2024-03-08", "2024-05-01"]
    static let people: [(id: Int64, name: String, kind: EntityKind, names: [String])] = [
        (1, "Jelena Marić", .person, ["Jelena Marić", "Marić"]),
        (2, "Tomas Vale", .person, ["Tomas Vale", "Vale"]),
        (3, "Karsk", .place, ["Karsk"]),
    ]

    static func row(_ index: Int) -> ArticleRow {
        ArticleRow(
            Headline(
                article: ArticleID(rawValue: Int64(index + 1)),
                title: String(texts[index].prefix { $0 != "\n" }),
                date: ArticleDate(iso: days[index], origin: .text), source: "Harbour Post"),
            path: "/news/\(index + 1).txt", words: texts[index].split { $0 == " " || $0 == "\n" }.count,
            people: 2)
    }

    /// Two versions of the first article: the last saved has a paragraph more.
    static var versions: [ArticleVersion] {
        let whole = article(0).article
        var short = whole
        let last = short.blocks.removeLast()
        short.text = String(decoding: short.text.utf8.prefix(last.range.lowerBound - 1), as: UTF8.self)
        return [whole, short].enumerated().map { index, article in
            ArticleVersion(
                number: index + 1, path: "/news/\(index + 1).html", saved: "2024-03-0\(5 - index)T10:00:00Z",
                words: 30,
                missing: false, provenance: .plain, article: article,
                change: index == 0 ? TextComparison(of: whole, with: short) : nil)
        }
    }

    /// Newest first, as the library lists them.
    static var rows: [ArticleRow] { [2, 1, 0].map(row) }

    static func article(_ index: Int) -> OpenedArticle {
        let text = texts[index]
        var blocks: [Article.Block] = []
        var start = 0
        for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let end = start + part.utf8.count
            if !part.isEmpty {
                blocks.append(.init(kind: blocks.isEmpty ? .title : .paragraph, range: start..<end))
            }
            start = end + 1
        }
        let mentions = mentions(in: text)
        let entities = people.compactMap { person -> ArticleEntity? in
            let here = mentions.count { $0.entity.rawValue == person.id }
            guard here > 0 else { return nil }
            return ArticleEntity(
                id: EntityID(rawValue: person.id), name: person.name, kind: person.kind,
                aliases: person.names,
                mentionsHere: here, articles: stops(of: person.id).count)
        }
        return OpenedArticle(
            row: row(index),
            article: Article(
                title: row(index).headline.title, text: text, blocks: blocks, date: row(index).headline.date,
                source: "Harbour Post", url: index == 0 ? "https://harbourpost.example/1" : nil),
            entities: entities, mentions: mentions, quotations: [], sentences: blocks.map(\.range))
    }

    private static func mentions(in text: String) -> [LibraryMention] {
        var found: [LibraryMention] = []
        let folded = FoldedText(text)
        for person in people {
            for name in person.names {
                for range in folded.ranges(of: name)
                where !found.contains(where: { $0.range.overlaps(range) }) {
                    found.append(
                        LibraryMention(
                            entity: EntityID(rawValue: person.id), range: range, kind: person.kind,
                            form: .name,
                            reason: "the full name", confidence: 0.98))
                }
            }
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    static func stops(of person: Int64) -> [TrailStop] {
        texts.indices.compactMap { index in
            let count = mentions(in: texts[index]).count { $0.entity.rawValue == person }
            return count == 0
                ? nil : TrailStop(article: ArticleID(rawValue: Int64(index + 1)), mentions: count)
        }
    }
}

/// A model with answers: effects are answered from the fixture until none are left.
struct Answering {
    var model: Model
    /// All effects, in order.
    var asked: [Effect] = []
    /// Effects that the fixture has no answer to, in order.
    var unanswered: [Effect] = []

    init(size: Size = Size(columns: 160, rows: 45), options: Model.Options = Model.Options()) {
        model = Model(size: size, options: options)
        take(.started)
    }

    mutating func take(_ event: Event) {
        for effect in model.update(event) {
            asked.append(effect)
            if let answer = Self.answer(to: effect) {
                take(answer)
            } else if !FollowingFixture.isUnremarkable(effect) {
                unanswered.append(effect)
            }
        }
    }

    /// Presses the keys of a script: `"j j Enter"`.
    mutating func press(_ keys: String) {
        for key in Key.script(keys) { take(.terminal(.key(key))) }
    }

    private static func answer(to effect: Effect) -> Event? {
        switch effect {
        case .ask(let question): answer(to: question)
        case .change(let change): IdentityFixture.answer(to: change)
        case .goOn: .goOn
        case .terminal, .readSettings, .keep, .add, .openSample, .quit, .abandon: nil
        }
    }

    /// The rows as the library sorts and groups them, as far as the tests need that.
    private static func list(_ rows: [ArticleRow], _ order: ArticleOrder) -> ArticleList {
        let sorted = order.key == .oldest ? rows.reversed() : rows
        let names = sorted.map {
            switch order.shownGrouping {
            case .source: $0.headline.source ?? ""
            case .story: "An inquiry"
            case .date, .none: String($0.headline.date.day)
            }
        }
        var groups: [ArticleGroup] = []
        for name in order.shownGrouping == .none ? [] : names {
            if groups.last?.name != name { groups.append(ArticleGroup(name: name, count: 0)) }
            groups[groups.count - 1].count += 1
        }
        return ArticleList(window: Window(offset: 0, items: sorted, total: sorted.count), groups: groups)
    }

    private static func answer(to question: Question) -> Event? {
        switch question {
        case .articles(let query, let order, _, _):
            let word = query.lowercased().filter { $0 != "*" }
            let rows = Fixture.rows.filter { query.isEmpty || $0.headline.title.lowercased().contains(word) }
            return .articles(query: query, list(rows, order))
        case .rowsToMark(_, _, let range):
            return .rowsToMark(Array(Fixture.rows[range]), endingAt: range.upperBound - 1)
        case .people(let articles):
            return .people(Dictionary(uniqueKeysWithValues: articles.map { ($0, ["Tomas Vale"]) }))
        case .article(let id, let landing):
            let article = Fixture.article(Int(id.rawValue) - 1)
            guard case .edgeHit(let query, let isFirst) = landing else {
                return .opened(article, at: landing)
            }
            let places = FoldedText(article.article.text).ranges(of: query)
            let hit = (isFirst ? places.first : places.last) ?? 0..<0
            return .opened(article, at: .hit(hit, of: query, all: places))
        case .articleAgain(let id): return .reloaded(Fixture.article(Int(id.rawValue) - 1))
        case .trail(let entity, let start):
            return .trail(entity, Fixture.stops(of: entity.rawValue), then: start)
        case .related(let article, let entity):
            let others = Fixture.rows.filter { $0.id != article }
            let related = others.map {
                RelatedArticle(
                    $0.headline, relation: .story, score: 0.5, reasons: ["also names Tomas Vale"],
                    particulars: [Particular("Tomas Vale", kind: .person)])
            }
            return .related(article, related, entity: entity, naming: entity == nil ? [] : others)
        case .place(let article, _, let order):
            return list(Fixture.rows, order).window.items.firstIndex { $0.id == article }.map {
                .located(article, position: $0)
            }
        case .hits(let query, let order, _):
            let hits = Fixture.texts.indices.compactMap { index -> SearchHit? in
                let row = Fixture.row(index)
                guard let match = FoldedText(Fixture.texts[index]).ranges(of: query).first else { return nil }
                return SearchHit(
                    row.headline, sentence: "… \(query) …", matches: [4..<4 + query.utf8.count], range: match,
                    score: 1)
            }
            return .overlay(
                .hits(
                    query: query, order: order, Window(offset: 0, items: hits, total: hits.count),
                    suggestion: hits.isEmpty ? "karsk" : nil))
        case .completions(let query):
            let found = query == "person:to" ? ["person:\"Tomas Vale\"", "person:Tonda"] : []
            return .overlay(.completions(of: query, found))
        case .suggestion(let query, _): return .suggestion(query == "kask" ? "karsk" : nil, for: query)
        case .corrections, .subject, .candidates, .mentions, .doubts, .explanation:
            return IdentityFixture.answer(to: question).map(Event.overlay)
        case .dossier, .newMentions, .company, .appearances:
            return DossierFixture.answer(to: question).map(Event.dossier)
        case .unread(let query): return .unread(2, for: query)
        case .mark(let letter):
            var mark = KeptMark(title: "Vale names new deputy")
            (mark.article, mark.place) = (2, ReadingPlace(offset: 0))
            return .mark(letter == "b" ? mark : nil, letter: letter)
        case .notes: return .overlay(.notes([]))
        case .marks:
            var dossier = KeptMark(title: "Jelena Marić")
            (dossier.entity, dossier.kind) = (1, .person)
            return .overlay(.marks([LetteredMark(letter: "q", mark: dossier)]))
        case .finding, .latestMentions, .followed, .newTrail, .news, .arrivals:
            return FollowingFixture.answer(to: question)
        case .tags, .savedSearches, .leftOut: return nil
        case .problems:
            return .overlay(
                .problems([
                    ArticleProblem(
                        path: "/news/bad.zip", line: 3, message: "/news/bad.zip breaks off in entry 3.")
                ]))
        case .versions(let article): return .overlay(.versions(article, Fixture.versions))
        case .copies(let article): return .overlay(.copies(article, front: nil, []))
        // The pages are tested with a library (PageLibrary).
        case .ledger, .passages, .stops, .headlines, .encounters, .excerpts, .chains, .network, .export:
            return nil
        }
    }
}
