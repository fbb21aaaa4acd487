import Articles
import CrossReferences
import Entities
import Library
import TerminalUI

extension MeetingPane {
    private var isWide: Bool { size.columns >= PageShape.framedFrom }
    private var headRows: Int { isWide ? 2 : 1 }
    /// The rows of bars, each for somebody, and their dates.
    private var barRows: Int { size.rows >= 16 ? 4 : 0 }

    var shape: PageShape { PageShape(size: size, heights: [headRows + barRows, nil]) }

    var list: EntryList {
        EntryList(
            area: shape.parts[1], count: listed, isSpaced: size.rows >= 40, entry: { entry($0) })
    }

    var tabs: (views: ViewTabs, rule: Int)? {
        let names = ["Sentences", "Paragraphs", "Articles", "Between them"]
        let views = zip(MeetingView.allCases, names).map {
            ViewTabs.Tab(title: $1, count: count(of: $0))
        }
        return (ViewTabs(tabs: views, selected: viewNumber), 1)
    }

    func title(_ facts: PaneFacts) -> String { "How \(facts.marked(one)) and \(facts.marked(other)) meet" }

    func hints(_ facts: PaneFacts) -> [String] {
        [
            "{open} reads it there · 1–4 {next-view} views · {change-meeting} changes one of the two · {order} order · {filter-page} filters · {copy-text} copies with source · {leave} leaves",
            "{open} reads it there · 1–4 {next-view} views · {change-meeting} changes one · {copy-text} copies · {leave}",
            "{open} · 1–4 views · {change-meeting} · {leave}",
            "1–4 · {change-meeting} · {leave}",
        ]
    }

    func draw(_ facts: PaneFacts, on screen: inout Screen) {
        let shape = shape
        let area = shape.parts[1]
        screen.cursor = Position(column: area.x, row: area.y)
        shape.drawFrame(on: &screen)
        shape.put(title(facts), right: query, onRule: 0, role: .titleFocused, on: &screen)
        drawHead(facts, in: shape.parts[0], on: &screen)
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

    private func drawHead(_ facts: PaneFacts, in area: Rect, on screen: inout Screen) {
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
            let months = days.map(DateInWords.month).joined(separator: " – ")
            let text =
                ["\(both) · \(sentences) · \(months)", "\(both) · \(sentences)", both].first {
                    CellWidth.width(of: $0) <= area.width && (days.count > 1 || !$0.hasSuffix(" · \(months)"))
                } ?? both
            screen.put(text, from: area.x, to: area.endX, row: area.y, role: .plain)
            return
        }
        let paragraphs = "in one paragraph \(times(found.allParagraphs))"
        drawNames(
            [facts.marked(one), facts.marked(other)], "\(both) · \(sentences) · \(paragraphs)",
            String((span + rest).trimmingPrefix(" · ")), in: area,
            on: &screen)
    }

    /// Both names with their counts, and beside them what they have in common.
    private func drawNames(
        _ names: [String], _ first: String, _ second: String, in area: Rect, on screen: inout Screen
    ) {
        let width = (names.map { CellWidth.width(of: $0) }.max() ?? 0) + 2
        let column = area.x + width + 34
        for (offset, subject) in [one, other].enumerated() {
            let row = area.y + offset
            screen.put(names[offset], column: area.x, row: row, role: offset == 0 ? .currentName : .match)
            if let own = stops[subject.entity] {
                let mentions = own.reduce(0) { $0 + Int($1.mentions) }
                let counts = "\(mentions.counted("mention")) in \(own.count.counted("article"))"
                screen.put(counts, from: area.x + width, to: column - 1, row: row, role: .plain)
            }
        }
        screen.put(first, from: column, to: area.endX, row: area.y, role: .plain)
        screen.put(second, from: column, to: area.endX, row: area.y + 1, role: .dim)
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
