import GRDB
import WordIndex

/// The article has a tag; with a star after it, one that begins this way.
struct TagTerm: QueryTerm {
    let tag: String

    static func meaning(_ value: QueryValue) -> QueryValue.Meaning {
        value.text.isEmpty ? .nothing : .term(TagTerm(tag: value.starred(Query.tagName(value.text))))
    }

    var text: String { "tag:" + Query.quoted(tag) }
    var sought: SoughtInText { .nothing }
    var isSlow: Bool { false }

    func articles(among candidates: ArticleSet, _ evaluation: QueryEvaluation) throws -> ArticleSet {
        guard tag.hasSuffix("*") else {
            return candidates.intersection(
                try evaluation.articles("SELECT article FROM tag WHERE tag = ?", [tag]))
        }
        let stem = String(tag.dropLast())
        // No tag has this scalar, so it bounds all that begin alike.
        return candidates.intersection(
            try evaluation.articles(
                "SELECT DISTINCT article FROM tag WHERE tag >= ? AND tag < ?", [stem, stem + "\u{10FFFF}"]))
    }

    func entities(among candidates: EntitySet, _ evaluation: QueryEvaluation) -> EntitySet? { nil }
}
