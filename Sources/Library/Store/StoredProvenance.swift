import Articles

/// How an article was read from its file, as the column `article.provenance` holds it: JSON, or NULL for plain text in UTF-8.
enum StoredProvenance {
    static func text(of provenance: ArticleProvenance) throws -> String? {
        // The part is the article's file.
        var provenance = provenance
        provenance.part = nil
        return provenance == .plain ? nil : try provenance.json()
    }

    /// What was stored; plain text where a damaged library holds something else.
    ///
    /// - Parameter part: What names the article in its file, which stands in another column.
    static func provenance(_ text: String?, part: String?) -> ArticleProvenance {
        var provenance = ArticleProvenance.plain
        do {
            if let text { provenance = try ArticleProvenance(json: text) }
        } catch {
            provenance = .plain
        }
        provenance.part = part
        return provenance
    }

    /// What the column `article.format` holds; `nil` for plain text.
    static func format(of provenance: ArticleProvenance) -> String? {
        provenance.format == .text ? nil : provenance.format.rawValue
    }
}
