import Articles
import CrossReferences
import Entities
import Library
import TerminalUI

/// Around somebody: the people named with them, and how many articles name two of these.
struct AroundPane: PaneContent {
    let center: PageSubject
    private(set) var query = ""
    /// How many people are wanted; `nil` for as many as fit.
    private(set) var wanted: Int?
    /// `nil` until the library has answered.
    private(set) var network: Network?
    /// What the library answered, in groups.
    private var answer: Network?
    private(set) var order = AroundOrder.groups
    /// Those who were marked with `x`.
    private(set) var marked: Set<EntityID> = []
    /// Where those two meet whom the cursor is at.
    private(set) var meeting: Encounters?
    private(set) var excerpts: [Excerpt.Place: Excerpt] = [:]
    /// The row with the cursor, and the column where it is in the numbers.
    private(set) var row = 0
    private(set) var column: Int?
    private(set) var top = 0
    var size = Size(columns: 0, rows: 0)

    enum AroundOrder: CaseIterable {
        case groups, articles, name

        var inWords: String {
            switch self {
            case .groups: "in groups"
            case .articles: "most shared articles first"
            case .name: "by name"
            }
        }
    }

    init(center: PageSubject) { self.center = center }

    // MARK: Shape

    var isWide: Bool { size.columns >= 140 }
    /// The cells of a number; 1 where there is little room.
    var cell: Int { isWide ? 6 : size.columns >= 78 ? 4 : 2 }
    var nameWidth: Int { isWide ? 19 : size.columns >= 78 ? 17 : min(20, size.columns / 3) }
    var barWidth: Int { isWide ? 18 : 0 }
    /// The cells for the gaps between groups, of which there are three at most where there is little room.
    private static let gaps = 4

    /// How many people fit: 16, 12 or 8 by the width, fewer on narrow screens.
    private var fitting: Int {
        let area = size.columns - (size.columns >= PageShape.framedFrom ? 4 : 2)
        let room = (area - nameWidth - barWidth - 9 - Self.gaps) / cell
        return max(2, min(isWide ? 16 : size.columns >= 78 ? 12 : 8, room))
    }

    var most: Int { min(wanted ?? fitting, max(fitting, wanted ?? 0)) }

    var lowerRows: Int { size.rows >= 40 ? 17 : size.rows >= 24 ? 6 : size.rows >= 16 ? 4 : 0 }
    var headRows: Int { size.rows >= 40 ? 4 : 1 }

    var shape: PageShape {
        PageShape(size: size, heights: lowerRows > 0 ? [nil, lowerRows] : [nil])
    }

    /// The rows of people: a blank one, or a title, between groups.
    enum Row: Equatable {
        case person(Int)
        case group(Int)
    }

    var rows: [Row] {
        guard let network else { return [] }
        return network.groups.enumerated().flatMap { number, group in
            (number > 0 ? [Row.group(number)] : []) + group.map(Row.person)
        }
    }

    // MARK: What is in it

    var question: Effect { .ask(.network(center.entity, most: most, query: query)) }

    mutating func receive(_ new: Network, _ entity: EntityID, most: Int, query: String) -> [Effect] {
        guard entity == center.entity, most == self.most, query == self.query else { return [] }
        answer = new
        arrange()
        return pairQuestion
    }

    /// Puts the people in order; the cursor stays on those it is at.
    private mutating func arrange() {
        let kept = selected?.entity
        let keptColumn = node(column)?.entity
        network = answer.map { answer in
            switch order {
            case .groups: answer
            case .articles:
                answer.ungrouped { ($1.shared, $1.articles, $0.name) < ($0.shared, $0.articles, $1.name) }
            case .name:
                answer.ungrouped { ($0.name.lowercased(), $0.entity) < ($1.name.lowercased(), $1.entity) }
            }
        }
        let nodes = network?.nodes ?? []
        row = nodes.firstIndex { $0.entity == kept } ?? 0
        column = column.flatMap { column in
            nodes.firstIndex { $0.entity == keptColumn } ?? min(column, max(0, nodes.count - 1))
        }
        reveal()
    }

    /// `=`: the next order.
    mutating func changeOrder() -> String {
        let all = AroundOrder.allCases
        order = all[((all.firstIndex(of: order) ?? 0) + 1) % all.count]
        arrange()
        return order.inWords
    }

    /// `x`: marks the person, or takes the mark off, and goes on.
    mutating func toggleMark() -> [Effect] {
        guard let selected else { return [] }
        if marked.remove(selected.entity) == nil { marked.insert(selected.entity) }
        guard let network, row + 1 < network.nodes.count else { return [] }
        row += 1
        if column == row { column = nil }
        meeting = nil
        reveal()
        return pairQuestion
    }

    var selected: Network.Node? { node(row) }

    func node(_ place: Int?) -> Network.Node? {
        guard let network, let place, network.nodes.indices.contains(place) else { return nil }
        return network.nodes[place]
    }

    /// The two whom the cursor is at: the middle and a row, or a row and a column.
    var pair: (PageSubject, PageSubject)? {
        guard let own = selected.map(PageSubject.init) else { return nil }
        guard let column else { return (own, center) }
        return node(column).flatMap { $0.entity == own.entity ? nil : (own, PageSubject($0)) }
    }

    private var pairQuestion: [Effect] {
        guard lowerRows > 0, let pair else { return [] }
        return [.ask(.encounters(pair.0.entity, pair.1.entity, query: query))]
    }

    mutating func receive(_ new: Encounters, _ one: EntityID, _ other: EntityID) -> [Effect] {
        guard let pair, pair.0.entity == one, pair.1.entity == other else { return [] }
        meeting = new
        let places = shownPlaces.filter { excerpts[$0] == nil }
        return places.isEmpty ? [] : [.ask(.excerpts(places, marking: [one, other]))]
    }

    /// Sentences of both, then paragraphs, then articles, as many as there may be room for.
    var shownPlaces: [Excerpt.Place] {
        guard let meeting else { return [] }
        var seen: Set<ArticleID> = []
        let telling =
            meeting.sentences + meeting.paragraphs
            + meeting.articles.compactMap { meeting.first[$0.article]?.first }
        return Array(telling.filter { seen.insert($0.article).inserted }.prefix(8))
    }

    mutating func receive(_ new: [Excerpt]) {
        if excerpts.count > 300 { excerpts = [:] }
        for excerpt in new { excerpts[excerpt.place] = excerpt }
    }

    /// Who is around the middle, or those of them who are marked, with the number of shared articles each.
    var citation: String? {
        network.map { network in
            network.nodes.filter { marked.isEmpty || marked.contains($0.entity) }.map {
                "\($0.name): \($0.shared.counted("article")) with \(center.name)"
            }
            .joined(separator: "\n")
        }
    }

    // MARK: Keys

    func put(into model: inout Model) { model.around = self }
    func pageHeight(in layout: Layout) -> Int { max(2, listHeight) }
    var listHeight: Int { max(1, shape.parts[0].height - headRows) }

    mutating func move(by lines: Int, in layout: Layout) -> [Effect] {
        guard let network, !network.nodes.isEmpty else { return [] }
        row = max(0, min(network.nodes.count - 1, row + max(-1_000, min(1_000, lines))))
        meeting = nil
        reveal()
        return pairQuestion
    }

    private mutating func reveal() {
        let rows = rows
        let place = rows.firstIndex(of: .person(row)) ?? 0
        let height = listHeight
        if place < top { top = place }
        if place >= top + height { top = place - height + 1 }
        top = max(0, min(top, rows.count - height))
    }

    /// `h` and `l`: into the numbers of the row, and out again.
    mutating func moveSideways(by steps: Int) -> [Effect] {
        guard let network, !network.nodes.isEmpty else { return [] }
        var target = (column ?? -1) + steps
        // Nobody is named with themselves.
        if target == row { target += steps.signum() }
        column = target < 0 ? nil : min(target, network.nodes.count - 1)
        if column == row { column = row > 0 ? row - 1 : nil }
        meeting = nil
        return pairQuestion
    }

    /// Of a number, how those two meet; of a name, what is around them.
    func enter() -> Action {
        guard let own = selected.map(PageSubject.init) else { return Model.nothing }
        if column != nil, let pair { return { $0.showMeeting(of: pair.0, pair.1) } }
        return { $0.showAround(own) }
    }

    /// `+` and `-`: more people, or fewer.
    mutating func change(by steps: Int) -> String {
        let new = max(2, min(fitting, most + steps))
        if new == most { return steps > 0 ? "There is room for \(most) here." : "Two are the least." }
        wanted = new
        return "\(new.counted("person", "people"))."
    }

    mutating func filter(by query: String) {
        guard query != self.query else { return }
        self.query = query
        (network, answer, meeting) = (nil, nil, nil)
    }

    mutating func click(_ event: MouseEvent, in layout: Layout) -> Action {
        let area = shape.parts[0]
        let offset = event.position.row - area.y - headRows
        let all = rows
        guard offset >= 0, area.contains(event.position), all.indices.contains(top + offset),
            case .person(let place) = all[top + offset]
        else { return Model.nothing }
        row = place
        column = (0..<(network?.nodes.count ?? 0)).first { number in
            let x = x(ofColumn: number)
            return (x..<x + cell).contains(event.position.column) && number != place
        }
        meeting = nil
        let effects = pairQuestion
        let enter = enter()
        return { effects + (event.clickCount > 1 ? enter(&$0) : []) }
    }

    mutating func layOut(in layout: Layout) {
        guard layout.size != size else { return }
        size = layout.size
        reveal()
    }

    var findable: [(place: Int, text: String)] {
        network?.nodes.enumerated().map { ($0, $1.name + " " + ($1.role ?? "")) } ?? []
    }
    var selectedEntry: Int { row }
    mutating func selectEntry(_ place: Int, in layout: Layout) -> [Effect] {
        move(by: place - row, in: layout)
    }

    // MARK: Places

    func x(ofColumn place: Int) -> Int {
        let group = network.map { $0.group(of: place) } ?? 0
        return shape.parts[0].x + 4 + nameWidth + barWidth + 5 + place * cell + (cell > 2 ? group * 2 : group)
    }
}

extension PageSubject {
    init(_ node: Network.Node) { self.init(entity: node.entity, name: node.name, kind: node.kind) }
}
