/// Hands on what stands in a container, one after the other: what goes wrong in one is told and ends none.
final class ContainerSink {
    private let sink: ArticleSink
    /// What the taker of articles threw, which ends all reading.
    private var refusal: (any Error)?
    /// How many articles were handed on.
    private(set) var articles = 0
    /// How many entries were told as left out.
    private(set) var problems = 0
    private var counts: [(what: String, count: Int)] = []

    init(_ sink: ArticleSink) { self.sink = sink }

    /// Hands an article on.
    ///
    /// - Throws: What the taker throws.
    func take(_ found: FoundArticle) throws {
        do {
            try sink.take(found)
        } catch {
            refusal = error
            throw error
        }
        articles += 1
    }

    /// Tells that an entry was left out.
    func report(_ error: ArticleError, path: String, line: Int? = nil) {
        problems += 1
        sink.report(ArticleProblem(path: path, line: line, message: error.description))
    }

    func passOver(_ kind: PassedOver.Kind) { sink.passOver(kind) }
    func remark(_ line: String) { sink.remark(line) }
    func pass(_ place: EntryPlace) { sink.pass(place) }
    func takeAddress(_ address: FoundAddress) { sink.addressFound(address) }

    /// Counts what is no article; it is told at the end, each kind once.
    func leaveOut(_ what: String, count: Int = 1) {
        guard count > 0 else { return }
        if let index = counts.firstIndex(where: { $0.what == what }) {
            counts[index].count += count
        } else {
            counts.append((what, count))
        }
    }

    /// How many of a kind were counted.
    func count(of what: String) -> Int { counts.first { $0.what == what }?.count ?? 0 }

    /// Tells what was counted.
    ///
    /// - Returns: It in words: “412 rows that hold only addresses, 2 drafts”; `nil` when it is nothing.
    @discardableResult
    func tellLeftOut() -> String? {
        for entry in counts { sink.leaveOut(LeftOut(what: entry.what, count: entry.count)) }
        defer { counts = [] }
        return counts.isEmpty ? nil : counts.map { "\($0.count) \($0.what)" }.joined(separator: ", ")
    }

    /// Reads the articles of a member, by the format that its beginning says; why it is refused is told.
    ///
    /// - Parameter change: Says where the articles stand.
    /// - Throws: What the taker throws, and what ends all unpacking.
    func read(_ member: ArticleInput, change: @escaping (inout FoundArticle) -> Void) throws {
        do {
            try readAlone(member, change: change)
        } catch let error as ArticleError where refusal == nil {
            report(error, path: member.path)
        }
    }

    /// The same of a member that is alone: why it is refused is why all is.
    ///
    /// - Throws: ``ArticleError`` when it holds no article besides.
    func readAlone(_ member: ArticleInput, change: @escaping (inout FoundArticle) -> Void) throws {
        var inner = sink
        inner.take = { [self] found in
            var found = found
            change(&found)
            try take(found)
        }
        inner.report = { [self] problem in
            problems += 1
            sink.report(problem)
        }
        // A place within a member is none of the file.
        inner.pass = { _ in }
        let before = articles
        do {
            try member.read(into: inner)
        } catch let error as ArticleError where refusal == nil && articles > before {
            report(error, path: member.path)
        }
    }
}
