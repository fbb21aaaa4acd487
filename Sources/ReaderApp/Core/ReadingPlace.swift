import Library

/// Where one is in an article: what is in the first row, and the name at the cursor.
public struct ReadingPlace: Codable, Equatable, Sendable {
    /// Where the first row begins, as a UTF-8 offset.
    public var offset: Int
    /// Where the name at the cursor begins, as a UTF-8 offset; `nil` when it is at none.
    public var name: Int?

    public init(offset: Int, name: Int? = nil) {
        self.offset = offset
        self.name = name
    }
}

extension ReadingPlace {
    /// The name under which a library keeps the place in an article.
    static func name(of article: ArticleID) -> String { "place/\(article.rawValue)" }

    /// As a library keeps it: the offset, and after a space that of the name.
    var kept: String { name.map { "\(offset) \($0)" } ?? "\(offset)" }

    init?(kept: String) {
        let numbers = kept.split(separator: " ").map { Int($0) }
        guard let offset = numbers.first ?? nil, offset >= 0 else { return nil }
        self.init(offset: offset, name: numbers.count > 1 ? numbers[1] : nil)
    }
}
