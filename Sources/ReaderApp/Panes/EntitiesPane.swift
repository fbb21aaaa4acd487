import Entities
import Library
import TerminalUI

/// The names in the open article: people first, how often each is mentioned here and in how many articles in all.
struct EntitiesPane: Equatable, Sendable {
    private(set) var entities: [ArticleEntity] = []
    private(set) var lines: [Line] = []
    var list = ListState()
    /// Who is to be selected when the names come anew, as after a correction.
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

    mutating func show(_ new: [ArticleEntity], keeping selection: EntityID?) {
        entities = new
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

    /// Selects a line without scrolling; ``reveal(height:)`` does that once the pane's height is known.
    private mutating func select(line: Int) {
        let top = list.top
        list.select(line, count: lines.count, height: lines.count)
        list.scrollView(by: top - list.top, count: lines.count, height: lines.count)
    }

    /// Moves by `steps` names; headings are passed over.
    mutating func move(by steps: Int, height: Int) {
        let places = lines.indices.filter { if case .entity = lines[$0] { true } else { false } }
        guard !places.isEmpty else { return }
        let here = places.firstIndex { $0 >= list.selection } ?? places.count - 1
        list.select(places[max(0, min(places.count - 1, here + steps))], count: lines.count, height: height)
        if list.selection == places[0] {
            list.scrollView(by: -lines.count, count: lines.count, height: height)
        }
    }

    mutating func reveal(height: Int) { list.reveal(count: lines.count, height: height) }

    // MARK: Drawing

    /// - Parameter isRead: Whether names have been looked for in the open article; `nil` when none is open.
    func draw(in area: Rect, current: EntityID?, hasFocus: Bool, isRead: Bool?, on screen: inout Screen) {
        if entities.isEmpty {
            let text =
                isRead.map { $0 ? "No names here." : "Looking for names …" }
                ?? "Open an article to see its names."
            screen.put(text, column: area.x + 1, row: area.y, width: area.width - 1, role: .dim)
            return
        }
        for offset in 0..<area.height where lines.indices.contains(list.top + offset) {
            let row = area.y + offset
            switch lines[list.top + offset] {
            case .blank: break
            case .heading(let kind, let count):
                screen.put(
                    "\(kind.heading) · \(count)", column: area.x, row: row, width: area.width, role: .heading)
            case .entity(let index):
                let line = Rect(x: area.x, y: row, width: area.width, height: 1)
                let isSelected = list.top + offset == list.selection
                draw(
                    entities[index], in: line, isCurrent: entities[index].id == current,
                    highlight: isSelected ? (hasFocus ? .selected : .selectedDim) : nil, on: &screen)
            }
        }
    }

    private func draw(
        _ entity: ArticleEntity, in line: Rect, isCurrent: Bool, highlight: Role?, on screen: inout Screen
    ) {
        if let highlight { screen.setRole(highlight, in: line) }
        screen.put(isCurrent ? "▸" : " ", column: line.x, row: line.y, width: 1, role: highlight ?? .key)
        let counts = "\(entity.mentionsHere)·\(entity.articles)"
        let place = line.x + line.width - counts.utf8.count + 1
        screen.put(counts, column: place - 1, row: line.y, role: highlight ?? .dim)
        let width = max(0, place - line.x - 4)
        screen.put(
            CellWidth.truncate(entity.name, to: width), column: line.x + 2, row: line.y, width: width,
            role: highlight ?? (isCurrent ? .currentName : entity.kind.role))
    }
}
