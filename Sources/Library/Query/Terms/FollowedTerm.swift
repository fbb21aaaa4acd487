import WordIndex

/// It is somebody with this name who is followed, or the article names one; one that ends with a star is the beginning of
/// a name.
struct FollowedTerm: QueryTerm {
    let name: String

    static func meaning(_ value: QueryValue) -> QueryValue.Meaning {
        value.words.isEmpty ? value.withoutWords("follows") : .term(FollowedTerm(name: value.name))
    }

    var text: String { "follows:" + Query.quoted(name) }
    var sought: SoughtInText { SoughtInText(names: [name]) }
    var isSlow: Bool { false }

    func articles(among candidates: ArticleSet, _ evaluation: QueryEvaluation) throws -> ArticleSet {
        candidates.intersection(try evaluation.articles(naming: followed(evaluation)))
    }

    func entities(among candidates: EntitySet, _ evaluation: QueryEvaluation) throws -> EntitySet? {
        candidates.intersection(.these(try followed(evaluation)))
    }

    private func followed(_ evaluation: QueryEvaluation) throws -> Set<Int64> {
        try evaluation.snapshot.followed.shown.intersection(
            evaluation.snapshot.names.entities(withWordsOf: name, kind: nil))
    }
}
