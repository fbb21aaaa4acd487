import WordIndex

/// The article has a note of one's own with some words, or the entity has one; they stand next to each other in it.
struct NoteTerm: QueryTerm {
    /// Folded.
    let words: [[UInt8]]
    let isPrefix: Bool

    static func meaning(_ value: QueryValue) -> QueryValue.Meaning {
        value.words.isEmpty
            ? value.withoutWords("note") : .term(NoteTerm(words: value.words, isPrefix: value.isPrefix))
    }

    var text: String {
        let words = words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        return "note:" + Query.quoted(words + (isPrefix ? "*" : ""))
    }
    var sought: SoughtInText { .nothing }
    var isSlow: Bool { false }

    func articles(among candidates: ArticleSet, _ evaluation: QueryEvaluation) throws -> ArticleSet {
        let noted = try NotedSet(with: words, isPrefix: isPrefix, evaluation.snapshot)
        return candidates.intersection(ArticleSet(Array(noted.articles), of: evaluation.index))
    }

    func entities(among candidates: EntitySet, _ evaluation: QueryEvaluation) throws -> EntitySet? {
        candidates.intersection(
            .these(try NotedSet(with: words, isPrefix: isPrefix, evaluation.snapshot).entities))
    }
}
