import Articles
import Entities
import Library
import TerminalUI

/// A person's dossier: what is known about an entity across all articles, each line with its source.
///
/// The long lists are windows: only the number of their rows is known, and their content is asked for as it comes into
/// view.
struct DossierPane: Equatable, Sendable {
    private(set) var entity: EntityID
    private(set) var name: String
    private(set) var kind: EntityKind
    /// The pane to go back to.
    var origin: Pane
    /// `nil` until the library has answered.
    private(set) var dossier: EntityDossier?
    private(set) var company: EntityCompany?
    /// The range of each kind among all companions.
    private var companionRanges: [EntityKind: Range<Int>] = [:]
    /// When names and roles were used, by their text.
    private(set) var uses: [String: EntityCompany.Use] = [:]
    /// What articles say about it, for the rows in view and some around them.
    private(set) var appearances: [ArticleID: Appearance] = [:]
    /// The articles with up-to-date appearances.
    private var current: Set<ArticleID> = []
    private(set) var said = DossierGroups()
    /// Whether what articles tell without quotation marks is listed among what was said.
    private(set) var showsReported = false
    private(set) var mentioned = DossierGroups()
    var chart: MentionChart?
    var facts: [String] = []
    var unfolded: Set<DossierPart> = []
    var columns: [Column] = []
    /// The column that keys go to.
    var column = 0
    /// Where to put the cursor once that place has arrived.
    var awaited: Place?
    var shape: DossierShape?

    private static let appearancesKept = 400
    private static let appearancesAsked = 60
    private static let appearancesWorthAsking = 12

    /// Parts one below the other.
    struct Column: Equatable, Sendable {
        var blocks: [Block] = []
        var list = ListState()
        /// The rows, without an empty one at the end.
        var count: Int { blocks.last.map { $0.end - 1 } ?? 0 }
    }

    /// A part: its heading, its rows, and an empty one.
    struct Block: Equatable, Sendable {
        var part: DossierPart
        var start: Int
        /// The rows below the heading.
        var rows: Int
        var end: Int { start + rows + 2 }
    }

    /// The reader's place in a dossier.
    struct Place: Equatable, Sendable {
        var entity: EntityID
        var name: String
        var kind: EntityKind
        var line: DossierLine?
        var unfolded: Set<DossierPart> = []
    }

    init(entity: EntityID, name: String, kind: EntityKind, origin: Pane) {
        self.entity = entity
        self.name = name
        self.kind = kind
        self.origin = origin
    }

    // MARK: What is in it

    mutating func receive(_ new: EntityDossier) {
        let line = selectedLine
        dossier = new
        name = new.name
        kind = new.kind
        countSaid()
        mentioned = DossierGroups(new.stops) { $0.mentions }
        current = []
        drawChart()
        arrange(keeping: line)
    }

    mutating func receive(_ new: EntityCompany) {
        let line = selectedLine
        company = new
        drawChart()
        companionRanges = Self.ranges(of: new.companions)
        uses = Dictionary(
            (new.names + new.roles).map { ($0.text, $0) }, uniquingKeysWith: { first, _ in first })
        if showsReported { countSaid() }
        arrange(keeping: line)
    }

    /// Lists what was said, with or without what is told in the articles' own words.
    private mutating func countSaid() {
        let reported = showsReported ? company?.reported ?? [:] : [:]
        said = DossierGroups(dossier?.stops ?? []) { $0.quotations + (reported[$0.article] ?? 0) }
    }

    /// How much is told of what was said, without quotation marks; `nil` while that is being counted.
    var reportedCount: Int? { company.map { $0.reported.values.reduce(0) { $0 + Int($1) } } }

    /// Lists reported speech too, or no longer.
    mutating func toggleReported() {
        let line = selectedLine
        showsReported.toggle()
        countSaid()
        arrange(keeping: line)
    }

    mutating func receive(_ new: [Appearance]) {
        for appearance in new {
            appearances[appearance.headline.article] = appearance
            current.insert(appearance.headline.article)
        }
        guard appearances.count > Self.appearancesKept else { return }
        let near = Set(articlesNear(pages: 2))
        appearances = appearances.filter { near.contains($0.key) }
        current.formIntersection(near)
    }

    /// Switches to another entity, for example when a correction made this one another.
    mutating func become(_ other: EntityID, name: String, kind: EntityKind) {
        entity = other
        self.name = name
        self.kind = kind
        appearances = [:]
        current = []
    }

    /// The articles to ask for: those with lines in view, and those that soon will be, once there are enough of them to
    /// ask for.
    func missing() -> [ArticleID] {
        let near = articlesNear(pages: 1).filter { !current.contains($0) }
        guard
            near.count >= Self.appearancesWorthAsking
                || articlesNear(pages: 0).contains(where: { !current.contains($0) })
        else { return [] }
        return Array(near.prefix(Self.appearancesAsked))
    }

    /// The articles of the rows in view and of this many pages around them, those in view first.
    private func articlesNear(pages: Int) -> [ArticleID] {
        guard let dossier, let shape else { return [] }
        var found: [ArticleID] = []
        var seen: Set<ArticleID> = []
        for reach in pages == 0 ? [0] : [0, pages] {
            for column in columns.indices {
                let height = shape.heights[column]
                let top = columns[column].list.top
                let rows = max(0, top - reach * height)..<max(0, top + height * (1 + reach))
                for block in columns[column].blocks where block.part == .said || block.part == .mentions {
                    let own = rows.clamped(to: block.start + 1..<max(block.start + 1, block.end - 1))
                    guard !own.isEmpty else { continue }
                    let groups = groups(of: block.part)
                    let first = groups.article(at: own.lowerBound - block.start - 1)
                    let last = groups.article(at: own.upperBound - block.start - 2)
                    for article in first...max(first, last) where article < groups.count {
                        let id = dossier.stops[groups.stops[article]].article
                        if seen.insert(id).inserted { found.append(id) }
                    }
                }
            }
        }
        return found
    }

    func groups(of part: DossierPart) -> DossierGroups { part == .said ? said : mentioned }

    /// The stop of an article in a part's list.
    func stop(_ part: DossierPart, _ article: Int) -> EntityDossier.Stop? {
        let groups = groups(of: part)
        guard groups.stops.indices.contains(article) else { return nil }
        return dossier?.stops[groups.stops[article]]
    }

    /// Names or roles.
    func epithets(_ part: DossierPart) -> [EntityDossier.Epithet] {
        (part == .names ? dossier?.names : dossier?.roles) ?? []
    }

    /// The companions of a kind, as places among all.
    func companions(_ kind: EntityKind) -> Range<Int> { companionRanges[kind] ?? 0..<0 }

    private static func ranges(of all: [EntityCompany.Companion]) -> [EntityKind: Range<Int>] {
        var ranges: [EntityKind: Range<Int>] = [:]
        for (place, companion) in all.enumerated() {
            let start = ranges[companion.kind]?.lowerBound ?? place
            ranges[companion.kind] = start..<place + 1
        }
        return ranges
    }

    func companion(_ kind: EntityKind, _ place: Int) -> EntityCompany.Companion? {
        let range = companions(kind)
        return place < range.count ? company?.companions[range.lowerBound + place] : nil
    }
}
