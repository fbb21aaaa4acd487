import Articles
import Foundation

/// How an article was read from its file, as the column `article.provenance` holds it: JSON, or NULL for plain text in UTF-8.
enum StoredProvenance {
    static func text(of provenance: ArticleProvenance) throws -> String? {
        if provenance == .plain { return nil }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(provenance), as: UTF8.self)
    }

    /// What was stored; plain text where a damaged library holds something else.
    static func provenance(_ text: String?) -> ArticleProvenance {
        guard let text else { return .plain }
        do {
            let bytes = Data(text.utf8)
            return try JSONDecoder().decode(ArticleProvenance.self, from: bytes)
        } catch {
            return .plain
        }
    }
}
