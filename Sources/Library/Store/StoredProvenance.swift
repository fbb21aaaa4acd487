import Articles

/// How an article was read from its file, as the column `article.provenance` holds it: JSON, or NULL for plain text in UTF-8.
enum StoredProvenance {
    static func text(of provenance: ArticleProvenance) throws -> String? {
        provenance == .plain ? nil : try provenance.json()
    }

    /// What was stored; plain text where a damaged library holds something else.
    static func provenance(_ text: String?) -> ArticleProvenance {
        guard let text else { return .plain }
        do {
            return try ArticleProvenance(json: text)
        } catch {
            return .plain
        }
    }
}
