import Foundation

/// An article that was read from a file, and how.
public struct FoundArticle: Sendable {
    /// What was read.
    public var article: Article
    /// How it was read.
    public var provenance: ArticleProvenance

    /// An article and how it was read.
    public init(article: Article, provenance: ArticleProvenance) {
        self.article = article
        self.provenance = provenance
    }
}

/// How an article was read from its file.
public struct ArticleProvenance: Equatable, Sendable, Codable {
    /// The format of the file.
    public var format: ArticleFormat.Name
    /// Names the article among those of its file, for as long as the file holds it; `nil` where a file is one article.
    public var part: String?
    /// How the file's bytes stood for characters: a label of the WHATWG standard, in its usual spelling (“windows-1251”).
    public var encoding: String
    /// Whether only a part of the article was saved.
    public var isPartial: Bool
    /// What stood around and in the article and is no part of it, each kind once.
    public var leftOut: [LeftOut]

    /// A plain text in UTF-8.
    public static let plain = ArticleProvenance(format: .text, encoding: TextEncoding.utf8.rawValue)

    /// How an article was read.
    public init(
        format: ArticleFormat.Name, part: String? = nil, encoding: String, isPartial: Bool = false,
        leftOut: [LeftOut] = []
    ) {
        self.format = format
        self.part = part
        self.encoding = encoding
        self.isPartial = isPartial
        self.leftOut = leftOut
    }
}

extension ArticleProvenance {
    /// Reads what ``json()`` wrote.
    ///
    /// - Throws: `DecodingError` when the text is something else.
    public init(json text: String) throws {
        self = try JSONDecoder().decode(ArticleProvenance.self, from: Data(text.utf8))
    }

    /// As one object of JSON, always the same for the same provenance.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}

/// How many pieces of a kind were left out of an article.
public struct LeftOut: Equatable, Sendable, Codable {
    /// The kind, in words: “captions”, “comments”.
    public var what: String
    /// How many there were, at least 1.
    public var count: Int

    /// So many pieces of a kind.
    public init(what: String, count: Int) {
        self.what = what
        self.count = count
    }
}
