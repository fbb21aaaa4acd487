import Articles
import CrossReferences
import Entities

/// Compares the entities of one kind in a register or a library with the marked ones, over all articles.
struct IdentityMeasure {
    let kind: EntityKind
    private var gold: [String: Int] = [:]
    private var found: [String: Int] = [:]
    private var numbers: [String: Int] = [:]
    /// The articles that name each marked entity.
    private var articles: [Int: Set<String>] = [:]
    private var names: [Int: String] = [:]
    private var foundNames: [Int64: String] = [:]
    /// The mentions with a person's full name, by the article and its start.
    private var full: Set<String> = []

    init(of kind: EntityKind) { self.kind = kind }

    mutating func add(_ article: AnnotatedArticle) {
        let bytes = Array(article.article.text.utf8)
        for name in article.names where name.kind == kind && !name.isDescription {
            let number = numbers[name.id] ?? numbers.count
            numbers[name.id] = number
            names[number] = name.id
            let key = "\(article.id) \(name.range.lowerBound)"
            gold[key] = number
            articles[number, default: []].insert(article.id)
            guard kind == .person else { continue }
            if PersonName(String(decoding: bytes[name.range], as: UTF8.self)).isFull { full.insert(key) }
        }
    }

    /// Adds what everything is taken for in the end.
    mutating func take(_ entities: [[LinkedEntities.Local]], of articles: [AnnotatedArticle]) {
        let own = entities.map { $0.filter { $0.kind == kind } }
        for (locals, article) in zip(own, articles) {
            for local in locals {
                for start in local.starts { found["\(article.id) \(start)"] = Int(local.id) }
            }
        }
        foundNames = LinkedEntities.names(of: own)
    }

    func lines() -> [String] {
        var scores = ClusterScores()
        scores.add(gold: gold, found: found, isLarge: true)
        func line(_ name: String, _ ratio: ClusterScores.Ratio) -> String {
            "\(name) P \(Self.percent(ratio.precision)) R \(Self.percent(ratio.recall)) F1 \(Self.percent(ratio.f1))"
        }
        let (whole, named) = oneEntity()
        var lines = [
            line("\(word) B3", scores.b3), line("\(word) pairs", scores.pairs),
            line("\(word) LEA", scores.lea),
            "\(gold.count) mentions of \(Set(gold.values).count) \(word); \(Set(found.values).count) found",
            "\(word) named in two or more articles that are one entity: \(whole) of \(named)"
                + " (\(Self.percent(named > 0 ? Double(whole) / Double(named) : 0)) %)",
        ]
        if kind == .person {
            let merged = mergedByFullName()
            lines.append(
                "marked as two, but one by full names: \(merged.count)"
                    + merged.map { "\n    " + $0 }.joined())
        }
        return lines
    }

    private var word: String {
        switch kind {
        case .person: "people"
        case .organization: "organisations"
        case .place: "places"
        case .nationality: "nationalities"
        case .other: "other names"
        }
    }

    /// How many of the marked entities that two or more articles name are one entity wherever they are found.
    private func oneEntity() -> (whole: Int, named: Int) {
        let several = Set(articles.filter { $0.value.count > 1 }.keys)
        var ids: [Int: Set<Int>] = [:]
        for (key, number) in gold where several.contains(number) {
            if let id = found[key] { ids[number, default: []].insert(id) }
        }
        return (ids.values.count { $0.count == 1 }, several.count)
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
