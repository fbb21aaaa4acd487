import Entities

/// What can be written to a file: what a page or a command lists.
public enum ExportView: Equatable, Sendable {
    /// Every mention of somebody, in its sentence, or for some articles only these of the mentions there, from 0.
    case person(EntityID, only: [ArticleID: [Int]]? = nil)
    /// What somebody, or anybody, is quoted with; only passages with these words.
    case quotes(EntityID?, words: String, reported: Bool)
    /// The sentences and paragraphs that name both, of articles that answer a query; else the articles.
    case meeting(EntityID, EntityID, query: String)
    /// The articles that name an entity, or all, of those that answer a query, oldest first.
    case timeline(EntityID?, query: String)
    /// For two of the people named with somebody, what tells of both.
    case network(EntityID, most: Int, query: String)
    /// Articles by their titles.
    case list(query: String, order: ArticleOrder = ArticleOrder())
    case articles([ArticleID])
    /// The sentences that answer a query.
    case search(query: String)
}

/// A row of an export: words of an article with all that is needed to find them again.
public struct ExportRow: Encodable, Equatable, Sendable {
    /// Who says it, or who is named in it; empty where that is nobody in particular.
    public var name: String
    /// In one line.
    public var text: String
    public var title: String
    public var source: String?
    /// As in `2024-07-21`; `nil` where the article gives none.
    public var date: String?
    public var path: String
    public var address: String?
    /// The place of the words, in Unicode scalars of the article's text.
    public var start: Int
    public var end: Int
    /// A hash of the article's text (FNV-1a, 64 bits, in hexadecimal digits).
    public var hash: String
}

extension Library {
    /// The rows of a view.
    ///
    /// - Throws: ``LibraryError``; `CancellationError` when cancelled.
    public func export(
        _ view: ExportView, isCancelled: @escaping () -> Bool = { false }
    ) throws -> [ExportRow] {
        switch view {
        case .person(let entity, let only): return try mentionRows(entity, only)
        case .quotes(let speaker, let words, let reported):
            let ledger = try ledger(of: speaker, words: words, reported: reported, isCancelled: isCancelled)
            return try rows(ofPassages: ledger, speaker, reported)
        case .meeting(let one, let other, let query):
            let found = try encounters(of: one, other, matching: query, isCancelled: isCancelled)
            let places = found.sentences + found.paragraphs
            let told = Set(places.map(\.article))
            let others = found.articles.filter { !told.contains($0.article) }
                .flatMap { found.first[$0.article] ?? [] }
            return try rows((places + others).map { ($0, "") })
        case .timeline(let entity, let query):
            return try timelineRows(entity, query, isCancelled: isCancelled)
        case .network(let entity, let most, let query):
            let network = try neighbourhood(of: entity, most: most, matching: query, isCancelled: isCancelled)
            return try network.links.flatMap { link in
                let (one, other) = (network.nodes[link.one], network.nodes[link.other])
                let places = try telling(of: one.entity, other.entity)
                return try rows(places.map { ($0, "\(one.name) and \(other.name)") })
            }
        case .list(let query, let order):
            let found = try list(
                matching: query, in: order, window: 0..<Int.max, isCancelled: isCancelled)
            return try rows(ofArticles: found.window.items)
        case .articles(let ids):
            return try rows(ofArticles: read { try $0.articles.rows(ids.map(\.rawValue)) })
        case .search(let query):
            let found = try search(query, window: 0..<Int.max, isTyping: false).items
            return try rows(found.map { (Excerpt.Place(article: $0.headline.article, range: $0.range), "") })
        }
    }

    private func rows(ofArticles articles: [ArticleRow]) throws -> [ExportRow] {
        try rows(
            articles.map { (Excerpt.Place(article: $0.id, range: 0..<$0.headline.title.utf8.count), "") })
    }

    private func mentionRows(_ entity: EntityID, _ only: [ArticleID: [Int]]?) throws -> [ExportRow] {
        let articles = try trail(of: entity).map(\.article).filter { only == nil || only?[$0] != nil }
        let found = try mentions(of: entity, in: articles)
        var places: [ArticleID: Int] = [:]
        let wanted = found.filter { mention in
            guard let only else { return true }
            let article = mention.headline.article
            defer { places[article, default: 0] += 1 }
            return only[article]?.contains(places[article] ?? 0) ?? false
        }
        return try rows(
            wanted.map { found in
                let start = found.mention.range.lowerBound - found.rangeInSentence.lowerBound
                return (
                    Excerpt.Place(
                        article: found.headline.article,
                        range: max(0, start)..<max(0, start) + found.sentence.utf8.count), found.text
                )
            })
    }

    private func rows(
        ofPassages ledger: [LedgerEntry], _ speaker: EntityID?, _ reported: Bool
    ) throws -> [ExportRow] {
        var seen: Set<ArticleID> = []
        let wanted = Set(
            ledger.map { Excerpt.Place(article: $0.article, range: Int($0.start)..<Int($0.start)) })
        let passages = try passages(
            of: speaker, in: ledger.map(\.article).filter { seen.insert($0).inserted }, reported: reported)
        return try rows(
            passages.flatMap { passage -> [(Excerpt.Place, String)] in
                let article = passage.headline.article
                guard wanted.contains(Excerpt.Place(article: article, range: passage.start..<passage.start))
                else {
                    return []
                }
                return passage.quotations.map {
                    (Excerpt.Place(article: article, range: $0.range), passage.name ?? "")
                }
            })
    }

    /// The first sentence of each article that names the entity; without one, the titles.
    private func timelineRows(
        _ entity: EntityID?, _ query: String, isCancelled: @escaping () -> Bool
    ) throws -> [ExportRow] {
        let stops = try stops(of: entity, matching: query, isCancelled: isCancelled).reversed()
        guard let entity else {
            let titles = try headlines(of: stops.map(\.article))
            return try rows(
                titles.map { (Excerpt.Place(article: $0.article, range: 0..<$0.title.utf8.count), "") })
        }
        var last: ArticleID?
        let found = try mentions(of: entity, in: stops.map(\.article)).filter { mention in
            defer { last = mention.headline.article }
            return last != mention.headline.article
        }
        return try rows(
            found.map { found in
                let start = max(0, found.mention.range.lowerBound - found.rangeInSentence.lowerBound)
                return (
                    Excerpt.Place(
                        article: found.headline.article, range: start..<start + found.sentence.utf8.count),
                    found.text
                )
            })
    }

    /// What tells best that two belong together.
    func telling(of one: EntityID, _ other: EntityID) throws -> [Excerpt.Place] {
        try read { try EncounterReader($0, one.rawValue, other.rawValue).telling() }
    }
}
