import WordIndex

/// A word, or words next to each other: in texts and titles, or in titles alone; in a query for entities, in their names.
struct WordsTerm: QueryTerm {
    let run: WordRun
    /// Other ways to write the one word.
    var others: [WordRun] = []

    static func condition(_ value: QueryValue, inTitle: Bool = false) -> Query.Condition {
        let words = value.words
        guard !words.isEmpty else { return .everything }
        return .term(
            WordsTerm(
                run: WordRun(words, isPrefix: value.isPrefix || value.takesParticles, inTitle: inTitle),
                others: value.otherSpellings.map { WordRun($0, inTitle: inTitle) }))
    }

    static func ofTitle(_ value: QueryValue) -> QueryValue.Meaning {
        value.words.isEmpty ? value.withoutWords("title") : .condition(condition(value, inTitle: true))
    }

    var text: String {
        var words = run.words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        // Capitals are what tells initials from a word.
        if others.contains(where: { $0.words.allSatisfy { $0.count == 1 } }) { words = words.uppercased() }
        let star = run.isPrefix ? "*" : ""
        let body = run.words.count > 1 ? "\"\(words)\(star)\"" : words + star
        return run.inTitle ? "title:" + body : body
    }

    var sought: SoughtInText { SoughtInText(words: [run] + others) }

    /// A phrase may need a look at the texts.
    var isSlow: Bool { run.words.count > 1 || !others.isEmpty }

    func articles(among candidates: ArticleSet, _ evaluation: QueryEvaluation) throws -> ArticleSet {
        let finders = ([run] + others).map { PhraseFinder($0, evaluation) }
        return try evaluation.narrowed(candidates) { shard, set in
            var found = try finders[0].documents(among: set, in: shard)
            for finder in finders.dropFirst() {
                found.formUnion(try finder.documents(among: set, in: shard))
            }
            return found
        }
    }

    func entities(among candidates: EntitySet, _ evaluation: QueryEvaluation) throws -> EntitySet? {
        if run.inTitle { return nil }
        let names = evaluation.snapshot.names
        let found = try ([run] + others).flatMap { try names.entities(withRun: $0) }
        return candidates.intersection(.these(Set(found)))
    }
}
