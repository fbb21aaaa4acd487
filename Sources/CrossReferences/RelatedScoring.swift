import Foundation

/// Judges how closely two articles belong together, and says why.
///
/// Rare names and rare words count more: the squares of the names' rarity are added up, so that one name shared by three
/// articles says more than ten names shared by a thousand. Closeness in time raises the score but is not a reason by
/// itself.
public struct RelatedScoring: Sendable {
    /// The number of articles in the library.
    private let articles: Int

    /// The number of days after which the closeness of two dates falls to about a third.
    private static let daysOfNearness = 21.0
    private static let mostOfNearness = 0.5
    /// Dates further apart than this are not mentioned.
    private static let daysWorthTelling = 31
    private static let namesTold = 3
    /// What more than this share of articles has is not particular.
    private static let particularShare = 0.1
    private static let fewArticles = 4

    public init(articles: Int) { self.articles = max(2, articles) }

    /// How rare something shared by `count` articles is, from 0 (all of them have it) to 1 (only one has it).
    public func rarity(_ count: Int) -> Double {
        let share = (Double(articles) + 1) / (Double(max(1, count)) + 0.5)
        return max(0, min(1, log(share) / log(Double(articles) + 1)))
    }

    /// Whether what this many articles have is had by few.
    public func isParticular(_ count: Int) -> Bool {
        count <= max(Self.fewArticles, Int(Double(articles) * Self.particularShare))
    }

    /// From 0 to 1, higher is closer.
    ///
    /// - Parameter daysApart: The days between the two dates; `nil` when one of them is not known well.
    public func score(_ relations: [Relation], daysApart: Int?) -> Double {
        var sum = relations.reduce(0) { $0 + weight(of: $1) }
        if let days = daysApart {
            sum *= 1 + Self.mostOfNearness * exp(-Double(abs(days)) / Self.daysOfNearness)
        }
        return sum / (sum + 1)
    }

    /// What is particular in words, the strongest first: “also names Emmanuel Macron and Dmitry Peskov”, “same day”.
    public func reasons(_ relations: [Relation], daysApart: Int?) -> [String] {
        relations.sorted { weight(of: $0) > weight(of: $1) }.compactMap(reason)
            + [Self.nearness(daysApart)].compactMap { $0 }
    }

    private static func nearness(_ days: Int?) -> String? {
        guard let days = days.map(abs), days <= daysWorthTelling else { return nil }
        return days == 0 ? "same day" : days == 1 ? "a day apart" : "\(days) days apart"
    }

    /// “A, B and C”; “A, B, C and 2 more”.
    static func list(_ items: [String]) -> String {
        guard items.count > 1 else { return items.first ?? "" }
        if items.count > namesTold {
            return items.prefix(namesTold).joined(separator: ", ") + " and \(items.count - namesTold) more"
        }
        return items.dropLast().joined(separator: ", ") + " and " + (items.last ?? "")
    }
}

// What two articles are to each other.
extension RelatedScoring {
    /// Articles about one event are hardly further apart than this; what is, is background.
    public static let daysOfStory = 30
    private static let leastShareOfStory = 0.3
    /// How much of the words both must have, with what shared names add to that.
    private static let leastOfStory = 0.55
    private static let namesForWords = 0.125

    /// What articles that are no copies are to each other; `nil` where they share nothing in particular.
    public func kind(_ relations: [Relation], daysApart: Int?) -> RelationKind? {
        if relations.contains(where: { if case .quotation = $0 { true } else { false } }) {
            return .quotation
        }
        if isStory(relations, daysApart: daysApart) { return .story }
        return relations.contains(where: tellsSomething) ? .background : nil
    }

    /// Whether a relation alone is worth a row: one word in common may be chance.
    private func tellsSomething(_ relation: Relation) -> Bool {
        if case .words(let words, _) = relation { return words.count { isParticular($0.articles) } > 1 }
        return reason(relation) != nil
    }

    /// Whether two articles are about the same event, or the next turn of it.
    public func isStory(_ relations: [Relation], daysApart: Int?) -> Bool {
        guard let days = daysApart, abs(days) <= Self.daysOfStory else { return false }
        var (share, names) = (0.0, 0.0)
        for relation in relations {
            switch relation {
            case .words(_, let found): share = found
            case .entities(let entities): names = strength(of: entities)
            case .quotation, .title: break
            }
        }
        return share >= Self.leastShareOfStory
            && share + Self.namesForWords * names >= Self.leastOfStory
    }
}
