import WordIndex

/// A word, or words next to each other: in texts and titles, or in titles alone; in a query for entities, in their names.
struct WordsTerm: QueryTerm {
    let run: WordRun

    static func condition(_ value: QueryValue, inTitle: Bool = false) -> Query.Condition {
        let words = value.words
        guard !words.isEmpty else { return .everything }
        return .term(WordsTerm(run: WordRun(words, isPrefix: value.isPrefix, inTitle: inTitle)))
    }

    static func ofTitle(_ value: QueryValue) -> QueryValue.Meaning {
        value.words.isEmpty ? value.withoutWords("title") : .condition(condition(value, inTitle: true))
    }

    var text: String {
        let words = run.words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        let star = run.isPrefix ? "*" : ""
        let body = run.words.count > 1 ? "\"\(words)\(star)\"" : words + star
        return run.inTitle ? "title:" + body : body
    }

    var sought: SoughtInText { SoughtInText(words: [run]) }

    /// A phrase may need a look at the texts.
    var isSlow: Bool { run.words.count > 1 }

    func articles(among candidates: ArticleSet, _ evaluation: QueryEvaluation) throws -> ArticleSet {
        let finder = PhraseFinder(run, evaluation)
        return try evaluation.narrowed(candidates) { try finder.documents(among: $1, in: $0) }
    }

    func entities(among candidates: EntitySet, _ evaluation: QueryEvaluation) throws -> EntitySet? {
        if run.inTitle { return nil }
        return candidates.intersection(.these(Set(try evaluation.snapshot.names.entities(withRun: run))))
    }
}
