import Articles
import Dispatch
import Entities
import Foundation
import GRDB
import Synchronization
import WordIndex

/// One run of an importer.
///
/// While the writer stores one wave of articles, the next one is read; there are never more than two.
final class ImportRun: Sendable {
    let importer: Importer
    private let tellProgress: @Sendable (ImportProgress) -> Void
    let isCancelled: @Sendable () -> Bool
    let state = Mutex(State())
    private let writer = WorkThread()
    /// So that nobody is told twice at once.
    private let telling = Mutex(())
    private let isFree = DispatchSemaphore(value: 1)
    let begun = ContinuousClock.now

    struct State {
        var progress = ImportProgress()
        var pace = ImportPace()
        var report = ImportReport()
        /// The articles whose files were found to be gone, and have not been found in another place.
        var gone: Set<ArticleID> = []
        /// Transactions so far.
        var waves = 0
        var failure: (any Error)?
    }

    init(
        _ importer: Importer, progress: @escaping @Sendable (ImportProgress) -> Void,
        isCancelled: @escaping @Sendable () -> Bool
    ) {
        self.importer = importer
        tellProgress = progress
        self.isCancelled = isCancelled
    }

    var report: ImportReport { state.withLock(\.report) }

    func begin(_ found: ArticleFiles.Finding) {
        state.withLock {
            $0.progress.stage = .taking
            $0.pace = ImportPace()
            $0.progress.total = found.files.count
            $0.progress.refused = found.problems.count
            $0.report.problems = found.problems
            $0.report.refused = found.problems.count
            $0.report.passedOver = found.passedOver
        }
        tell()
    }

    func tell() {
        let progress = state.withLock { state in
            state.progress.rate = state.pace.note(state.progress.done)
            return state.progress
        }
        telling.withLock { _ in tellProgress(progress) }
    }

    // MARK: Taking in

    func take(_ files: ArticleFileList) throws {
        var waves = ImportWaves(largest: importer.names != nil && !importer.namesFollow ? 1_024 : 2_048)
        var next = 0
        while next < files.count {
            if mustStop { break }
            let start = ContinuousClock.now
            let wave = Array(files[waves.next(of: files, from: next)])
            next += wave.count
            let isLarge = wave.first.map { $0.size > ImportWaves.largeFile } ?? false
            // Reading it takes as much memory as a thousand articles: nothing else is read or stored in the meantime.
            if isLarge { writer.run() }
            let known = try importer.library.known(among: wave, readers: importer.readers)
            let toRead = try known.filter {
                importer.isToBeRead($0) && !importer.unfinished.contains($0.file.path)
            }.map { try prepared($0) }
            noteUnchanged(known.filter { !importer.isToBeRead($0) })
            var outcomes: [Importer.Outcome]
            if isLarge {
                outcomes = toRead.map { .large($0.file) }
            } else {
                let lexicon = try importer.library.newestLexicon()
                outcomes = toRead.mapOnAllCores { [importer, isCancelled] item in
                    if isCancelled() { return .skipped }
                    if item.mark != nil { return .large(item.file) }
                    return importer.read(item.file, fields: item.fields, lexicon: lexicon)
                }
            }
            waves.note(isLarge ? 0 : wave.count, took: start.duration(to: .now))
            try hand(on: outcomes, of: toRead, &waves)
            if isLarge { writer.run { FreeMemory.giveBack() } }
        }
        writer.run()
        try finish()
    }

    private var mustStop: Bool { isCancelled() || state.withLock { $0.failure != nil } }

    /// Has the writer store what was read, the files in their order.
    private func hand(
        on outcomes: [Importer.Outcome], of files: [KnownFile], _ waves: inout ImportWaves
    ) throws {
        var readings: [FileReading] = []
        var hadNotes = false
        for (outcome, known) in zip(outcomes, files) {
            switch outcome {
            case .skipped: continue
            case .read(let reading):
                readings.append(reading)
                hadNotes = hadNotes || known.hadNotes
            case .large(let file):
                write(readings, hadNotes: hadNotes)
                (readings, hadNotes) = ([], false)
                try readLarge(file, known, &waves)
            }
        }
        write(readings, hadNotes: hadNotes)
    }

    /// Runs a piece of work on the writer's thread, after the one before it: no more than one waits.
    private func write(_ work: @escaping @Sendable () throws -> Void) {
        isFree.wait()
        writer.add { [self] in
            do {
                if state.withLock({ $0.failure == nil }) { try work() }
                giveBackMemory()
                tell()
            } catch {
                state.withLock { $0.failure = error }
            }
            isFree.signal()
        }
    }

    private func write(_ readings: [FileReading], hadNotes: Bool) {
        guard !readings.isEmpty else { return }
        write { [self] in
            try store(readings.flatMap(\.articles))
            for reading in readings { note(reading, unchanged: reading.unchanged.count) }
            // Most files are one article, and there is nothing to note of them.
            guard hadNotes || readings.contains(where: \.hasNotes) else { return }
            try noteGone(try importer.library.note(readings, by: importer))
        }
    }

    /// Reads a file that may hold very many articles.
    private func readLarge(_ file: ArticleFile, _ known: KnownFile, _ waves: inout ImportWaves) throws {
        // Other names of fields change what stands before, too.
        let mark = importer.fields.isEmpty ? known.mark : nil
        let large = LargeFile(
            importer: importer, file: file, fields: known.fields, mark: mark, isCancelled: isCancelled)
        let seen = Mutex<Set<ArticleID>>([])
        let changed = Mutex(0)
        let name = ArticleSource.Place(path: file.path).file
        do {
            var reading = try large.read(waves: &waves) { [self] articles, unchanged, share in
                state.withLock { state in
                    if share < 1 { state.progress.container = .init(name: name, share: share) }
                    state.report.unchanged += unchanged
                }
                guard !articles.isEmpty else { return tell() }
                write { [self] in
                    let stored = try store(articles)
                    seen.withLock { $0.formUnion(stored.map(\.id)) }
                    let count = stored.count { if case .changed = $0 { true } else { false } }
                    changed.withLock { $0 += count }
                }
                if mustStop { throw LargeFile.Cancelled() }
            }
            writer.run()
            state.withLock { $0.progress.container = nil }
            let readAgain = reading.unchanged.count + changed.withLock { $0 }
            let notRead = reading.isReadOn ? max(0, known.articles - readAgain) : 0
            reading.unchanged.formUnion(seen.withLock { $0 })
            let done = reading
            write { [self] in
                // The unchanged ones that were read were counted as they came.
                note(done, unchanged: notRead)
                try noteGone(try importer.library.note([done], by: importer))
            }
        } catch is LargeFile.Cancelled {
            state.withLock { $0.progress.container = nil }
        }
    }

    /// A file as it is to be read; the articles of one that was moved, and holds many, are led to its new place.
    private func prepared(_ known: KnownFile) throws -> KnownFile {
        var known = known
        if known.mayHaveMoved, try importer.library.moveContainer(to: known.file) {
            known = try importer.library.known(among: [known.file], readers: importer.readers)[0]
        }
        if !importer.fields.isEmpty { known.fields = importer.fields }
        return known
    }

    private func finish() throws {
        let isCancelled = isCancelled()
        try state.withLock {
            if let failure = $0.failure { throw failure }
            if isCancelled { $0.report.wasCancelled = true }
        }
    }

    /// Stores articles; runs on the writer's thread.
    @discardableResult
    private func store(_ articles: [IncomingArticle]) throws -> [StoredArticle] {
        guard !articles.isEmpty else { return [] }
        let stored = try importer.library.store(articles)
        let names = zip(articles, stored).reduce(0) { sum, pair in
            switch pair.1 {
            case .unchanged, .moved, .version, .copy: return sum
            case .new, .changed: break
            }
            return sum + (pair.0.annotation?.annotation.mentions.count ?? 0)
        }
        count(stored, names: names)
        return stored
    }

    /// Counts files that are as they were.
    private func noteUnchanged(_ files: [KnownFile]) {
        guard !files.isEmpty else { return }
        state.withLock { state in
            for file in files {
                state.report.unchanged += file.articles
                state.report.problems += file.problems
                state.report.refused += file.problems.count
                if file.articles == 0 { state.report.refusedFiles.insert(file.file.path) }
            }
            state.progress.done += files.count
            state.progress.unchanged = state.report.unchanged
            state.progress.refused = state.report.refused
        }
        tell()
    }

    /// Counts what is told of a file besides its articles.
    private func note(_ reading: FileReading, unchanged: Int) {
        state.withLock { state in
            state.report.unchanged += unchanged
            let problems = reading.allProblems
            state.report.problems += problems
            state.report.refused += problems.count
            if reading.refusal != nil { state.report.refusedFiles.insert(reading.file.path) }
            state.report.bytesRead += reading.bytesRead
            for leftOut in reading.notes.leftOut { state.report.leftOut.add(leftOut) }
            for (kind, count) in reading.notes.passedOver.counts {
                for _ in 0..<count { state.report.passedOver.add(kind) }
            }
            state.report.remarks += reading.notes.remarks
            state.progress.done += 1
            state.progress.unchanged = state.report.unchanged
            state.progress.refused = state.report.refused
        }
    }

    /// Counts the copies among the articles that came after one.
    func noteCopies(after last: Int64) throws {
        let count = try importer.library.copies(after: last)
        state.withLock { $0.report.textCopies = count }
    }

    private func noteGone(_ count: Int) throws { state.withLock { $0.report.missing += count } }

    /// Rarely enough to have no measurable cost.
    func giveBackMemory() {
        let isTime = state.withLock { state in
            state.waves += 1
            return state.waves % 8 == 0
        }
        if isTime { FreeMemory.giveBack() }
    }

    private func count(_ stored: [StoredArticle], names: Int) {
        state.withLock { state in
            for article in stored {
                switch article {
                case .new: state.report.new += 1
                case .changed: state.report.changed += 1
                case .version: state.report.versions += 1
                case .copy:
                    state.report.copies += 1
                    continue
                case .unchanged(let id):
                    // Its file was gone, and holds it elsewhere.
                    if state.gone.remove(id) != nil {
                        state.report.moved += 1
                        state.report.missing -= 1
                    } else {
                        state.report.unchanged += 1
                    }
                    continue
                case .moved(let id):
                    state.report.moved += 1
                    if state.gone.remove(id) != nil { state.report.missing -= 1 }
                    continue
                }
                if state.report.articles.count < ImportReport.articleLimit {
                    state.report.articles.append(article.id)
                }
            }
            state.progress.new = state.report.new
            state.progress.changed = state.report.changed
            state.progress.unchanged = state.report.unchanged
            state.progress.names += names
        }
    }

    /// Keeps what was told while the files were listed, and forgets what was told of files that are gone.
    func keepProblems(_ problems: [ArticleProblem], in folders: [String], listed files: ArticleFileList)
        throws
    {
        state.withLock { $0.report.refusedFiles.formUnion(problems.map(\.path)) }
        try importer.library.keepProblems(problems, in: folders, listed: files)
    }

    func markMissing(in folders: [String], listed files: ArticleFileList) throws {
        guard !isCancelled(), !folders.isEmpty else { return }
        let gone = try importer.library.markMissing(in: folders, listed: files)
        state.withLock {
            $0.gone = Set(gone)
            $0.report.missing = gone.count
        }
        try importer.library.settleCopies(of: gone)
    }
}
