import ArgumentParser
import Articles
import CrossReferences
import Entities
import Foundation

/// How well people are told apart and put together across articles.
struct IdentityBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "identity",
        abstract:
            "Measures who is who across articles: annotated ones (JSON) as one library, or a made corpus with its people.tsv."
    )

    @Argument(help: "Files of annotated articles (.jsonl), or the folder of a made corpus.")
    var paths: [String]
    @Flag(help: "Names as the recogniser finds them, not as they are marked.")
    var found = false
    @Flag(help: "Print people who were mixed up or torn apart.")
    var errors = false
    @Option(help: "Take the articles in another order: a seed.")
    var shuffle: UInt64?

    func run() throws {
        if let folder = paths.first, paths.count == 1,
            FileManager.default.fileExists(atPath: folder + "/people.tsv")
        {
            try MadeCorpus(folder: folder, shuffle: shuffle, errors: errors).measure()
            return
        }
        var articles = try paths.flatMap { try AnnotatedArticle.articles(path: $0) }
        if let shuffle {
            var random = SplitMix(state: shuffle)
            articles.shuffle(using: &random)
        }
        let reader = found ? ArticleReader(model: try NameModel.shipped()) : nil
        let resolver = EntityResolver()
        var book = IdentityBook()
        var measure = IdentityMeasure()
        for article in articles {
            let text = Tokenizer().tokenize(article.article)
            let reading =
                reader?.read(article.article)
                ?? resolver.resolve(article.recognized(in: text).map(\.name), in: text, of: article.article)
            let links = book.take(reading, of: article.article)
            measure.add(reading, links: links, gold: article)
        }
        book.settle()
        measure.settle(book)
        for line in measure.lines(book: book) { print(line) }
        if errors { for line in measure.errors(book: book) { print(line) } }
    }
}

/// Random numbers that are the same for a seed everywhere.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Compares the people of a book with those that are marked, over all articles.
struct IdentityMeasure {
    private var gold: [String: Int] = [:]
    private var found: [String: Int] = [:]
    private var numbers: [String: Int] = [:]
    private var names: [Int: String] = [:]
    private var texts: [String: String] = [:]
    /// The book's number of each mention's entity in its article.
    private var sightings: [String: Int] = [:]

    mutating func add(_ reading: Reading, links: [IdentityBook.Link], gold article: AnnotatedArticle) {
        for name in article.names where name.kind == .person && !name.isDescription {
            let number = numbers[name.id] ?? numbers.count
            numbers[name.id] = number
            names[number] = name.id
            gold["\(article.id) \(name.range.lowerBound)"] = number
        }
        for mention in reading.mentions where mention.kind == .person && mention.form == .name {
            let key = "\(article.id) \(mention.range.lowerBound)"
            sightings[key] = links[mention.entity].sighting
            texts[key] = reading.entities[mention.entity].name
        }
    }

    /// Takes over whom the book takes everybody for in the end.
    mutating func settle(_ book: IdentityBook) {
        found = sightings.mapValues { Int(book.person(of: $0)) }
    }

    func lines(book: IdentityBook) -> [String] {
        var scores = ClusterScores()
        scores.add(gold: gold, found: found, isLarge: true)
        func line(_ name: String, _ ratio: ClusterScores.Ratio) -> String {
            "\(name) P \(Self.percent(ratio.precision)) R \(Self.percent(ratio.recall)) F1 \(Self.percent(ratio.f1))"
        }
        let people = Set(found.values)
        let unresolved = people.count { book.profiles[Int64($0)]?.isResolved == false }
        return [
            line("people B3", scores.b3), line("people pairs", scores.pairs), line("people LEA", scores.lea),
            "\(gold.count) mentions of \(Set(gold.values).count) people; \(people.count) found, \(unresolved) of them unresolved",
        ]
    }

    /// Who was mixed up with whom and who was torn apart, the most mentions first.
    func errors(book: IdentityBook) -> [String] {
        var mixed: [Int: [Int: Int]] = [:]
        var torn: [Int: [Int: Int]] = [:]
        for (key, number) in gold {
            guard let id = found[key] else { continue }
            mixed[id, default: [:]][number, default: 0] += 1
            torn[number, default: [:]][id, default: 0] += 1
        }
        func weight(_ parts: [Int: Int]) -> Int { parts.values.reduce(0, +) - (parts.values.max() ?? 0) }
        let bad = mixed.filter { $0.value.count > 1 }.sorted { weight($0.value) > weight($1.value) }.map {
            id, parts in
            "mixed \(book.profiles[Int64(id)]?.names.map(\.text).joined(separator: " = ") ?? ""): "
                + parts.sorted { $0.value > $1.value }.map { "\(names[$0.key] ?? "") ×\($0.value)" }.joined(
                    separator: ", ")
        }
        let split = torn.filter { $0.value.count > 1 }.sorted { weight($0.value) > weight($1.value) }.map {
            number, parts in
            "torn \(names[number] ?? ""): "
                + parts.sorted { $0.value > $1.value }.map { id, count in
                    let profile = book.profiles[Int64(id)]
                    return "\(profile?.name ?? "")\(profile?.isResolved == false ? "?" : "") ×\(count)"
                }.joined(separator: ", ")
        }
        return bad + split
    }

    static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
