import Articles
import CrossReferences
import Library
import TerminalUI

/// The articles that belong with the open one and what is particular about that, and the others that name the current entity.
struct RelatedPane: PaneContent {
    private var article: ArticleID?
    private var related: [RelatedArticle] = []
    private var naming: [ArticleRow] = []
    /// The entity that `naming` is about.
    private var entity: EntityID?
    private var hasAnswer = false
    private var selection = 0
    /// The first line in sight.
    private var top = 0

    /// The headings, in their order.
    private enum Section: CaseIterable { case copies, story, background, naming }

    /// One entry: a related article, or another one that names the current entity.
    private enum Entry {
        case related(RelatedArticle)
        case naming(ArticleRow)

        var article: ArticleID {
            switch self {
            case .related(let related): related.headline.article
            case .naming(let row): row.id
            }
        }
        var headline: Headline {
            switch self {
            case .related(let related): related.headline
            case .naming(let row): row.headline
            }
        }
    }

    private var sections: [(section: Section, entries: [Entry])] {
        Section.allCases.map { section in (section: section, entries: entries(in: section)) }.filter {
            !$0.entries.isEmpty
        }
    }

    private func entries(in section: Section) -> [Entry] {
        func having(_ kinds: RelationKind...) -> [Entry] {
            related.filter { kinds.contains($0.relation) }.map(Entry.related)
        }
        switch section {
        case .copies: return having(.copy)
        case .story: return having(.story, .quotation)
        case .background: return having(.background)
        case .naming:
            let told = Set(related.map(\.headline.article))
            return naming.filter { !told.contains($0.id) }.map(Entry.naming)
        }
    }

    private var entries: [Entry] { sections.flatMap(\.entries) }

    /// The articles in the order they are shown.
    var order: [ArticleID] { entries.map(\.article) }

    private var selected: ArticleID? {
        let order = order
        return order.indices.contains(selection) ? order[selection] : nil
    }

    /// The selected article, where it is more than one that names the current entity.
    var selectedRelated: RelatedArticle? {
        let all = entries
        guard all.indices.contains(selection), case .related(let related) = all[selection] else { return nil }
        return related
    }

    mutating func clear(for article: ArticleID) {
        self = RelatedPane()
        self.article = article
    }

    mutating func receive(
        _ related: [RelatedArticle], for article: ArticleID, naming: [ArticleRow], entity: EntityID?,
        open: ArticleID?
    ) {
        guard article == open else { return }
        if self.article != article || self.entity != entity { (selection, top) = (0, 0) }
        self.article = article
        self.related = related
        self.naming = naming.filter { $0.id != article }
        self.entity = entity
        hasAnswer = true
    }

    // MARK: Lines

    /// A line of the pane, and the entry it belongs to; the heading of a section belongs to its first entry.
    private struct Line {
        enum Content {
            case heading(Section, count: Int)
            case title(String)
            case reason(String)
        }
        var entry: Int
        var content: Content
    }

    /// Longer titles are cut.
    private static let titleLines = 3

    /// - Parameter followed: The names that carry the sign of those who are followed.
    private func lines(width: Int, followed: Set<String> = []) -> [Line] {
        var lines: [Line] = []
        var number = 0
        for (section, entries) in sections {
            lines.append(Line(entry: number, content: .heading(section, count: entries.count)))
            for entry in entries {
                let title = entry.headline.title.inOneLine.wrapped(to: max(1, width - 1))
                for line in title.prefix(Self.titleLines - 1) {
                    lines.append(Line(entry: number, content: .title(line)))
                }
                let rest = title.dropFirst(Self.titleLines - 1).joined(separator: " ")
                if !rest.isEmpty { lines.append(Line(entry: number, content: .title(rest))) }
                let reason = RelatedReason.fitted(reason(of: entry, followed), to: max(1, width - 3))
                lines.append(Line(entry: number, content: .reason(reason)))
                number += 1
            }
        }
        return lines
    }

    private func reason(of entry: Entry, _ followed: Set<String>) -> RelatedReason {
        switch entry {
        case .related(let related): RelatedReason(related, followed: followed)
        case .naming(let row):
            RelatedReason(
                date: row.headline.date,
                parts: [row.headline.source].compactMap { $0 } + row.followed.map { "◆\($0)" })
        }
    }

    private func area(in layout: Layout) -> Rect { layout.content(of: .related) }

    /// Scrolls no more than needed to show the selected entry with what heads it.
    private mutating func reveal(in layout: Layout) {
        let area = area(in: layout)
        let lines = lines(width: area.width)
        selection = max(0, min(selection, (lines.last?.entry ?? 0)))
        let own = lines.indices.filter { lines[$0].entry == selection }
        if let last = own.last { top = max(top, last - area.height + 1) }
        if let first = own.first { top = min(top, first) }
        top = max(0, min(top, lines.count - area.height))
    }

    // MARK: Keys and clicks

    func put(into model: inout Model) { model.related = self }
    func pageHeight(in layout: Layout) -> Int {
        max(1, area(in: layout).height / Self.titleLines)
    }

    func enter() -> Action {
        guard let selected else { return Model.nothing }
        return { $0.open(selected, at: .left) }
    }

    mutating func move(by steps: Int, in layout: Layout) -> [Effect] {
        let target = selection.addingReportingOverflow(steps)
        return selectEntry(target.overflow ? (steps > 0 ? .max : 0) : target.partialValue, in: layout)
    }

    /// An entry has several lines, so the wheel moves by entries.
    mutating func wheel(_ lines: Int, at position: Position, in layout: Layout) -> [Effect] {
        move(by: lines.signum(), in: layout)
    }

    var findable: [(place: Int, text: String)] {
        entries.enumerated().map { place, entry in
            let reasons = if case .related(let related) = entry { related.reasons } else { [String]() }
            return (place: place, text: ([entry.headline.title] + reasons).joined(separator: " · "))
        }
    }
    var selectedEntry: Int { selection }
    mutating func selectEntry(_ place: Int, in layout: Layout) -> [Effect] {
        selection = max(0, min(place, entries.count - 1))
        reveal(in: layout)
        return []
    }

    mutating func click(_ event: MouseEvent, in layout: Layout) -> Action {
        let area = area(in: layout)
        let lines = lines(width: area.width)
        let row = top + event.position.row - area.y
        guard area.contains(event.position), lines.indices.contains(row) else { return Model.nothing }
        selection = lines[row].entry
        return event.clickCount > 1 ? enter() : Model.nothing
    }

    mutating func layOut(in layout: Layout) { reveal(in: layout) }

    // MARK: Drawing

    func title(_ facts: PaneFacts) -> String { "Related · \(entries.count)" }

    func placeInStatus(_ facts: PaneFacts) -> String {
        facts.settings.isAccessible && !entries.isEmpty ? "\(selection + 1) of \(entries.count)" : ""
    }

    func draw(_ facts: PaneFacts, on screen: inout Screen) {
        let area = area(in: facts.layout)
        let lines = lines(width: area.width, followed: facts.followedHere)
        if lines.isEmpty { return drawEmpty(in: area, on: &screen) }
        var hasCursor = false
        for (line, row) in zip(lines.dropFirst(top), area.y..<area.endY) {
            let rect = Rect(x: area.x, y: row, width: area.width, height: 1)
            let isSelected = line.entry == selection
            switch line.content {
            case .heading(let section, let count):
                let words = heading(
                    section,
                    facts.trail.flatMap { $0.entity == entity ? $0 : nil }.map {
                        facts.marked(PageSubject(entity: $0.entity, name: $0.name, kind: $0.kind))
                    })
                screen.put("\(words) · \(count)", from: rect.x, to: rect.endX, row: row, role: .heading)
            case .title(let text):
                let highlight: Role? = isSelected ? (facts.hasFocus ? .selected : .selectedDim) : nil
                if let highlight { screen.setRole(highlight, in: rect) }
                screen.put(text, from: rect.x + 1, to: rect.endX, row: row, role: highlight ?? .listTitle)
                if isSelected, facts.hasFocus, !hasCursor {
                    hasCursor = true
                    screen.cursor = Position(column: rect.x, row: row)
                }
            case .reason(let text):
                screen.put(text, from: rect.x + 3, to: rect.endX, row: row, role: .dim)
            }
        }
    }

    private func heading(_ section: Section, _ name: String?) -> String {
        switch section {
        case .copies: "Copies"
        case .story: "Same matter"
        case .background: "Background"
        case .naming: "Also names \(name ?? "it")"
        }
    }

    private func drawEmpty(in area: Rect, on screen: inout Screen) {
        guard hasAnswer || article == nil else { return }
        let words =
            article == nil
            ? "Open an article to see what belongs with it."
            : "No other article shares anything particular with this one."
        let inner = Rect(x: area.x + 1, y: area.y, width: area.width - 1, height: area.height)
        screen.putWrapped(words, in: inner, row: inner.y, role: .dim)
    }
}
