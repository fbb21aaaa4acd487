public import Entities
import Foundation
import GRDB

/// Some people, or others, and how many articles name two of them.
public struct Network: Equatable, Sendable {
    /// One of them.
    public struct Node: Equatable, Sendable {
        public var entity: EntityID
        public var name: String
        public var kind: EntityKind
        public var role: String?
        /// How many articles name them, of those that were looked at.
        public var articles: Int
        /// How many articles name them and the one in the middle; 0 where there is none.
        public var shared: Int

        public init(
            entity: EntityID, name: String, kind: EntityKind = .person, role: String? = nil, articles: Int,
            shared: Int = 0
        ) {
            self.entity = entity
            self.name = name
            self.kind = kind
            self.role = role
            self.articles = articles
            self.shared = shared
        }
    }
    /// In groups of those who are often named together; within a group those first who share most with the middle.
    public private(set) var nodes: [Node]
    /// How many articles name two of them, by their places; the diagonal has ``Node/articles``.
    public private(set) var together: [[Int]]
    /// The places of each group.
    public private(set) var groups: [Range<Int>]
    /// How many there would be without a limit.
    public var total: Int

    public init(_ nodes: [Node], together: [[Int]], total: Int) {
        let parts = NetworkGroups.groups(together, strength: nodes.map { max($0.shared, 0) })
        let order = parts.flatMap(\.self)
        self.nodes = order.map { nodes[$0] }
        self.together = order.map { row in order.map { together[row][$0] } }
        var start = 0
        groups = parts.map { part in
            defer { start += part.count }
            return start..<start + part.count
        }
        self.total = total
    }

    /// The group of a place.
    public func group(of place: Int) -> Int { groups.firstIndex { $0.contains(place) } ?? 0 }

    /// Who is named with people of other groups, and with how many of them: those with the most first.
    public var linking: [(place: Int, links: Int)] {
        let found = nodes.indices.map { place in
            let own = groups[group(of: place)]
            return (place: place, links: nodes.indices.count { !own.contains($0) && together[place][$0] > 0 })
        }
        return found.filter { $0.links > 0 }.sorted {
            ($1.links, nodes[$1.place].articles, $0.place) < ($0.links, nodes[$0.place].articles, $1.place)
        }
    }

    /// The same people in another order, as one group.
    ///
    /// - Parameter isBefore: Whether the first of two comes before the second.
    public func ungrouped(by isBefore: (Node, Node) -> Bool) -> Network {
        var network = self
        let order = nodes.indices.sorted { isBefore(nodes[$0], nodes[$1]) }
        network.nodes = order.map { nodes[$0] }
        network.together = order.map { row in order.map { together[row][$0] } }
        network.groups = nodes.isEmpty ? [] : [nodes.indices]
        return network
    }

    /// Every pair that some article names together, by their places.
    public var links: [(one: Int, other: Int, articles: Int)] {
        nodes.indices.flatMap { one in
            (one + 1..<max(one + 1, nodes.count)).compactMap { other in
                together[one][other] > 0 ? (one, other, together[one][other]) : nil
            }
        }
    }
}

extension Library {
    /// The people who are named with somebody in the most articles, and how many articles of the library name two of
    /// them.
    ///
    /// - Parameters:
    ///   - most: How many, at most.
    ///   - query: Only in articles that answer it; an empty one is answered by all.
    ///   - isCancelled: Asked often: whether nobody is waiting for the answer any more.
    /// - Throws: ``LibraryError``; `CancellationError` when cancelled.
    public func neighbourhood(
        of entity: EntityID, most: Int, matching query: String = "",
        isCancelled: @escaping () -> Bool = { false }
    ) throws -> Network {
        try read { snapshot in
            var reader = try NetworkReader(snapshot, isCancelled: isCancelled)
            reader.allowed = try snapshot.articles(matching: query, isCancelled: isCancelled)
            return try reader.neighbourhood(of: entity.rawValue, most: most)
        }
    }

    /// The people whom the articles of a query name most, and how many of those articles name two of them.
    public func network(
        matching query: String, most: Int, isCancelled: @escaping () -> Bool = { false }
    ) throws -> Network {
        let query = Query(parsing: query)
        return try read { snapshot in
            let found = try Ranking(query, snapshot, isCancelled: isCancelled)
            let articles = found.newestFirst(0..<found.total).items
            var reader = try NetworkReader(snapshot, isCancelled: isCancelled)
            return try reader.network(of: articles, most: most)
        }
    }
}

private struct NetworkReader {
    private let snapshot: Snapshot
    private var names: NamedTogether
    private let isCancelled: () -> Bool
    /// The articles that count; `nil` for all.
    var allowed: Set<Int64>?

    init(_ snapshot: Snapshot, isCancelled: @escaping () -> Bool) throws {
        self.snapshot = snapshot
        self.isCancelled = isCancelled
        names = try NamedTogether(snapshot)
    }

    mutating func neighbourhood(of entity: Int64, most: Int) throws -> Network {
        func own(_ id: Int64) throws -> [Int64] {
            if isCancelled() { throw CancellationError() }
            return try names.articles(id).filter { allowed?.contains($0) != false }
        }
        var counts = try names.people(in: own(entity)).counts
        counts[entity] = nil
        let chosen = chosen(counts, most)
        let sets = try chosen.map { Array(Set(try own($0).map(names.front))) }
        return try network(chosen, sets, shared: counts, total: counts.count)
    }

    mutating func network(of articles: [Int64], most: Int) throws -> Network {
        let (counts, namedIn) = try names.people(in: articles)
        let chosen = chosen(counts, most)
        return try network(chosen, chosen.map { namedIn[$0] ?? [] }, shared: [:], total: counts.count)
    }

    private func chosen(_ counts: [Int64: Int32], _ most: Int) -> [Int64] {
        Array(counts.keys.sorted { (counts[$1] ?? 0, $0) < (counts[$0] ?? 0, $1) }.prefix(max(0, most)))
    }

    private func network(
        _ ids: [Int64], _ articles: [[Int64]], shared: [Int64: Int32], total: Int
    ) throws -> Network {
        var namedIn: [Int64: [Int]] = [:]
        for (place, own) in articles.enumerated() {
            for article in own { namedIn[article, default: []].append(place) }
        }
        var together = Array(repeating: Array(repeating: 0, count: ids.count), count: ids.count)
        for places in namedIn.values {
            for one in places { for other in places { together[one][other] += 1 } }
        }
        let nodes = try ids.enumerated().map { place, id in
            let row = try snapshot.entities.row(id)
            return Network.Node(
                entity: EntityID(rawValue: id), name: row?.name ?? "", kind: row?.kind ?? .person,
                role: row?.roles.first, articles: articles[place].count, shared: Int(shared[id] ?? 0))
        }
        return Network(nodes, together: together, total: total)
    }
}

extension NamedTogether {
    /// The people whom some articles name: in how many texts, and in which, by the articles that stand for them.
    mutating func people(in articles: [Int64]) throws -> (counts: [Int64: Int32], namedIn: [Int64: [Int64]]) {
        var namedIn: [Int64: [Int64]] = [:]
        try forEachNaming(articles) { id, front in namedIn[id, default: []].append(front) }
        for id in namedIn.keys where try !isPerson(id) { namedIn[id] = nil }
        return (namedIn.mapValues { Int32(clamping: $0.count) }, namedIn)
    }
}

/// Puts those together who are often named together.
enum NetworkGroups {
    /// Groups with the highest modularity that joining two groups after the other finds (Clauset, Newman, Moore 2004).
    ///
    /// - Parameters:
    ///   - together: How many articles name two of them.
    ///   - strength: What those of a group are ordered by, the highest first.
    /// - Returns: Places; the largest group first, and at last those who belong to nobody, as one group.
    static func groups(_ together: [[Int]], strength: [Int]) -> [[Int]] {
        let count = together.count
        var weight = together.map { $0.map(Double.init) }
        for place in 0..<count { weight[place][place] = 0 }
        let degrees = weight.map { $0.reduce(0, +) }
        let all = degrees.reduce(0, +)
        var parts = (0..<count).map { [$0] }
        while all > 0, parts.count > 1 {
            var best: (gain: Double, one: Int, other: Int)?
            for one in parts.indices {
                for other in parts.indices.dropFirst(one + 1) {
                    let gain = gain(parts[one], parts[other], weight, degrees, all)
                    if gain > 1e-9, gain > (best?.gain ?? 0) + 1e-12 { best = (gain, one, other) }
                }
            }
            guard let best else { break }
            parts[best.one] += parts[best.other]
            parts.remove(at: best.other)
        }
        let alone = parts.filter { $0.count == 1 }.flatMap(\.self)
        var groups = parts.filter { $0.count > 1 }
        groups.sort { a, b in
            let (one, other) = (a.map { strength[$0] }.reduce(0, +), b.map { strength[$0] }.reduce(0, +))
            return (one, a.count, b[0]) > (other, b.count, a[0])
        }
        if !alone.isEmpty { groups.append(alone) }
        return groups.map { $0.sorted { (strength[$1], $0) < (strength[$0], $1) } }
    }

    /// What joining two groups adds to the modularity.
    private static func gain(
        _ one: [Int], _ other: [Int], _ weight: [[Double]], _ degrees: [Double], _ all: Double
    ) -> Double {
        var between = 0.0
        for a in one { for b in other { between += weight[a][b] } }
        let degree = one.reduce(0) { $0 + degrees[$1] } * other.reduce(0) { $0 + degrees[$1] }
        return 2 * (between / all - degree / (all * all))
    }
}
