import Articles
import CrossReferences
import Entities
import Library
import TerminalUI

extension DossierPane {
    func title(_ facts: PaneFacts) -> String { "Dossier" }

    func hints(_ facts: PaneFacts) -> [String] {
        let most = shape.foot == nil && !placeInWords.isEmpty ? "\(placeInWords) · " : ""
        let enter = shownView == .notes ? "{open} changes a note" : "{open} reads it there"
        return [
            "\(enter) · {next-view} next view · 1–\(views.count) views · {left-pane} {right-pane} lists · {copy-text} copies with source · {leave} leaves",
            "\(enter) · 1–\(views.count) {next-view} views · {copy-text} copies · {leave} leaves",
            "{open} · {next-view} views · {leave} leaves",
            "{next-view} · {leave} leaves",
        ].map { most + $0 }
    }

    func draw(_ facts: PaneFacts, on screen: inout Screen) {
        let shape = shape
        screen.cursor = Position(column: shape.parts[1].x, row: shape.parts[1].y)
        shape.drawFrame(on: &screen)
        let follow = facts.followed.contains(entity) ? "◆ followed, P unfollows" : "P follows"
        shape.put("Dossier · \(follow)", onRule: 0, role: .titleFocused, on: &screen)
        guard let dossier else {
            screen.put(name, column: shape.parts[0].x, row: shape.parts[0].y, role: .currentName)
            screen.put("…", column: shape.parts[1].x, row: shape.parts[1].y, role: .dim)
            return
        }
        drawHead(dossier, in: shape.parts[0], on: &screen)
        tabs.draw(x: shape.parts[1].x, row: shape.rules[1], width: shape.parts[1].width, on: &screen)
        if let side = sideArea { drawSide(in: side, hasKeys: isBesideShown, on: &screen) }
        if shownView.parts == nil { drawEntries(in: shape, on: &screen) }
        shape.putPlace(placeInWords, over: shape.parts[1], on: &screen)
    }

    var tabs: ViewTabs {
        ViewTabs(
            tabs: views.map { .init(title: $0.title, count: $0.parts == nil ? count(of: $0) : nil) },
            selected: views.firstIndex(of: shownView) ?? 0)
    }

    private func drawEntries(in shape: PageShape, on screen: inout Screen) {
        let list = entryList(shownView)
        let state = lists[shownView] ?? EntryListState()
        if list.count == 0 {
            let words = count(of: shownView) == nil ? "counting …" : nothing
            screen.putWrapped(words, in: list.area, row: list.area.y, role: .dim)
            return
        }
        list.draw(state, hasFocus: !isBesideShown, on: &screen)
        let shown = list.visible(state)
        shape.drawBar(
            beside: list.area, first: shown.lowerBound, shown: shown.count, of: list.count, on: &screen)
    }

    private var nothing: String {
        switch shownView {
        case .new: "Nothing new about \(name)."
        case .said: "No article quotes \(name)."
        case .meets: "No article names anybody else with \(name)."
        case .mentions, .articles, .notes, .names, .with: "Nothing."
        }
    }

    // MARK: The head

    private func drawHead(_ dossier: EntityDossier, in area: Rect, on screen: inout Screen) {
        let mark = isFollowed ? "◆ " : ""
        var used = screen.put(mark, column: area.x, row: area.y, width: area.width, role: .mark)
        used += screen.put(
            name, column: area.x + used, row: area.y, width: area.width - used, role: .currentName)
        let role = latestRole ?? ""
        let isOneLine = headRows < 3
        let rest = " · \(kind.inWords)" + (isOneLine && !role.isEmpty ? " · \(role)" : "")
        screen.put(rest, from: area.x + used, to: area.endX, row: area.y, role: .dim)
        let room = area.width - used - CellWidth.width(of: rest) - 2
        if let words = newInWords.first(where: { $0.count <= room }) {
            screen.put(words, column: area.endX - words.count, row: area.y, role: .mark)
        }
        if !isOneLine { screen.put(role, from: area.x, to: area.endX, row: area.y + 1, role: .plain) }
        let texts = factsInWords(dossier)
        let text = texts.first { CellWidth.width(of: $0) <= area.width } ?? texts.last ?? ""
        screen.put(text, from: area.x, to: area.endX, row: area.y + headRows - 1, role: .plain)
        guard chartRows > 0, let chart else { return }
        let rect = Rect(x: area.x, y: area.y + headRows, width: area.width, height: chartRows)
        var bars = chart.chart
        bars.isLow = chartRows < 7
        bars.draw(in: rect, on: &screen)
        let words = "by \(chart.step.inWords)"
        let highest = bars.values.firstIndex(of: bars.values.max() ?? 0) ?? 0
        let isRight = bars.column(of: highest, in: rect.width) < rect.width / 2
        let column = isRight ? rect.endX - words.count : rect.x + bars.scaleWidth
        screen.put(words, column: column, row: rect.y, role: .dim)
    }

    /// “3 new mentions in 1 article”, the fullest first; nothing where none is new.
    private var newInWords: [String] {
        guard isFollowed, new.count > 0 else { return [] }
        let counts = new.count.counted("new mention")
        return ["\(counts) in \(new.stops.count.counted("article"))", counts, "\(new.count) new"]
    }

    /// What the latest article that describes it calls it, once that is known; until then what most do.
    var latestRole: String? {
        guard let company else { return dossier?.roles.first?.text }
        return company.roles.max {
            ($0.last.isDated ? 1 : 0, $0.last.seconds) < ($1.last.isDated ? 1 : 0, $1.last.seconds)
        }?.text
    }

    /// “53 mentions in 28 articles · quoted 11 times · first …”, the fullest first.
    private func factsInWords(_ dossier: EntityDossier) -> [String] {
        let said = dossier.quotations
        let times = said == 0 ? "" : " · quoted \(said == 1 ? "once" : "\(said) times")"
        let counts =
            "\(dossier.mentions.counted("mention")) in \(dossier.stops.count.counted("article"))"
        let dated = dossier.stops.filter(\.isDated)
        let undated = dossier.stops.count - dated.count
        guard let last = dated.first, let first = dated.last else {
            return ["\(counts)\(times) · none gives a date", "\(counts)\(times)", counts]
        }
        let days = [first, last].map { CalendarDay(secondsSince1970: $0.seconds) }
        let rest = undated == 0 ? "" : " · \(undated.counted("article")) without a date"
        let months = days.map(DateInWords.month)
        let span = months[0] == months[1] ? months[0] : "\(months[0]) – \(months[1])"
        return [
            "\(counts)\(times) · first \(DateInWords.day(days[0])) · last \(DateInWords.day(days[1]))\(rest)",
            "\(counts)\(times) · \(span)\(undated == 0 ? "" : " · \(undated) undated")",
            "\(counts)\(times)", counts,
        ]
    }
}
