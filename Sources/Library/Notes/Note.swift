public import Entities

/// What a person wrote down about somebody, about an article, or about a passage of one.
public struct Note: Equatable, Sendable {
    /// What a note is about.
    public enum Subject: Hashable, Sendable {
        case entity(EntityID)
        case article(ArticleID)
        /// A part of an article's text, as UTF-8 offsets.
        case passage(ArticleID, Range<Int>)

        /// The article that it is about, or about a part of.
        public var article: ArticleID? {
            switch self {
            case .entity: nil
            case .article(let article), .passage(let article, _): article
            }
        }

        public var entity: EntityID? { if case .entity(let entity) = self { entity } else { nil } }
        public var range: Range<Int>? { if case .passage(_, let range) = self { range } else { nil } }
    }

    public var id: NoteID
    /// Where the words of a passage stand no more in the article, the note is one on the article.
    public var subject: Subject
    /// The name of the one it is about, or the title of the article.
    public var about: String
    /// The kind of the one it is about; `nil` for an article.
    public var kind: EntityKind?
    /// The words of the passage that it was written on; `nil` for one on somebody or on an article as a whole.
    public var passage: String?
    /// What the person wrote, in Markdown.
    public var text: String
    /// When it was written and when it was last changed, in seconds since 1970.
    public var made: Int64
    public var changed: Int64

    public init(
        id: NoteID, subject: Subject, about: String, kind: EntityKind? = nil, passage: String? = nil,
        text: String, made: Int64,
        changed: Int64
    ) {
        self.id = id
        self.subject = subject
        self.about = about
        self.kind = kind
        self.passage = passage
        self.text = text
        self.made = made
        self.changed = changed
    }
}

/// The number of a note.
public struct NoteID: RawRepresentable, Hashable, Sendable, Comparable {
    public var rawValue: Int64

    public init(rawValue: Int64) { self.rawValue = rawValue }

    public static func < (one: NoteID, other: NoteID) -> Bool { one.rawValue < other.rawValue }
}

/// A note that was written, changed or taken away: what it said before and what it says after.
public struct NoteChange: Equatable, Sendable {
    public var subject: Note.Subject
    /// The note; `nil` for one that is written now.
    public var id: NoteID?
    /// `nil` where there was none.
    public var before: String?
    /// `nil` where there is none any more.
    public var after: String?

    public init(_ subject: Note.Subject, id: NoteID? = nil, before: String?, after: String?) {
        self.subject = subject
        self.id = id
        self.before = before
        self.after = after
    }

    /// What takes it back.
    public var opposite: NoteChange {
        // A note that is written once more gets a number of its own.
        NoteChange(subject, id: before == nil || after == nil ? nil : id, before: after, after: before)
    }
}
