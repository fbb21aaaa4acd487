import Articles
import Entities
import WordIndex

/// Reads a file that may hold many articles, batch by batch: no more than one batch and the one that is being stored are in memory.
struct LargeFile {
    let importer: Importer
    let file: ArticleFile
    let fields: [String: String]
    let isCancelled: @Sendable () -> Bool

    /// The text of a batch, in bytes; a longer article is a batch of its own.
    private static let batchBytes = 4 << 20

    struct Cancelled: Error {}

    /// Hands on the articles in batches.
    ///
    /// - Parameters:
    ///   - waves: Says how many articles a batch has, and is told how long one took.
    ///   - deliver: Takes a batch: the articles to store, and how much of the file has been read, 0…1. It waits while another
    ///     batch is being stored.
    /// - Returns: All of the file but its articles.
    func read(
        waves: inout ImportWaves,
        _ deliver: @escaping ([IncomingArticle], _ unchanged: Int, _ share: Double) throws -> Void
    ) throws -> FileReading {
        var reading = FileReading(file: file)
        let batch = FoundBatch(origin: importer.origins[file.path])
        var pace = waves
        var start = ContinuousClock.now
        do {
            try file.withStream { bytes in
                if try isOneArticle(bytes) { return try readWhole(into: batch, &reading) }
                var hash = StreamHash(count: file.size)
                let stream = ByteStream {
                    let next = try bytes.next()
                    hash.add(next)
                    return Array(next)
                }
                try importer.input(stream, file, size: file.size, fields: fields).read(
                    into: batch.sink {
                        guard batch.found.count >= pace.count || batch.textBytes > Self.batchBytes else {
                            return
                        }
                        if isCancelled() { throw Cancelled() }
                        let share = Double(stream.offset) / Double(max(1, file.size))
                        let count = batch.found.count
                        try hand(on: batch.take(), share: min(share, 1), &reading, deliver)
                        pace.note(count, took: start.duration(to: .now))
                        start = .now
                    })
                while !(try stream.next().isEmpty) {}
                reading.contentHash = hash.value
            }
            let isEmpty = batch.found.isEmpty && reading.unchanged.isEmpty && reading.handedOn == 0
            if isEmpty { throw ArticleError.empty(path: file.path) }
            try hand(on: batch.take(), share: 1, &reading, deliver)
        } catch let error as LibraryError {
            throw error
        } catch let error as Cancelled {
            throw error
        } catch {
            // What came before it stays; what did not come is not gone.
            let problem = Importer.problem(error, path: file.path)
            if reading.handedOn + reading.unchanged.count == 0 {
                reading.refusal = problem
            } else {
                batch.notes.add(problem)
            }
        }
        waves = pace
        reading.notes = batch.notes
        return reading
    }

    /// Formats whose files are one article are read at once, and again where somebody wrote meanwhile.
    private func isOneArticle(_ stream: ByteStream) throws -> Bool {
        let format = try importer.input(stream, file, size: file.size, fields: fields).format()
        return [.text, .page, .note, .document, .pdf].contains(format)
    }

    private func readWhole(into batch: FoundBatch, _ reading: inout FileReading) throws {
        let bytes = try file.read()
        reading.contentHash = ArticleSource.hash(of: bytes)
        try importer.input(ByteStream(bytes), file, size: bytes.count, fields: fields).read(
            into: batch.sink {})
    }

    private func hand(
        on found: [FoundArticle], share: Double, _ reading: inout FileReading,
        _ deliver: ([IncomingArticle], _ unchanged: Int, _ share: Double) throws -> Void
    ) throws {
        guard !found.isEmpty else { return }
        if found.contains(where: { $0.provenance.part != nil }) { reading.isContainer = true }
        let known = try importer.unchanged(found, of: file.path)
        reading.unchanged.formUnion(known.values)
        let lexicon = try importer.library.newestLexicon()
        let fresh = found.indices.filter { known[$0] == nil }.map { found[$0] }
        let contentHash = reading.contentHash
        let articles = fresh.mapOnAllCores { [importer, file] found in
            importer.incoming(
                found, Importer.source(of: found, in: file, contentHash: contentHash), lexicon: lexicon)
        }
        reading.handedOn += articles.count
        try deliver(articles, known.count, share)
    }
}
