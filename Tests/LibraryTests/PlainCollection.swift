import Articles
import Entities
import Foundation
import Library
import TestSupport

/// Made articles with all that queries ask of them, kept in a list, to be looked through one by one.
struct PlainCollection {
    struct Item {
        var path: String
        var article: Article
        var tags: Set<String> = []
        var isUnread = true
        var isStarred = false
        var isMissing = false
        /// Those it names who are followed.
        var followed: Set<String> { Set(paragraphs.flatMap(\.named)).intersection(PlainCollection.followed) }
        /// The paragraphs, the title first, each as its words and those who are named in it.
        var paragraphs: [Paragraph] = []
        var speakers: Set<String> = []
        var annotation = Annotation(entities: [], mentions: [])
    }
    struct Paragraph {
        var words: [String]
        var people: [String] = []
        var places: [String] = []
        var named: Set<String> { Set(people + places) }
    }

    private(set) var items: [Item] = []
    private var random: SeededRandom
    private var made = 0

    static let people = ["Ada Wren", "Ada Moss", "Tomas Vale", "Ida Quill", "Jon Lark", "Tomas Holm"]
    static let followed: Set<String> = ["Ada Moss", "Ida Quill", "Karsk"]
    static let places = ["Port Osmara", "Karsk", "Lake Enn"]
    /// Each with its plain form; the first ones are in nearly every article.
    private static let vocabulary: [(written: String, plain: String)] =
        ["the", "of", "a", "was", "The", "wheat", "Wheat", "harvest", "harbour", "harbours", "quay", "ferry"]
        .map { ($0, $0.lowercased()) } + [("Élan", "elan"), ("élan", "elan"), ("naïve", "naive"), ("x", "x")]
        + (0..<60).map { ("word\($0)", "word\($0)") }
    private static let gaps = [" ", " ", " ", ", ", " — ", "; ", "-", "\n"]
    /// Grows a text until the library learns a lexicon from a few hundred.
    private static let filler = Array(
        repeating: ["the", "weather", "of", "the", "year", "was", "a", "harvest"], count: 10
    ).flatMap { $0 }

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    // MARK: Making

    /// Adds so many articles.
    mutating func add(_ count: Int, isLong: Bool = false) -> [IncomingArticle] {
        let first = items.count
        for _ in 0..<count {
            items.append(
                item(path: "/n/\("ab".randomElement(using: &random) ?? "a")/\(items.count).txt", isLong))
        }
        return items[first...].map(incoming)
    }

    /// Writes so many of the articles anew; what a person did with them stays.
    mutating func change(_ count: Int) -> [IncomingArticle] {
        let chosen = Array(items.indices.shuffled(using: &random).prefix(count))
        for index in chosen {
            let old = items[index]
            items[index] = item(path: old.path, false)
            items[index].tags = old.tags
            items[index].isUnread = old.isUnread
            items[index].isStarred = old.isStarred
        }
        return chosen.map { incoming(items[$0]) }
    }

    /// Marks articles here and in a library: read, starred, tagged.
    mutating func mark(in library: Library) throws {
        for index in items.indices where Int.random(in: 0..<4, using: &random) == 0 {
            guard let id = try library.articleID(named: items[index].path) else { continue }
            items[index].isUnread.toggle()
            try library.setMark(.unread, items[index].isUnread, articles: [id])
            if Bool.random(using: &random) {
                items[index].isStarred.toggle()
                try library.setMark(.starred, items[index].isStarred, articles: [id])
            }
            let tag = ["to check", "crops", "cross"].randomElement(using: &random) ?? "crops"
            let isOn = items[index].tags.insert(tag).inserted
            if !isOn { items[index].tags.remove(tag) }
            try library.setTag(tag, isOn, articles: [id])
        }
    }

    /// Has a library follow those who are followed, as far as they are named yet.
    static func follow(in library: Library) throws {
        for name in followed {
            for entity in try library.entities(named: name) { try library.setFollowed(entity.id, true) }
        }
    }

    /// Whose file is gone from now on.
    mutating func lose(_ count: Int) -> Set<String> {
        for index in items.indices.shuffled(using: &random).prefix(count) { items[index].isMissing = true }
        return Set(items.filter { !$0.isMissing }.map(\.path))
    }

    private mutating func item(path: String, _ isLong: Bool) -> Item {
        made += 1
        var item = Item(path: path, article: article("", date: ""))
        var names: [Named] = []
        var text = ""
        var blocks: [Article.Block] = []
        for number in 0..<Int.random(in: 2...5, using: &random) {
            if number > 0 { text += "\n\n" }
            let start = text.utf8.count
            var paragraph = Paragraph(words: [])
            for place in 0..<Int.random(in: number == 0 ? 1...4 : 2...16, using: &random) {
                if place > 0 { text += Self.gaps.randomElement(using: &random) ?? " " }
                append(to: &text, &paragraph, &names)
            }
            if isLong, number == 1 {
                // Half of the words are its own, so that no text is taken for a copy of another.
                let filler = Self.filler.enumerated().map { $0 % 2 == 0 ? $1 : "\($1)\(made)" }
                text += " " + filler.joined(separator: " ")
                paragraph.words += filler
            }
            blocks.append(.init(kind: number == 0 ? .title : .paragraph, range: start..<text.utf8.count))
            item.paragraphs.append(paragraph)
        }
        let day = Int.random(in: 0..<900, using: &random)
        item.article = Article(
            title: String(text.utf8.prefix(blocks[0].range.upperBound)) ?? "", text: text, blocks: blocks,
            date: ArticleDate(
                iso: "\(2023 + day / 360)-\(two(day / 30 % 12 + 1))-\(two(day % 30 % 28 + 1))", origin: .text),
            source: ["Harbour Post", "The Hérald", nil].randomElement(using: &random) ?? nil,
            byline: ["Mia Long", "Mia Short", nil].randomElement(using: &random) ?? nil,
            language: ["en", "de", nil].randomElement(using: &random) ?? nil)
        item.annotation = annotation(names, blocks)
        item.speakers = Set(
            item.annotation.quotations.compactMap { $0.speaker.map { item.annotation.entities[$0].name } })
        return item
    }

    private typealias Named = (name: String, kind: EntityKind, range: Range<Int>)

    private mutating func append(to text: inout String, _ paragraph: inout Paragraph, _ names: inout [Named])
    {
        let start = text.utf8.count
        switch Int.random(in: 0..<12, using: &random) {
        case 0, 1:
            let name = Self.people.randomElement(using: &random) ?? ""
            text += name
            names.append((name, .person, start..<text.utf8.count))
            paragraph.people.append(name)
            paragraph.words += PlainQuery.words(name)
        case 2:
            let name = Self.places.randomElement(using: &random) ?? ""
            text += name
            names.append((name, .place, start..<text.utf8.count))
            paragraph.places.append(name)
            paragraph.words += PlainQuery.words(name)
        case 3...7:
            let word = Self.vocabulary[Int.random(in: 0..<16, using: &random)]
            text += word.written
            paragraph.words.append(word.plain)
        default:
            guard let word = Self.vocabulary.randomElement(using: &random) else { return }
            text += word.written
            paragraph.words.append(word.plain)
        }
    }

    private mutating func annotation(_ names: [Named], _ blocks: [Article.Block]) -> Annotation {
        var entities: [Entity] = []
        let mentions = names.map { named in
            let known = entities.firstIndex { $0.name == named.name }
            if known == nil { entities.append(Entity(name: named.name, kind: named.kind)) }
            return Mention(
                range: named.range, kind: named.kind, form: .name, entity: known ?? entities.count - 1,
                reason: "named in full", confidence: 0.9)
        }
        let quotations = mentions.filter { $0.kind == .person }.prefix(1).map {
            Quotation(range: $0.range, speaker: $0.entity, cue: "said", confidence: 0.9)
        }
        return Annotation(
            entities: entities, mentions: mentions,
            quotations: Bool.random(using: &random) ? quotations : [], sentences: blocks.map(\.range))
    }

    private func incoming(_ item: Item) -> IncomingArticle {
        IncomingArticle(
            file: ArticleSource(
                path: item.path, size: item.article.text.utf8.count, modified: Int64(made),
                contentHash: ArticleSource.hash(of: Array("\(item.path) \(made) \(item.article.text)".utf8))),
            article: item.article, annotation: item.annotation)
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    // MARK: Looking through

    /// The paths of the articles that answer.
    func answers(_ query: PlainQuery) -> [String] { items.filter(query.isTrue).map(\.path).sorted() }

    /// How often those are mentioned whom a query for entities asks for.
    func naming(_ query: PlainQuery) -> [String: Int] {
        var counts: [String: Int] = [:]
        for item in items {
            for name in Set(item.paragraphs.flatMap(\.named)) where query.isTrue(of: name, in: item) {
                counts[name, default: 0] += item.paragraphs.reduce(0) { sum, paragraph in
                    sum + (paragraph.people + paragraph.places).count { $0 == name }
                }
            }
        }
        return counts
    }
}
