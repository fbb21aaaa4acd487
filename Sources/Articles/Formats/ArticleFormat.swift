/// A kind of file that holds articles: how it is told from others, and how articles are read from it.
///
/// Each format is a `static let` in a file of its own, and stands in ``all``.
public struct ArticleFormat: Sendable {
    /// The word for a format, as `--json` prints it and a library keeps it.
    public enum Name: String, Codable, Sendable, CaseIterable {
        case text, page, feed, mail, note, book, document, pdf, data, capture
        /// Is no article's: what it holds is of formats of its own.
        case archive
    }

    /// How much the first bytes of a file speak for a format.
    enum Likelihood: Int, Comparable {
        /// It is something else.
        case none
        /// It may be, as many another thing.
        case possible
        /// It is, unless somebody means to deceive.
        case certain

        static func < (a: Likelihood, b: Likelihood) -> Bool { a.rawValue < b.rawValue }
    }

    /// What the format is called.
    public let name: Name
    /// The extensions of its files, in lower case and without a full stop.
    ///
    /// They decide only where the content does not.
    let extensions: Set<String>
    /// Judges a file by its beginning.
    let sniff: @Sendable (FileHead) -> Likelihood
    /// Hands the articles of a file on one at a time, in their order, and holds no more than one of them and its source.
    ///
    /// Throws ``ArticleError`` when there is none, and what the sink throws.
    let read: @Sendable (ArticleInput, ArticleSink) throws -> Void
}

extension ArticleFormat {
    /// The format of a file.
    ///
    /// - Returns: What its bytes speak for most, by its name where they speak for several; plain text where they speak for nothing.
    static func of(_ head: FileHead) -> ArticleFormat {
        var best = ArticleFormat.text
        var bestRank = rank(of: best, for: head)
        for format in all where format.name != .text {
            let rank = rank(of: format, for: head)
            if rank > bestRank { (best, bestRank) = (format, rank) }
        }
        return best
    }

    private static func rank(of format: ArticleFormat, for head: FileHead) -> Int {
        let likelihood = format.sniff(head)
        if likelihood == .none { return 0 }
        let isNamed = head.pathExtension.map(format.extensions.contains) ?? false
        return 2 * likelihood.rawValue + (isNamed ? 1 : 0)
    }
}
