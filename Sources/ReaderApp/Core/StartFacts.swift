import Glibc
public import Library

/// What the start screen shows: what is new, what was begun, what is marked.
public struct StartFacts: Equatable, Sendable {
    /// An article to go on with.
    public struct Begun: Equatable, Sendable {
        public var row: ArticleRow
        /// How much of it lies above the place where it was left; `nil` for one that was not begun.
        public var percent: Int?
    }
    public var news: News
    /// What was read last and not to its end, then articles with a star that were not opened.
    public var begun: [Begun] = []
    public var marks: [LetteredMark] = []
    /// The file of the library, as a person writes it; empty for one that has none.
    public var library = ""

    public init(_ news: News) { self.news = news }

    /// - Parameter visit: Since when something is new; `nil` for all there is.
    public init(of library: Library, since visit: LibraryVisit?) throws {
        news = try library.news(since: visit)
        self.library = Self.written(library.path)
        begun = try Self.begun(in: library)
        marks = try library.readerStates(KeptMark.beginning).compactMap { kept in
            guard let letter = kept.name.last, let mark = KeptMark(kept: kept.value) else { return nil }
            return LetteredMark(letter: letter, mark: mark)
        }
    }

    /// A path with the person's own folder as `~`.
    private static func written(_ path: String) -> String {
        guard let home = getenv("HOME").map({ String(cString: $0) }), home.count > 1,
            path.hasPrefix(home + "/")
        else { return path }
        return "~" + path.dropFirst(home.count)
    }

    /// The most articles that are named to go on with.
    private static let mostBegun = 12

    private static func begun(in library: Library) throws -> [Begun] {
        var places: [ArticleID: Int] = [:]
        let recent = try RecentArticles(in: library).articles
        for article in recent where places.count < mostBegun {
            guard let kept = try library.readerState(ReadingPlace.name(of: article)),
                let place = ReadingPlace(kept: kept), let length = try library.textLength(of: article),
                length > 0
            else { continue }
            places[article] = min(99, place.offset * 100 / length)
        }
        let left = try library.articleRows(recent.filter { places[$0] != nil })
        let starred = try library.articles(matching: "is:starred is:unread", window: 0..<mostBegun).items
        return left.map { Begun(row: $0, percent: places[$0.id]) }
            + starred.filter { places[$0.id] == nil }.map { Begun(row: $0) }
    }
}

/// The articles that were opened last, the latest first.
struct RecentArticles {
    private(set) var articles: [ArticleID]

    private static let name = "recent"
    private static let most = 40

    init(in library: Library) throws {
        let kept = try library.readerState(Self.name) ?? ""
        articles = kept.split(separator: " ").compactMap { Int64($0).map(ArticleID.init(rawValue:)) }
    }

    /// Keeps that an article was opened.
    static func keep(_ article: ArticleID, in library: Library) throws {
        let others = try RecentArticles(in: library).articles.filter { $0 != article }
        let kept = ([article] + others).prefix(most).map { String($0.rawValue) }.joined(separator: " ")
        try library.keepReaderState([name: kept])
    }
}
