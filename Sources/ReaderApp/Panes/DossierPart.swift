import Algorithms
import Entities
import Library

/// The parts of a dossier, in their order.
enum DossierPart: Hashable, Sendable {
    /// Name, counts, first and last seen, the chart.
    case who
    case names
    case roles
    /// The entities of one kind that are named in the same articles.
    case with(EntityKind)
    case said
    case mentions

    static let all: [DossierPart] = [.who, .names, .roles] + companions + [.said, .mentions]
    static let companions = EntityKind.allCases.map(DossierPart.with)
}

/// What a row of a dossier shows.
enum DossierLine: Equatable, Sendable {
    case blank
    case heading(DossierPart)
    /// A line with the totals.
    case facts(Int)
    case firstSeen, lastSeen
    /// A row of the chart, and the line below it.
    case chart(Int)
    case axis
    /// A line for something that is still being counted.
    case waiting
    /// A name, a role or a companion, by its place in the part.
    case entry(DossierPart, Int)
    /// The article that the lines below it are from, by its place among the part's articles.
    case article(DossierPart, Int)
    /// A mention or a quotation of an article.
    case words(DossierPart, article: Int, item: Int)
    /// Shows the rest of the part.
    case more(DossierPart)

    /// Whether the cursor may stand on it.
    var isSelectable: Bool {
        switch self {
        case .firstSeen, .lastSeen, .entry, .words, .more: true
        case .blank, .heading, .facts, .chart, .axis, .waiting, .article: false
        }
    }
}

/// Articles in a list with lines below each: the row where each begins, however many there are.
struct DossierGroups: Equatable, Sendable {
    /// The articles, as places among the dossier's stops.
    private(set) var stops: [Int] = []
    /// The row of each article's own line, and finally the number of rows.
    private(set) var starts = [0]

    init() {}

    /// - Parameter count: How many lines are below an article; an article without any is left out.
    init(_ all: [EntityDossier.Stop], count: (EntityDossier.Stop) -> Int32) {
        var row = 0
        for (place, stop) in all.enumerated() {
            let lines = Int(count(stop))
            guard lines > 0 else { continue }
            stops.append(place)
            row += 1 + lines
            starts.append(row)
        }
    }

    var count: Int { stops.count }
    /// The number of lines below all articles, without the articles' own lines.
    var items: Int { (starts.last ?? 0) - stops.count }

    /// How many rows the first articles take.
    func rows(of articles: Int) -> Int { starts[min(articles, stops.count)] }

    /// The article that a row belongs to.
    func article(at row: Int) -> Int { max(0, starts.partitioningIndex { $0 > row } - 1) }

    func line(at row: Int, of part: DossierPart) -> DossierLine {
        let article = article(at: row)
        let offset = row - starts[article]
        return offset == 0 ? .article(part, article) : .words(part, article: article, item: offset - 1)
    }

    func row(article: Int, item: Int) -> Int? {
        guard stops.indices.contains(article) else { return nil }
        let row = starts[article] + 1 + item
        return row < starts[article + 1] ? row : nil
    }

    /// The place of a line among the lines of all articles, from 0.
    func number(article: Int, item: Int) -> Int { starts[article] - article + item }
}
