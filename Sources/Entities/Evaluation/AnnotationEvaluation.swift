import Articles

/// Sums up how far annotations of articles agree with what people marked in them.
package struct AnnotationEvaluation: Sendable {
    package private(set) var people = ClusterScores()
    package private(set) var descriptions = Tally()
    package private(set) var quotations = QuotationEvaluation()
    private var ownErrors: [String] = []

    /// What was wrong, for whoever wants to know why.
    package var errors: [String] { ownErrors + quotations.errors }

    package init() {}

    /// Adds an article.
    ///
    /// - Parameter isMarked: Whether the annotation was made from the marked names, so that ends of names inside a word
    ///   count as right.
    package mutating func add(
        _ annotation: Annotation, gold: AnnotatedArticle, text: TokenizedText, isMarked: Bool
    ) {
        var ids: [String: Int] = [:]
        var goldGroups: [Int: Int] = [:]
        var idAt: [Int: String] = [:]
        let marks = isMarked ? gold.recognized(in: text) : []
        var ranges: [(Range<Int>, AnnotatedArticle.Name)] = gold.names.filter { !$0.isDescription }.map {
            ($0.range, $0)
        }
        if isMarked {
            ranges = marks.map { mark in
                let tokens = text.tokens[mark.name.tokens]
                let start = Int(tokens.first?.start ?? 0)
                return (start..<Int(tokens.last?.end ?? 0), gold.names[mark.mark])
            }
        }
        for (range, name) in ranges {
            idAt[range.lowerBound] = name.id
            guard name.kind == .person else { continue }
            let id = ids[name.id] ?? ids.count
            ids[name.id] = id
            goldGroups[Self.key(range)] = id
        }
        var found: [Int: Int] = [:]
        for mention in annotation.mentions where mention.kind == .person && mention.form == .name {
            // A marked name's end may have been moved off a possessive.
            let range =
                isMarked
                ? ranges.first { $0.0.lowerBound == mention.range.lowerBound }?.0 ?? mention.range
                : mention.range
            found[Self.key(range)] = mention.entity
        }
        people.add(gold: goldGroups, found: found)
        note(annotation, gold, goldGroups, found, ids)
        let owners = Self.owners(annotation, idAt: idAt)
        addDescriptions(annotation, gold, owners: owners)
        quotations.add(annotation, gold: gold, owners: owners)
    }

    private static func key(_ range: Range<Int>) -> Int { range.lowerBound << 24 | (range.count & 0xFF_FFFF) }

    /// The marked id that most names of each entity have.
    private static func owners(_ annotation: Annotation, idAt: [Int: String]) -> [String?] {
        var votes = [[String: Int]](repeating: [:], count: annotation.entities.count)
        for mention in annotation.mentions where mention.form == .name {
            if let id = idAt[mention.range.lowerBound] { votes[mention.entity][id, default: 0] += 1 }
        }
        return votes.map { $0.max { $0.value == $1.value ? $0.key > $1.key : $0.value < $1.value }?.key }
    }

    private mutating func addDescriptions(
        _ annotation: Annotation, _ gold: AnnotatedArticle, owners: [String?]
    ) {
        let marked = gold.names.filter(\.isDescription)
        descriptions.marked += marked.count
        for mention in annotation.mentions where mention.form == .description {
            descriptions.found += 1
            let mark = marked.first { $0.range.overlaps(mention.range) }
            if let mark, mark.id == owners[mention.entity] {
                descriptions.right += 1
            } else {
                let words = gold.article.text.slice(
                    utf8: max(0, mention.range.lowerBound - 60)..<mention.range.upperBound + 40)
                ownErrors.append(
                    "\(gold.id) description of \(annotation.entities[mention.entity].name), marked \(mark?.id ?? "none"): \(words)"
                )
            }
        }
    }

    private mutating func note(
        _ annotation: Annotation, _ gold: AnnotatedArticle, _ goldGroups: [Int: Int], _ found: [Int: Int],
        _ ids: [String: Int]
    ) {
        let names = Dictionary(uniqueKeysWithValues: ids.map { ($0.value, $0.key) })
        var groups: [Int: [Int: Int]] = [:]
        for (key, id) in goldGroups { groups[id, default: [:]][found[key] ?? -1, default: 0] += 1 }
        for (id, parts) in groups where parts.count > 1 {
            let list = parts.map {
                "\($0.key < 0 ? "(not found)" : annotation.entities[$0.key].name) ×\($0.value)"
            }.sorted()
            ownErrors.append("\(gold.id) split \(names[id] ?? ""): \(list.joined(separator: ", "))")
        }
        var mixed: [Int: Set<String>] = [:]
        for (key, entity) in found {
            if let id = goldGroups[key] { mixed[entity, default: []].insert(names[id] ?? "") }
        }
        for (entity, ids) in mixed where ids.count > 1 {
            ownErrors.append(
                "\(gold.id) joined as \(annotation.entities[entity].name): \(ids.sorted().joined(separator: ", "))"
            )
        }
    }

    /// The figures, a line for each measure.
    package var lines: [String] {
        let measures: [(String, ClusterScores.Ratio)] = [
            ("MUC", people.muc), ("B3", people.b3), ("CEAFe", people.ceafe), ("LEA", people.lea),
        ]
        let people = measures.map { name, ratio in
            "people \(name) P \(Percent.of(ratio.precision)) R \(Percent.of(ratio.recall)) F1 \(Percent.of(ratio.f1))"
        }
        return people + [
            "people CoNLL \(Percent.of(self.people.conll))", "descriptions \(descriptions)",
            "quotations \(quotations.quotations)", "speakers \(quotations.speakers)",
        ]
    }
}
