import Articles
import CrossReferences
import Entities
import Library
import TerminalUI

extension DossierPane {
    func title(_ facts: PaneFacts) -> String { "Dossier · \(name)" }

    func hints(_ facts: PaneFacts) -> [String] {
        let place = placeInWords
        let hints = [
            "Enter goes there · Tab next part · H back · q leaves", "Enter · Tab next part · q leaves",
            "Tab · q leaves",
        ]
        return hints.map { place.isEmpty ? $0 : "\(place) · \($0)" } + [place]
    }

    func draw(_ facts: PaneFacts, on screen: inout Screen) {
        let shape = facts.layout.dossierShape
        screen.cursor = Position(column: shape.columns[0].x, row: shape.columns[0].y)
        guard dossier != nil else {
            screen.put("…", column: shape.columns[0].x, row: shape.columns[0].y, role: .dim)
            return
        }
        for index in columns.indices where shape.columns.indices.contains(index) {
            draw(index, in: shape.columns[index], on: &screen)
        }
        if let rule = shape.rule {
            let area = Rect(x: rule, y: shape.columns[0].y, width: 1, height: shape.columns[0].height)
            screen.fill(area, with: "│", role: .border)
        }
        drawFoot(in: shape, on: &screen)
    }

    private func draw(_ index: Int, in area: Rect, on screen: inout Screen) {
        let list = columns[index].list
        for (offset, row) in list.visible(count: columns[index].count, height: area.height).enumerated() {
            let rect = Rect(x: area.x, y: area.y + offset, width: area.width, height: 1)
            let line = line(at: row, column: index)
            var highlight: Role?
            if row == list.selection, line.isSelectable {
                highlight = index == column ? .selected : .selectedDim
                screen.setRole(highlight ?? .plain, in: rect)
                if index == column {
                    screen.put("▸", column: rect.x, row: rect.y, width: 1, role: .selected)
                    screen.cursor = Position(column: rect.x, row: rect.y)
                }
            }
            draw(line, in: rect, highlight: highlight, on: &screen)
        }
    }

    // MARK: Lines

    private func draw(
        _ line: DossierLine, in rect: Rect, highlight: Role?, on screen: inout Screen
    ) {
        switch line {
        case .blank: break
        case .heading(.who):
            let used = screen.put(
                CellWidth.truncate(name, to: rect.width), column: rect.x, row: rect.y, role: .currentName)
            screen.put(
                " · \(kind.inWords)", column: rect.x + used, row: rect.y, width: rect.width - used, role: .dim
            )
        case .heading(let part): drawHeading(heading(of: part), in: rect, on: &screen)
        case .facts(let number):
            screen.put(facts[number], column: rect.x, row: rect.y, width: rect.width)
        case .firstSeen, .lastSeen: drawSeen(line, in: rect, highlight: highlight, on: &screen)
        case .chart(let row): drawChart(row, in: rect, on: &screen)
        case .axis: drawAxis(in: rect, on: &screen)
        case .waiting: screen.put("counting …", column: rect.x + 2, row: rect.y, role: .dim)
        case .entry(let part, let place):
            drawEntry(part, place, in: rect, highlight: highlight, on: &screen)
        case .article(let part, let article): drawArticle(part, article, in: rect, on: &screen)
        case .words(let part, let article, let item):
            drawWords(part, article, item, in: rect, highlight: highlight, on: &screen)
        case .more(let part):
            screen.put(
                moreInWords(part), column: rect.x + 2, row: rect.y, width: rect.width - 2,
                role: highlight ?? .key)
        }
    }

    private func moreInWords(_ part: DossierPart) -> String {
        part == .said ? "\(hidden(part).counted("more article"))" : "\(hidden(part)) more"
    }

    private func heading(of part: DossierPart) -> String {
        switch part {
        case .who: name
        case .names: "Called · \(epithets(part).count)"
        case .roles: "Described as · \(epithets(part).count)"
        case .with where company == nil: "Named with"
        case .with(let kind): "Named with: \(kind.heading.lowercased()) · \(companions(kind).count)"
        case .said:
            "Said\(showsReported ? ", also reported" : "") · \(said.items) in \(said.count.counted("article"))"
        case .mentions: "Mentions · \(mentioned.items) in \(mentioned.count.counted("article"))"
        }
    }

    private func drawHeading(_ text: String, in rect: Rect, on screen: inout Screen) {
        let used = screen.put(
            CellWidth.truncate(text, to: rect.width), column: rect.x, row: rect.y, role: .heading)
        guard used + 1 < rect.width else { return }
        let rest = Rect(x: rect.x + used + 1, y: rect.y, width: rect.width - used - 1, height: 1)
        screen.fill(rest, with: "─", role: .border)
    }

    private func drawSeen(_ line: DossierLine, in rect: Rect, highlight: Role?, on screen: inout Screen) {
        guard let dossier else { return }
        let label = line == .firstSeen ? "first" : "last"
        screen.put(label, column: rect.x + 2, row: rect.y, role: highlight ?? .dim)
        let stop = line == .firstSeen ? dossier.firstStop : dossier.lastStop
        if let stop {
            put(date: stop.seconds, column: rect.x + 8, row: rect.y, role: highlight ?? .plain, on: &screen)
        }
        let title =
            (line == .firstSeen ? dossier.first : dossier.last)?.title ?? "No article gives a date."
        let width = max(0, rect.width - 21)
        screen.put(
            CellWidth.truncate(title, to: width), column: rect.x + 21, row: rect.y, width: width,
            role: highlight ?? .listTitle)
    }

    private static let widestEntry = 64

    /// Writes a day in 11 cells.
    private func put(date seconds: Int64, column: Int, row: Int, role: Role, on screen: inout Screen) {
        let day = DateInWords.day(CalendarDay(secondsSince1970: seconds))
        screen.put(day, column: column + max(0, 11 - day.utf8.count), row: row, width: 11, role: role)
    }

    private func drawChart(_ row: Int, in rect: Rect, on screen: inout Screen) {
        guard let chart else { return }
        let cells = max(1, min(4, rect.width / max(1, chart.mentions.count)))
        let rows = chart.rows(chartRows, cells: cells)
        guard rows.indices.contains(row) else { return }
        screen.put(rows[row], column: rect.x, row: rect.y, width: rect.width, role: .trail)
    }

    private func drawAxis(in rect: Rect, on screen: inout Screen) {
        guard let chart else { return }
        let ends = "\(chart.first) – \(chart.last)"
        let rest = chart.undated == 0 ? "" : ", \(chart.undated) undated"
        let texts = ["\(ends), \(chart.inWords)", "\(ends) by \(chart.step.inWords)\(rest)", ends]
        let text = texts.first { CellWidth.width(of: $0) <= rect.width } ?? ends
        screen.put(
            CellWidth.truncate(text, to: rect.width), column: rect.x, row: rect.y, width: rect.width,
            role: .dim)
    }

    private func drawEntry(
        _ part: DossierPart, _ place: Int, in rect: Rect, highlight: Role?, on screen: inout Screen
    ) {
        // On a wide screen, a count far from its name would not look related to it.
        let rect = Rect(x: rect.x, y: rect.y, width: min(rect.width, Self.widestEntry), height: 1)
        var text = ""
        var role = Role.plain
        var articles = 0
        var years = ""
        if case .with(let kind) = part {
            guard let companion = companion(kind, place) else { return }
            (text, role, articles) = (companion.name, kind.role, companion.articles)
        } else {
            let all = epithets(part)
            guard all.indices.contains(place) else { return }
            text = all[place].text
            articles = uses[text]?.articles ?? all[place].articles
            years = uses[text].map(yearsInWords) ?? ""
        }
        let count = articles == 0 ? "your name for it" : "\(articles)"
        let countColumn = rect.endX - CellWidth.width(of: count) - 1
        screen.put(count, column: countColumn, row: rect.y, role: highlight ?? .dim)
        var end = countColumn - 1
        if rect.width >= 38, !years.isEmpty {
            // With counts of up to six digits, the years stay in one column.
            let column = min(rect.endX - 8, countColumn - 1) - years.utf8.count
            screen.put(years, column: column, row: rect.y, role: highlight ?? .dim)
            end = column - 1
        }
        let width = max(0, end - rect.x - 2)
        screen.put(
            CellWidth.truncate(text, to: width), column: rect.x + 2, row: rect.y, width: width,
            role: highlight ?? role)
    }

    /// “2019-2024”, “2024”, or “from 2019” where the last article gives no date; nothing where none is known.
    private func yearsInWords(_ use: EntityCompany.Use) -> String {
        guard isDated(use.first) else { return "" }
        let first = CalendarDay(secondsSince1970: use.first.seconds).year
        guard isDated(use.last) else { return "from \(first)" }
        let last = CalendarDay(secondsSince1970: use.last.seconds).year
        return first == last ? "\(first)" : "\(first)-\(last)"
    }

    private func isDated(_ stop: EntityDossier.Stop) -> Bool {
        company?.undated.contains(stop.article) != true
    }

    private func drawArticle(
        _ part: DossierPart, _ article: Int, in rect: Rect, on screen: inout Screen
    ) {
        guard let stop = stop(part, article) else { return }
        let appearance = appearances[stop.article]
        if let date = appearance?.headline.date {
            screen.put(DateInWords.short(date), column: rect.x + 1, row: rect.y, width: 11, role: .dim)
        } else {
            put(date: stop.seconds, column: rect.x + 1, row: rect.y, role: .dim, on: &screen)
        }
        var width = max(0, rect.width - 13)
        if let source = appearance?.headline.source, width > 56 {
            let size = min(20, CellWidth.width(of: source))
            screen.put(
                CellWidth.truncate(source, to: size), column: rect.endX - size, row: rect.y, role: .dim)
            width -= size + 2
        }
        screen.put(
            CellWidth.truncate(appearance?.headline.title ?? "…", to: width), column: rect.x + 13,
            row: rect.y,
            width: width, role: .listTitle)
    }

    private func drawWords(
        _ part: DossierPart, _ article: Int, _ item: Int, in rect: Rect, highlight: Role?,
        on screen: inout Screen
    ) {
        let indent = rect.width >= 60 ? 13 : 2
        let column = rect.x + indent
        let width = rect.width - indent
        let words = highlight ?? .plain
        if part == .said {
            guard let quotation = quotation(article, item) else { return }
            let cue = quotation.cue.map { "\($0)  " } ?? ""
            let used = screen.put(cue, column: column, row: rect.y, width: width, role: highlight ?? .dim)
            screen.putExcerpt(
                quotation.inWords, marks: [], column: column + used, row: rect.y, width: width - used,
                roles: (words: words, marks: words, cuts: highlight ?? .dim))
        } else if let mention = mention(article, item) {
            screen.putExcerpt(
                mention.sentence, marks: [mention.rangeInSentence], column: column, row: rect.y,
                width: width,
                roles: (
                    words: words, marks: highlight == .selected ? .cursor : .currentName,
                    cuts: highlight ?? .dim
                ))
        }
    }

    func mention(_ article: Int, _ item: Int) -> MentionInSentence? {
        guard let stop = stop(.mentions, article), let all = appearances[stop.article]?.mentions,
            all.indices.contains(item)
        else { return nil }
        return all[item]
    }

    func quotation(_ article: Int, _ item: Int) -> SpokenQuotation? {
        guard let stop = stop(.said, article), let appearance = appearances[stop.article] else {
            return nil
        }
        let all = appearance.quotations.lazy.filter { showsReported || $0.kind != .reported }
        return all.dropFirst(item).first
    }

    // MARK: The foot

    /// The line under the cursor in full.
    private struct Full {
        var source: String
        var text: String
        var mark: Range<Int>?
    }

    private func drawFoot(in shape: DossierShape, on screen: inout Screen) {
        guard shape.foot.height > 1, let full = fullOfSelected else { return }
        let rule = Rect(x: shape.foot.x, y: shape.foot.y, width: shape.foot.width, height: 1)
        screen.fill(rule, with: "─", role: .border)
        let source = CellWidth.truncate(full.source, to: max(0, rule.width - 4))
        screen.put(" \(source) ", column: rule.x + 1, row: rule.y, role: .dim)
        let layout = TextLayout(
            full.text, paragraphs: [0..<full.text.utf8.count], width: max(1, shape.foot.width))
        let rows = shape.foot.height - 1
        // A long sentence is shown from a line before the one that the name is in.
        let marked = full.mark.map { layout.line(containing: $0.lowerBound) } ?? 0
        let top = max(0, min(marked - 1, layout.lineCount - rows))
        for (offset, line) in layout.lines.dropFirst(top).prefix(rows).enumerated() {
            screen.put(
                line: line, column: shape.foot.x, row: rule.y + 1 + offset, width: shape.foot.width,
                roles: full.mark.map { [RoleSpan($0, .currentName)] } ?? [])
        }
    }

    private var fullOfSelected: Full? {
        switch selectedLine {
        case .words(.said, let article, let item):
            guard let quotation = quotation(article, item) else { return nil }
            let cue = quotation.cue.map { " - \($0)" } ?? ""
            return Full(source: source(.said, article), text: "\(quotation.inWords)\(cue)")
        case .words(let part, let article, let item):
            guard let mention = mention(article, item) else { return nil }
            return Full(
                source: source(part, article), text: mention.sentence, mark: mention.rangeInSentence)
        case .entry(let part, let place): return full(of: part, place)
        case .more(let part): return Full(source: "Enter", text: "Shows the other \(hidden(part)).")
        case .firstSeen:
            return dossier?.first.map {
                Full(source: "First seen · \(DateInWords.long($0.date))", text: $0.title)
            }
        case .lastSeen:
            return dossier?.last.map {
                Full(source: "Last seen · \(DateInWords.long($0.date))", text: $0.title)
            }
        default: return nil
        }
    }

    private func source(_ part: DossierPart, _ article: Int) -> String {
        guard let appearance = stop(part, article).flatMap({ appearances[$0.article] }) else { return "" }
        let facts =
            [DateInWords.long(appearance.headline.date), appearance.headline.title]
            + [appearance.headline.source].compactMap(\.self)
        return facts.joined(separator: " · ")
    }

    private func full(of part: DossierPart, _ place: Int) -> Full? {
        if case .with(let kind) = part {
            return companion(kind, place).map {
                Full(
                    source: "\($0.name) · \(kind.inWords)",
                    text: "\($0.articles.counted("article")) \($0.articles == 1 ? "names" : "name") both. "
                        + "Enter opens the dossier of \($0.name).")
            }
        }
        let all = epithets(part)
        guard all.indices.contains(place) else { return nil }
        let text = all[place].text
        guard let use = uses[text] else {
            return Full(source: text, text: all[place].articles == 0 ? "The name that you gave." : "")
        }
        let (first, last) = (day(of: use.first), day(of: use.last))
        let span = first == last ? "on \(first)" : "from \(first) to \(last)"
        return Full(
            source: text,
            text: "In \(use.articles.counted("article")), \(span). Enter opens the latest.")
    }

    /// “21 Jul 2024”, or “21 Jul 2024 (the file's date)”.
    private func day(of stop: EntityDossier.Stop) -> String {
        let day = DateInWords.day(CalendarDay(secondsSince1970: stop.seconds))
        return isDated(stop) ? day : "\(day) (the file's date)"
    }

    // MARK: Where one is

    /// The place of the cursor as the status line says it.
    var placeInWords: String {
        switch selectedLine {
        case .words(.said, let article, let item):
            return "quotation \(said.number(article: article, item: item) + 1) of \(said.items)"
        case .words(let part, let article, let item):
            // Counted from the oldest on, as the mention cursor counts; the list begins with the newest article.
            guard let stop = stop(part, article) else { return "" }
            let newer = mentioned.rows(of: article) - article + Int(stop.mentions)
            return "mention \(mentioned.items - newer + item + 1) of \(mentioned.items)"
        case .entry(let part, let place):
            if case .with(let kind) = part { return "\(place + 1) of \(companions(kind).count)" }
            return "\(place + 1) of \(epithets(part).count)"
        default: return ""
        }
    }
}
