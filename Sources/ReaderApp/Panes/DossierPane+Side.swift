import Articles
import Entities
import Library
import TerminalUI

/// The short lists of a dossier: names, roles, and who and what is named with it.
extension DossierPane {
    /// How many entries of a part are shown before the rest is asked for.
    private func limit(of part: DossierPart) -> Int {
        guard hasSide else { return .max - 1 }
        let isLow = size.rows < 40
        return switch part {
        case .names, .roles: isLow ? 2 : 3
        case .with(.person): isLow ? 5 : 8
        case .with: isLow ? 2 : 3
        }
    }

    func size(of part: DossierPart) -> Int {
        switch part {
        case .names, .roles: epithets(part).count
        case .with(let kind): companions(kind)
        }
    }

    /// How many entries of a part are hidden; a part is not folded when that would hide only one.
    func hidden(_ part: DossierPart) -> Int {
        let (count, limit) = (size(of: part), limit(of: part))
        return unfolded.contains(part) || count <= limit + 1 ? 0 : count - limit
    }

    mutating func unfold(_ part: DossierPart) {
        // The row that said “more” becomes the first one that was hidden.
        let row = sideList.selection
        unfolded.insert(part)
        arrange(keepingLine: false)
        selectLine(row)
    }

    /// Makes the rows of the short lists; the cursor stays on its line.
    mutating func arrange(keepingLine: Bool = true) {
        let line = awaited?.line ?? (keepingLine ? selectedLine : nil)
        lines = []
        for part in hasSide ? DossierPart.all : shownView.parts ?? [] {
            let count = size(of: part)
            var rows: [DossierLine] = []
            if case .with(let kind) = part, company == nil {
                if kind == .person { rows = [.waiting] }
            } else {
                rows = (0..<count - hidden(part)).map { .entry(part, $0) }
                if hidden(part) > 0 { rows.append(.more(part)) }
            }
            guard !rows.isEmpty else { continue }
            if !lines.isEmpty, size.rows >= 40 { lines.append(.blank) }
            lines.append(.heading(part))
            lines += rows
        }
        if let line, let place = lines.firstIndex(of: line) {
            sideList.select(place, count: lines.count, height: sideHeight)
            if awaited?.line == line { awaited = nil }
        }
        settle()
    }

    private var sideHeight: Int { max(1, sideArea?.height ?? 1) }

    var selectedLine: DossierLine? {
        guard lines.indices.contains(sideList.selection), lines[sideList.selection].isSelectable else {
            return nil
        }
        return lines[sideList.selection]
    }

    /// The first line from a row on that the cursor may be on.
    private func nearest(to row: Int, by step: Int) -> Int? {
        var row = row
        while lines.indices.contains(row) {
            if lines[row].isSelectable { return row }
            row += step
        }
        return nil
    }

    mutating func selectLine(_ row: Int) {
        let row = nearest(to: row, by: 1) ?? nearest(to: min(row, lines.count - 1), by: -1) ?? 0
        sideList.select(row, count: lines.count, height: sideHeight)
        // The heading above the first line belongs to it.
        if nearest(to: row - 1, by: -1) == nil {
            sideList.scrollView(by: -lines.count, count: lines.count, height: sideHeight)
        }
    }

    mutating func moveLine(by steps: Int) {
        var row = sideList.selection
        if abs(steps) >= lines.count {
            row = steps > 0 ? lines.count - 1 : 0
        } else {
            for _ in 0..<abs(steps) {
                guard let next = nearest(to: row + steps.signum(), by: steps.signum()) else { break }
                row = next
            }
        }
        selectLine(row)
    }

    /// To the first line of the next part, or of one before.
    mutating func moveLinePart(by steps: Int) {
        let headings = lines.indices.filter { if case .heading = lines[$0] { true } else { false } }
        guard !headings.isEmpty else { return }
        let here = headings.lastIndex { $0 <= sideList.selection } ?? 0
        selectLine(headings[max(0, min(headings.count - 1, here + steps))])
    }

    /// Keeps every cursor on something that it may be on, and in view.
    mutating func settle() {
        guard dossier != nil else { return }
        if sideArea != nil {
            if selectedLine == nil { selectLine(sideList.selection) }
            sideList.reveal(count: lines.count, height: sideHeight)
        }
        if shownView.parts == nil {
            var state = lists[shownView] ?? EntryListState()
            entryList(shownView).reveal(&state)
            lists[shownView] = state
        }
    }

    // MARK: Drawing

    func drawSide(in area: Rect, hasKeys: Bool, on screen: inout Screen) {
        for (offset, row) in sideList.visible(count: lines.count, height: area.height).enumerated() {
            let rect = Rect(x: area.x, y: area.y + offset, width: area.width, height: 1)
            var highlight: Role?
            if row == sideList.selection, lines[row].isSelectable {
                highlight = hasKeys ? .selected : .selectedDim
                screen.setRole(highlight ?? .plain, in: rect)
                if hasKeys {
                    screen.put("▸", column: rect.x, row: rect.y, role: .selected)
                    screen.cursor = Position(column: rect.x, row: rect.y)
                }
            }
            draw(lines[row], in: rect, highlight: highlight, on: &screen)
        }
    }

    private func draw(_ line: DossierLine, in rect: Rect, highlight: Role?, on screen: inout Screen) {
        switch line {
        case .blank: break
        case .heading(let part): drawHeading(part, in: rect, on: &screen)
        case .waiting: screen.put("counting …", column: rect.x + 2, row: rect.y, role: .dim)
        case .entry(let part, let place):
            drawEntry(part, place, in: rect, highlight: highlight, on: &screen)
        case .more(let part):
            screen.put("\(hidden(part)) more", column: rect.x + 2, row: rect.y, role: highlight ?? .key)
        }
    }

    private func drawHeading(_ part: DossierPart, in rect: Rect, on screen: inout Screen) {
        let (title, right): (String, String) =
            switch part {
            case .names: ("Called", "articles")
            case .roles: ("Described as", "articles")
            case .with(.person): ("Named with", order == .articles ? "shared articles" : order.inWords)
            case .with(let kind): ("Named with: \(kind.heading.lowercased())", "\(companions(kind))")
            }
        let used = screen.put(title, column: rect.x, row: rect.y, width: rect.width, role: .heading)
        let end = rect.endX - CellWidth.width(of: right) - 1
        guard used + 1 < end - rect.x else { return }
        screen.fill(
            Rect(x: rect.x + used + 1, y: rect.y, width: end - rect.x - used - 1, height: 1), with: "─",
            role: .border)
        screen.put(right, column: end + 1, row: rect.y, role: .dim)
    }

    private static let widestEntry = 64
    private static let widestBar = 16

    private func drawEntry(
        _ part: DossierPart, _ place: Int, in rect: Rect, highlight: Role?, on screen: inout Screen
    ) {
        // On a wide screen, a count far from its name would not look related to it.
        let rect = Rect(x: rect.x, y: rect.y, width: min(rect.width, Self.widestEntry), height: 1)
        var (text, role, articles, years) = ("", Role.plain, 0, "")
        var bar = 0
        if case .with(let kind) = part {
            guard let companion = companion(kind, place) else { return }
            if followed.contains(companion.entity) {
                screen.put("◆", column: rect.x + 1, row: rect.y, role: highlight ?? .mark)
            }
            (text, role, articles) = (companion.name, kind.role, companion.articles)
            let most = company?.companions.lazy.filter { $0.kind == kind }.map(\.articles).max() ?? 1
            let room = min(Self.widestBar, rect.width / 3)
            bar = max(1, articles * room / max(1, most))
        } else {
            let all = epithets(part)
            guard all.indices.contains(place) else { return }
            text = all[place].text
            articles = uses[text]?.articles ?? all[place].articles
            years = uses[text].map(yearsInWords) ?? ""
        }
        let count = articles == 0 ? "your name for it" : "\(articles)"
        let countColumn = rect.endX - CellWidth.width(of: count)
        screen.put(count, column: countColumn, row: rect.y, role: highlight ?? .dim)
        var end = countColumn - 1
        if bar > 0 {
            let column = rect.endX - 6 - min(Self.widestBar, rect.width / 3)
            screen.put(
                String(repeating: "━", count: bar), column: column, row: rect.y, role: highlight ?? .trail)
            end = column - 1
        } else if !years.isEmpty {
            // With counts of up to six digits, the years stay in one column.
            let column = min(rect.endX - 7, countColumn - 1) - CellWidth.width(of: years)
            screen.put(years, column: column, row: rect.y, role: highlight ?? .dim)
            end = column - 1
        }
        screen.put(text, from: rect.x + 2, to: end, row: rect.y, role: highlight ?? role)
    }

    /// “2019–24”, “2024”; nothing where no article gives a date.
    private func yearsInWords(_ use: EntityCompany.Use) -> String {
        guard use.first.isDated, use.last.isDated else { return "" }
        let first = CalendarDay(secondsSince1970: use.first.seconds).year
        let last = CalendarDay(secondsSince1970: use.last.seconds).year
        if first == last { return "\(first)" }
        return first / 100 == last / 100 ? "\(first)–\(String(last).suffix(2))" : "\(first)–\(last)"
    }
}
