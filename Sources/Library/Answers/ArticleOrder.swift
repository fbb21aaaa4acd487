/// How a list of articles is sorted and grouped.
public struct ArticleOrder: Hashable, Sendable {
    /// What articles are sorted by; those that are equal in it stand newest first.
    public enum Key: String, CaseIterable, Sendable {
        /// The newest first.
        case date
        case oldest
        case title
        case source
        /// The longest first.
        case length
        /// Those that name the most people first.
        case people
        case unread
        /// Those that answer the words of the query best first; where it has no words, the newest.
        case best
        /// Those with the most mentions of followed people that were not read yet first.
        case new
    }

    /// What articles are put under headings by.
    public enum Grouping: String, CaseIterable, Sendable {
        /// The day, where the articles are sorted by their dates.
        case date
        /// The newspaper, agency or site; within one they are sorted by the key.
        case source
        /// The matter that articles belong to, the one with the latest article first.
        case story
        case none
    }

    public var key: Key
    public var grouping: Grouping
    /// Whether articles without a date are sorted by the times of their files, and do not come last.
    public var undatedByFile: Bool

    public init(_ key: Key = .date, by grouping: Grouping = .date, undatedByFile: Bool = false) {
        self.key = key
        self.grouping = grouping
        self.undatedByFile = undatedByFile
    }

    /// What the headings are in fact: only the order of dates has days one after the other.
    public var shownGrouping: Grouping {
        grouping == .date && key != .date && key != .oldest ? .none : grouping
    }

    /// The order that the index of words has at hand.
    var isPlain: Bool { key == .date && [.date, .none].contains(shownGrouping) && !undatedByFile }
}

/// Articles that follow each other in a list and belong under one heading.
public struct ArticleGroup: Equatable, Sendable {
    /// A day, `2024-07-21`, a source, or the title of a story’s first article; empty where the articles give none.
    public var name: String
    /// How many articles it has.
    public var count: Int

    public init(name: String, count: Int) {
        self.name = name
        self.count = count
    }
}

/// A part of a list of articles, and the headings of all of it.
public struct ArticleList: Equatable, Sendable {
    public var window: Window<ArticleRow>
    /// In the order of the list, without empty ones; none where nothing is grouped.
    public var groups: [ArticleGroup]

    public init(window: Window<ArticleRow>, groups: [ArticleGroup] = []) {
        self.window = window
        self.groups = groups
    }
}
