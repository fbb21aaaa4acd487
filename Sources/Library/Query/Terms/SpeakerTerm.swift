import WordIndex

/// The article quotes somebody with this name.
struct SpeakerTerm: QueryTerm {
    let name: String

    static func meaning(_ value: QueryValue) -> QueryValue.Meaning {
        value.words.isEmpty ? value.withoutWords("says") : .term(SpeakerTerm(name: value.name))
    }

    var text: String { "says:" + Query.quoted(name) }
    var sought: SoughtInText { SoughtInText(names: [name]) }
    var isSlow: Bool { false }

    func articles(among candidates: ArticleSet, _ evaluation: QueryEvaluation) throws -> ArticleSet {
        candidates.intersection(try evaluation.articles(naming: name, kind: nil, onlyQuoted: true))
    }

    func entities(among candidates: EntitySet, _ evaluation: QueryEvaluation) -> EntitySet? { nil }
}
