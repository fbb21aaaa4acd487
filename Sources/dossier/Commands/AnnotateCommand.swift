import ArgumentParser
import Articles
import Entities
import Glibc
import Library

/// `dossier annotate [FILE…]`: the names in texts, without a library.
struct AnnotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate", abstract: "The names and quotations in texts, without a library.",
        discussion: """
            Reads the files and the folders given, or standard input. With --json the offsets are counted in \
            Unicode scalars of “text”, and the objects come in the order of the files.

            examples:
              dossier annotate story.txt
              dossier annotate --json ~/news > names.jsonl
              curl -s https://example.org/story | dossier annotate --json -
            """)

    @Flag(help: "Print one JSON object a line.") var json = false
    @Flag(help: "In the JSON, also what is told that somebody said, without quotation marks.")
    var reported = false
    @Flag(name: .customLong("any"), help: "Take all text of a page in which no article is found.")
    var takesAny = false
    @Argument(help: ArgumentHelp("Files and folders; “-”, or nothing, is standard input.", valueName: "FILE"))
    var files: [String] = []

    func run() throws {
        let annotator = try ArticleAnnotator.shipped()
        var output = Output()
        var failed = false
        var inputs = TextInput.all(named: files.isEmpty ? ["-"] : files)[...]
        while !inputs.isEmpty {
            let batch = Array(inputs.prefix(Self.batchSize))
            inputs = inputs.dropFirst(batch.count)
            for (input, outcome) in zip(
                batch, batch.mapOnAllCores { Self.read($0, by: annotator, takesAny: takesAny) })
            {
                switch outcome {
                case .success(let articles):
                    for (found, annotation) in articles {
                        if json {
                            let id = input.name + (found.provenance.part.map { "#\($0)" } ?? "")
                            output.line(
                                ArticleJSON(found.article)
                                    .json(
                                        id: id, provenance: found.provenance, annotation: annotation,
                                        reported: reported))
                        } else {
                            Self.write(found.article, annotation, to: &output)
                        }
                    }
                case .failure(let problem):
                    failed = true
                    output.flush()
                    Message.error(problem.description)
                }
            }
        }
        output.flush()
        if failed { throw ExitCode(1) }
    }

    /// How many texts are in memory at once.
    private static let batchSize = 32

    private static func read(
        _ input: TextInput, by annotator: ArticleAnnotator, takesAny: Bool
    ) -> Result<[(FoundArticle, Annotation)], ArticleProblem> {
        do {
            return .success(
                try input.articles(takesAny: takesAny).map { ($0, annotator.annotate($0.article)) })
        } catch let error as ArticleError {
            return .failure(ArticleProblem(error, path: input.name))
        } catch {
            return .failure(error as? ArticleProblem ?? ArticleProblem(path: input.name, message: "\(error)"))
        }
    }

    private static func write(_ article: Article, _ annotation: Annotation, to output: inout Output) {
        output.line(article.title, bold: [0..<article.title.utf8.count])
        var counts = [Int](repeating: 0, count: annotation.entities.count)
        for mention in annotation.mentions { counts[mention.entity] += 1 }
        let entities = annotation.entities.enumerated().sorted {
            (counts[$0.offset], $1.offset) > (counts[$1.offset], $0.offset)
        }
        output.writeEntities(
            entities.map { (kind: $0.element.kind, name: $0.element.name, mentions: counts[$0.offset]) })
        output.line()
    }
}
