import Entities
import Library
import TerminalUI

/// How the names of an article are drawn.
extension EntitiesPane {
    func title(_ facts: PaneFacts) -> String { needle.isEmpty ? "Names" : "Names with “\(needle)”" }

    func titleAtRight(_ facts: PaneFacts) -> [String] { entities.isEmpty ? [] : ["here · in all"] }

    func placeInStatus(_ facts: PaneFacts) -> String {
        guard facts.settings.isAccessible, !lines.isEmpty else { return "" }
        func isName(_ line: Line) -> Bool { if case .entity = line { true } else { false } }
        return "\(lines.prefix(list.selection + 1).count(where: isName)) of \(lines.count(where: isName))"
    }

    func draw(_ facts: PaneFacts, on screen: inout Screen) {
        let area = facts.layout.content(of: .entities)
        let view = ListView(area: area, count: lines.count)
        if facts.hasFocus { screen.cursor = view.cursor(list) }
        if lines.isEmpty {
            let text =
                !entities.isEmpty
                ? "No name here has “\(needle)”."
                : facts.opened.map { $0.isAnnotated ? "No names here." : "Looking for names …" }
                    ?? "Open an article to see its names."
            screen.put(text, column: area.x + 1, row: area.y, width: area.width - 1, role: .dim)
            return
        }
        view.draw(list, hasFocus: facts.hasFocus, on: &screen) { index, line, screen in
            switch lines[index] {
            case .blank: break
            case .note(let index):
                screen.put(note[index], from: area.x + 1, to: area.endX, row: line.rect.y, role: .dim)
            case .heading(let kind, let count, let isFolded):
                drawHeading(kind, count, isFolded, in: line, on: &screen)
            case .role(let entity):
                let role = entities[entity].roles.first ?? ""
                screen.put(role, from: area.x + 5, to: area.endX, row: line.rect.y, role: .dim)
            case .more(_, let count):
                screen.put(
                    "\(count) more", from: area.x + 3, to: area.endX, row: line.rect.y,
                    role: line.highlight ?? .dim)
            case .entity(let entity):
                draw(entities[entity], in: line, facts, on: &screen)
            }
        }
    }

    private func drawHeading(
        _ kind: EntityKind, _ count: Int, _ isFolded: Bool, in line: ListView.Line, on screen: inout Screen
    ) {
        let rect = line.rect
        let number = " \(count)"
        let end = rect.endX - number.utf8.count
        let used = screen.put(
            CellWidth.truncate("\(isFolded ? "▸" : "▾") \(kind.heading) ", to: max(0, end - rect.x)),
            column: rect.x, row: rect.y, role: line.highlight ?? .heading)
        let rule = Rect(x: rect.x + used, y: rect.y, width: max(0, end - rect.x - used), height: 1)
        screen.fill(rule, with: "─", role: line.highlight ?? .border)
        screen.put(number, column: end, row: rect.y, role: line.highlight ?? .dim)
    }

    private func draw(
        _ entity: ArticleEntity, in line: ListView.Line, _ facts: PaneFacts, on screen: inout Screen
    ) {
        let (rect, highlight) = (line.rect, line.highlight)
        let isCurrent = entity.id == facts.trail?.entity
        let isFollowed = facts.followed.contains(entity.id)
        screen.put(isCurrent ? "▸" : " ", column: rect.x, row: rect.y, width: 1, role: highlight ?? .key)
        screen.put(
            isFollowed ? "◆" : entity.isNew ? "+" : " ", column: rect.x + 1, row: rect.y, width: 1,
            role: highlight ?? .mark)
        let counts = "\(entity.mentionsHere) · \(entity.articles)"
        let place = rect.endX - CellWidth.width(of: counts)
        screen.put(counts, column: place, row: rect.y, role: highlight ?? .dim)
        let role: Role = isFollowed && entity.kind == .person ? .followedPerson : entity.kind.role
        screen.put(
            entity.name, from: rect.x + 3, to: place - 1, row: rect.y,
            role: highlight ?? (isCurrent ? .currentName : role))
    }
}
