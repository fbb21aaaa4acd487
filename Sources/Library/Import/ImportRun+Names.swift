import Articles
import Dispatch
import Entities
import Foundation
import Synchronization

// What follows once the texts are there: names, copies and stories.
extension ImportRun {
    /// As a part of the time that all else took.
    private static let shareForStories = 25
    private static let alwaysChained = 200

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
                isCancelled()
                    ? nil
                    : IncomingAnnotation(
                        names(item.article), of: item.article, findsRelations: importer.findsRelations)
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
        try library.placeCopies(isCancelled: isCancelled)
        try chainStories()
        try library.settleCorrections()
    }

    /// Chains the new articles to stories; of very many only as many as take little of the time that adding them took.
    private func chainStories() throws {
        let start = ContinuousClock.now
        let most = begun.duration(to: start) / Self.shareForStories
        var done = 0
        let isCancelled = isCancelled
        try importer.library.chainStories(
            isCancelled: { isCancelled() || done >= Self.alwaysChained && start.duration(to: .now) > most },
            progress: { count, _ in done += count })
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
