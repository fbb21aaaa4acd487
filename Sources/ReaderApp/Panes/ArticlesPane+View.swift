import Articles
import CrossReferences
import Library
import TerminalUI

/// How the list of articles is drawn.
extension ArticlesPane {
    func title(_ facts: PaneFacts) -> String {
        let name = order.key == .date ? facts.listName : "\(facts.listName) · \(order.key.inWords)"
        let count = marked.isEmpty ? "" : " · \(marked.count) marked"
        return name + count + (facts.hasImportFailed ? " · adding stopped" : "")
    }

    func titleAtRight(_ facts: PaneFacts) -> [String] {
        let arrived = facts.arrived == 0 ? "" : " · +\(facts.arrived)"
        let place = (total == 0 ? "0" : place.map { "\($0 + 1) of \(total)" } ?? "\(total)") + arrived
        guard let unread, unread > 0 else { return [place] }
        return ["\(place) · \(unread) unread", place]
    }

    func draw(_ facts: PaneFacts, on screen: inout Screen) {
        let area = facts.layout.content(of: .articles)
        if total == 0 { return drawEmpty(in: area, facts, on: &screen) }
        let shape = shape(in: facts.layout)
        let placed = list.placed(in: shape)
        if let first = placed.first, first.line > 0, let heading = items.heading(of: first.entry) {
            drawHeading(
                heading, in: Rect(x: area.x, y: area.y, width: area.width, height: 1), nil, on: &screen)
        }
        for entry in placed {
            var line = RowLine(
                rect: Rect(x: area.x, y: area.y + entry.line, width: area.width, height: 1),
                hasSecond: entry.lines > 1 && entry.line + 1 < area.height)
            if entry.entry == list.selection {
                line.highlight = facts.hasFocus ? .selected : .selectedDim
                if facts.hasFocus { screen.cursor = Position(column: area.x, row: line.rect.y) }
                let rows = line.hasSecond ? 2 : 1
                screen.setRole(
                    line.highlight ?? .plain,
                    in: Rect(x: area.x, y: line.rect.y, width: area.width, height: rows))
            }
            switch items.item(at: entry.entry) {
            case .heading(let number): drawHeading(number, in: line.rect, line.highlight, on: &screen)
            case .article(let place):
                if let row = row(at: place) { draw(row, in: line, facts, on: &screen) }
            }
        }
    }

    /// The place of an article on the screen.
    struct RowLine {
        var rect: Rect
        /// Whether there is a second row below it.
        var hasSecond = false
        /// The looks of both where the article is selected.
        var highlight: Role?
    }

    private func drawHeading(_ number: Int, in rect: Rect, _ highlight: Role?, on screen: inout Screen) {
        let heading = items.headings[number]
        let sign = heading.isFolded ? "▸ " : " "
        let count = " \(heading.count) "
        let end = rect.endX - count.utf8.count
        let title = CellWidth.truncate(
            sign + order.title(of: heading.name) + " ", to: max(0, end - rect.x - 1))
        let used = screen.put(title, column: rect.x, row: rect.y, role: highlight ?? .heading)
        let rest = Rect(x: rect.x + used, y: rect.y, width: max(0, end - rect.x - used), height: 1)
        screen.fill(rest, with: "─", role: highlight ?? .border)
        screen.put(count, column: end, row: rect.y, role: highlight ?? .dim)
    }

    /// A row of this width shows tags.
    private static let widthForTags = 100
    /// Beside a source, the title keeps this many columns.
    private static let narrowestTitle = 44
    private static let widestSource = 16
    /// One for each followed name, up to so many.
    static let mostFollowMarks = 3

    private func draw(_ row: ArticleRow, in line: RowLine, _ facts: PaneFacts, on screen: inout Screen) {
        let (rect, highlight) = (line.rect, line.highlight)
        let isMarked = marked.contains(row.id)
        let isOpen = row.id == facts.opened?.id
        screen.put(
            isMarked ? "x" : isOpen ? "▸" : " ", column: rect.x, row: rect.y, width: 1,
            role: highlight ?? .key)
        let isBold =
            switch facts.settings.boldTitles {
            case .followed: row.unread && !row.followed.isEmpty
            case .unread: row.unread
            case .none: false
            }
        let title =
            facts.settings.rowFormat.map {
                draw(row, by: $0, in: line, isBold: isBold, facts, on: &screen)
            } ?? drawParts(row, in: line, isBold: isBold, facts, on: &screen)
        guard line.hasSecond else { return }
        let (column, end) = (title.columns.lowerBound, title.columns.upperBound)
        screen.put(
            title.rest, from: column, to: end, row: rect.y + 1,
            role: highlight ?? (isBold ? .listTitle : .plain))
        let start = column + CellWidth.width(of: title.rest)
        let isAlone = title.rest.isEmpty
        if start < end { drawFacts(row, from: start, to: end, isAlone: isAlone, in: line, on: &screen) }
    }

    /// Draws the date, the marks and the title of a row, and behind it what there is room for.
    ///
    /// - Returns: The columns that its title has, and what of the title they do not show.
    private func drawParts(
        _ row: ArticleRow, in line: RowLine, isBold: Bool, _ facts: PaneFacts, on screen: inout Screen
    ) -> (columns: Range<Int>, rest: String) {
        let (rect, highlight) = (line.rect, line.highlight)
        var column = rect.x + 1
        let date = dateOfRow(row.headline.date, width: rect.width)
        screen.put(date, column: column, row: rect.y, role: highlight ?? .dim)
        column += CellWidth.width(of: date)
        // Each has a column of its own, so that a star hides nothing.
        screen.put(row.unread ? "●" : " ", column: column, row: rect.y, width: 1, role: highlight ?? .mark)
        screen.put(
            row.starred ? "★" : " ", column: column + 1, row: rect.y, width: 1, role: highlight ?? .mark)
        column += 3
        var end = drawFollowMarks(row, in: line, facts, on: &screen)
        if !line.hasSecond { end = drawBeside(row, from: column, to: end, in: line, on: &screen) }
        let title = titleOfRow(row)
        let parts = line.hasSecond ? title.parted(at: end - column) : (first: title, rest: "")
        screen.put(
            parts.first, from: column, to: end, row: rect.y,
            role: highlight ?? (isBold ? .listTitle : .plain))
        return (column..<max(column, end), parts.rest)
    }

    func titleOfRow(_ row: ArticleRow) -> String {
        row.missing ? "(gone) \(row.headline.title)" : row.headline.title
    }

    /// The marks of followed names at the right end of a row, and how many copies it stands for.
    ///
    /// - Returns: Where they begin.
    private func drawFollowMarks(
        _ row: ArticleRow, in line: RowLine, _ facts: PaneFacts, on screen: inout Screen
    ) -> Int {
        let rect = line.rect
        var end = rect.endX
        let marks = String(repeating: "◆", count: min(Self.mostFollowMarks, row.followed.count))
        screen.put(marks, column: end - marks.count, row: rect.y, role: line.highlight ?? .mark)
        // Where a source stands behind the title, the marks have a column of their own.
        if !marks.isEmpty || !line.hasSecond && !facts.followed.isEmpty { end -= Self.mostFollowMarks + 1 }
        guard row.copies > 0 else { return end }
        let more = "+\(row.copies)"
        let place = end - CellWidth.width(of: more)
        screen.put(more, from: place, to: end, row: rect.y, role: line.highlight ?? .dim)
        return place - 1
    }

    /// Source and tags at the end of a row, as far as `last`.
    ///
    /// - Returns: Where they begin.
    private func drawBeside(
        _ row: ArticleRow, from column: Int, to last: Int, in line: RowLine, on screen: inout Screen
    ) -> Int {
        let rect = line.rect
        var end = last
        if rect.width >= Self.widthForTags, !row.tags.isEmpty {
            let tags = row.tags.map { "#\($0)" }.joined(separator: " ")
            let place = end - min(20, CellWidth.width(of: tags))
            screen.put(tags, from: place, to: end, row: rect.y, role: line.highlight ?? .dim)
            end = place - 2
        }
        if end - column - Self.widestSource - 2 >= Self.narrowestTitle, order.shownGrouping != .source,
            let source = row.headline.source
        {
            // In a column of its own, so that titles end in one.
            let place = end - Self.widestSource
            screen.put(source, from: place, to: end, row: rect.y, role: line.highlight ?? .dim)
            end = place - 2
        }
        return end
    }

    /// Source, people and length, as far as there is room, behind what the second row has of the title.
    private func drawFacts(
        _ row: ArticleRow, from column: Int, to end: Int, isAlone: Bool, in line: RowLine,
        on screen: inout Screen
    ) {
        let names = ShortNames.short(people(of: row.id))
        let source = order.shownGrouping == .source ? nil : row.headline.source
        let words = row.words.counted("word")
        let room = end - column
        let choices = [
            [source, names.isEmpty ? nil : names.joined(separator: ", "), words],
            [source, names.isEmpty ? nil : names.prefix(2).joined(separator: ", ")],
            [source, names.first], [source], [names.first],
        ].map { facts in
            let text = facts.compactMap(\.self).joined(separator: " · ")
            return text.isEmpty || isAlone ? text : " · \(text)"
        }
        guard let text = choices.first(where: { CellWidth.width(of: $0) <= room }) else { return }
        screen.put(text, column: column, row: line.rect.y + 1, role: line.highlight ?? .dim)
    }

    /// What a row says of the date: the day of the month where the heading has the rest.
    func dateOfRow(_ date: ArticleDate, width: Int) -> String {
        guard order.shownGrouping == .date, !items.headings.isEmpty else {
            let words = DateInWords.short(date)
            if width >= 60 { return words + " " }
            // “ 4 Mar 24”: the century is clear.
            let brief = date.origin == .fileTime ? words : String(words.dropLast(4) + words.suffix(2))
            return String(repeating: " ", count: max(0, 10 - CellWidth.width(of: brief))) + brief
        }
        return DateInWords.dayOfMonth(date)
    }

    private func drawEmpty(in area: Rect, _ facts: PaneFacts, on screen: inout Screen) {
        func key(_ command: String) -> String { facts.settings.keys.first(of: command, in: .articles) }
        let text: String
        if !hasAnswer || facts.isImporting {
            text = "…"
        } else if facts.hasImportFailed {
            text = "Adding articles stopped before there were any; \(key("start")) helps to add some."
        } else if let emptiness {
            let whole = query.isEmpty ? "" : ", \(key("escape")) shows the whole library"
            text = "\(emptiness) \(key("start")) helps to add others\(whole)."
        } else if query.isEmpty {
            text = "No articles yet. \(key("start")) helps to add some."
        } else {
            let nearest =
                suggestion.map { " Did you mean “\($0)”? Tab after \(key("filter")) takes it." } ?? ""
            text = "No article answers this.\(nearest) \(key("escape")) shows all again."
        }
        let inner = Rect(x: area.x + 1, y: area.y, width: area.width - 2, height: area.height)
        screen.putWrapped(text, in: inner, row: inner.y, role: .dim)
    }
}

extension ArticleOrder {
    /// A heading as people read it.
    fileprivate func title(of name: String) -> String {
        switch shownGrouping {
        case .source: name.isEmpty ? "No source" : name
        case .date: name.isEmpty ? "No date known" : DateInWords.heading(name)
        case .story: name.isEmpty ? "No story" : name
        case .none: name
        }
    }
}

extension ArticleOrder.Key {
    /// As the title of the list tells it.
    var inWords: String {
        switch self {
        case .date: "newest first"
        case .oldest: "oldest first"
        case .title: "by title"
        case .source: "by source"
        case .length: "longest first"
        case .people: "most people first"
        case .unread: "unread first"
        case .best: "best first"
        case .new: "most new mentions first"
        }
    }
}

extension String {
    /// The words that fit a line of this many columns, and the rest.
    func parted(at width: Int) -> (first: String, rest: String) {
        guard CellWidth.width(of: self) > width, let first = wrapped(to: max(1, width)).first, !first.isEmpty
        else { return (self, "") }
        let rest = dropFirst(first.count).drop { $0 == " " }
        return (first, String(rest))
    }
}
