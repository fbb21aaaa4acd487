/// A line that is an article: an object of JSON whose members have fixed names.
public struct ArticleLine: Sendable {
    /// The line's own name for the article, where it has one.
    public let id: String?
    /// The article, or why the line is none, in one sentence without a place.
    public let article: Result<FoundArticle, Trouble>

    /// Why a line is no article.
    public struct Trouble: Error, CustomStringConvertible, Sendable {
        public let description: String
    }

    /// The members that are read; the text alone is needed.
    public static let members = ["text", "id", "title", "date", "source", "byline", "url", "language"]

    private static let guess = FieldGuess(columns: [
        .text: "text", .id: "id", .title: "title", .date: "date", .source: "source", .author: "byline",
        .url: "url", .language: "language",
    ])

    /// - Parameters:
    ///   - line: Its bytes; `isCut` where there are more of them than a line may have.
    ///   - time: The article's date if the line says none, as ISO 8601.
    public init(_ line: ArraySlice<UInt8>, isCut: Bool = false, time: String) {
        let limits = ReadingLimits.standard
        let text = line.drop { $0 <= 0x20 }
        func none(_ why: String, id: String? = nil) -> (String?, Result<FoundArticle, Trouble>) {
            (id, .failure(Trouble(description: why)))
        }
        guard !isCut else {
            (id, article) = none("The line has more than \(limits.line >> 20) MiB; split the article.")
            return
        }
        switch JSONLine(text, deepest: limits.jsonDepth) {
        case .damaged: (id, article) = none("The line is no object of JSON.")
        case .open: (id, article) = none("The line breaks off within its object of JSON.")
        case .tooDeep:
            (id, article) = none("The line's values are nested more than \(limits.jsonDepth) deep.")
        case .object(let value, let encoding):
            let row = DataRow(value)
            id = row?["id"].flatMap { $0.text.trimmed.nilIfEmpty }
            article = Self.article(row, encoding: encoding, time: time)
        }
    }

    private static func article(
        _ row: DataRow?, encoding: String, time: String
    ) -> Result<FoundArticle, Trouble> {
        guard let row else { return .failure(Trouble(description: "The line is no object of JSON.")) }
        let input = ArticleInput(bytes: [], path: "", fileTime: time)
        switch RowArticle(guess, sample: [row], input: input).result(of: row, encoding: encoding) {
        case .article(var found, _):
            guard found.article.text.utf8.count <= ReadingLimits.standard.article else {
                let limit = ReadingLimits.standard.article >> 20
                return .failure(Trouble(description: "The text has more than \(limit) MiB; split it."))
            }
            found.article.language = LanguageDetector.settled(found.article)
            return .success(found)
        case .address, .none: return .failure(Trouble(description: "The line has no text (“text”)."))
        }
    }
}
