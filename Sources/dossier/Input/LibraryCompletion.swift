import ArgumentParser
import Library

/// What a shell offers for words of a command line that are in the library: names, articles, tags, searches, queries.
///
/// A shell waits while it is asked, and shows no message: where the library cannot be read nothing is offered.
enum LibraryCompletion {
    /// Names of people, organisations and places.
    static let names = CompletionKind.custom { arguments, _, word in
        guard let field = QueryField.named("with") else { return [] }
        return values(arguments) { try $0.completions(of: field, beginning: word, limit: most) }
    }

    /// Ids of articles, the newest first.
    static let articles = CompletionKind.custom { arguments, _, word in
        values(arguments) { library in
            let ids = try library.articles(matching: "", window: 0..<newest).items.map { $0.id.rawValue }
            return ids.map(String.init).filter { $0.hasPrefix(word) }
        }
    }

    /// Tags.
    static let tags = CompletionKind.custom { arguments, _, word in
        guard let field = QueryField.named("tag") else { return [] }
        return values(arguments) { try $0.completions(of: field, beginning: word, limit: most) }
    }

    /// The names of saved searches.
    static let savedSearches = CompletionKind.custom { arguments, _, word in
        values(arguments) { try $0.savedSearches().map(\.name).filter { $0.hasPrefix(word) } }
    }

    /// The addresses of feeds.
    static let feeds = CompletionKind.custom { arguments, _, word in
        values(arguments) { try $0.feeds().map(\.address).filter { $0.hasPrefix(word) } }
    }

    /// Fields and values of queries: `person:Jel` gives `person:"Jelena Marić"`.
    static let queries = CompletionKind.custom { arguments, _, word in
        let fields = QueryField.all.map { "\($0.name):" }.filter { !word.isEmpty && $0.hasPrefix(word) }
        return fields + values(arguments) { try $0.completions(of: word, limit: most) }
    }

    private static let most = 50
    private static let newest = 500

    /// - Parameter arguments: The words typed so far, in which `--library` may name the library.
    private static func values(_ arguments: [String], _ ask: (Library) throws -> [String]) -> [String] {
        var options = LibraryOptions()
        options.library = nil
        for (index, word) in arguments.enumerated() {
            if word.hasPrefix("--library=") {
                options.library = String(word.dropFirst("--library=".count))
            } else if word == "--library", index + 1 < arguments.count {
                options.library = arguments[index + 1]
            }
        }
        guard let library = try? options.open() else { return [] }
        return (try? ask(library)) ?? []
    }
}
