import Entities
import Foundation

/// Judges how closely two articles belong together, and says why.
///
/// Rare names and rare words count more: squares of their rarity are added up, so that one name that three articles share
/// says more than ten that a thousand do. Nearness in time raises what is there, and is no reason by itself.
public struct RelatedScoring: Sendable {
    /// The number of articles in the library.
    private let articles: Int

    /// The sum at which the score is one half.
    private static let halfway = 1.2
    private static let wordWeight = 0.35
    private static let sameTitleWeight = 2.0
    /// Days in which the nearness of two dates falls to about a third.
    private static let daysOfNearness = 14.0
    private static let mostOfNearness = 0.5
    /// More days apart are not worth a word.
    private static let daysWorthTelling = 31
    private static let namesTold = 3

    public init(articles: Int) { self.articles = max(2, articles) }

    /// How rare something is that `count` articles have, from 0 (all of them) to 1 (only one).
    public func rarity(_ count: Int) -> Double {
        let share = (Double(articles) + 1) / (Double(max(1, count)) + 0.5)
        return max(0, min(1, log(share) / log(Double(articles) + 1)))
    }

    /// How much sharing an entity says.
    public func weight(of entity: RelatedEvidence.SharedEntity) -> Double {
        let kind =
            switch entity.kind {
            case .person: 1.5
            case .organization: 1.0
            case .place: 0.6
            case .other: 0.6
            case .nationality: 0.2
            }
        // In a small library what is named everywhere still says something.
        let rarity = max(0.1, rarity(entity.articles))
        return kind * rarity * rarity * (1 + 0.15 * Double(min(4, max(1, entity.mentions) - 1)))
    }

    public func weight(of word: RelatedEvidence.SharedWord) -> Double {
        let rarity = rarity(word.articles)
        return Self.wordWeight * rarity * rarity
    }

    /// From 0 to 1, higher is closer.
    public func score(_ evidence: RelatedEvidence) -> Double {
        var sum = evidence.entities.reduce(0) { $0 + weight(of: $1) }
        sum += evidence.words.reduce(0) { $0 + weight(of: $1) }
        if evidence.hasSameTitle { sum += Self.sameTitleWeight }
        if let days = evidence.daysApart {
            sum *= 1 + Self.mostOfNearness * exp(-Double(abs(days)) / Self.daysOfNearness)
        }
        return sum / (sum + Self.halfway)
    }

    /// In words, the strongest first: “both name Emmanuel Macron and Dmitry Peskov”, “same day”.
    public func reasons(_ evidence: RelatedEvidence) -> [String] {
        var reasons: [(weight: Double, text: String)] = []
        if evidence.hasSameTitle { reasons.append((Self.sameTitleWeight, "same headline")) }
        if !evidence.entities.isEmpty {
            let sorted = evidence.entities.sorted { weight(of: $0) > weight(of: $1) }
            reasons.append(
                (sorted.reduce(0) { $0 + weight(of: $1) }, "both name \(Self.list(sorted.map(\.name)))"))
        }
        if !evidence.words.isEmpty {
            let sorted = evidence.words.sorted { weight(of: $0) > weight(of: $1) }
            reasons.append(
                (sorted.reduce(0) { $0 + weight(of: $1) }, "both write of \(Self.list(sorted.map(\.word)))"))
        }
        reasons.sort { $0.weight > $1.weight }
        return reasons.map(\.text) + [Self.nearness(evidence.daysApart)].compactMap { $0 }
    }

    private static func nearness(_ days: Int?) -> String? {
        guard let days = days.map(abs), days <= daysWorthTelling else { return nil }
        return days == 0 ? "same day" : days == 1 ? "a day apart" : "\(days) days apart"
    }

    /// “A, B and C”; “A, B, C and 2 more”.
    private static func list(_ items: [String]) -> String {
        guard items.count > 1 else { return items.first ?? "" }
        if items.count > namesTold {
            return items.prefix(namesTold).joined(separator: ", ") + " and \(items.count - namesTold) more"
        }
        return items.dropLast().joined(separator: ", ") + " and " + (items.last ?? "")
    }
}
