import Entities
import Library
import TerminalUI
import TextBytes

/// The names in the open article: people first, how often each is mentioned here and in how many articles in all.
struct EntitiesPane: PaneContent {
    private var article: ArticleID?
    private(set) var entities: [ArticleEntity] = []
    private(set) var lines: [Line] = []
    private(set) var list = ListState()
    /// The entity to select when the names are loaded again, for example after a correction.
    var awaited: EntityID?
    /// How names are sorted, which kinds show their heading alone, and what a name must have in it.
    var order = NameOrder.here { didSet { makeLines() } }
    var folded: Set<EntityKind> = [] { didSet { makeLines() } }
    var needle = "" { didSet { makeLines() } }
    /// The kinds of which names with a single mention are all shown.
    private var unfolded: Set<EntityKind> = []
    /// What there is to know of how the names were found, in lines.
    private(set) var note: [String] = []
    private var search = NameSearch.model
    /// Where each name first stands in the text.
    private var places: [EntityID: Int] = [:]

    /// As many names of a single mention are shown of a kind.
    private static let shownOfOneMention = 8

    /// One line of the pane.
    enum Line: Equatable, Sendable {
        case heading(EntityKind, count: Int, isFolded: Bool)
        /// Index into `entities`.
        case entity(Int)
        /// The role of the selected name, below it.
        case role(Int)
        /// Names of a single mention that are not shown.
        case more(EntityKind, Int)
        /// A line of the note above all names.
        case note(Int)
        case blank

        var canBeSelected: Bool {
            switch self {
            case .entity, .more: true
            case .heading(_, _, let isFolded): isFolded
            case .role, .note, .blank: false
            }
        }
    }

    var selected: ArticleEntity? {
        guard lines.indices.contains(list.selection), case .entity(let index) = lines[list.selection] else {
            return nil
        }
        return entities[index]
    }

    mutating func show(_ article: OpenedArticle, keeping selection: EntityID?) {
        let isSame = article.row.id == self.article
        let number = selectable.firstIndex(of: list.selection) ?? 0
        self.article = article.row.id
        lines = []
        if !isSame { list = ListState() }
        entities = article.entities
        search = NameSearch(article.article)
        note = []
        places = [:]
        for (place, mention) in article.mentions.enumerated() where places[mention.entity] == nil {
            places[mention.entity] = place
        }
        if isSame {
            makeLines()
        } else {
            unfolded = []
            needle = ""
        }
        select(line: lines.firstIndex { if case .entity = $0 { true } else { false } } ?? 0)
        if let selection { select(selection) }
        // Where the name is none any more, the cursor stays where it was.
        if isSame, selected?.id != selection, !selectable.isEmpty {
            select(line: selectable[min(number, selectable.count - 1)])
        }
    }

    mutating func select(_ entity: EntityID) {
        let place = lines.firstIndex {
            if case .entity(let index) = $0 { entities[index].id == entity } else { false }
        }
        if let place { select(line: place) }
    }

    /// Selects a line without scrolling; ``layOut(in:)`` does that once the pane's height is known.
    private mutating func select(line: Int) {
        let top = list.top
        list.select(line, count: lines.count, height: lines.count)
        list.scrollView(by: top - list.top, count: lines.count, height: lines.count)
        showRole()
    }

    // MARK: Lines

    /// Makes the lines anew; the selected name stays selected.
    private mutating func makeLines() {
        let selected = selected?.id
        let kind = lines.indices.contains(list.selection) ? self.kind(of: list.selection) : nil
        let folded = needle.isEmpty ? folded : []
        let wanted = Folding.folded(needle)
        var lines = note.indices.map(Line.note)
        for kind in EntityKind.allCases {
            let own = entities.indices.filter { entities[$0].kind == kind && entities[$0].has(wanted) }
            guard !own.isEmpty else { continue }
            if !lines.isEmpty { lines.append(.blank) }
            lines.append(.heading(kind, count: own.count, isFolded: folded.contains(kind)))
            if !folded.contains(kind) { lines += self.lines(of: own, kind) }
        }
        self.lines = lines
        if let selected { select(selected) }
        if self.selected?.id != selected || selected == nil {
            let first = lines.firstIndex(where: \.canBeSelected) ?? 0
            select(line: kind.flatMap { kind in selectable.first { self.kind(of: $0) == kind } } ?? first)
        }
    }

    private func lines(of own: [Int], _ kind: EntityKind) -> [Line] {
        let sorted = own.enumerated().sorted { a, b in
            let (one, other) = (entities[a.element], entities[b.element])
            if order.precedes(one, other, places) { return true }
            return order.precedes(other, one, places) ? false : a.offset < b.offset
        }.map(\.element)
        let single = sorted.filter { entities[$0].mentionsHere <= 1 }
        guard single.count > Self.shownOfOneMention, !unfolded.contains(kind), needle.isEmpty else {
            return sorted.map(Line.entity)
        }
        let hidden = Set(single.dropFirst(Self.shownOfOneMention))
        return sorted.filter { !hidden.contains($0) }.map(Line.entity) + [.more(kind, hidden.count)]
    }

    /// The role of the selected name stands in a line below it.
    private mutating func showRole() {
        let selection = list.selection
        guard let place = lines.firstIndex(where: { if case .role = $0 { true } else { false } }) else {
            return addRole(below: selection)
        }
        if place == selection + 1 { return }
        lines.remove(at: place)
        if place <= selection { list.shift(by: -1) }
        addRole(below: list.selection)
    }

    private mutating func addRole(below line: Int) {
        guard lines.indices.contains(line), case .entity(let index) = lines[line],
            !entities[index].roles.isEmpty
        else { return }
        lines.insert(.role(index), at: line + 1)
    }

    private var selectable: [Int] { lines.indices.filter { lines[$0].canBeSelected } }

    /// The kind that a line belongs to.
    private func kind(of line: Int) -> EntityKind? {
        guard lines.indices.contains(line) else { return nil }
        for place in stride(from: line, through: 0, by: -1) {
            if case .heading(let kind, _, _) = lines[place] { return kind }
        }
        return nil
    }

    /// Shows only the heading of the kind under the cursor, or its names again.
    mutating func fold() {
        guard let kind = kind(of: list.selection) else { return }
        folded.formSymmetricDifference([kind])
    }

    // MARK: Keys and clicks

    func put(into model: inout Model) { model.entities = self }
    func pageHeight(in layout: Layout) -> Int { layout.content(of: .entities).height }

    private func view(in layout: Layout) -> ListView {
        ListView(area: layout.content(of: .entities), count: lines.count)
    }

    func enter() -> Action {
        guard lines.indices.contains(list.selection) else { return Model.nothing }
        switch lines[list.selection] {
        case .entity(let index):
            let entity = entities[index]
            return { $0.follow(entity) }
        case .more(let kind, _):
            return {
                $0.entities.unfold(kind)
                $0.layOutPanes()
                return []
            }
        case .heading: return { $0.foldKind() }
        case .role, .note, .blank: return Model.nothing
        }
    }

    private mutating func unfold(_ kind: EntityKind) {
        let before = lines[..<list.selection].count { $0.canBeSelected }
        unfolded.insert(kind)
        makeLines()
        if before < selectable.count { select(line: selectable[before]) }
    }

    /// Moves by this many names; headings above names are skipped.
    mutating func move(by steps: Int, in layout: Layout) -> [Effect] {
        let places = selectable
        guard !places.isEmpty else { return [] }
        let here = places.firstIndex { $0 >= list.selection } ?? places.count - 1
        let target = here.addingReportingOverflow(steps)
        let number = target.overflow ? (steps > 0 ? Int.max : 0) : target.partialValue
        select(line: places[max(0, min(places.count - 1, number))])
        layOut(in: layout)
        // The lines above the first name belong to it.
        if list.selection == selectable.first { view(in: layout).scroll(&list, by: -lines.count) }
        return []
    }

    var findable: [(place: Int, text: String)] {
        lines.indices.compactMap { place in
            guard case .entity(let index) = lines[place] else { return nil }
            return (
                place: place,
                text: ([entities[index].name] + entities[index].aliases).joined(separator: " · ")
            )
        }
    }
    var selectedEntry: Int { list.selection }
    mutating func selectEntry(_ place: Int, in layout: Layout) -> [Effect] {
        select(line: place)
        layOut(in: layout)
        return []
    }

    mutating func click(_ event: MouseEvent, in layout: Layout) -> Action {
        let view = view(in: layout)
        guard let line = view.entry(at: event.position, list), lines[line].canBeSelected else {
            return Model.nothing
        }
        select(line: line)
        layOut(in: layout)
        return event.clickCount > 1 ? enter() : Model.nothing
    }

    mutating func layOut(in layout: Layout) {
        let area = layout.content(of: .entities)
        guard !area.isEmpty else { return }
        let note = search.inWords?.wrapped(to: max(1, area.width - 1)) ?? []
        if note != self.note {
            self.note = note
            makeLines()
        }
        view(in: layout).reveal(&list)
    }
}

extension ArticleEntity {
    /// Whether one of its names has these letters in it.
    fileprivate func has(_ folded: String) -> Bool {
        folded.isEmpty || ([name] + aliases).contains { Folding.folded($0).contains(folded) }
    }
}
