import ArgumentParser
import Library

/// `dossier diff A B`: how one article differs from another.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "How one article differs from another, word by word.",
        discussion: """
            The first line says it in words; then follow the paragraphs of both, with [-what only A has-] and \
            {+what only B has+}.

            examples:
              dossier diff 12 31
              dossier diff 12 31 --json
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object.") var json = false
    @Argument(
        help: ArgumentHelp("An id as “dossier list” prints it, or a path.", valueName: "A"),
        completion: LibraryCompletion.articles)
    var first: String
    @Argument(help: ArgumentHelp("The other one.", valueName: "B"), completion: LibraryCompletion.articles)
    var second: String

    func run() throws {
        let library = try library.open()
        let (one, other) = (try library.articleID(called: first), try library.articleID(called: second))
        guard let comparison = try library.comparison(of: other, with: one) else {
            throw Failure("One of the two articles has no text.")
        }
        var output = Output()
        if json { return output.line(Self.json(comparison, one, other)) }
        output.line(comparison.words)
        for paragraph in comparison.paragraphs {
            output.line("")
            output.line(paragraph.map(Self.text).joined())
        }
    }

    private static func text(_ piece: TextComparison.Piece) -> String {
        let space = piece.text.hasSuffix(" ") ? " " : ""
        let words = piece.text.dropLast(space.count)
        switch piece.mark {
        case .same: return piece.text
        case .removed: return "[-\(words)-]\(space)"
        case .added: return "{+\(words)+}\(space)"
        }
    }

    private static func json(_ comparison: TextComparison, _ one: ArticleID, _ other: ArticleID) -> JSON {
        [
            "a": one.json, "b": other.json, "similarity": .number(comparison.similarity),
            "difference": .string(comparison.words),
            "paragraphs": .array(
                comparison.paragraphs.map { paragraph in
                    .array(
                        paragraph.map { piece in
                            [
                                "mark": .string(
                                    piece.mark == .same ? "same" : piece.mark == .added ? "added" : "removed"),
                                "text": .string(piece.text),
                            ]
                        })
                }),
        ]
    }
}
