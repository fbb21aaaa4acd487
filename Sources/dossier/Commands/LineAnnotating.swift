import ArgumentParser
import Articles
import Entities

/// `dossier annotate --lines`: a line of JSON in, a line of JSON out.
struct LineAnnotating {
    private let annotator: ArticleAnnotator
    private let time = ArticleFile.currentTime

    init(by annotator: ArticleAnnotator) { self.annotator = annotator }

    /// Annotates the lines of the inputs, in their order.
    ///
    /// - Throws: Status 1 when an input could not be read; a bad line is answered and no failure.
    func run(on names: [String]) throws {
        let queue = LineQueue(of: names)
        var output = Output()
        var hasFailed = false
        while case let lines = queue.next(), !lines.isEmpty {
            for answer in lines.mapOnAllCores({ answer(to: $0) }) {
                switch answer {
                case .success(let bytes): output.append(line: bytes)
                case .failure(let problem):
                    hasFailed = true
                    output.flush()
                    Message.error(problem.description)
                }
            }
            output.flush()
        }
        if hasFailed { throw ExitCode(1) }
    }

    private func answer(to line: LineQueue.Line) -> Result<[UInt8], ArticleProblem> {
        switch line {
        case .problem(let problem): .failure(problem)
        case .line(let bytes, let isCut, let number): .success(answer(to: bytes, isCut: isCut, number).bytes)
        }
    }

    private func answer(to bytes: ArraySlice<UInt8>, isCut: Bool, _ number: Int) -> JSON {
        let line = ArticleLine(bytes, isCut: isCut, time: time)
        switch line.article {
        case .success(let found):
            return ArticleJSON(found.article, isExact: true).line(
                found.provenance, annotator.annotate(found.article), model: annotator.modelVersion)
        case .failure(let trouble):
            return [
                "id": JSON(line.id), "line": .int(number), "error": .string(trouble.description),
                "model": .string(annotator.modelVersion),
            ]
        }
    }
}
