import Entities
import Library
import TerminalUI

/// The names in the open article: people first, how often each is mentioned here and in how many articles in all.
struct EntitiesPane: PaneContent {
    private(set) var entities: [ArticleEntity] = []
    private(set) var lines: [Line] = []
    var list = ListState()
    /// The entity to select when the names are loaded again, for example after a correction.
    var awaited: EntityID?

    /// One line of the pane.
    enum Line: Equatable, Sendable {
        case heading(EntityKind, count: Int)
        /// Index into `entities`.
        case entity(Int)
        case blank
    }

    var selected: ArticleEntity? {
        guard lines.indices.contains(list.selection), case .entity(let index) = lines[list.selection] else {
            return nil
        }
        return entities[index]
    }

    /// How many people the article names.
    var people: Int { entities.count { $0.kind == .person } }

    mutating func show(_ article: OpenedArticle, keeping selection: EntityID?) {
        entities = article.entities
        lines = []
        for kind in EntityKind.allCases {
            let own = entities.indices.filter { entities[$0].kind == kind }
            guard !own.isEmpty else { continue }
            if !lines.isEmpty { lines.append(.blank) }
            lines.append(.heading(kind, count: own.count))
            lines += own.map(Line.entity)
        }
        list = ListState()
        select(line: lines.firstIndex { if case .entity = $0 { true } else { false } } ?? 0)
        if let selection { select(selection) }
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
    }

    // MARK: Keys and clicks

    func put(into model: inout Model) { model.entities = self }
    func pageHeight(in layout: Layout) -> Int { layout.content(of: .entities).height }

    private func view(in layout: Layout) -> ListView {
        ListView(area: layout.content(of: .entities), count: lines.count)
    }

    func enter() -> Action {
        guard let selected else { return Model.nothing }
        return { $0.follow(selected) }
    }

    /// Moves by this many names; headings are skipped.
    mutating func move(by steps: Int, in layout: Layout) -> [Effect] {
        let places = lines.indices.filter { if case .entity = lines[$0] { true } else { false } }
        guard !places.isEmpty else { return [] }
        let view = view(in: layout)
        let here = places.firstIndex { $0 >= list.selection } ?? places.count - 1
        view.select(places[max(0, min(places.count - 1, here + steps))], &list)
        // The lines above the first name belong to it.
        if list.selection == places[0] { view.scroll(&list, by: -lines.count) }
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
        view(in: layout).select(place, &list)
        return []
    }

    mutating func click(_ event: MouseEvent, in layout: Layout) -> Action {
        let view = view(in: layout)
        guard let line = view.entry(at: event.position, list), case .entity = lines[line] else {
            return Model.nothing
        }
        view.select(line, &list)
        return event.clickCount > 1 ? enter() : Model.nothing
    }

    mutating func layOut(in layout: Layout) { view(in: layout).reveal(&list) }

    // MARK: Drawing

    func title(_ facts: PaneFacts) -> String { entities.isEmpty ? "Names" : "Names · \(people) people" }

    func hints(_ facts: PaneFacts) -> [String] {
        ["Enter follow this name through all articles · n next mention · q back"]
    }

    func draw(_ facts: PaneFacts, on screen: inout Screen) {
        let view = view(in: facts.layout)
        let area = view.area
        if facts.hasFocus { screen.cursor = view.cursor(list) }
        if entities.isEmpty {
            let text =
                facts.opened.map { $0.isAnnotated ? "No names here." : "Looking for names …" }
                ?? "Open an article to see its names."
            screen.put(text, column: area.x + 1, row: area.y, width: area.width - 1, role: .dim)
            return
        }
        view.draw(list, hasFocus: facts.hasFocus, on: &screen) { index, line, screen in
            switch lines[index] {
            case .blank: break
            case .heading(let kind, let count):
                screen.put(
                    "\(kind.heading) · \(count)", column: area.x, row: line.rect.y, width: area.width,
                    role: .heading)
            case .entity(let entity):
                draw(
                    entities[entity], in: line, facts, on: &screen)
            }
        }
    }

    private func draw(
        _ entity: ArticleEntity, in line: ListView.Line, _ facts: PaneFacts, on screen: inout Screen
    ) {
        let (rect, highlight) = (line.rect, line.highlight)
        let isCurrent = entity.id == facts.trail?.entity
        let isFollowed = facts.followed.contains(entity.id)
        screen.put(
            isCurrent ? "▸" : " ", column: rect.x, row: rect.y, width: 1, role: highlight ?? .key)
        let counts = "\(entity.mentionsHere)·\(entity.articles)"
        let place = rect.x + rect.width - counts.utf8.count + 1
        screen.put(counts, column: place - 1, row: rect.y, role: highlight ?? .dim)
        screen.put(
            isFollowed ? "◆" : " ", column: rect.x + 1, row: rect.y, width: 1, role: highlight ?? .mark)
        let role: Role = isFollowed && entity.kind == .person ? .followedPerson : entity.kind.role
        screen.put(
            entity.name, from: rect.x + 3, to: place - 2, row: rect.y,
            role: highlight ?? (isCurrent ? .currentName : role))
    }
}
