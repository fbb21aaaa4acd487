import Articles
import Entities

/// One decision of the reader about who is who, which stays in force: also for articles that come later or again.
///
/// People and places are identified by kind and name, articles by day and title, so that a decision also holds in
/// another library.
public struct Correction: Hashable, Sendable {
    /// An article, or a place in it.
    public struct Place: Hashable, Sendable {
        /// The article's day and title: “2024-04-02 NATO warns Putin”.
        public var article: String
        /// The UTF-8 offset of the mention's start; `nil` for all mentions of the article.
        public var offset: Int?

        public init(article: String, offset: Int? = nil) {
            self.article = article
            self.offset = offset
        }
    }
    public var action: Action
    public var kind: EntityKind
    /// The name of the subject at the time of the decision.
    public var name: String
    /// An article that names the subject, when several are known by that name: everybody that article means by the name
    /// is meant.
    public var anchor: String?
    /// The places where it holds; it holds everywhere when there are none.
    public var places: [Place]
    /// An article that names the other one of a merge, a split or a never-merge, when several are known by its name.
    public var otherAnchor: String?

    public init(
        _ action: Action, kind: EntityKind, name: String, anchor: String? = nil, places: [Place] = [],
        otherAnchor: String? = nil
    ) {
        self.action = action
        self.kind = kind
        self.name = name
        self.anchor = anchor
        self.places = places
        self.otherAnchor = otherAnchor
    }

    /// How corrections name an article: its day and title, or the title alone where the day is only that of the file.
    public static func name(of article: Article) -> String { name(date: article.date, title: article.title) }

    /// How corrections name an article of this date and title.
    public static func name(date: ArticleDate, title: String) -> String {
        (date.origin == .fileTime ? undated : String(date.day)) + " " + title
    }

    /// Why its line cannot be read; `nil` when it can.
    public var problem: String? { if case .unread(_, let problem) = action { problem } else { nil } }

    /// In place of a day that is not known.
    public static let undated = "undated"

    /// The other name in the action.
    public var otherName: String? { action.otherName }
}

/// The reason why a line is not a correction.
public enum CorrectionError: Error, Equatable {
    case unknownAction(String)
    case unknownKind(String)
    case missing(String)
    case unfinishedQuotation
    case tooMuch(String)
}

extension CorrectionError: CustomStringConvertible {
    /// One sentence for the person who wrote the line.
    public var description: String {
        switch self {
        case .unknownAction(let word):
            "“\(word)” is no decision; write \(Self.listed(Correction.Action.kinds.map(\.form.verb)))."
        case .unknownKind(let word):
            "“\(word)” is no kind; write \(Self.listed(EntityKind.allCases.map(\.rawValue)))."
        case .missing(let what): "The line ends too soon: \(what) is missing."
        case .unfinishedQuotation: "A quotation mark is not closed."
        case .tooMuch(let word): "“\(word)” was not expected here."
        }
    }

    private static func listed(_ words: [String]) -> String {
        words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
    }
}
