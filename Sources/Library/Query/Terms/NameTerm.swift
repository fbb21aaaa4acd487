import Entities
import WordIndex

/// It is an entity of a kind with this name, or the article names one; one that ends with a star is the beginning of a name.
struct NameTerm: QueryTerm {
    let field: String
    let kind: EntityKind
    let name: String

    static func meaning(_ value: QueryValue, field: String, kind: EntityKind) -> QueryValue.Meaning {
        if !value.words.isEmpty { return .term(NameTerm(field: field, kind: kind, name: value.name)) }
        var meaning = value.withoutWords(field)
        if value.subject == .entities { meaning.condition = .term(KindTerm(field: field, kind: kind)) }
        return meaning
    }

    var text: String { field + ":" + Query.quoted(name) }
    var sought: SoughtInText { SoughtInText(names: [name]) }
    var isSlow: Bool { false }

    func articles(among candidates: ArticleSet, _ evaluation: QueryEvaluation) throws -> ArticleSet {
        candidates.intersection(try evaluation.articles(naming: name, kind: kind))
    }

    func entities(among candidates: EntitySet, _ evaluation: QueryEvaluation) throws -> EntitySet? {
        candidates.intersection(
            .these(Set(try evaluation.snapshot.names.entities(withWordsOf: name, kind: kind))))
    }
}
