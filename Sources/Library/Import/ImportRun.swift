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
    private let importer: Importer
    private let tellProgress: @Sendable (ImportProgress) -> Void
    private let isCancelled: @Sendable () -> Bool
    private let state = Mutex(State())

    private struct State {
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
        tellProgress(progress)
    }

    // MARK: Taking in

    func take(_ files: ArticleFileList) throws {
        var waves = ImportWaves(largest: importer.names != nil && !importer.namesFollow ? 1_024 : 2_048)
        var next = 0
        let writer = DispatchQueue(label: "dossier.writer")
        let isFree = DispatchSemaphore(value: 1)
        while next < files.count {
            if isCancelled() || state.withLock({ $0.failure != nil }) { break }
            let start = ContinuousClock.now
            let wave = Array(files[waves.next(of: files, from: next)])
            next += wave.count
            let isLarge = wave.first.map { $0.size > ImportWaves.largeFile } ?? false
            // Reading it takes as much memory as a thousand articles: nothing else is read or stored in the meantime.
            if isLarge { writer.sync {} }
            let fresh = try importer.library.changed(among: wave)
            let lexicon = try importer.library.newestLexicon()
            let outcomes = fresh.mapOnAllCores { [importer, isCancelled] file in
                isCancelled() ? .skipped : importer.read(file, lexicon: lexicon)
            }
            isFree.wait()
            waves.note(wave.count, took: start.duration(to: .now))
            writer.async {
                self.store(outcomes, unchanged: wave.count - fresh.count)
                isFree.signal()
            }
            if isLarge { writer.sync { FreeMemory.giveBack() } }
        }
        writer.sync {}
        try finish()
    }

    private func finish() throws {
        let isCancelled = isCancelled()
        try state.withLock {
            if let failure = $0.failure { throw failure }
            if isCancelled { $0.report.wasCancelled = true }
        }
    }

    /// Stores what was read; runs on the writer's queue.
    private func store(_ outcomes: [Importer.Outcome], unchanged: Int) {
        var articles: [IncomingArticle] = []
        var problems: [ArticleProblem] = []
        var read = 0
        for outcome in outcomes {
            switch outcome {
            case .article(let article): articles.append(article)
            case .problem(let problem): problems.append(problem)
            case .skipped: continue
            }
            read += 1
        }
        do {
            let stored = articles.isEmpty ? [] : try importer.library.store(articles)
            let names = zip(articles, stored).reduce(0) { sum, pair in
                switch pair.1 {
                case .unchanged, .moved: return sum
                case .new, .changed: break
                }
                return sum + (pair.0.annotation?.annotation.mentions.count ?? 0)
            }
            count(stored, unchanged: unchanged, problems: problems, done: unchanged + read, names: names)
            giveBackMemory()
            tell()
        } catch {
            state.withLock { $0.failure = error }
        }
    }

    /// Rarely enough to have no measurable cost.
    private func giveBackMemory() {
        let isTime = state.withLock { state in
            state.waves += 1
            return state.waves % 8 == 0
        }
        if isTime { FreeMemory.giveBack() }
    }

    private func count(
        _ stored: [StoredArticle], unchanged: Int, problems: [ArticleProblem], done: Int, names: Int
    ) {
        state.withLock { state in
            state.report.unchanged += unchanged
            state.report.refused += problems.count
            state.report.problems += problems
            for article in stored {
                switch article {
                case .new: state.report.new += 1
                case .changed: state.report.changed += 1
                case .unchanged:
                    state.report.unchanged += 1
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
            state.progress.refused = state.report.refused
            state.progress.done += done
            state.progress.names += names
        }
    }

    func markMissing(in folders: [String], listed files: ArticleFileList) throws {
        guard !isCancelled(), !folders.isEmpty else { return }
        let gone = try importer.library.markMissing(in: folders, listed: files)
        state.withLock {
            $0.gone = Set(gone)
            $0.report.missing = gone.count
        }
    }

    // MARK: Names

    /// Looks for names in the articles that have none yet, the newest first.
    func findNames() throws {
        guard let names = importer.names else { return }
        let library = importer.library
        state.withLock {
            $0.progress.stage = .naming
            $0.progress.done = 0
            $0.pace = ImportPace()
        }
        var waves = ImportWaves(largest: 256)
        while !isCancelled() {
            let start = ContinuousClock.now
            let (waiting, articles) = try library.articlesWithoutNames(limit: waves.count)
            if articles.isEmpty { break }
            let annotations = articles.mapOnAllCores { [isCancelled] item in
                isCancelled() ? nil : IncomingAnnotation(names(item.article), of: item.article)
            }
            var found: [(article: ArticleID, contentHash: Int64, annotation: IncomingAnnotation)] = []
            for (item, annotation) in zip(articles, annotations) {
                if let annotation { found.append((item.id, item.contentHash, annotation)) }
            }
            try library.store(found)
            waves.note(articles.count, took: start.duration(to: .now))
            giveBackMemory()
            state.withLock {
                $0.progress.done += found.count
                $0.progress.total = $0.progress.done + waiting - found.count
                $0.progress.names += found.reduce(0) { $0 + $1.annotation.annotation.mentions.count }
            }
            tell()
        }
        try settle()
        try library.settleCorrections()
    }

    /// Looks again at people that more has become known about by now.
    private func settle() throws {
        var settled = 0
        try importer.library.settleNames(isCancelled: isCancelled) { done, waiting in
            settled += done
            state.withLock { state in
                if state.progress.stage != .settling { state.pace = ImportPace() }
                state.progress.stage = .settling
                state.progress.done = settled
                state.progress.total = settled + waiting
            }
            tell()
        }
    }
}

extension Importer {
    /// The result of reading a file.
    enum Outcome: Sendable {
        case article(IncomingArticle)
        case problem(ArticleProblem)
        case skipped
    }

    /// Reads and understands one file.
    func read(_ file: ArticleFile, lexicon: TextLexicon?) -> Outcome {
        do {
            let (found, contentHash) = try parse(file)
            let source = ArticleSource(
                path: file.path, size: file.size, modified: file.modified, contentHash: contentHash)
            return .article(
                IncomingArticle(
                    file: source, found: found, annotation: namesFollow ? nil : names?(found.article),
                    lexicon: lexicon))
        } catch let error as ArticleError {
            return .problem(ArticleProblem(error, path: file.path))
        } catch {
            return .problem(
                ArticleProblem(path: file.path, message: "\(file.path) could not be read: \(error)"))
        }
    }
}

extension Importer {
    /// The file's bytes are gone by the time names are looked for.
    private func parse(_ file: ArticleFile) throws -> (found: FoundArticle, contentHash: Int64) {
        let bytes = try file.read()
        let hash = ArticleSource.hash(of: bytes)
        let input = ArticleInput(
            bytes: bytes, path: file.path, fileTime: file.modifiedTime, takesAny: takesAny)
        guard let found = try input.articles().first else { throw ArticleError.empty(path: file.path) }
        return (found, hash)
    }
}

extension Library {
    func newestLexicon() throws -> TextLexicon? { try read { try lexicons.newest($0.database) } }

    /// The files whose present state is not in the library, judged by their size and time.
    func changed(among files: [ArticleFile]) throws -> [ArticleFile] {
        try read { snapshot in
            let find = try snapshot.database.cachedStatement(
                sql: """
                    SELECT size, modified FROM article
                    WHERE folder = (SELECT id FROM folder WHERE path = ?) AND file = ? AND missing = 0
                    """)
            return try files.filter { file in
                let parts = ArticleSource(path: file.path, size: 0, modified: 0, contentHash: 0).parts
                guard let row = try Row.fetchOne(find, arguments: [parts.folder, parts.file]) else {
                    return true
                }
                return row[stored: 0] != file.size || row[stored: 1] != file.modified
            }
        }
    }

    /// An article in which names are to be looked for.
    struct Unnamed: Sendable {
        var id: ArticleID
        var contentHash: Int64
        var article: Article
    }

    /// The newest articles in which names have not been looked for, and how many there are.
    func articlesWithoutNames(limit: Int) throws -> (waiting: Int, articles: [Unnamed]) {
        try read { snapshot in
            let database = snapshot.database
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT id, contentHash FROM article INDEXED BY articleToAnnotate WHERE isAnnotated = 0
                    ORDER BY dateKey DESC LIMIT ?
                    """, arguments: [limit])
            let articles = try rows.compactMap { found -> Unnamed? in
                guard let row = try snapshot.articles.rows([found[stored: "id"]]).first,
                    let article = try snapshot.texts.article(of: row)
                else { return nil }
                return Unnamed(id: row.id, contentHash: found[stored: "contentHash"], article: article)
            }
            let waiting = try Int.fetchOne(database, sql: "SELECT articles - annotated FROM state") ?? 0
            return (waiting, articles)
        }
    }
}
