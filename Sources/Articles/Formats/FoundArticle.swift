import Foundation

/// An article that was read from a file, and how.
public struct FoundArticle: Sendable {
    /// What was read.
    public var article: Article
    /// How it was read.
    public var provenance: ArticleProvenance
    /// What another program's reader had marked it with.
    public var marks: SavedMarks
    /// What was left out of it, in the order of the source; empty unless it was asked for.
    public var leftOut: [LeftOutPassage]
    /// What its file says was found in its text, where that was read too.
    public var annotation: (any KnownAnnotation)?

    /// An article and how it was read.
    public init(
        article: Article, provenance: ArticleProvenance, marks: SavedMarks = .none,
        leftOut: [LeftOutPassage] = []
    ) {
        self.article = article
        self.provenance = provenance
        self.marks = marks
        self.leftOut = leftOut
    }
}

/// What was found in an article's text before it was read here; whoever knows its type takes it.
public protocol KnownAnnotation: Sendable {}

/// Marks that an export holds of an article; they are taken over when it first comes into a library.
public struct SavedMarks: Equatable, Sendable, Codable {
    /// As they were written, each once.
    public var tags: [String]
    /// Whether it was a favourite.
    public var isStarred: Bool
    /// Whether it had been read; `nil` where the export does not say.
    public var isRead: Bool?
    /// When it was saved, as ISO 8601; never the article's date.
    public var savedTime: String?

    /// No marks.
    public static let none = SavedMarks()

    /// Marks of an article.
    public init(
        tags: [String] = [], isStarred: Bool = false, isRead: Bool? = nil, savedTime: String? = nil
    ) {
        self.tags = tags
        self.isStarred = isStarred
        self.isRead = isRead
        self.savedTime = savedTime
    }
}

/// What an export kept of a page that it does not hold.
public struct FoundAddress: Equatable, Sendable {
    /// Of the web.
    public var address: String
    public var title: String?
    public var marks: SavedMarks

    /// The address of a page.
    public init(address: String, title: String? = nil, marks: SavedMarks = .none) {
        self.address = address
        self.title = title
        self.marks = marks
    }
}

/// How an article was read from its file.
public struct ArticleProvenance: Equatable, Sendable, Codable {
    /// The format of the file.
    public var format: ArticleFormat.Name
    /// Names the article among those of its file for as long as the file holds it, however the file grows or is sorted; `nil` where a
    /// file is one article.
    ///
    /// In archives within archives, and for entries of a member, the parts are joined by “#” from the outside inwards.
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

    /// Of rows without a text, whose pages can be fetched.
    public static let onlyAddresses = "rows that hold only addresses"

    /// So many pieces of a kind.
    public init(what: String, count: Int) {
        self.what = what
        self.count = count
    }
}

extension [LeftOut] {
    /// Counts pieces, with those of the same kind that are there.
    public mutating func add(_ other: LeftOut) {
        guard other.count > 0 else { return }
        if let index = firstIndex(where: { $0.what == other.what }) {
            self[index].count += other.count
        } else {
            append(other)
        }
    }
}
