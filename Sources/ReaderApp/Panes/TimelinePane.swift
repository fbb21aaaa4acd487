import Articles
import CrossReferences
import Entities
import Library
import TerminalUI

/// How often somebody is named over time, up to four on one scale; without anybody, how many articles there are.
struct TimelinePane: ListPage {
    /// Those that are counted, the first one as the large bars; none for the articles of a query.
    private(set) var subjects: [PageSubject]
    /// The articles that are counted: those of this query, all for an empty one.
    private(set) var query: String
    /// What the library has answered, in the order of the subjects; one answer where there are none.
    private(set) var stops: [TimelineKey: [EntityDossier.Stop]] = [:]
    /// How long the time of a bar is; `nil` for what fits.
    private(set) var step: TimeStep?
    /// The bar with the cursor, by its number in time; `nil` for the one without a date.
    private(set) var bar: Int?
    private(set) var counts: [TimeCounts] = []
    private var appearances: [ArticleID: Appearance] = [:]
    private var headlines: [ArticleID: Headline] = [:]
    private var current: Set<ArticleID> = []
    var state = EntryListState()
    var marked: Set<Int> = []
    var size = Size(columns: 0, rows: 0)

    static let mostSubjects = 4
    private static let articlesAsked = 60

    init(subjects: [PageSubject], query: String) {
        self.subjects = subjects
        self.query = query
    }

    // MARK: What is in it

    private var keys: [TimelineKey] {
        subjects.isEmpty
            ? [TimelineKey(entity: nil, query: query)]
            : subjects.map { TimelineKey(entity: $0.entity, query: query) }
    }

    /// What is not there yet.
    var questions: [Effect] { keys.filter { stops[$0] == nil }.map { .ask(.stops($0)) } }
    var allQuestions: [Effect] { keys.map { .ask(.stops($0)) } }

    mutating func receive(_ new: [EntityDossier.Stop], for key: TimelineKey) -> [Effect] {
        guard keys.contains(key) else { return [] }
        let isFirst = stops[key] == nil
        stops[key] = new
        current = []
        count()
        if isFirst, key == keys[0] { selectBar(of: 0) }
        list.reveal(&state)
        return moved()
    }

    /// The articles in the list, newest first, and behind them those without a date.
    private var articles: [EntityDossier.Stop] { stops[keys[0]] ?? [] }

    private mutating func count() {
        let all = keys.compactMap { stops[$0] }
        let most = TimeCounts.bars(in: max(1, size.columns - 16))
        let fitting = TimeCounts.step(for: all.flatMap(\.self), most: most) ?? .month
        let step = self.step.map { $0.isFiner(than: finest) ? finest : $0 } ?? fitting
        let numbers = all.joined().lazy.filter(\.isDated).map { step.number(of: $0.seconds) }
        let span = numbers.min().flatMap { low in numbers.max().map { low...$0 } }
        counts = all.map { TimeCounts($0, by: step, over: span) }
    }

    /// The finest step whose bars all fit on the screen.
    private var finest: TimeStep {
        TimeCounts.step(for: keys.compactMap { stops[$0] }.flatMap(\.self), most: max(2, size.columns - 16))
            ?? .day
    }

    mutating func resized() { count() }

    mutating func receive(_ new: [Appearance], of entity: EntityID) {
        guard subjects.first?.entity == entity else { return }
        for appearance in new {
            appearances[appearance.headline.article] = appearance
            current.insert(appearance.headline.article)
        }
        list.reveal(&state)
    }

    mutating func receive(_ new: [Headline]) {
        guard subjects.isEmpty else { return }
        for headline in new {
            headlines[headline.article] = headline
            current.insert(headline.article)
        }
        list.reveal(&state)
    }

    mutating func moved() -> [Effect] {
        if articles.indices.contains(state.selection) { bar = number(of: articles[state.selection]) }
        let all = articles
        let (shown, near) = near { all.indices.contains($0) ? all[$0].article : nil }
        let missing = near.filter { !current.contains($0) }
        guard shown.contains(where: { !current.contains($0) }) || missing.count > 12 else { return [] }
        let asked = Array(missing.prefix(Self.articlesAsked))
        guard let entity = subjects.first?.entity else { return [.ask(.headlines(asked))] }
        return [.ask(.appearances(entity, asked))]
    }

    private func number(of stop: EntityDossier.Stop) -> Int? {
        stop.isDated ? counts.first.map { $0.step.number(of: stop.seconds) } : nil
    }

    private mutating func selectBar(of place: Int) {
        bar = articles.indices.contains(place) ? number(of: articles[place]) : nil
    }

    // MARK: Keys

    func put(into model: inout Model) { model.timeline = self }

    func enter() -> Action {
        guard articles.indices.contains(state.selection) else { return Model.nothing }
        let article = articles[state.selection].article
        let landing = subjects.first.map { Landing.firstMention($0.entity) } ?? .left
        return { $0.open(article, at: landing) }
    }

    /// `h` and `l`: to a bar before or after; the list goes to its first article, where it has any.
    mutating func moveBar(by steps: Int) -> [Effect] {
        guard let counts = counts.first, !counts.counts.isEmpty else { return [] }
        let last = counts.first + counts.counts.count - 1
        let hasUndated = counts.undated.articles > 0
        // The bar without a date stands behind the last one.
        let here = bar ?? last + 1
        let target = max(counts.first, min(hasUndated ? last + 1 : last, here + steps))
        let wanted = target > last ? nil : target
        let place = articles.firstIndex { stop in
            guard let own = number(of: stop) else { return true }
            return wanted.map { own <= $0 } ?? false
        }
        let all = articles
        if let place, wanted != nil || !all[place].isDated { list.select(place, &state) }
        let effects = moved()
        bar = wanted
        return effects
    }

    /// `+` and `-`: shorter or longer times.
    mutating func changeStep(by steps: Int) -> String {
        let all = TimeStep.allCases
        guard let now = counts.first?.step, let here = all.firstIndex(of: now) else { return "" }
        let least = all.firstIndex(of: finest) ?? 0
        let target = max(0, min(all.count - 1, here + steps))
        if target < least { return "There is no room here for a bar a \(all[target].inWords)." }
        step = all[target]
        count()
        selectBar(of: state.selection)
        return "By \(all[target].inWords)."
    }

    mutating func add(_ subject: PageSubject, _ keys: KeyBindings) -> String? {
        guard !subjects.contains(where: { $0.entity == subject.entity }) else {
            return "\(subject.name) is there already."
        }
        guard subjects.count < Self.mostSubjects else {
            return "There is room for four; \(keys.first(of: "take-off", in: .timeline)) takes one off."
        }
        subjects.append(subject)
        return nil
    }

    /// `A`: takes off the one that was added last.
    mutating func takeOff(_ keys: KeyBindings) -> String {
        guard subjects.count > 1, let last = subjects.popLast() else {
            return "\(keys.first(of: "compare", in: .timeline)) adds somebody to compare with."
        }
        count()
        return "\(last.name) is taken off."
    }

    /// The articles that were chosen: source, title, date and address each.
    var citation: String? {
        let all = articles
        let found = chosen.compactMap { place -> String? in
            guard all.indices.contains(place) else { return nil }
            if let headline = headlines[all[place].article] { return headline.citation(address: "") }
            return appearances[all[place].article].map { $0.headline.citation(address: $0.address) }
        }
        return found.isEmpty ? nil : found.joined(separator: "\n")
    }

    mutating func filter(by query: String) {
        guard query != self.query else { return }
        self.query = query
        (stops, counts, bar, current) = ([:], [], nil, [])
        state = EntryListState()
    }
}

// MARK: Drawing

extension TimelinePane {
    private var lineRows: Int { max(0, subjects.count - 1) }
    private var isHigh: Bool { size.rows >= 40 }

    var shape: PageShape {
        let chart = isHigh ? 16 : size.rows >= 24 ? 8 : size.rows >= 18 ? 6 : 4
        return PageShape(size: size, heights: [chart + lineRows, nil])
    }

    var list: EntryList {
        EntryList(area: shape.parts[1], count: articles.count, isSpaced: isHigh, entry: { listed($0) })
    }

    private func listed(_ place: Int) -> Entry? {
        guard articles.indices.contains(place) else { return nil }
        let stop = articles[place]
        let own = number(of: stop)
        let isFirst = place == 0 || number(of: articles[place - 1]) != own
        let mark = marked.contains(place) ? "✓" : ""
        var entry = Entry(lead: mark, text: "")
        let date = stop.isDated ? DateInWords.day(CalendarDay(secondsSince1970: stop.seconds)) : "no date"
        if subjects.isEmpty {
            entry.heading = Entry.Heading(
                date: date, title: headlines[stop.article]?.title ?? "…",
                source: headlines[stop.article]?.source ?? "")
            entry.isTitleOnly = true
        } else {
            let appearance = appearances[stop.article]
            entry.heading =
                appearance.map { Entry.Heading($0.headline) } ?? Entry.Heading(date: date, title: "…")
            entry.heading?.source += " \(stop.mentions)"
            let sentences = appearance?.mentions.map(\.sentence) ?? []
            var seen: Set<String> = []
            entry.text = sentences.filter { seen.insert($0).inserted }.prefix(2).joined(separator: " … ")
            if sentences.isEmpty { entry.text = "…" }
        }
        // The first part is named by the rule above the list.
        if isFirst, place > 0 { entry.section = section(own) }
        return entry
    }

    private func section(_ number: Int?) -> Entry.Section? {
        guard let counts = counts.first else { return nil }
        guard let number else {
            return Entry.Section(title: "Without a date", count: words(counts.undated))
        }
        let place = number - counts.first
        guard counts.counts.indices.contains(place) else { return nil }
        return Entry.Section(title: counts.step.heading(number), count: words(counts.counts[place]))
    }

    private func words(_ count: TimeCounts.Count) -> String {
        let articles = count.articles.counted("article")
        return subjects.isEmpty ? articles : "\(count.mentions.counted("mention")) in \(articles)"
    }

    func title(_ facts: PaneFacts) -> String {
        let names = subjects.map(facts.marked)
        if names.isEmpty { return query.isEmpty ? "Timeline · all articles" : "Timeline · \(query)" }
        return "Timeline · " + names.joined(separator: ", ") + (query.isEmpty ? "" : " · \(query)")
    }

    func hints(_ facts: PaneFacts) -> [String] {
        [
            "{left-pane} {right-pane} bar · {down} {up} articles · {open} reads · {finer} {coarser} finer, coarser · {compare} compares with … · {take-off} takes one off · {filter-page} filters · {leave} leaves",
            "{left-pane} {right-pane} bar · {down} {up} articles · {open} reads · {finer} {coarser} · {compare} compares · {filter-page} filters · {leave}",
            "{left-pane} {right-pane} bar · {finer} {coarser} · {compare} compares · {leave}",
            "{left-pane} {right-pane} bar · {leave}",
        ]
    }

    func draw(_ facts: PaneFacts, on screen: inout Screen) {
        let shape = shape
        screen.cursor = Position(column: shape.parts[1].x, row: shape.parts[1].y)
        shape.drawFrame(on: &screen)
        let step = counts.first.map { "by \($0.step.inWords)" } ?? ""
        shape.put(title(facts), right: step, onRule: 0, role: .titleFocused, on: &screen)
        guard stops[keys[0]] != nil, let counts = counts.first else {
            screen.put("counting …", column: shape.parts[0].x, row: shape.parts[0].y, role: .dim)
            return
        }
        if articles.isEmpty {
            screen.put("No article.", column: shape.parts[1].x, row: shape.parts[1].y, role: .dim)
            return
        }
        drawCharts(subjects.map(facts.marked), in: shape.parts[0], on: &screen)
        drawBarLine(counts, in: shape, on: &screen)
        list.draw(state, hasFocus: true, on: &screen)
        let visible = list.visible(state)
        shape.drawBar(
            beside: shape.parts[1], first: visible.lowerBound, shown: visible.count, of: articles.count,
            on: &screen)
        shape.putPlace(placeInWords, over: shape.parts[1], on: &screen)
    }

    /// What the bar with the cursor has, on the rule below the chart.
    private func drawBarLine(_ counts: TimeCounts, in shape: PageShape, on screen: inout Screen) {
        let here: String
        if let bar, counts.counts.indices.contains(bar - counts.first) {
            here = "\(counts.step.heading(bar)) · \(words(counts.counts[bar - counts.first]))"
        } else {
            here = "Without a date · \(words(counts.undated))"
        }
        let undated = counts.undated.articles
        let rest = undated == 0 ? "" : "last bar: \(undated.counted("article")) without a date"
        shape.put(here, right: rest, onRule: 1, role: .trail, on: &screen)
    }

    private func drawCharts(_ titles: [String], in area: Rect, on screen: inout Screen) {
        var charts = counts.map(\.chart)
        let hasUndated = counts.contains { $0.undated.articles > 0 }
        for (place, count) in counts.enumerated() {
            if subjects.isEmpty { charts[place].values = count.counts.map(\.articles) }
            guard hasUndated else { continue }
            let undated = subjects.isEmpty ? count.undated.articles : count.undated.mentions
            charts[place].labels.append(.init(bar: charts[place].values.count, text: "none", rank: 1))
            charts[place].values.append(undated)
        }
        charts[0].hasAllValues = true
        let last = counts[0].counts.count
        charts[0].cursor = bar.map { $0 - counts[0].first } ?? last
        charts[0].isLow = area.height - lineRows < 7
        // Names stand left of the bars where there are several.
        let names = lineRows == 0 ? 0 : min(16, area.width / 5)
        let most = charts.flatMap(\.values).max() ?? 1
        for place in charts.indices { charts[place].most = most }
        let main = Rect(
            x: area.x + names, y: area.y, width: area.width - names, height: area.height - lineRows)
        charts[0].draw(in: main, on: &screen)
        guard lineRows > 0 else { return }
        screen.put(titles[0], from: area.x, to: area.x + names, row: area.y, role: .person)
        for place in charts.indices.dropFirst() {
            let row = main.endY + place - 1
            screen.put(
                titles[place], from: area.x, to: area.x + names + charts[0].scaleWidth - 1, row: row,
                role: .person)
            let own = charts[place].values.max() ?? 0
            charts[place].most = max(1, most)
            screen.put(
                charts[place].line(slot: charts[0].slot(in: main.width)),
                column: main.x + charts[0].scaleWidth,
                row: row, width: max(0, area.endX - main.x - charts[0].scaleWidth - 5), role: .trail)
            let text = "\(own)"
            screen.put(text, column: area.endX - text.count, row: row, role: .dim)
        }
    }
}
