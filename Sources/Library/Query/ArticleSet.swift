import WordIndex

/// Some of the articles of an index of words.
struct ArticleSet: AnswerSet {
    let index: TextIndex
    /// The documents of each shard that are in the set; dead ones never are.
    private(set) var parts: [DocumentSet]

    /// - Parameter parts: A set of live documents for each shard.
    private init(_ index: TextIndex, _ parts: [DocumentSet]) {
        self.index = index
        self.parts = parts
    }

    static func all(of index: TextIndex) -> ArticleSet { ArticleSet(index, index.shards.map(\.live)) }

    /// The articles with these ids.
    init(_ articles: [Int64], of index: TextIndex) {
        let sorted = articles.sorted()
        self.init(
            index,
            index.shards.map { shard in
                var set = DocumentSet(capacity: shard.capacity)
                for article in sorted {
                    if let document = shard.document(of: article) { set.insert(document) }
                }
                return set
            })
    }

    var none: ArticleSet { ArticleSet(index, index.shards.map { DocumentSet(capacity: $0.capacity) }) }
    var scope: ArticleSet { self }
    var count: Int { parts.reduce(0) { $0 + $1.count } }
    var isEmpty: Bool { parts.allSatisfy(\.isEmpty) }

    /// Their ids, as a set with fast lookup.
    ///
    /// - Throws: ``LibraryError/damaged(path:detail:)`` for an id that cannot be one.
    func ids() throws -> DocumentSet {
        let last = Int(index.shards.compactMap(\.articles.last).max() ?? 0)
        var ids = DocumentSet(capacity: try NumberedPlaces.count(last: last, of: index.liveDocuments))
        for (shard, set) in zip(index.shards, parts) { set.visit { ids.insert(Int(shard.articles[$0])) } }
        return ids
    }

    /// A document of one of the shards.
    struct Place {
        var shard: Int
        var document: Int
    }

    func contains(_ place: Place) -> Bool { parts[place.shard].contains(place.document) }

    mutating func remove(_ place: Place) { parts[place.shard].remove(place.document) }

    /// Where an article is, if it is in the set.
    func place(of article: Int64) -> Place? { index.place(of: article) { parts[$0].contains($1) } }

    mutating func formUnion(_ other: ArticleSet) {
        for number in parts.indices { parts[number].formUnion(other.parts[number]) }
    }
    mutating func formIntersection(_ other: ArticleSet) {
        for number in parts.indices { parts[number].formIntersection(other.parts[number]) }
    }
    mutating func subtract(_ other: ArticleSet) {
        for number in parts.indices { parts[number].subtract(other.parts[number]) }
    }

    /// The documents that `body` gives for each shard; it is not called for shards without any.
    func narrowed(
        _ body: (_ shard: TextIndexShard, _ documents: DocumentSet) throws -> DocumentSet
    ) rethrows -> ArticleSet {
        var set = self
        for (number, shard) in index.shards.enumerated() where !parts[number].isEmpty {
            set.parts[number].formIntersection(try body(shard, parts[number]))
        }
        return set
    }
}

extension TextIndex {
    /// Where an article's live document is.
    func place(of article: Int64) -> ArticleSet.Place? {
        place(of: article) { !shards[$0].dead.contains($1) }
    }

    /// Where an article's document is that is wanted; a shard may have an old one.
    fileprivate func place(
        of article: Int64, _ isWanted: (_ shard: Int, _ document: Int) -> Bool
    ) -> ArticleSet.Place? {
        for (number, shard) in shards.enumerated() {
            if let document = shard.document(of: article), isWanted(number, document) {
                return ArticleSet.Place(shard: number, document: document)
            }
        }
        return nil
    }
}
