import ArgumentParser

/// Which fields of rows are an article's title, text and so on: `title=Headline,text=Body`.
struct FieldNames: ExpressibleByArgument {
    /// The fields of an article that may be named.
    static let known = ["title", "text", "html", "date", "url", "source", "author", "language", "tags", "id"]
    /// The names of the rows' fields, by those of the article's.
    let names: [String: String]

    init?(argument: String) {
        var names: [String: String] = [:]
        for pair in argument.split(separator: ",") {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, Self.known.contains(parts[0]) else { return nil }
            names[parts[0]] = parts[1]
        }
        guard !names.isEmpty else { return nil }
        self.names = names
    }
}
