import Articles
import Fetch
import Library

/// Fetches pages and takes them into a library, some at a time, so that little is lost when it is stopped.
struct PageImport {
    let fetching: PageFetching
    /// What is to be fetched, in this order.
    var wishes: [PageFetching.Wish] = []
    /// Told of each wish that was seen to, whatever came of it.
    var isDone: (PageFetching.Wish) throws -> Void = { _ in }
    /// Told what is being fetched.
    var tell: (String) -> Void = { _ in }
    private let isCancelled: @Sendable () -> Bool

    /// So many pages are stored at once.
    private static let batch = 20

    /// - Parameter isCancelled: Asked often: whether what is left is not wanted any more.
    init(_ fetching: PageFetching, isCancelled: @escaping @Sendable () -> Bool) {
        self.fetching = fetching
        self.isCancelled = isCancelled
    }

    /// Adds files, and then the pages; what could not be fetched is told as a problem of the report.
    func add(
        _ paths: [String], by importer: Importer,
        progress: @escaping @Sendable (ImportProgress) -> Void
    ) throws -> ImportReport {
        var report = ImportReport()
        func take(_ paths: [String], origins: [String: WebOrigin]) throws {
            var importer = importer
            importer.origins = origins
            report.add(
                try importer.add(
                    paths: paths, progress: progress, isCancelled: isCancelled))
        }
        if !paths.isEmpty || wishes.isEmpty { try take(paths, origins: importer.origins) }
        var rest = wishes[...]
        while !rest.isEmpty, !isCancelled() {
            var origins: [String: WebOrigin] = [:]
            var files: [String] = []
            var seenTo: [PageFetching.Wish] = []
            while files.count < Self.batch, !isCancelled(), let wish = rest.popFirst() {
                tell(
                    "fetching \(wish.address) · \(wishes.count - rest.count) of \(wishes.count)")
                do {
                    if try isThere(wish) {
                        report.unchanged += 1
                    } else {
                        let found = try fetching.fetch(wish)
                        origins[found.path] = found.origin
                        files.append(found.path)
                    }
                } catch FetchError.stopped {
                    break
                } catch let error as LibraryError {
                    throw error
                } catch {
                    report.refuse(PageFetching.problem(error, address: wish.address))
                }
                seenTo.append(wish)
            }
            if !files.isEmpty { try take(files, origins: origins) }
            for wish in seenTo { try isDone(wish) }
        }
        return report
    }

    /// Whether a page that nobody named is in the library already; what an export has marked it with comes along then.
    private func isThere(_ wish: PageFetching.Wish) throws -> Bool {
        let address = wish.knownAs ?? wish.address
        guard wish.asksRobots, try fetching.library.hasPage(at: address) else { return false }
        try fetching.library.takeMarks(wish.marks, ofPageAt: address)
        return true
    }
}

extension PageImport {
    /// Wishes for the pages of which files hold only the addresses.
    ///
    /// - Returns: The paths without the files that hold nothing else.
    mutating func wish(forAddressesIn paths: [String], fields: [String: String]) throws -> [String] {
        var kept: [String] = []
        var seen: Set<String> = []
        for path in paths {
            var holdsOthers = false
            var holdsAddresses = false
            for input in TextInput.all(named: [path]) {
                final class Found {
                    var addresses: [FoundAddress] = []
                    var articles = 0
                }
                let found = Found()
                var sink = ArticleSink { article in
                    found.articles += 1
                    // A text whose every line is an address is a list of them.
                    if found.articles == 1 { found.addresses += Self.addresses(in: article) }
                }
                sink.addressFound = { found.addresses.append($0) }
                do {
                    try input.read(
                        takesAny: fetching.takesAny, fields: fields, limits: fetching.limits, into: sink)
                    let isList = found.articles == 1 && !found.addresses.isEmpty
                    holdsOthers = holdsOthers || !isList
                } catch {
                    // Why it cannot be read is told when it is added.
                    holdsOthers = holdsOthers || found.addresses.isEmpty
                }
                holdsAddresses = holdsAddresses || !found.addresses.isEmpty
                for address in found.addresses where seen.insert(address.address).inserted {
                    wishes.append(
                        PageFetching.Wish(
                            address: address.address, asksRobots: true, knownAs: address.address,
                            marks: address.marks))
                }
            }
            if holdsOthers || !holdsAddresses { kept.append(path) }
        }
        return kept
    }

    private static func addresses(in found: FoundArticle) -> [FoundAddress] {
        guard found.provenance.format == .text else { return [] }
        let lines = found.article.text.split(whereSeparator: \.isNewline).map { $0.split(separator: " ") }
        guard lines.allSatisfy({ $0.count == 1 && WebAddress.isMeant(by: String($0[0])) }) else { return [] }
        return lines.map { FoundAddress(address: String($0[0])) }
    }
}

extension ImportReport {
    /// Adds what came of another import.
    mutating func add(_ other: ImportReport) {
        new += other.new
        changed += other.changed
        unchanged += other.unchanged
        moved += other.moved
        versions += other.versions
        copies += other.copies
        textCopies += other.textCopies
        refused += other.refused
        missing += other.missing
        for (kind, count) in other.passedOver.counts {
            for _ in 0..<count { passedOver.add(kind) }
        }
        for leftOut in other.leftOut { self.leftOut.add(leftOut) }
        remarks += other.remarks
        wasCancelled = wasCancelled || other.wasCancelled
        problems += other.problems
        refusedFiles.formUnion(other.refusedFiles)
        articles += other.articles.prefix(max(0, Self.articleLimit - articles.count))
    }

    /// How many articles came of it, or were there.
    var taken: Int { new + changed + unchanged + moved + versions + copies }

    /// Whether nothing came of it, nothing was there already, and nothing was refused.
    var foundNothing: Bool { taken == 0 && refused == 0 && missing == 0 }

    /// Tells that something gave no article.
    mutating func refuse(_ problem: ArticleProblem) {
        problems.append(problem)
        refused += 1
        refusedFiles.insert(problem.path)
    }
}
