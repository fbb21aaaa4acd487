/// Compares groups of mentions that were found with those that are right, by the usual measures.
///
/// Adds up documents: add each one, then read the scores.
package struct ClusterScores: Sendable {
    /// Precision and recall as sums of parts over sums of wholes.
    package struct Ratio: Sendable {
        var right = 0.0
        var found = 0.0
        var hit = 0.0
        var gold = 0.0

        package var precision: Double { found > 0 ? right / found : 0 }
        package var recall: Double { gold > 0 ? hit / gold : 0 }
        /// The harmonic mean of both.
        package var f1: Double { precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0 }
    }

    package private(set) var muc = Ratio()
    package private(set) var b3 = Ratio()
    package private(set) var ceafe = Ratio()
    package private(set) var lea = Ratio()
    /// Pairs of mentions (pairs of articles, for identity across articles) that were put together, and those put
    /// together correctly.
    package private(set) var pairs = Ratio()

    package init() {}

    /// The mean of MUC, B3 and CEAFe, as in the CoNLL shared tasks.
    package var conll: Double { (muc.f1 + b3.f1 + ceafe.f1) / 3 }

    /// Adds a document: for each mention the group it belongs to.
    ///
    /// - Parameter isLarge: Whether to leave out CEAFe, which takes the cube of the number of groups.
    package mutating func add<Key: Hashable & Sendable>(
        gold: [Key: Int], found: [Key: Int], isLarge: Bool = false
    ) {
        let goldGroups = Self.groups(gold)
        let foundGroups = Self.groups(found)
        addHalf(goldGroups, other: found) { scores, part in
            scores.muc.hit += part.muc
            scores.muc.gold += part.mucWhole
            scores.b3.hit += part.b3
            scores.b3.gold += part.size
            scores.lea.hit += part.lea
            scores.lea.gold += part.size
            scores.pairs.hit += part.pairs
            scores.pairs.gold += part.size * (part.size - 1) / 2
        }
        addHalf(foundGroups, other: gold) { scores, part in
            scores.muc.right += part.muc
            scores.muc.found += part.mucWhole
            scores.b3.right += part.b3
            scores.b3.found += part.size
            scores.lea.right += part.lea
            scores.lea.found += part.size
            scores.pairs.right += part.pairs
            scores.pairs.found += part.size * (part.size - 1) / 2
        }
        guard !isLarge else { return }
        let alignment = Self.bestAlignment(goldGroups, foundGroups)
        ceafe.hit += alignment
        ceafe.right += alignment
        ceafe.gold += Double(goldGroups.count)
        ceafe.found += Double(foundGroups.count)
    }

    private struct Part {
        var size = 0.0
        var muc = 0.0
        var mucWhole = 0.0
        var b3 = 0.0
        var lea = 0.0
        var pairs = 0.0
    }

    private static func groups<Key: Hashable & Sendable>(_ mentions: [Key: Int]) -> [[Key]] {
        var groups: [Int: [Key]] = [:]
        for (key, group) in mentions { groups[group, default: []].append(key) }
        return Array(groups.values)
    }

    /// How much of each group the other side keeps together.
    private mutating func addHalf<Key: Hashable & Sendable>(
        _ groups: [[Key]], other: [Key: Int], add: (inout ClusterScores, Part) -> Void
    ) {
        var sizes: [Int: Int] = [:]
        for group in other.values { sizes[group, default: 0] += 1 }
        for group in groups {
            var shares: [Int: Double] = [:]
            var missing = 0.0
            for key in group {
                if let there = other[key] { shares[there, default: 0] += 1 } else { missing += 1 }
            }
            let size = Double(group.count)
            var part = Part(size: size)
            part.mucWhole = size - 1
            part.muc = size - Double(shares.count) - missing
            let links = size * (size - 1) / 2
            for (there, share) in shares {
                part.b3 += share * share / size
                let common = share * (share - 1) / 2
                part.pairs += common
                if group.count == 1 {
                    // A mention that stands alone is right when it stands alone on the other side too.
                    if sizes[there] == 1 { part.lea += 1 }
                } else {
                    part.lea += size * common / links
                }
            }
            add(&self, part)
        }
    }

    // MARK: CEAFe

    private static func bestAlignment<Key: Hashable & Sendable>(_ gold: [[Key]], _ found: [[Key]]) -> Double {
        guard !gold.isEmpty, !found.isEmpty else { return 0 }
        let sets = found.map(Set.init)
        let likeness = gold.map { group in
            sets.map { set -> Double in
                let common = group.count { set.contains($0) }
                return 2 * Double(common) / Double(group.count + set.count)
            }
        }
        let isWide = gold.count <= found.count
        let matrix = isWide ? likeness : found.indices.map { column in likeness.map { $0[column] } }
        return largestAssignment(matrix)
    }

    /// The greatest sum of one entry for each row, each from another column (the Hungarian method); no more rows than columns.
    private static func largestAssignment(_ gain: [[Double]]) -> Double {
        let rows = gain.count
        let columns = gain.first?.count ?? 0
        var rowPrice = [Double](repeating: 0, count: rows + 1)
        var columnPrice = [Double](repeating: 0, count: columns + 1)
        var rowOf = [Int](repeating: 0, count: columns + 1)
        for row in 1...rows {
            rowOf[0] = row
            var column = 0
            var least = [Double](repeating: .infinity, count: columns + 1)
            var way = [Int](repeating: 0, count: columns + 1)
            var isUsed = [Bool](repeating: false, count: columns + 1)
            repeat {
                isUsed[column] = true
                let here = rowOf[column]
                var delta = Double.infinity
                var next = 0
                for other in 1...columns where !isUsed[other] {
                    let cost = -gain[here - 1][other - 1] - rowPrice[here] - columnPrice[other]
                    if cost < least[other] {
                        least[other] = cost
                        way[other] = column
                    }
                    if least[other] < delta {
                        delta = least[other]
                        next = other
                    }
                }
                for other in 0...columns {
                    if isUsed[other] {
                        rowPrice[rowOf[other]] += delta
                        columnPrice[other] -= delta
                    } else {
                        least[other] -= delta
                    }
                }
                column = next
            } while rowOf[column] != 0
            repeat {
                rowOf[column] = rowOf[way[column]]
                column = way[column]
            } while column != 0
        }
        return (1...columns).reduce(0) { $0 + (rowOf[$1] > 0 ? gain[rowOf[$1] - 1][$1 - 1] : 0) }
    }
}
