import Entities
import WordIndex

/// A sentence of the article names all of these together.
struct TogetherTerm: QueryTerm {
    /// The names that were typed after with:.
    let names: [String]
    /// The names of the person: fields beside it.
    var people: [String] = []

    private var everybody: [String] { people + names }

    static func meaning(_ value: QueryValue) -> QueryValue.Meaning {
        value.words.isEmpty ? value.withoutWords("with") : .term(TogetherTerm(names: [value.name]))
    }

    /// “person:A with:B” asks for A and B in one sentence, and so does “with:A with:B”: among conditions that must all
    /// be met, those become one.
    static func joined(_ parts: [Query.Condition]) -> [Query.Condition] {
        var others: [Query.Condition] = []
        var people: [String] = []
        var together: [String] = []
        for part in parts {
            if case .term(let term as TogetherTerm) = part {
                together += term.names
                continue
            }
            others.append(part)
            if case .term(let term as NameTerm) = part, term.kind == .person { people.append(term.name) }
        }
        return together.isEmpty ? parts : others + [.term(TogetherTerm(names: together, people: people))]
    }

    var text: String { names.map { "with:" + Query.quoted($0) }.joined(separator: " ") }
    var sought: SoughtInText { SoughtInText(names: everybody) }
    /// The annotation of every article that names them all is looked at.
    var isSlow: Bool { true }

    func articles(among candidates: ArticleSet, _ evaluation: QueryEvaluation) throws -> ArticleSet {
        var candidates = candidates
        for name in everybody where !candidates.isEmpty {
            candidates.formIntersection(try evaluation.articles(naming: name, kind: nil))
        }
        if candidates.isEmpty { return candidates }
        let groups = try everybody.map {
            Set(try evaluation.snapshot.names.entities(withWordsOf: $0, kind: nil))
        }
        let annotations = try evaluation.snapshot.annotations
        return try evaluation.filtered(candidates) { article in
            guard let annotation = try annotations.packed(article) else { return false }
            return Self.joins(groups, in: annotation)
        }
    }

    func entities(among candidates: EntitySet, _ evaluation: QueryEvaluation) -> EntitySet? { nil }

    private static func joins(_ groups: [Set<Int64>], in annotation: StoredAnnotation) -> Bool {
        var mention = 0
        for sentence in annotation.sentences {
            var named: Set<Int64> = []
            while mention < annotation.mentions.count,
                annotation.mentions[mention].range.lowerBound < sentence.upperBound
            {
                named.insert(annotation.entities[annotation.mentions[mention].entity].id)
                mention += 1
            }
            // A name that both could mean must not count for both.
            if named.count >= groups.count, isEachMeant(groups[...], among: named) { return true }
        }
        return false
    }

    /// Whether each group has somebody of its own among those named.
    private static func isEachMeant(_ groups: ArraySlice<Set<Int64>>, among named: Set<Int64>) -> Bool {
        guard let first = groups.first else { return true }
        return named.contains { entity in
            first.contains(entity) && isEachMeant(groups.dropFirst(), among: named.subtracting([entity]))
        }
    }
}
