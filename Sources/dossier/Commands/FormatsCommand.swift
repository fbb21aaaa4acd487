import ArgumentParser
import Articles

/// `dossier formats`: what is read, and how much of it.
struct FormatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "formats", abstract: "The formats that are read, and their limits.",
        discussion: """
            Files are told by what is in them and not by their names. A file may be one article or hold many: then each \
            has its name in it, and PATH#PART is the article.

            formats: \(ArticleFormat.Name.allCases.map(\.rawValue).joined(separator: ", "))

            limits, each changed by “dossier add --limit NAME=VALUE”:
            \(limits)

            What is beyond a limit is left out and told.
            """)

    private static var limits: String {
        ReadingLimit.all.map { limit in
            let name = limit.name.padded(to: 16)
            return "  \(name)\(limit.text(in: .standard).padded(to: 10))\(limit.words)"
        }.joined(separator: "\n")
    }

    func run() throws {
        var output = Output()
        output.line("formats: " + ArticleFormat.Name.allCases.map(\.rawValue).joined(separator: ", "))
        output.line("limits:")
        output.line(Self.limits)
    }
}

extension String {
    /// Followed by spaces, to this many characters.
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: Swift.max(1, width - count))
    }
}
