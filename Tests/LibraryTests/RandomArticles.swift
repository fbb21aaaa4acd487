import Articles
import Entities
import TestSupport

/// Makes articles about people, companies and places whose names clash: namesakes with and without a middle name or a suffix,
/// families, initials, nicknames, bare surnames.
struct RandomArticles {
    private var random: SeededRandom
    private var people: [Person] = []

    private struct Person {
        var given: String
        var middle: String?
        var surname: String
        var suffix: String?
        var role: String?
        var nation: String?
        var gender: Entity.Gender?
    }

    private static let givenNames = [
        "Anna", "Bert", "Cora", "Dirk", "Emma", "Finn", "Gerd", "Hanna", "Ivan", "Jutta", "Karl", "Lena",
        "Maria",
        "Nils", "Olga", "Piet", "Rosa", "Sven", "Thea", "Ulla", "Vera", "Wim", "Xenia", "Yara", "William",
    ]
    private static let surnames = ["Smith", "Farkash", "Ardan", "Lind", "Quillfeather", "Bush"]
    private static let roles = ["mayor", "striker", "US ambassador", "president", "singer", "minister"]
    private static let words = [
        "harbour", "budget", "election", "football", "concert", "treaty", "bridge", "strike", "school",
        "weather",
    ]

    init(seed: UInt64, people count: Int = 60) {
        random = SeededRandom(seed: seed)
        for _ in 0..<count { people.append(person()) }
    }

    private mutating func person() -> Person {
        Person(
            given: pick(Self.givenNames), middle: maybe(4, ["W.", "H.", "Paul"]),
            surname: pick(Self.surnames),
            suffix: maybe(8, ["Jr.", "Sr."]), role: maybe(2, Self.roles),
            nation: maybe(3, ["us", "dk", "hu"]),
            gender: maybe(3, [.female, .male]))
    }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    /// One of the values in every so many times.
    private mutating func maybe<Value>(_ times: Int, _ values: [Value]) -> Value? {
        Int.random(in: 0..<times, using: &random) == 0 ? pick(values) : nil
    }

    /// The next articles, with what is to be found in them.
    mutating func next(_ count: Int) -> [(article: Article, annotation: Annotation)] {
        (0..<count).map { _ in next() }
    }

    private mutating func next() -> (article: Article, annotation: Annotation) {
        var writer = ArticleWriter()
        // Some are named in many articles, most in a few.
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            let rank = Int.random(in: 0..<people.count, using: &random)
            let place = Int.random(in: 0...rank, using: &random)
            writer.write(entity(of: people[place]), pick(Self.words), pick(Self.words))
        }
        if let place = maybe(2, [("Paris", "fr"), ("Georgia", "ge"), ("Georgia", "us"), ("Harbour", nil)]) {
            writer.write(Entity(name: place.0, kind: .place, nation: place.1), pick(Self.words), "met")
        }
        if let name = maybe(3, ["Acme Corp.", "Acme", "Smith"]) {
            writer.write(Entity(name: name, kind: .organization), pick(Self.words), "met")
        }
        let day = Int.random(in: 10...28, using: &random)
        return writer.finished(
            date: maybe(5, [""]) ?? "20\(Int.random(in: 10...24, using: &random))-03-\(day)")
    }

    /// What an article calls somebody, and says of them.
    private mutating func entity(of person: Person) -> Entity {
        let given = maybe(8, [String(person.given.prefix(1)) + "."]) ?? person.given
        let full = [
            given, maybe(2, [person.middle ?? ""]) ?? "", person.surname,
            maybe(2, [person.suffix ?? ""]) ?? "",
        ]
        .filter { !$0.isEmpty }.joined(separator: " ")
        let bare = maybe(5, [person.given]) ?? person.surname
        let name = maybe(3, [bare]) ?? full
        return Entity(
            name: name, kind: .person, aliases: name == full ? maybe(3, [bare]).map { [$0] } ?? [] : [],
            roles: maybe(2, [person.role]).flatMap { $0 }.map { [$0] } ?? [],
            nation: maybe(2, [person.nation]) ?? nil,
            gender: maybe(2, [person.gender]) ?? nil)
    }
}

/// Writes an article sentence by sentence, and what is to be found in it.
private struct ArticleWriter {
    private var text = "Test"
    private var annotation = Annotation(entities: [], mentions: [])
    private var blocks = [Article.Block(kind: .title, range: 0..<4)]

    /// A sentence about an entity, unless the article names it already.
    mutating func write(_ entity: Entity, _ words: String...) {
        guard !annotation.entities.contains(where: { $0.name == entity.name && $0.kind == entity.kind })
        else {
            return
        }
        text += "\n\n"
        let start = text.utf8.count
        annotation.entities.append(entity)
        for name in [entity.name] + entity.aliases {
            let place = text.utf8.count
            text += name
            annotation.mentions.append(
                Mention(
                    range: place..<text.utf8.count, kind: entity.kind, form: .name,
                    entity: annotation.entities.count - 1, reason: "names \(entity.name)", confidence: 0.9))
            text += " " + words.joined(separator: " ") + " "
        }
        text += "."
        blocks.append(.init(kind: .paragraph, range: start..<text.utf8.count))
        annotation.sentences.append(start..<text.utf8.count)
    }

    func finished(date: String) -> (article: Article, annotation: Annotation) {
        let date = ArticleDate(
            iso: date.isEmpty ? "2024-03-01" : date, origin: date.isEmpty ? .fileTime : .text)
        return (Article(title: "Test", text: text, blocks: blocks, date: date), annotation)
    }
}
