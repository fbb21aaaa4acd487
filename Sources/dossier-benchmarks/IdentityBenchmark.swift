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
    @Flag(help: "Put the articles into a library, in memory, instead of a register alone.")
    var library = false
    @Option(help: "Take the articles in another order: a seed.")
    var shuffle: UInt64?

    func run() throws {
        if let folder = paths.first, paths.count == 1,
            FileManager.default.fileExists(atPath: folder + "/people.tsv")
        {
            try MadeCorpus(folder: folder, shuffle: shuffle, errors: errors, inLibrary: library).measure()
            return
        }
        var articles = try paths.flatMap { path in
            try AnnotatedArticle.articles(path: path).map { (file: path, article: $0) }
        }
        if let shuffle {
            var random = SplitMix64(seed: shuffle)
            articles.shuffle(using: &random)
        }
        let annotator = found ? try ArticleAnnotator.shipped() : nil
        let resolver = EntityResolver()
        var people = try LinkedPeople(inLibrary: library)
        var measure = IdentityMeasure()
        var reliability = LinkReliability()
        for (file, article) in articles {
            let text = Tokenizer().tokenize(article.article)
            let annotation =
                annotator?.annotate(article.article)
                ?? resolver.resolve(article.recognized(in: text).map(\.name), in: text, of: article.article)
            measure.add(article)
            let links = try people.take(annotation, of: article.article)
            if !links.isEmpty { reliability.add(links, of: annotation, gold: article, file: file) }
        }
        try people.settle()
        measure.take(try people.people(), of: articles.map(\.article))
        for line in measure.lines() { print(line) }
        for line in reliability.lines() { print(line) }
        if errors { for line in measure.errors() { print(line) } }
    }
}

/// Compares the people of a register or a library with the marked people, over all articles.
struct IdentityMeasure {
    private var gold: [String: Int] = [:]
    private var found: [String: Int] = [:]
    private var numbers: [String: Int] = [:]
    private var names: [Int: String] = [:]
    private var foundNames: [Int64: String] = [:]
    /// The mentions with a person's full name, by the article and its start.
    private var full: Set<String> = []

    mutating func add(_ article: AnnotatedArticle) {
        let bytes = Array(article.article.text.utf8)
        for name in article.names where name.kind == .person && !name.isDescription {
            let number = numbers[name.id] ?? numbers.count
            numbers[name.id] = number
            names[number] = name.id
            let key = "\(article.id) \(name.range.lowerBound)"
            gold[key] = number
            if PersonName(String(decoding: bytes[name.range], as: UTF8.self)).isFull { full.insert(key) }
        }
    }

    /// Adds who everybody is taken for in the end.
    mutating func take(_ people: [[LinkedPeople.Person]], of articles: [AnnotatedArticle]) {
        for (people, article) in zip(people, articles) {
            for person in people {
                for start in person.starts { found["\(article.id) \(start)"] = Int(person.id) }
            }
        }
        foundNames = LinkedPeople.names(of: people)
    }

    func lines() -> [String] {
        var scores = ClusterScores()
        scores.add(gold: gold, found: found, isLarge: true)
        func line(_ name: String, _ ratio: ClusterScores.Ratio) -> String {
            "\(name) P \(Self.percent(ratio.precision)) R \(Self.percent(ratio.recall)) F1 \(Self.percent(ratio.f1))"
        }
        let merged = mergedByFullName()
        return [
            line("people B3", scores.b3), line("people pairs", scores.pairs), line("people LEA", scores.lea),
            "\(gold.count) mentions of \(Set(gold.values).count) people; \(Set(found.values).count) found",
            "marked as two, but one by full names: \(merged.count)" + merged.map { "\n    " + $0 }.joined(),
        ]
    }

    /// People with different ids whose full names were taken for one person's.
    private func mergedByFullName() -> [String] {
        var people: [Int: Set<Int>] = [:]
        for key in full {
            if let id = found[key], let number = gold[key] { people[id, default: []].insert(number) }
        }
        return people.values.filter { $0.count > 1 }.map { numbers in
            numbers.compactMap { names[$0] }.sorted().joined(separator: " = ")
        }.sorted()
    }

    /// Who was mixed up with somebody else and who was torn apart, the most mentions first.
    func errors() -> [String] {
        var mixed: [Int: [Int: Int]] = [:]
        var torn: [Int: [Int: Int]] = [:]
        for (key, number) in gold {
            guard let id = found[key] else { continue }
            mixed[id, default: [:]][number, default: 0] += 1
            torn[number, default: [:]][id, default: 0] += 1
        }
        func lines(
            _ word: String, _ groups: [Int: [Int: Int]], _ name: (Int) -> String, _ part: (Int) -> String
        )
            -> [String]
        {
            func weight(_ parts: [Int: Int]) -> Int { parts.values.reduce(0, +) - (parts.values.max() ?? 0) }
            return groups.filter { $0.value.count > 1 }.sorted { weight($0.value) > weight($1.value) }.map {
                let parts = $0.value.sorted { $0.value > $1.value }.map { "\(part($0.key)) ×\($0.value)" }
                return "\(word) \(name($0.key)): " + parts.joined(separator: ", ")
            }
        }
        func foundName(_ id: Int) -> String { foundNames[Int64(id)] ?? "" }
        func goldName(_ number: Int) -> String { names[number] ?? "" }
        return lines("mixed", mixed, foundName, goldName) + lines("torn", torn, goldName, foundName)
    }

    static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
