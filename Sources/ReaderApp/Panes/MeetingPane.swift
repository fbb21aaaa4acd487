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
    /// Who is followed.
    private var followed: Set<EntityID> = []

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

    func count(of view: MeetingView) -> Int? {
        switch view {
        case .sentences: found?.sentences.count
        case .paragraphs: found?.paragraphs.count
        case .articles: found?.articles.count
        case .between: chains?.count
        }
    }

    /// How many entries the view lists: below the sentences stand the paragraphs.
    var listed: Int {
        (count(of: view) ?? 0) + (view == .sentences ? count(of: .paragraphs) ?? 0 : 0)
    }

    /// The place of an entry in what the library answered.
    private func turned(_ index: Int, of count: Int) -> Int { isOldestFirst ? count - 1 - index : index }

    /// The parts of articles that an entry shows.
    private func places(_ index: Int) -> [Excerpt.Place] {
        guard let found else { return [] }
        func place(_ index: Int, in all: [Excerpt.Place]) -> [Excerpt.Place] {
            let index = turned(index, of: all.count)
            return all.indices.contains(index) ? [all[index]] : []
        }
        switch view {
        case .sentences:
            let rest = index - found.sentences.count
            return rest < 0 ? place(index, in: found.sentences) : place(rest, in: found.paragraphs)
        case .paragraphs: return place(index, in: found.paragraphs)
        case .articles:
            let index = turned(index, of: found.articles.count)
            guard found.articles.indices.contains(index) else { return [] }
            return found.first[found.articles[index].article] ?? []
        case .between:
            guard let chains, chains.indices.contains(index) else { return [] }
            return chains[index].links.flatMap { $0.telling.prefix(1) }
        }
    }

    func entry(_ index: Int) -> Entry? {
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
        let isFirstParagraph = view == .sentences && index == found?.sentences.count
        if before != first.article || isFirstParagraph { entry.heading = .init(excerpt.headline) }
        if isFirstParagraph {
            entry.section = .init(title: "In one paragraph", count: "\(found?.paragraphs.count ?? 0)")
        }
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
        func named(_ person: EntityRow) -> String { PageSubject(person).marked(followed) }
        var title = chain.people.first.map(named) ?? ""
        for (link, person) in zip(chain.links, chain.people.dropFirst()) {
            title += " ── \(link.articles) ── \(named(person))"
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
    mutating func tell(followed: Set<EntityID>) { self.followed = followed }

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
        let next = PageSubject(person)
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
