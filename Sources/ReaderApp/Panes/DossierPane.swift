import Articles
import Entities
import Library
import TerminalUI

/// A person's dossier: what is known about an entity across all articles, each entry with its source.
///
/// The long lists are windows: only the number of their entries is known, and their content is asked for as it comes into
/// view.
struct DossierPane: Equatable, Sendable {
    private(set) var entity: EntityID
    private(set) var name: String
    private(set) var kind: EntityKind
    /// `nil` until the library has answered.
    private(set) var dossier: EntityDossier?
    private(set) var company: EntityCompany?
    /// Those named with it of each kind, as places among all companions, in the order that is shown.
    private(set) var companionPlaces: [EntityKind: [Int]] = [:]
    private(set) var order = CompanyOrder.articles
    /// When names and roles were used, by their text.
    private(set) var uses: [String: EntityCompany.Use] = [:]
    /// What articles say about it, for the entries in view and some around them.
    private(set) var appearances: [ArticleID: Appearance] = [:]
    /// The articles with up-to-date appearances.
    private var current: Set<ArticleID> = []
    private(set) var said = DossierGroups()
    /// Whether what articles tell without quotation marks is listed among what was said.
    private(set) var showsReported = false
    private(set) var mentioned = DossierGroups()
    /// The articles that the lists are about: those that are counted, or with ``showsCopies`` each copy too.
    private(set) var stops: [EntityDossier.Stop] = []
    private(set) var showsCopies = false
    /// Who is followed.
    private(set) var followed: Set<EntityID> = []
    /// Whether it is followed, and so has a list of new mentions.
    var isFollowed: Bool { followed.contains(entity) }
    /// The mentions that were new when one came here, for each article as places among its mentions; `nil` until the
    /// library has answered.
    private(set) var newMentions: [ArticleID: [Int]]?
    private(set) var new = DossierGroups()
    var chart: TimeCounts?
    var unfolded: Set<DossierPart> = []
    var view: DossierView
    /// The place in each list of entries.
    var lists: [DossierView: EntryListState] = [:]
    /// The rows of the short lists, and the place in them.
    var lines: [DossierLine] = []
    var sideList = ListState()
    /// Whether keys go to the short lists beside the entries.
    var isBeside = false
    var size = Size(columns: 0, rows: 0)
    /// Where to put the cursor once that place has arrived.
    var awaited: Place?

    private static let appearancesKept = 400
    private static let appearancesAsked = 60
    private static let appearancesWorthAsking = 12

    /// The reader's place in a dossier.
    struct Place: Equatable, Sendable {
        var entity: EntityID
        var name: String
        var kind: EntityKind
        /// `nil` for the view that was last used for such an entity.
        var view: DossierView?
        var selection = 0
        var line: DossierLine?
        var unfolded: Set<DossierPart> = []
    }

    init(entity: EntityID, name: String, kind: EntityKind, view: DossierView = .said) {
        self.entity = entity
        self.name = name
        self.kind = kind
        self.view = view
    }

    // MARK: What is in it

    mutating func receive(_ new: EntityDossier) {
        let isFirst = dossier == nil
        keepingPlace { pane in
            pane.dossier = new
            pane.name = new.name
            pane.kind = new.kind
            pane.countLists()
        }
        current = []
        drawChart()
        if isFirst, said.count == 0, view == .said { view = .mentions }
        if awaited?.line == nil { awaited = nil }
        arrange()
    }

    mutating func receive(_ new: EntityCompany) {
        company = new
        sortCompany()
        uses = Dictionary(
            (new.names + new.roles).map { ($0.text, $0) }, uniquingKeysWith: { first, _ in first })
        if showsReported { keepingPlace { $0.countSaid() } }
        arrange()
    }

    /// Changes the lists; what is selected stays so where it is still there.
    private mutating func keepingPlace(_ change: (inout DossierPane) -> Void) {
        let before = [DossierView.new, .said, .mentions, .articles].compactMap { view in
            let index = lists[view]?.selection ?? 0
            let place = view == .articles ? (stop: index, item: 0) : groups(view)?.place(of: index)
            return place.flatMap { place in
                stop(place.stop).map { (view: view, article: $0.article, item: place.item) }
            }
        }
        change(&self)
        for kept in before {
            guard let stop = stops.firstIndex(where: { $0.article == kept.article }) else { continue }
            let index = groups(kept.view)?.index(stop: stop, item: kept.item) ?? stop
            let moved = index - (lists[kept.view]?.selection ?? 0)
            lists[kept.view]?.selection += moved
            lists[kept.view]?.top += moved
        }
    }

    private mutating func countLists() {
        stops = (showsCopies ? dossier?.stopsWithCopies : dossier?.stops) ?? []
        countSaid()
        mentioned = DossierGroups(stops) { $0.mentions }
        countNew()
    }

    /// Lists what was said, with or without what is told in the articles' own words.
    private mutating func countSaid() {
        let reported = showsReported ? company?.reported ?? [:] : [:]
        said = DossierGroups(stops) { $0.quotations + (reported[$0.article] ?? 0) }
    }

    private mutating func countNew() {
        let found = newMentions ?? [:]
        new = DossierGroups(stops) { Int32(clamping: found[$0.article]?.count ?? 0) }
    }

    /// Takes in which mentions are new; what was read since one came here stays in the list.
    mutating func receive(newMentions found: [ArticleID: [Int]]) {
        keepingPlace {
            $0.newMentions = (($0.newMentions) ?? [:]).merging(found) { Set($0).union($1).sorted() }
            $0.countNew()
        }
        arrange()
    }

    mutating func tell(followed: Set<EntityID>) { self.followed = followed }

    /// What is new is asked for once more.
    mutating func forgetNewMentions() { newMentions = nil }

    /// `tc`: what copies of one text say, each or once.
    mutating func toggleCopies() {
        keepingPlace {
            $0.showsCopies.toggle()
            $0.countLists()
        }
        current = []
        arrange()
    }

    /// How much is told of what was said, without quotation marks; `nil` while that is being counted.
    var reportedCount: Int? { company.map { $0.reported.values.reduce(0) { $0 + Int($1) } } }

    /// Lists reported speech too, or no longer.
    mutating func toggleReported() {
        keepingPlace {
            $0.showsReported.toggle()
            $0.countSaid()
        }
        view = .said
        arrange()
    }

    mutating func receive(_ new: [Appearance]) {
        for appearance in new {
            appearances[appearance.headline.article] = appearance
            current.insert(appearance.headline.article)
        }
        defer { settle() }
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

    /// The articles to ask for: those with entries in view, and those that soon will be, once there are enough of them to
    /// ask for.
    func missing() -> [ArticleID] {
        let near = articlesNear(pages: 1).filter { !current.contains($0) }
        guard
            near.count >= Self.appearancesWorthAsking
                || articlesNear(pages: 0).contains(where: { !current.contains($0) })
        else { return [] }
        return Array(near.prefix(Self.appearancesAsked))
    }

    /// The articles of the entries in view and of this many pages around them, those in view first.
    private func articlesNear(pages: Int) -> [ArticleID] {
        guard dossier != nil, view.parts == nil, view != .meets, view != .notes else {
            return []
        }
        let list = entryList(view)
        let shown = list.visible(lists[view] ?? EntryListState())
        var found: [ArticleID] = []
        var seen: Set<ArticleID> = []
        let reach = max(1, list.area.height) * pages
        let around = max(0, shown.lowerBound - reach)..<min(list.count, shown.upperBound + reach)
        for index in Array(shown) + (pages == 0 ? [] : Array(around)) {
            guard let stop = stop(ofEntry: index, in: view) else { continue }
            let id = stops[stop].article
            if seen.insert(id).inserted { found.append(id) }
        }
        return found
    }

    /// The place among the stops of the article that an entry is from.
    func stop(ofEntry index: Int, in view: DossierView) -> Int? {
        if view == .articles { return stops.indices.contains(index) ? index : nil }
        return groups(view)?.place(of: index)?.stop
    }

    /// The entries of a view by article; `nil` where each is an article, or none is from one.
    func groups(_ view: DossierView) -> DossierGroups? {
        switch view {
        case .new: new
        case .said: said
        case .mentions: mentioned
        case .articles, .meets, .notes, .names, .with: nil
        }
    }

    func stop(_ place: Int) -> EntityDossier.Stop? { stops.indices.contains(place) ? stops[place] : nil }

    /// Names or roles.
    func epithets(_ part: DossierPart) -> [EntityDossier.Epithet] {
        (part == .names ? dossier?.names : dossier?.roles) ?? []
    }

    // MARK: Company

    /// `=`: those named with it in the next order.
    mutating func changeOrder() {
        let all = CompanyOrder.allCases
        order = all[((all.firstIndex(of: order) ?? 0) + 1) % all.count]
        sortCompany()
        arrange()
    }

    private mutating func sortCompany() {
        guard let company else { return }
        let all = company.companions
        let unusual = order == .unusual ? all.map { company.unusualness(of: $0) } : []
        let names = order == .name ? all.map { $0.name.lowercased() } : []
        let order = order
        companionPlaces = Dictionary(grouping: all.indices) { all[$0].kind }.mapValues { places in
            places.sorted { a, b in
                switch order {
                case .articles: (all[b].articles, a) < (all[a].articles, b)
                case .unusual: (unusual[b], a) < (unusual[a], b)
                case .latest: (all[b].latest ?? .min, a) < (all[a].latest ?? .min, b)
                case .name: (names[a], a) < (names[b], b)
                }
            }
        }
    }

    /// How many of a kind are named with it.
    func companions(_ kind: EntityKind) -> Int { companionPlaces[kind]?.count ?? 0 }

    func companion(_ kind: EntityKind, _ place: Int) -> EntityCompany.Companion? {
        guard let company, let places = companionPlaces[kind], places.indices.contains(place) else {
            return nil
        }
        return company.companions[places[place]]
    }
}
