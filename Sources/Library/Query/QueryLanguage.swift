/// The language of queries in words, for help: what stands between words, then the fields of the table.
public enum QueryLanguage {
    public struct Line: Sendable {
        /// The example as a person types it.
        public let example: String
        /// What it asks for.
        public let help: String
    }

    public static let lines =
        [
            Line(
                example: "harbour ferry",
                help:
                    "both words, anywhere, whatever their case and accents; the last may be unfinished while one types"
            ),
            Line(example: "harb*", help: "any word that begins so"),
            Line(example: "\"old quay\"", help: "words next to each other"),
            Line(example: "ferry OR boat", help: "one or the other; brackets group: (ferry OR boat) sold"),
            Line(example: "-ferry", help: "without it"),
        ] + QueryField.all.map { Line(example: $0.example, help: $0.help) }

    /// The lines in two columns.
    ///
    /// - Parameter indent: Spaces before each line.
    public static func table(indent: Int) -> String {
        let width = lines.reduce(0) { max($0, $1.example.count) } + 2
        return lines.map { line in
            let gap = width - line.example.count
            return String(repeating: " ", count: indent) + line.example + String(repeating: " ", count: gap)
                + line.help
        }.joined(separator: "\n")
    }
}
