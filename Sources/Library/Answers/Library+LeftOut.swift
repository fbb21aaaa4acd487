public import Articles
import GRDB

/// What was left out of an article, or why that cannot be told.
public enum LeftOutAnswer: Equatable, Sendable {
    /// In the order of the file.
    case passages([LeftOutPassage])
    /// The file is not there any more.
    case gone(path: String)
    /// The file holds another text now.
    case changed(path: String)
    /// The file cannot be read, for a reason in a sentence.
    case unreadable(String)

    /// Why nothing can be shown; `nil` where it can.
    public var problem: String? {
        switch self {
        case .passages: nil
        case .gone(let path):
            "\(path) is gone, so what was left out cannot be shown; the article itself is kept."
        case .changed(let path):
            "\(path) has changed since the article was read; add it again to see what is left out of it now."
        case .unreadable(let reason): reason
        }
    }
}

extension Library {
    /// What was left out of an article, read anew from its file; nothing of it is kept.
    ///
    /// - Parameter isCancelled: Asked between the articles of the file.
    /// - Returns: `nil` when there is no such article.
    /// - Throws: `CancellationError` when it was cancelled.
    public func leftOut(
        of id: ArticleID, isCancelled: @escaping () -> Bool = { false }
    ) throws -> LeftOutAnswer? {
        let known = try read { snapshot -> (row: ArticleRow, article: Article, fields: String?)? in
            guard let row = try snapshot.articles.rows([id.rawValue]).first,
                let article = try snapshot.texts.article(of: row)
            else { return nil }
            let fields = try String.fetchOne(
                snapshot.database,
                sql: "SELECT fields FROM container WHERE folder = (SELECT id FROM folder WHERE path = ?)",
                arguments: [ArticleSource.Place(path: row.path, part: "").folder])
            return (row, article, fields)
        }
        guard let known else { return nil }
        let reading = LeftOutReading(
            path: known.row.path, part: known.row.provenance.part, text: known.article.text,
            fields: Importer.fields(in: known.fields ?? ""), isCancelled: isCancelled)
        return try reading.answer()
    }
}

/// Reads an article once more, with what is left out of it.
private struct LeftOutReading {
    let path: String
    let part: String?
    /// The article's text as the library has it.
    let text: String
    let fields: [String: String]
    let isCancelled: () -> Bool

    /// The article was found; the rest of its file is not read.
    private struct Found: Error {
        var passages: [LeftOutPassage]
    }

    func answer() throws -> LeftOutAnswer {
        do {
            // It may have been added with the wish that all text of it be taken.
            for takesAny in [false, true] {
                do {
                    try read(takingAny: takesAny)
                } catch let found as Found {
                    return .passages(found.passages)
                } catch let error as ArticleError {
                    if case .vanished = error { return .gone(path: path) }
                    if takesAny { throw error }
                }
            }
            return .changed(path: path)
        } catch let error as ArticleError {
            return .unreadable(error.description)
        }
    }

    private func read(takingAny: Bool) throws {
        let file = try ArticleFile(named: path)
        try file.withStream { stream in
            var input = ArticleInput(
                stream: stream, path: path, fileTime: file.modifiedTime, size: file.size, takesAny: takingAny)
            input.fields = fields
            input.givesLeftOut = true
            input.savedEntries = SavedEntries()
            try input.read(
                into: ArticleSink { found in
                    if isCancelled() { throw CancellationError() }
                    guard found.provenance.part == part, found.article.text == text else { return }
                    throw Found(passages: found.leftOut)
                })
        }
    }
}
