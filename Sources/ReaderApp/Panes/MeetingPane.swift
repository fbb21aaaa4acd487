import Articles
import CrossReferences
import Entities
import Library
import TerminalUI

/// How two meet: the sentences, paragraphs and articles that name both, and who is between them.
struct MeetingPane: ListPage {
    let one: PageSubject
    let other: PageSubject
    private(set) var query = ""
    private(set) var view = MeetingView.sentences
    /// `nil` until the library has answered.
    private(set) var found: Encounters?
    private(set) var chains: [Chain]?
    /// The articles of each of the two, for the bars.
    private(set) var stops: [EntityID: [EntityDossier.Stop]] = [:]
    private var excerpts: [Excerpt.Place: Excerpt] = [:]
    private var lists: [MeetingView: EntryListState] = [:]
    var marked: Set<Int> = []
    var size = Size(columns: 0, rows: 0)
    private(set) var isOldestFirst = false

    enum MeetingView: CaseIterable { case sentences, paragraphs, articles, between }

    private static let placesAsked = 80
    private static let excerptsKept = 600

    init(_ one: PageSubject, _ other: PageSubject) {
        self.one = one
        self.other = other
    }

    var state: EntryListState {
        get { lists[view] ?? EntryListState() }
        set { lists[view] = newValue }
    }

    // MARK: What is in it

    var questions: [Effect] {
        [one, other].map { .ask(.stops(TimelineKey(entity: $0.entity, query: query))) } + [
            .ask(.encounters(one.entity, other.entity, query: query))
        ]
    }

    mutating func receive(_ new: Encounters, _ one: EntityID, _ other: EntityID, query: String) -> [Effect] {
        guard isAbout(one, other), query == self.query else { return [] }
        found = new
        arrange()
        if chains == nil { return moved() + [.ask(.chains(one, other))] }
        return moved()
    }

    mutating func receive(_ new: [Chain], _ one: EntityID, _ other: EntityID) -> [Effect] {
        guard isAbout(one, other) else { return [] }
        chains = new
        arrange()
        return moved()
    }

    /// The first view with anything in it.
    private mutating func arrange() {
        list.reveal(&state)
        guard let found, lists.values.allSatisfy({ $0.selection == 0 }), count(of: view) == 0 else { return }
        if !found.paragraphs.isEmpty {
            view = .paragraphs
        } else if !found.articles.isEmpty {
            view = .articles
        } else {
            view = .between
        }
        list.reveal(&state)
    }

    private func isAbout(_ one: EntityID, _ other: EntityID) -> Bool {
        one == self.one.entity && other == self.other.entity
    }

    mutating func receive(_ new: [EntityDossier.Stop], for key: TimelineKey) {
        guard let entity = key.entity, key.query == query else { return }
        stops[entity] = new
    }

    mutating func receive(_ new: [Excerpt]) {
        if excerpts.count > Self.excerptsKept { excerpts = [:] }
        for excerpt in new { excerpts[excerpt.place] = excerpt }
        list.reveal(&state)
    }

    mutating func moved() -> [Effect] {
        let list = list
        let shown = list.visible(state)
        let around = max(0, shown.lowerBound - 20)..<min(list.count, shown.upperBound + 40)
        let needed = shown.flatMap(places) + around.flatMap(places)
        let missing = needed.filter { excerpts[$0] == nil }
        guard !missing.isEmpty,
            shown.flatMap(places).contains(where: { excerpts[$0] == nil }) || missing.count > 12
        else { return [] }
        return [
            .ask(
                .excerpts(
                    Array(missing.prefix(Self.placesAsked)), marking: [one.entity, other.entity] + between))
        ]
    }

    private var between: [EntityID] { view == .between ? (chains ?? []).flatMap(\.people).map(\.id) : [] }

    // MARK: Entries

    private func count(of view: MeetingView) -> Int? {
        switch view {
        case .sentences: found?.sentences.count
        case .paragraphs: found?.paragraphs.count
        case .articles: found?.articles.count
        case .between: chains?.count
        }
    }

    /// The place of an entry in what the library answered.
    private func turned(_ index: Int) -> Int {
        isOldestFirst && view != .between ? (count(of: view) ?? 0) - 1 - index : index
    }

    /// The parts of articles that an entry shows.
    private func places(_ index: Int) -> [Excerpt.Place] {
        guard let found else { return [] }
        let index = turned(index)
        switch view {
        case .sentences: return found.sentences.indices.contains(index) ? [found.sentences[index]] : []
        case .paragraphs: return found.paragraphs.indices.contains(index) ? [found.paragraphs[index]] : []
        case .articles:
            guard found.articles.indices.contains(index) else { return [] }
            return found.first[found.articles[index].article] ?? []
        case .between:
            guard let chains, chains.indices.contains(index) else { return [] }
            return chains[index].links.flatMap { $0.telling.prefix(1) }
        }
    }

    private func listed(_ index: Int) -> Entry? {
        let places = places(index)
        let mark = marked.contains(index) ? "✓ " : ""
        if view == .between { return chainEntry(index, mark) }
        guard let first = places.first else { return Entry(lead: mark, text: "…") }
        let before = index > 0 ? self.places(index - 1).first?.article : nil
        let shown = places.compactMap { excerpts[$0] }
        guard let excerpt = shown.first else {
            return Entry(
                heading: before == first.article ? nil : .init(date: "", title: "…"), lead: mark, text: "…")
        }
        var entry = joined(shown)
        entry.lead = mark
        if before != first.article { entry.heading = .init(excerpt.headline) }
        return entry
    }

    /// Excerpts one after the other, with the names of the two told apart.
    private func joined(_ all: [Excerpt]) -> Entry {
        var text = ""
        var marks: [RoleSpan] = []
        for excerpt in all {
            if !text.isEmpty { text += " … " }
            let start = text.utf8.count
            text += excerpt.text
            marks += excerpt.names.map { name in
                RoleSpan(
                    start + name.range.lowerBound..<start + name.range.upperBound,
                    name.entity == one.entity ? .currentName : name.entity == other.entity ? .match : .person)
            }
        }
        return Entry(text: text, marks: marks)
    }

    /// `A ── 20 ── B ── 22 ── C`, and below it a sentence a link.
    private func chainEntry(_ index: Int, _ mark: String) -> Entry? {
        guard let chains, chains.indices.contains(index) else { return nil }
        let chain = chains[index]
        var title = chain.people.first?.name ?? ""
        for (link, person) in zip(chain.links, chain.people.dropFirst()) {
            title += " ── \(link.articles) ── \(person.name)"
        }
        var entry = joined(chain.links.compactMap { $0.telling.first.flatMap { excerpts[$0] } })
        if entry.text.isEmpty { entry.text = "…" }
        entry.lead = mark
        entry.heading = Entry.Heading(date: "", title: title)
        entry.heading?.isWide = true
        return entry
    }

    // MARK: Keys

    func put(into model: inout Model) { model.meeting = self }

    func enter() -> Action {
        if view == .between { return enterChain() }
        guard let place = places(state.selection).first else { return Model.nothing }
        let name = excerpts[place]?.names.first?.range.lowerBound ?? 0
        return { $0.open(place.article, at: .offset(place.range.lowerBound + name, length: 0)) }
    }

    /// Of a chain, to how the first link meets.
    private func enterChain() -> Action {
        guard let chains, chains.indices.contains(state.selection), chains[state.selection].people.count > 1
        else { return Model.nothing }
        let person = chains[state.selection].people[1]
        let next = PageSubject(entity: person.id, name: person.name, kind: person.kind)
        return { [one] in $0.showMeeting(of: one, next) }
    }

    mutating func showView(_ number: Int) {
        view = MeetingView.allCases[number]
        marked = []
        list.reveal(&state)
    }

    var viewNumber: Int { MeetingView.allCases.firstIndex(of: view) ?? 0 }

    mutating func changeOrder() -> String {
        isOldestFirst.toggle()
        marked = []
        return isOldestFirst ? "oldest first" : "newest first"
    }

    mutating func filter(by query: String) {
        guard query != self.query else { return }
        self.query = query
        (found, stops, lists, marked) = (nil, [:], [:], [])
    }

    /// What was chosen, with source, title, date and address each.
    var citation: String? {
        let words = chosen.compactMap { index -> String? in
            let shown = places(index).compactMap { excerpts[$0] }
            guard let excerpt = shown.first else { return nil }
            let text = shown.map(\.text.inOneLine).joined(separator: " … ")
            return "\(text) (\(excerpt.headline.citation(address: excerpt.address)))"
        }
        return words.isEmpty ? nil : words.joined(separator: "\n")
    }
}

// MARK: Drawing

extension MeetingPane {
    private var isWide: Bool { size.columns >= PageShape.framedFrom }
    private var headRows: Int { isWide ? 2 : 1 }
    /// The rows of bars, each for somebody, and their dates.
    private var barRows: Int { size.rows >= 16 ? 4 : 0 }

    var shape: PageShape { PageShape(size: size, heights: [headRows + barRows, nil]) }

    var list: EntryList {
        EntryList(
            area: shape.parts[1], count: count(of: view) ?? 0, isSpaced: size.rows >= 40,
            entry: { listed($0) })
    }

    var tabs: (views: ViewTabs, rule: Int)? {
        let names = ["Sentences", "Paragraphs", "Articles", "Between them"]
        let views = zip(MeetingView.allCases, names).map {
            ViewTabs.Tab(title: $1, count: count(of: $0))
        }
        return (ViewTabs(tabs: views, selected: viewNumber), 1)
    }

    func title(_ facts: PaneFacts) -> String { "How \(one.name) and \(other.name) meet" }

    func hints(_ facts: PaneFacts) -> [String] {
        [
            "Enter reads it there · 1–4 Tab views · c changes one of the two · = order · f filters · yy copies with source · q leaves",
            "Enter reads it there · 1–4 Tab views · c changes one · yy copies · q",
            "Enter · 1–4 views · c · q",
            "1–4 · c · q",
        ]
    }

    func draw(_ facts: PaneFacts, on screen: inout Screen) {
        let shape = shape
        let area = shape.parts[1]
        screen.cursor = Position(column: area.x, row: area.y)
        shape.drawFrame(on: &screen)
        shape.put(title(facts), right: query, onRule: 0, role: .titleFocused, on: &screen)
        drawHead(in: shape.parts[0], on: &screen)
        if barRows > 0 { drawBars(in: shape.parts[0], on: &screen) }
        tabs?.views.draw(x: area.x, row: area.y - 1, width: area.width, on: &screen)
        let list = list
        if list.count == 0 {
            screen.putWrapped(nothing, in: area, row: area.y, role: .dim)
            return
        }
        list.draw(state, hasFocus: true, on: &screen)
        let visible = list.visible(state)
        shape.drawBar(
            beside: area, first: visible.lowerBound, shown: visible.count, of: list.count, on: &screen)
        shape.putPlace(placeInWords, over: area, on: &screen)
    }

    private var nothing: String {
        guard count(of: view) != nil else { return "counting …" }
        return switch view {
        case .sentences: "No sentence names both."
        case .paragraphs: "No other paragraph names both."
        case .articles: "No article names both; 4 shows who is between them."
        case .between: "Nobody is between them."
        }
    }

    private func drawHead(in area: Rect, on screen: inout Screen) {
        guard let found else {
            screen.put("counting …", column: area.x, row: area.y, role: .dim)
            return
        }
        let dated = found.articles.filter(\.isDated)
        let undated = found.articles.count - dated.count
        let both = "both in \(found.articles.count.counted("article"))"
        let sentences = "in one sentence \(times(found.sentences.count))"
        let days = [dated.last, dated.first].compactMap { $0 }.map {
            CalendarDay(secondsSince1970: $0.seconds)
        }
        let span =
            days.count < 2
            ? "" : " · first \(DateInWords.day(days[0])) · last \(DateInWords.day(days[1]))"
        let rest = undated == 0 ? "" : " · \(undated.counted("article")) without a date"
        guard isWide else {
            let text =
                [
                    "\(both) · \(sentences)\(days.count < 2 ? "" : " · \(DateInWords.month(days[0])) – \(DateInWords.month(days[1]))")",
                    "\(both) · \(sentences)", both,
                ].first { CellWidth.width(of: $0) <= area.width } ?? both
            screen.put(text, from: area.x, to: area.endX, row: area.y, role: .plain)
            return
        }
        let names = max(CellWidth.width(of: one.name), CellWidth.width(of: other.name)) + 2
        let column = area.x + names + 34
        for (offset, subject) in [one, other].enumerated() {
            let row = area.y + offset
            screen.put(subject.name, column: area.x, row: row, role: offset == 0 ? .currentName : .match)
            if let own = stops[subject.entity] {
                let mentions = own.reduce(0) { $0 + Int($1.mentions) }
                let counts = "\(mentions.counted("mention")) in \(own.count.counted("article"))"
                screen.put(counts, from: area.x + names, to: column - 1, row: row, role: .plain)
            }
        }
        let paragraphs = "in one paragraph \(times(found.allParagraphs))"
        screen.put(
            "\(both) · \(sentences) · \(paragraphs)", from: column, to: area.endX, row: area.y, role: .plain)
        screen.put(
            String((span + rest).trimmingPrefix(" · ")), from: column, to: area.endX, row: area.y + 1,
            role: .dim)
    }

    private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

    private func drawBars(in area: Rect, on screen: inout Screen) {
        guard let found else { return }
        let all = [stops[one.entity] ?? [], stops[other.entity] ?? [], found.articles]
        let names = min(isWide ? 16 : 10, area.width / 4)
        let width = area.width - names - 4
        let most = TimeCounts.bars(in: width)
        guard let step = TimeCounts.step(for: all.flatMap(\.self), most: most) else { return }
        let numbers = all.joined().lazy.filter(\.isDated).map { step.number(of: $0.seconds) }
        guard let low = numbers.min(), let high = numbers.max() else { return }
        let charts = all.map { stops -> BarChart in
            let counts = TimeCounts(stops, by: step, over: low...high)
            var chart = counts.chart
            if stops == found.articles { chart.values = counts.counts.map(\.articles) }
            chart.hasScale = false
            return chart
        }
        let slot = charts[0].slot(in: width)
        let first = area.y + headRows
        for (offset, (chart, title)) in zip(charts, [one.shortName, other.shortName, "both"]).enumerated() {
            let row = first + offset
            let role = [Role.currentName, .match, .plain][offset]
            screen.put(title, from: area.x, to: area.x + names - 1, row: row, role: role)
            screen.put(chart.line(slot: slot), column: area.x + names, row: row, width: width, role: .trail)
            let most = "\(chart.values.max() ?? 0)"
            screen.put(most, column: area.endX - most.count, row: row, role: .dim)
        }
        charts[0].drawLabels(
            from: area.x + names, slot: slot, to: area.endX, row: first + 3, on: &screen)
    }
}

extension PageSubject {
    /// The last word of a person's name.
    var shortName: String {
        guard kind == .person, let last = name.split(separator: " ").last, last.count > 3 else { return name }
        return String(last)
    }
}
