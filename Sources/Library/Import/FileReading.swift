import Articles
import Entities
import WordIndex

/// What was read from a file.
struct FileReading: Sendable {
    let file: ArticleFile
    /// A hash of the file's bytes.
    var contentHash: Int64 = 0
    /// The articles that are new or changed, in their order.
    var articles: [IncomingArticle] = []
    /// The articles that the library has as they are.
    var unchanged: Set<ArticleID> = []
    /// How many articles were handed on already.
    var handedOn = 0
    /// Whether its articles have names of their own within it.
    var isContainer = false
    /// Whether it was read on from where it had been read to, and not from its beginning.
    var isReadOn = false
    /// How far it was read; `nil` for a file that is not read on when it has grown.
    var mark: ReadMark?
    /// How many bytes of the file were read.
    var bytesRead = 0
    /// What else there is to tell of it.
    var notes = FileNotes()
    /// Why it gave nothing.
    var refusal: ArticleProblem?
}

/// What is told of a file besides its articles.
struct FileNotes: Sendable {
    private(set) var problems: [ArticleProblem] = []
    /// Problems that are counted, as they are too many to be told.
    private(set) var furtherProblems = 0
    private(set) var leftOut: [LeftOut] = []
    private(set) var passedOver = PassedOver()
    private(set) var remarks: [String] = []
    /// Where the last entry begins, of a file that can be read on from there.
    var lastEntry: EntryPlace?

    /// More problems of a file are only counted.
    private static let problemLimit = 1_000

    mutating func add(_ problem: ArticleProblem) {
        if problems.count < Self.problemLimit { problems.append(problem) } else { furtherProblems += 1 }
    }

    mutating func add(_ other: LeftOut) { leftOut.add(other) }
    mutating func add(_ kind: PassedOver.Kind) { passedOver.add(kind) }
    mutating func add(remark: String) { remarks.append(remark) }

    /// The problems, with a last one that counts those beyond.
    func allProblems(of path: String) -> [ArticleProblem] {
        guard furtherProblems > 0 else { return problems }
        let count = furtherProblems.formatted
        return problems + [
            ArticleProblem(
                path: path,
                message: "\(path): \(count) more entries could not be read; those before tell why.")
        ]
    }
}

extension Int {
    /// With commas between thousands: “1,234”.
    fileprivate var formatted: String {
        var text = ""
        for (index, digit) in String(self).reversed().enumerated() {
            if index > 0, index % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }
}

/// Takes what a reader finds, and holds it until it is a batch.
final class FoundBatch {
    private(set) var found: [FoundArticle] = []
    private(set) var textBytes = 0
    var notes = FileNotes()
    private let origin: WebOrigin?

    /// - Parameter origin: Where the file was fetched from, if it was.
    init(origin: WebOrigin? = nil) { self.origin = origin }

    func add(_ article: FoundArticle) {
        found.append(article.completed(by: origin))
        textBytes += article.article.text.utf8.count
    }

    /// Gives what has been gathered, and begins anew.
    func take() -> [FoundArticle] {
        defer {
            found = []
            textBytes = 0
        }
        return found
    }

    /// A sink that fills the batch.
    ///
    /// - Parameter taken: Called after each article.
    func sink(_ taken: @escaping () throws -> Void) -> ArticleSink {
        var sink = ArticleSink { [unowned self] article in
            add(article)
            try taken()
        }
        sink.report = { [unowned self] in notes.add($0) }
        sink.leaveOut = { [unowned self] in notes.add($0) }
        sink.passOver = { [unowned self] in notes.add($0) }
        sink.remark = { [unowned self] in notes.add(remark: $0) }
        sink.pass = { [unowned self] in notes.lastEntry = $0 }
        return sink
    }
}

extension Importer {
    /// The result of reading a file.
    enum Outcome: Sendable {
        case read(FileReading)
        /// It holds more than is read at once, and is to be read batch by batch.
        case large(ArticleFile)
        case skipped
    }

    /// A file's articles are more than fit into memory together with those of other files.
    private struct TooMuch: Error {}

    /// More text of a file is read batch by batch, while no other is read.
    private static let textLimit = 4 << 20
    private static let articleLimit = 1_024

    /// Reads and understands one file.
    func read(_ file: ArticleFile, fields: [String: String], lexicon: TextLexicon?) -> Outcome {
        var reading = FileReading(file: file)
        let batch = FoundBatch(origin: origins[file.path])
        do {
            // The file's bytes are gone by the time names are looked for.
            reading.contentHash = try parse(file, fields: fields, into: batch)
            reading.bytesRead = file.size
            reading.mark = batch.notes.lastEntry.flatMap { try? ReadMark($0, in: file) }
            let known = try unchanged(batch.found, of: file.path)
            reading.isContainer = batch.found.contains { $0.provenance.part != nil }
            reading.unchanged = Set(known.values)
            for (index, found) in batch.take().enumerated() where known[index] == nil {
                let source = Self.source(of: found, in: file, contentHash: reading.contentHash)
                reading.articles.append(incoming(found, source, lexicon: lexicon))
            }
        } catch is TooMuch {
            return .large(file)
        } catch {
            reading.refusal = Self.problem(error, path: file.path)
        }
        reading.notes = batch.notes
        return .read(reading)
    }

    /// - Returns: A hash of the file's bytes.
    private func parse(_ file: ArticleFile, fields: [String: String], into batch: FoundBatch) throws -> Int64
    {
        let bytes = try file.read()
        let hash = ArticleSource.hash(of: bytes)
        let stream = ByteStream(bytes)
        try input(stream, file, size: bytes.count, fields: fields).read(
            into: batch.sink {
                // One article is one, however long it is.
                let isMany = batch.found.count > 1
                if isMany, batch.textBytes > Self.textLimit || batch.found.count > Self.articleLimit {
                    throw TooMuch()
                }
            })
        if batch.found.isEmpty { throw ArticleError.empty(path: file.path) }
        return hash
    }

    func input(_ stream: ByteStream, _ file: ArticleFile, size: Int, fields: [String: String]) -> ArticleInput
    {
        var input = ArticleInput(
            stream: stream, path: file.path, fileTime: file.modifiedTime, size: size, takesAny: takesAny)
        input.fields = fields
        input.limits = limits
        input.savedEntries = savedEntries
        input.charset = origins[file.path]?.charset
        input.address = origins[file.path]?.address
        if let annotations {
            input.annotations = { try annotations.annotation(in: $0, of: $1, $2) }
        }
        return input
    }

    /// Understands an article that was read.
    func incoming(_ found: FoundArticle, _ source: ArticleSource, lexicon: TextLexicon?) -> IncomingArticle {
        let known = found.annotation as? Annotation
        return IncomingArticle(
            file: source, found: found, annotation: known ?? (namesFollow ? nil : names?(found.article)),
            lexicon: lexicon, findsRelations: findsRelations)
    }

    /// - Parameter contentHash: That of the whole file.
    static func source(of found: FoundArticle, in file: ArticleFile, contentHash: Int64) -> ArticleSource {
        guard let part = found.provenance.part else {
            return ArticleSource(
                path: file.path, size: file.size, modified: file.modified, contentHash: contentHash)
        }
        let saved = found.marks.savedTime.map { DateKey.number(of: $0) } ?? 0
        return ArticleSource(
            path: file.path, part: part, size: found.article.text.utf8.count,
            modified: saved > 0 ? saved * 1_000_000_000 : file.modified,
            contentHash: ArticleSource.hash(of: found))
    }

    /// Which of the articles of a file the library has as they are, by their places in `found`.
    func unchanged(_ found: [FoundArticle], of path: String) throws -> [Int: ArticleID] {
        guard found.contains(where: { $0.provenance.part != nil }) else { return [:] }
        return try library.unchanged(
            found.map { found in found.provenance.part.map { (part: $0, hash: ArticleSource.hash(of: found)) }
            },
            ofContainer: path)
    }

    static func problem(_ error: any Error, path: String) -> ArticleProblem {
        if let error = error as? ArticleError { return ArticleProblem(error, path: path) }
        return error as? ArticleProblem
            ?? ArticleProblem(path: path, message: "\(path) could not be read: \(error)")
    }
}
