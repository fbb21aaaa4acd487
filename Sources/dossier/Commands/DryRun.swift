import ArgumentParser
import Articles

/// Shows what would be added of files, and adds nothing.
struct DryRun {
    let fields: [String: String]
    let takesAny: Bool
    let limits: ReadingLimits

    /// How many articles of a file are shown.
    private static let shown = 3
    /// How much of a text is shown, in characters.
    private static let excerpt = 240

    /// Enough articles were shown.
    private struct Enough: Error {}

    func show(_ paths: [String]) throws {
        var output = Output()
        var hasFailed = false
        for input in TextInput.all(named: paths) {
            var count = 0
            var told: [String] = []
            do {
                var sink = ArticleSink { found in
                    count += 1
                    for line in told { output.line(line) }
                    told = []
                    Self.show(found, of: input.name, to: &output)
                    if count == Self.shown { throw Enough() }
                }
                sink.remark = { told.append($0) }
                sink.report = { told.append($0.description) }
                try input.read(takesAny: takesAny, fields: fields, limits: limits, into: sink)
                for line in told { output.line(line) }
            } catch is Enough {
                continue
            } catch {
                hasFailed = true
                for line in told { output.line(line) }
                output.flush()
                Message.error("\(error)")
            }
        }
        output.flush()
        if hasFailed { throw ExitCode(1) }
    }

    private static func show(_ found: FoundArticle, of name: String, to output: inout Output) {
        let article = found.article
        output.line(article.title, bold: [0..<article.title.utf8.count])
        let place = name + (found.provenance.part.map { "#\($0)" } ?? "")
        let known = [String(article.date.day), article.source, article.byline, article.url, place].compactMap
        { $0 }
        output.line(known.joined(separator: " · "))
        output.line(String(article.paragraphs.joined(separator: " ").prefix(excerpt)))
        output.line()
    }
}
