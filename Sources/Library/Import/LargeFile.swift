import Articles
import Entities
import WordIndex

/// Reads a file that may hold many articles, batch by batch: no more than one batch and the one that is being stored are in memory.
struct LargeFile {
    let importer: Importer
    let file: ArticleFile
    let fields: [String: String]
    /// How far it was read before, if it may be read on from there.
    var mark: ReadMark?
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
            let readingOn = try readingOn(&reading)
            let base = readingOn?.place.offset ?? 0
            try file.withStream(from: base) { bytes in
                if readingOn == nil, try isOneArticle(bytes) { return try readWhole(into: batch, &reading) }
                var hash = StreamHash(count: file.size)
                let stream = ByteStream {
                    let next = try bytes.next()
                    if readingOn == nil { hash.add(next) }
                    return Array(next)
                }
                var input = importer.input(stream, file, size: file.size - base, fields: fields)
                input.readingOn = readingOn
                try input.read(
                    into: batch.sink {
                        guard batch.found.count >= pace.count || batch.textBytes > Self.batchBytes else {
                            return
                        }
                        if isCancelled() { throw Cancelled() }
                        let share = Double(base + stream.offset) / Double(max(1, file.size))
                        let count = batch.found.count
                        try hand(on: batch.take(), share: min(share, 1), &reading, deliver)
                        pace.note(count, took: start.duration(to: .now))
                        start = .now
                    })
                while !(try stream.next().isEmpty) {}
                reading.bytesRead += bytes.offset
                reading.contentHash =
                    readingOn == nil ? hash.value : try ReadMark.hash(of: file, before: file.size)
            }
            let isEmpty = batch.found.isEmpty && reading.unchanged.isEmpty && reading.handedOn == 0
            if isEmpty, !reading.isReadOn { throw ArticleError.empty(path: file.path) }
            try hand(on: batch.take(), share: 1, &reading, deliver)
        } catch let error as LibraryError {
            throw error
        } catch let error as Cancelled {
            throw error
        } catch ArticleError.holdsNone where reading.isReadOn {
            // What was added is no article; what stands before it is there.
        } catch {
            // What came before it stays; what did not come is not gone.
            let problem = Importer.problem(error, path: file.path)
            if reading.handedOn + reading.unchanged.count == 0, !reading.isReadOn {
                reading.refusal = problem
            } else {
                batch.notes.add(problem)
            }
        }
        waves = pace
        reading.notes = batch.notes
        // Without it, the file is read whole the next time.
        reading.mark = batch.notes.lastEntry.flatMap { try? ReadMark($0, in: file) }
        return reading
    }

    /// Where the file is to be read on; `nil` where it is to be read whole: what was read before has changed, or was told of.
    private func readingOn(_ reading: inout FileReading) throws -> ReadingOn? {
        guard let mark else { return nil }
        reading.bytesRead += ReadMark.sampledBytes(before: mark.end)
        guard try mark.holds(for: file) else { return nil }
        var beginning = try file.read([0..<ReadingOn.headLength])
        let format = try importer.input(ByteStream(beginning), file, size: file.size, fields: fields).format()
        // How fields are named is found out anew.
        if format == .data { beginning = try file.read([0..<ReadingOn.beginningLength]) }
        reading.bytesRead += beginning.count
        (reading.isReadOn, reading.isContainer) = (true, true)
        return ReadingOn(at: mark.place, beginning: beginning)
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
