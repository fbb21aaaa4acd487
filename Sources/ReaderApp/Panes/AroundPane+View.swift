import Articles
import CrossReferences
import Entities
import Library
import TerminalUI

extension AroundPane {
    func title(_ facts: PaneFacts) -> String { "Around \(facts.marked(center))" }

    func hints(_ facts: PaneFacts) -> [String] {
        [
            "{down} {up} person · {right-pane} into the row · {open} centres on them · {dossier} dossier · {meet} how they meet · {filter-page} filters · {order} order · {mark-entry} marks · {finer} {coarser} how many · {leave} leaves",
            "{down} {up} · {right-pane} row · {open} centres on them · {dossier} dossier · {order} order · {finer} {coarser} · {leave}",
            "{down} {up} · {right-pane} · {open} centres · {leave}",
            "{down} {up} {right-pane} · {open} · {leave}",
        ]
    }

    func draw(_ facts: PaneFacts, on screen: inout Screen) {
        let shape = shape
        let area = shape.parts[0]
        screen.cursor = Position(column: area.x, row: area.y)
        shape.drawFrame(on: &screen)
        let counts = network.map {
            let sorted = order == .groups ? "" : " · \(order.inWords)"
            let chosen = marked.isEmpty ? "" : " · \(marked.count) marked"
            return
                "\($0.nodes.count) of \($0.total.counted("person", "people")) · shared articles\(sorted)\(chosen)"
        }
        shape.put(title(facts), right: counts ?? "", onRule: 0, role: .titleFocused, on: &screen)
        guard let network else {
            screen.put("counting …", column: area.x, row: area.y, role: .dim)
            return
        }
        guard !network.nodes.isEmpty else {
            screen.put(
                "No article names anybody else with \(center.name).", column: area.x, row: area.y, role: .dim)
            return
        }
        drawColumns(network, in: area, on: &screen)
        let all = rows
        for offset in 0..<listHeight where all.indices.contains(top + offset) {
            let y = area.y + headRows + offset
            switch all[top + offset] {
            case .person(let place):
                if facts.followed.contains(network.nodes[place].entity) {
                    screen.put("◆", column: area.x + 3, row: y, role: .mark)
                }
                draw(place, network, in: area, row: y, on: &screen)
            case .group(let number): drawGroup(number, network, in: area, row: y, on: &screen)
            }
        }
        if lowerRows > 0 { drawMeeting(network, in: shape, on: &screen) }
    }

    private static let letters = Array("abcdefghijklmnopqrstuvwxyz")

    private func letter(_ place: Int) -> String { place < 26 ? String(Self.letters[place]) : "·" }

    private func drawColumns(_ network: Network, in area: Rect, on screen: inout Screen) {
        let row = area.y + headRows - 1
        if headRows > 1 {
            screen.put(query.isEmpty ? "all articles" : query, column: area.x, row: area.y, role: .dim)
            screen.put("named with them", column: area.x, row: row - 1, role: .dim)
            screen.put("articles", column: x(ofColumn: 0) - 9, row: row - 1, role: .dim)
            screen.put(
                "and with each other: articles that name both", from: x(ofColumn: 0), to: area.endX,
                row: row - 1,
                role: .dim)
        }
        for place in network.nodes.indices {
            let isHere = place == column
            screen.put(
                letter(place), column: x(ofColumn: place) + cell - 1, row: row,
                width: max(0, area.endX - x(ofColumn: place)), role: isHere ? .key : .dim)
        }
    }

    private func drawGroup(
        _ number: Int, _ network: Network, in area: Rect, row: Int, on screen: inout Screen
    ) {
        let count = network.groups[number].count
        let isAlone = number == network.groups.count - 1 && count == 1
        guard isWide, !isAlone else { return }
        let text = "group \(number + 1) "
        let used = screen.put(text, column: area.x, row: row, role: .dim)
        let right = " \(count.counted("person", "people"))"
        let end = x(ofColumn: 0) - 1 - right.count
        screen.fill(
            Rect(x: area.x + used, y: row, width: max(0, end - area.x - used), height: 1), with: "─",
            role: .border)
        screen.put(right, column: end, row: row, role: .dim)
    }

    private func draw(_ place: Int, _ network: Network, in area: Rect, row y: Int, on screen: inout Screen) {
        let node = network.nodes[place]
        let isHere = place == row
        let highlight: Role? = isHere && column == nil ? .selected : nil
        if isHere {
            screen.put("▸", column: area.x, row: y, role: .key)
            screen.cursor = Position(column: area.x, row: y)
        }
        if marked.contains(node.entity) { screen.put("✓", column: area.x + 1, row: y, role: .key) }
        screen.put(letter(place), column: area.x + 2, row: y, role: .dim)
        screen.put(
            node.name, from: area.x + 4, to: area.x + 4 + nameWidth - 1, row: y, role: highlight ?? .person)
        if barWidth > 0 {
            let most = network.nodes.map(\.shared).max() ?? 1
            let length = max(1, node.shared * (barWidth - 2) / max(1, most))
            screen.put(
                String(repeating: "━", count: length), column: area.x + 4 + nameWidth, row: y, role: .trail)
        }
        let count = String(node.shared)
        screen.put(count, column: x(ofColumn: 0) - 1 - count.count, row: y, role: .plain)
        for other in network.nodes.indices {
            let text = other == place ? "■" : number(network.together[place][other])
            let role: Role =
                isHere && other == column ? .selected : other == place || text == "·" ? .dim : .plain
            let x = x(ofColumn: other)
            guard x + cell <= area.endX + 1 else { break }
            screen.put(text, column: x + cell - CellWidth.width(of: text), row: y, role: role)
        }
        guard isWide, let role = node.role else { return }
        let end = x(ofColumn: network.nodes.count - 1) + cell + 3
        screen.put(role, from: end, to: area.endX, row: y, role: .dim)
    }

    /// In one cell a number above nine is `+`.
    private func number(_ count: Int) -> String {
        count == 0 ? "·" : cell > 2 ? String(count) : count > 9 ? "+" : String(count)
    }

    private func drawMeeting(_ network: Network, in shape: PageShape, on screen: inout Screen) {
        let area = shape.parts[1]
        let linking = network.groups.count > 1 ? network.linking.prefix(3) : []
        let names = linking.map { "\(network.nodes[$0.place].name) \($0.links.counted("link"))" }
        let links = names.isEmpty ? "" : "who links the groups: \(names.joined(separator: ", "))"
        shape.putPlace(links, over: area, on: &screen)
        guard let pair else { return }
        let count = meeting.map { " · \($0.articles.count.counted("article"))" } ?? ""
        shape.put(
            "\(pair.0.name) and \(pair.1.name)\(count)", right: "gm how they meet", onRule: 1, role: .trail,
            on: &screen)
        guard let meeting else {
            screen.put("counting …", column: area.x, row: area.y, role: .dim)
            return
        }
        if meeting.articles.isEmpty {
            screen.put("No article names both.", column: area.x, row: area.y, role: .dim)
            return
        }
        let places = shownPlaces
        let list = EntryList(
            area: area, count: places.count, isSpaced: area.height > 12,
            entry: { index in
                guard let excerpt = excerpts[places[index]] else { return Entry(text: "…") }
                let marks = excerpt.names.map {
                    RoleSpan($0.range, $0.entity == pair.0.entity ? Role.currentName : .match)
                }
                return Entry(heading: .init(excerpt.headline), text: excerpt.text, marks: marks)
            })
        var state = EntryListState()
        state.selection = -1
        list.draw(state, hasFocus: false, on: &screen)
    }
}
