import Articles
import GRDB
import WordIndex

/// The article was read from a file of this format.
struct FormatTerm: QueryTerm {
    let format: ArticleFormat.Name

    /// The formats' words; what an archive holds has formats of its own.
    static var words: [String] { ArticleFormat.Name.allCases.filter { $0 != .archive }.map(\.rawValue) }

    static func meaning(_ value: QueryValue) -> QueryValue.Meaning {
        let typed = value.text.lowercased()
        if typed.isEmpty { return .nothing }
        if let format = ArticleFormat.Name(rawValue: typed) { return .term(FormatTerm(format: format)) }
        if value.isUnfinished, words.contains(where: { $0.hasPrefix(typed) }) { return .nothing }
        let known = words.dropLast().joined(separator: ", ") + " and " + (words.last ?? "")
        return .problem("“format:\(value.text)” is no format; \(known) are.")
    }

    var text: String { "format:" + format.rawValue }
    var sought: SoughtInText { .nothing }
    var isSlow: Bool { false }

    func articles(among candidates: ArticleSet, _ evaluation: QueryEvaluation) throws -> ArticleSet {
        if format == .text {
            let others = "SELECT id FROM article INDEXED BY articleByFormat WHERE format IS NOT NULL"
            return candidates.subtracting(try evaluation.articles(others))
        }
        return candidates.intersection(
            try evaluation.articles("SELECT id FROM article WHERE format = ?", [format.rawValue]))
    }

    func entities(among candidates: EntitySet, _ evaluation: QueryEvaluation) -> EntitySet? { nil }
}
