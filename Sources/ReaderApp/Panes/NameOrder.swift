import Entities
import Library
import TextBytes

/// How the names of an article are sorted, within each kind.
public enum NameOrder: String, CaseIterable, Sendable {
    /// Those mentioned the most in this article first.
    case here
    /// Those named in the most articles first.
    case inAll
    case name
    case rarest
    /// As they first stand in the text.
    case text

    var inWords: String {
        switch self {
        case .here: "The names most mentioned here first."
        case .inAll: "The names in the most articles first."
        case .name: "Names by the alphabet."
        case .rarest: "The names in the fewest articles first."
        case .text: "Names in the order of the text."
        }
    }

    /// Whether one name stands before another; what is equal keeps its order.
    func precedes(_ a: ArticleEntity, _ b: ArticleEntity, _ places: [EntityID: Int]) -> Bool {
        switch self {
        case .here: a.mentionsHere > b.mentionsHere
        case .inAll: a.articles > b.articles
        case .name: a.name.compare(b.name) < 0
        case .rarest: a.articles < b.articles
        case .text: places[a.id] ?? .max < places[b.id] ?? .max
        }
    }
}

extension String {
    /// Negative where it stands before another by the alphabet, whatever the case and the accents.
    fileprivate func compare(_ other: String) -> Int {
        let (a, b) = (Folding.fold(self), Folding.fold(other))
        return a == b ? 0 : a.lexicographicallyPrecedes(b) ? -1 : 1
    }
}
