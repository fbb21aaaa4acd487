import GRDB
import WordIndex

/// What `copies:` says: that each copy of a text is shown for itself, or only those of one article.
struct CopiesTerm: QueryTerm {
    /// The article whose copies they are; all articles when `nil`.
    let article: Int64?

    static func meaning(_ value: QueryValue) -> QueryValue.Meaning {
        let typed = value.text.lowercased()
        if typed == "all" { return .term(CopiesTerm(article: nil)) }
        if let article = Int64(typed) { return .term(CopiesTerm(article: article)) }
        if typed.isEmpty || value.isUnfinished && "all".hasPrefix(typed) { return .nothing }
        return .problem("“copies:\(value.text)” is neither “all” nor the number of an article.")
    }

    var text: String { "copies:" + (article.map(String.init) ?? "all") }
    var sought: SoughtInText { .nothing }
    var isSlow: Bool { false }

    func articles(among candidates: ArticleSet, _ evaluation: QueryEvaluation) throws -> ArticleSet {
        guard let article else { return candidates }
        let group = try FoldedCopies.group(of: article, evaluation.snapshot.database)
        return candidates.intersection(ArticleSet(group, of: evaluation.index))
    }

    func entities(among candidates: EntitySet, _ evaluation: QueryEvaluation) -> EntitySet? { nil }
}
