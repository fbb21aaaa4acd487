import Articles
import Entities

/// Sums up how far readings of articles agree with what people marked in them.
struct ReadingEvaluation {
    private var people = ClusterScores()
    private var descriptions = Tally()
    private var speakers = Tally()
    private var spans = Tally()
    /// What was wrong, for whoever wants to know why.
    private(set) var errors: [String] = []

    /// How many were right of those found and of those marked.
    private struct Tally {
        var right = 0
        var found = 0
        var gold = 0

        var line: String {
            let precision = found > 0 ? Double(right) / Double(found) : 0
            let recall = gold > 0 ? Double(right) / Double(gold) : 0
            return
                "P \(Percent.of(precision)) R \(Percent.of(recall)) (\(right) right of \(found) found, \(gold) marked)"
        }
    }

    /// Adds an article.
    ///
    /// - Parameter isMarked: Whether the reading was made of the marked names, so that ends of names inside a word count as right.
    mutating func add(_ reading: Reading, gold: AnnotatedArticle, text: TokenizedText, isMarked: Bool) {
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
        for mention in reading.mentions where mention.kind == .person && mention.form == .name {
            // A marked name's end may have been moved off a possessive.
            let range =
                isMarked
                ? ranges.first { $0.0.lowerBound == mention.range.lowerBound }?.0 ?? mention.range
                : mention.range
            found[Self.key(range)] = mention.entity
        }
        people.add(gold: goldGroups, found: found)
        note(reading, gold, goldGroups, found, ids)
        let owners = Self.owners(reading, idAt: idAt)
        addDescriptions(reading, gold, owners: owners)
        addQuotations(reading, gold, owners: owners)
    }

    private static func key(_ range: Range<Int>) -> Int { range.lowerBound << 24 | (range.count & 0xFF_FFFF) }

    /// For each entity the id that most of its names are marked with.
    private static func owners(_ reading: Reading, idAt: [Int: String]) -> [String?] {
        var votes = [[String: Int]](repeating: [:], count: reading.entities.count)
        for mention in reading.mentions where mention.form == .name {
            if let id = idAt[mention.range.lowerBound] { votes[mention.entity][id, default: 0] += 1 }
        }
        return votes.map { $0.max { $0.value == $1.value ? $0.key > $1.key : $0.value < $1.value }?.key }
    }

    private mutating func addDescriptions(_ reading: Reading, _ gold: AnnotatedArticle, owners: [String?]) {
        let marked = gold.names.filter(\.isDescription)
        descriptions.gold += marked.count
        for mention in reading.mentions where mention.form == .description {
            descriptions.found += 1
            let mark = marked.first { $0.range.overlaps(mention.range) }
            if let mark, mark.id == owners[mention.entity] {
                descriptions.right += 1
            } else {
                let words = gold.article.text.slice(
                    utf8: max(0, mention.range.lowerBound - 60)..<mention.range.upperBound + 40)
                errors.append(
                    "\(gold.id) description of \(reading.entities[mention.entity].name), marked \(mark?.id ?? "none"): \(words)"
                )
            }
        }
    }

    private mutating func addQuotations(_ reading: Reading, _ gold: AnnotatedArticle, owners: [String?]) {
        spans.gold += gold.quotes.count
        spans.found += reading.quotations.count
        for quote in gold.quotes {
            let found = reading.quotations.first {
                $0.range.lowerBound <= quote.start + 2 && quote.start < $0.range.upperBound
            }
            if found != nil { spans.right += 1 }
            speakers.gold += 1
            guard let found else {
                errors.append(
                    "\(gold.id) quotation not found (\(quote.speaker ?? "-")): \(Self.around(quote.start, in: gold))"
                )
                continue
            }
            speakers.found += 1
            let speaker = found.speaker.flatMap { owners[$0] }
            if speaker == quote.speaker {
                speakers.right += 1
            } else {
                errors.append(
                    "\(gold.id) speaker \(speaker ?? "-") cue \(found.cue ?? "-"), marked \(quote.speaker ?? "-"): \(Self.around(quote.start, in: gold))"
                )
            }
        }
    }

    private static func around(_ offset: Int, in gold: AnnotatedArticle) -> String {
        let text = gold.article.text.slice(utf8: max(0, offset - 130)..<offset + 160)
        return String(text.map { $0 == "\n" ? "¶" : $0 })
    }

    private mutating func note(
        _ reading: Reading, _ gold: AnnotatedArticle, _ goldGroups: [Int: Int], _ found: [Int: Int],
        _ ids: [String: Int]
    ) {
        let names = Dictionary(uniqueKeysWithValues: ids.map { ($0.value, $0.key) })
        var groups: [Int: [Int: Int]] = [:]
        for (key, id) in goldGroups { groups[id, default: [:]][found[key] ?? -1, default: 0] += 1 }
        for (id, parts) in groups where parts.count > 1 {
            let list = parts.map {
                "\($0.key < 0 ? "(not found)" : reading.entities[$0.key].name) ×\($0.value)"
            }.sorted()
            errors.append("\(gold.id) split \(names[id] ?? ""): \(list.joined(separator: ", "))")
        }
        var mixed: [Int: Set<String>] = [:]
        for (key, entity) in found {
            if let id = goldGroups[key] { mixed[entity, default: []].insert(names[id] ?? "") }
        }
        for (entity, ids) in mixed where ids.count > 1 {
            errors.append(
                "\(gold.id) joined as \(reading.entities[entity].name): \(ids.sorted().joined(separator: ", "))"
            )
        }
    }

    /// The figures, a line for each measure.
    var lines: [String] {
        let measures: [(String, ClusterScores.Ratio)] = [
            ("MUC", people.muc), ("B3", people.b3), ("CEAFe", people.ceafe), ("LEA", people.lea),
        ]
        let people = measures.map { name, ratio in
            "people \(name) P \(Percent.of(ratio.precision)) R \(Percent.of(ratio.recall)) F1 \(Percent.of(ratio.f1))"
        }
        return people + [
            "people CoNLL \(Percent.of(self.people.conll))", "descriptions \(descriptions.line)",
            "quotations \(spans.line)", "speakers \(speakers.line)",
        ]
    }
}

/// Numbers with one digit after the point.
enum Percent {
    static func of(_ share: Double) -> String { tenths(share * 100) }

    static func tenths(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }
}
