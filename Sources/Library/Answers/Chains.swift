import CrossReferences
import Entities
import Foundation
import GRDB

/// A way from one entity to another through people who are named with both.
public struct Chain: Equatable, Sendable {
    /// Two who are named in the same articles.
    public struct Link: Equatable, Sendable {
        public var from: EntityID
        public var to: EntityID
        /// How many articles name both.
        public var articles: Int
        /// What tells of both: a sentence that names them, or one sentence each.
        public var telling: [Excerpt.Place]
    }
    /// Those on the way, both ends among them.
    public var people: [EntityRow]
    public var links: [Link]

    /// What the weakest link has.
    public var strength: Int { links.map(\.articles).min() ?? 0 }
}

extension Library {
    /// The shortest ways from one entity to another through people, those with the strongest weakest link first.
    ///
    /// - Parameters:
    ///   - most: How many, at most.
    ///   - isCancelled: Asked often: whether nobody is waiting for the answer any more.
    /// - Throws: ``LibraryError``; `CancellationError` when cancelled.
    /// - Complexity: Everybody's latest ``NamedTogether/articlesLooked`` articles are looked at, step by step from both ends.
    public func chains(
        from one: EntityID, to other: EntityID, most: Int = 9, isCancelled: @escaping () -> Bool = { false }
    ) throws -> [Chain] {
        try read { snapshot in
            var search = try ChainSearch(snapshot, isCancelled: isCancelled)
            let ways = try search.ways(from: one.rawValue, to: other.rawValue, most: most)
            return try ways.map { way in
                let links = try zip(way, way.dropFirst()).map { from, to in
                    let reader = try EncounterReader(snapshot, from, to)
                    return Chain.Link(
                        from: EntityID(rawValue: from), to: EntityID(rawValue: to),
                        articles: try reader.shared().count, telling: try reader.telling())
                }
                return Chain(people: try way.compactMap(snapshot.entities.row), links: links)
            }
        }
    }
}

/// Looks for the shortest ways between two entities.
private struct ChainSearch {
    private var names: NamedTogether
    private let isCancelled: () -> Bool

    /// How many people are looked at beyond the two, in all.
    private static let peopleLooked = 400
    private static let widest = 40

    init(_ snapshot: Snapshot, isCancelled: @escaping () -> Bool) throws {
        names = try NamedTogether(snapshot)
        self.isCancelled = isCancelled
    }

    mutating func ways(from one: Int64, to other: Int64, most: Int) throws -> [[Int64]] {
        let near = try counts(one)
        let far = try counts(other)
        let between = near.keys.filter { $0 != other && far[$0] != nil }
        if !between.isEmpty {
            return best(between, most) { min(near[$0] ?? 0, far[$0] ?? 0) }.map { [one, $0, other] }
        }
        // Nobody is named with both: two people between them, then three.
        var looked = 0
        var ways: [(way: [Int64], strength: Int32)] = []
        var beyond: [Int64: (through: Int64, strength: Int32)] = [:]
        for step in best(Array(near.keys), Self.widest, { near[$0] ?? 0 }) where looked < Self.peopleLooked {
            looked += 1
            for (person, count) in try counts(step) where person != one {
                let strength = min(near[step] ?? 0, count)
                if let last = far[person] { ways.append(([one, step, person, other], min(strength, last))) }
                if beyond[person].map({ $0.strength < strength }) ?? true {
                    beyond[person] = (step, strength)
                }
            }
        }
        if ways.isEmpty {
            for step in best(Array(far.keys), Self.widest, { far[$0] ?? 0 }) where looked < Self.peopleLooked
            {
                looked += 1
                for (person, count) in try counts(step) where person != other {
                    guard let before = beyond[person] else { continue }
                    let strength = min(before.strength, count, far[step] ?? 0)
                    ways.append(([one, before.through, person, step, other], strength))
                }
            }
        }
        ways = ways.filter { Set($0.way).count == $0.way.count }
        ways.sort { ($1.strength, $0.way.description) < ($0.strength, $1.way.description) }
        return ways.prefix(most).map(\.way)
    }

    private mutating func counts(_ entity: Int64) throws -> [Int64: Int32] {
        if isCancelled() { throw CancellationError() }
        return try names.people(with: entity, articles: NamedTogether.articlesLooked)
    }

    private func best(_ all: [Int64], _ most: Int, _ count: (Int64) -> Int32) -> [Int64] {
        Array(all.sorted { (count($1), $0) < (count($0), $1) }.prefix(most))
    }
}
