import WordIndex

/// A word of an article's source, byline or language tag.
struct FieldWordTerm: QueryTerm {
    let name: String
    let field: IndexField
    /// Folded.
    let word: [UInt8]
    let isPrefix: Bool

    /// All the words that were typed; the last may be the beginning of one, except for a language.
    static func meaning(_ value: QueryValue, field: IndexField, name: String) -> QueryValue.Meaning {
        let words = value.words
        guard !words.isEmpty else { return value.withoutWords(name) }
        return .condition(
            .all(
                of: words.enumerated().map { place, word in
                    let isPrefix = field != .language && place == words.count - 1
                    return .term(FieldWordTerm(name: name, field: field, word: word, isPrefix: isPrefix))
                }))
    }

    var text: String { name + ":" + String(decoding: word, as: UTF8.self) + (isPrefix ? "*" : "") }

    var sought: SoughtInText {
        // Two letters are not misspelt.
        field == .language
            ? .nothing : SoughtInText(fieldWords: [.init(word: word, isPrefix: isPrefix, field: field)])
    }

    var isSlow: Bool { false }

    func articles(among candidates: ArticleSet, _ evaluation: QueryEvaluation) throws -> ArticleSet {
        try evaluation.narrowed(candidates) { shard, _ in
            try evaluation.documents(with: field.term(word), isPrefix: isPrefix, in: shard)
        }
    }

    func entities(among candidates: EntitySet, _ evaluation: QueryEvaluation) -> EntitySet? { nil }
}
