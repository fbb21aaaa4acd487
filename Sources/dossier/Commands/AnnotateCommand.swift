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

            With --lines, what comes in are lines too, each an object of JSON with “text” and what is known of “id”, “title”, \
            “date”, “source”, “byline”, “url” and “language”, the date best as 2024-03-04. For each line one goes out, in \
            their order: the article with its names, the version of the model (“model”) and a hash of the text \
            (“text_hash”, FNV-1a of 64 bits); for a bad one an object with “error”. “dossier add --annotated” takes these lines.

            examples:
              dossier annotate story.txt
              dossier annotate --json ~/news > names.jsonl
              curl -s https://example.org/story | dossier annotate --json -
              dossier annotate --lines < articles.jsonl > annotated.jsonl
            """)

    @Flag(help: "Print one JSON object a line.") var json = false
    @Flag(help: "In the JSON, also what is told that somebody said, without quotation marks.")
    var reported = false
    @Flag(help: "Take lines of JSON, an article each, and print a line for each.") var lines = false
    @Flag(name: .customLong("any"), help: "Take all text of a page in which no article is found.")
    var takesAny = false
    @Argument(
        help: ArgumentHelp("Files and folders; “-”, or nothing, is standard input.", valueName: "FILE"),
        completion: .file())
    var files: [String] = []

    func validate() throws {
        if lines, json || reported || takesAny {
            throw ValidationError(
                "--lines takes and prints lines of JSON with all that is found; say it alone.")
        }
    }

    func run() throws {
        let annotator = try ArticleAnnotator.shipped()
        if lines { return try LineAnnotating(by: annotator).run(on: files.isEmpty ? ["-"] : files) }
        var output = Output()
        var hasFailed = false
        var inputs = TextInput.all(named: files.isEmpty ? ["-"] : files)[...]
        while let first = inputs.first {
            let small = Array(inputs.prefix(Self.batchSize).prefix(while: \.isSmall))
            inputs = inputs.dropFirst(max(1, small.count))
            let readings =
                small.isEmpty
                ? [.tooMuch] : small.mapOnAllCores { Self.read($0, by: annotator, takesAny: takesAny) }
            for (input, reading) in zip(small.isEmpty ? [first] : small, readings) {
                switch reading {
                case .articles(let articles, let problems):
                    for (found, annotation) in articles { write(found, annotation, of: input, to: &output) }
                    tell(problems, &output)
                case .problem(let problem):
                    hasFailed = true
                    tell([problem], &output)
                case .tooMuch:
                    output.flush()
                    if !readInBatches(input, by: annotator) { hasFailed = true }
                }
            }
        }
        output.flush()
        if hasFailed { throw ExitCode(1) }
    }

    /// How many texts are in memory at once.
    private static let batchSize = 32
    /// The articles of a file that has more text than this are read in batches.
    private static let textLimit = 4 << 20

    private enum Reading: Sendable {
        case articles([(FoundArticle, Annotation)], problems: [ArticleProblem])
        case problem(ArticleProblem)
        /// It holds more than is read at once.
        case tooMuch
    }

    private struct TooMuch: Error {}

    private static func read(_ input: TextInput, by annotator: ArticleAnnotator, takesAny: Bool) -> Reading {
        var articles: [(FoundArticle, Annotation)] = []
        var problems: [ArticleProblem] = []
        var bytes = 0
        var sink = ArticleSink { found in
            bytes += found.article.text.utf8.count
            if !articles.isEmpty, bytes > textLimit { throw TooMuch() }
            articles.append((found, annotator.annotate(found.article)))
        }
        sink.report = { problems.append($0) }
        do {
            try input.read(takesAny: takesAny, into: sink)
            return .articles(articles, problems: problems)
        } catch is TooMuch {
            return .tooMuch
        } catch {
            return .problem(problem(error, input))
        }
    }

    private static func problem(_ error: any Error, _ input: TextInput) -> ArticleProblem {
        if let error = error as? ArticleError { return ArticleProblem(error, path: input.name) }
        return error as? ArticleProblem ?? ArticleProblem(path: input.name, message: "\(error)")
    }

    /// Reads a file that may hold very many articles.
    ///
    /// - Returns: Whether it gave any.
    private func readInBatches(_ input: TextInput, by annotator: ArticleAnnotator) -> Bool {
        var output = Output()
        var batch: [FoundArticle] = []
        var bytes = 0
        var lines: [(FoundArticle, Annotation)] = []
        var problems: [ArticleProblem] = []
        var gave = false
        func annotate() {
            lines = batch.mapOnAllCores { ($0, annotator.annotate($0.article)) }
            gave = gave || !lines.isEmpty
            (batch, bytes) = ([], 0)
        }
        do {
            var sink = ArticleSink { found in
                batch.append(found)
                bytes += found.article.text.utf8.count
                guard batch.count >= Self.batchSize || bytes > Self.textLimit else { return }
                annotate()
                for (found, annotation) in lines { write(found, annotation, of: input, to: &output) }
                lines = []
            }
            sink.report = { problems.append($0) }
            try input.read(takesAny: takesAny, into: sink)
        } catch {
            problems.append(Self.problem(error, input))
        }
        annotate()
        for (found, annotation) in lines { write(found, annotation, of: input, to: &output) }
        tell(problems, &output)
        output.flush()
        return gave
    }

    private func tell(_ problems: [ArticleProblem], _ output: inout Output) {
        guard !problems.isEmpty else { return }
        output.flush()
        for problem in problems { Message.error(problem.description) }
    }

    private func write(
        _ found: FoundArticle, _ annotation: Annotation, of input: TextInput, to output: inout Output
    ) {
        guard json else { return Self.write(found.article, annotation, to: &output) }
        let id = input.name + (found.provenance.part.map { "#\($0)" } ?? "")
        output.line(
            ArticleJSON(found.article).json(
                id: id, path: input.name, provenance: found.provenance, annotation: annotation,
                reported: reported))
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
