import Algorithms
import Entities
import Library

/// What the list of a dossier shows.
enum DossierView: String, CaseIterable, Sendable {
    case new, said, mentions, articles, meets, notes
    /// The short lists, which stand beside the others where there is room.
    case names, with

    var title: String {
        switch self {
        case .new: "New"
        case .said: "Said"
        case .mentions: "Mentions"
        case .articles: "Articles"
        case .meets: "Meets"
        case .notes: "Notes"
        case .names: "Names"
        case .with: "With"
        }
    }

    /// The short lists of the view; `nil` for a view of entries.
    var parts: [DossierPart]? {
        switch self {
        case .names: [.names, .roles]
        case .with: DossierPart.companions
        case .new, .said, .mentions, .articles, .meets, .notes: nil
        }
    }
}

/// The short lists of a dossier, in their order.
enum DossierPart: Hashable, Sendable {
    case names
    case roles
    /// The entities of one kind that are named in the same articles.
    case with(EntityKind)

    static let all: [DossierPart] = [.names, .roles] + companions
    static let companions = EntityKind.allCases.map(DossierPart.with)
}

/// A row of the short lists.
enum DossierLine: Equatable, Sendable {
    case blank
    case heading(DossierPart)
    /// A line for something that is still being counted.
    case waiting
    /// A name, a role or a companion, by its place in the part.
    case entry(DossierPart, Int)
    /// Shows the rest of the part.
    case more(DossierPart)

    /// Whether the cursor may stand on it.
    var isSelectable: Bool {
        switch self {
        case .entry, .more: true
        case .blank, .heading, .waiting: false
        }
    }
}

/// What is selected in a dossier.
enum DossierItem: Equatable, Sendable {
    /// Something said, by the place of its article among the stops, and its own among what the article has.
    case said(stop: Int, item: Int)
    case mention(stop: Int, item: Int)
    case article(stop: Int)
    /// Somebody named in the same articles, by their place.
    case meets(Int)
    /// A note, by its place.
    case note(Int)
    case line(DossierLine)
}

/// Entries by article: the number at which those of each article begin, however many there are.
struct DossierGroups: Equatable, Sendable {
    /// The articles, as places among the dossier's stops.
    private(set) var stops: [Int] = []
    /// The number of the first entry of each article, and finally the number of all.
    private(set) var starts = [0]

    init() {}

    /// - Parameter count: How many entries an article has; one without any is left out.
    init(_ all: [EntityDossier.Stop], count: (EntityDossier.Stop) -> Int32) {
        for (place, stop) in all.enumerated() {
            let own = Int(count(stop))
            guard own > 0 else { continue }
            stops.append(place)
            starts.append(starts[starts.count - 1] + own)
        }
    }

    /// The number of entries of all articles.
    var count: Int { starts.last ?? 0 }

    /// The stop that an entry belongs to, and its place among the entries of that.
    func place(of index: Int) -> (stop: Int, item: Int)? {
        guard index >= 0, index < count else { return nil }
        let group = starts.partitioningIndex { $0 > index } - 1
        return (stops[group], index - starts[group])
    }

    /// The number of an entry; of the first one of the next article where the stop has none.
    func index(stop: Int, item: Int) -> Int {
        let group = stops.partitioningIndex { $0 >= stop }
        guard group < stops.count else { return max(0, count - 1) }
        guard stops[group] == stop else { return starts[group] }
        return min(starts[group] + item, starts[group + 1] - 1)
    }
}

/// How those named with somebody are ordered.
enum CompanyOrder: CaseIterable, Sendable {
    case articles, unusual, latest, name

    var inWords: String {
        switch self {
        case .articles: "most articles"
        case .unusual: "most unusual"
        case .latest: "latest"
        case .name: "by name"
        }
    }
}
