import Articles
import Library

extension Headline {
    /// The columns that a line about an article begins with: its id and its day.
    ///
    /// `~` before the day says that it is only the file's.
    var columns: String {
        let mark = date.origin == .fileTime ? "~" : " "
        return "\(Columns.right("\(article.rawValue)", width: 6)) \(mark)\(date.day)  "
    }

    /// The names of these columns, and of what stands behind them.
    static func columnNames(_ rest: String) -> String { "    id  date        \(rest)" }

    /// The title and where the article is from.
    var titleAndSource: String { title + (source.map { "  (\($0))" } ?? "") }

    /// An object that begins with the article's id, title and date.
    func json(_ others: KeyValuePairs<String, JSON>) -> JSON {
        let own: KeyValuePairs<String, JSON> = [
            "article": article.json, "title": .string(title), "date": .string(date.iso),
            "date_origin": .string(date.origin.rawValue),
        ]
        return .object((Array(own) + Array(others)).map { .init(key: $0.key, value: $0.value) })
    }
}
