import Algorithms
import CrossReferences
import Entities
import Library
import TerminalUI

/// Where each line is when the parts of a dossier are arranged on the screen.
extension DossierPane {
    /// Fits the dossier into its place on the screen; the cursor stays on its line.
    mutating func layOut(_ new: DossierShape) {
        guard new != shape else { return }
        let line = selectedLine
        let isSameWidth = new.columns[0].width == shape?.columns[0].width
        shape = new
        if !isSameWidth { drawChart() }
        arrange(keeping: line)
    }

    /// Counts mentions for the chart; articles that give no date are left out as soon as they are known.
    mutating func drawChart() {
        guard let dossier, let shape else { return }
        chart = MentionChart(
            dossier.stops, without: company?.undated ?? [], width: shape.columns[0].width)
    }

    mutating func arrange(keeping line: DossierLine?) {
        guard let shape, let dossier else { return }
        let width = shape.columns[0].width
        facts = Self.facts(of: dossier).wrapped(to: width)
        let screenRow =
            columns.indices.contains(column)
            ? columns[column].list.selection - columns[column].list.top : 0
        var old = columns.map(\.list)
        columns = shape.parts.map { parts in
            var column = Column()
            for part in parts {
                guard let rows = rows(of: part, shape), rows > 0 else { continue }
                column.blocks.append(Block(part: part, start: column.blocks.last?.end ?? 0, rows: rows))
            }
            return column
        }
        if old.count != columns.count { old = [] }
        for index in columns.indices where old.indices.contains(index) { columns[index].list = old[index] }
        column = min(column, columns.count - 1)
        let wanted = awaited?.line ?? line
        if let wanted, let place = place(of: wanted) {
            column = place.column
            select(place.row)
            let offset = columns[column].list.selection - columns[column].list.top - screenRow
            if line == wanted { scrollView(by: offset) }
            if awaited?.line == wanted { awaited = nil }
        }
        for index in columns.indices { settle(index) }
    }

    /// “12 mentions in 3 articles”, and what was said.
    private static func facts(of dossier: EntityDossier) -> String {
        let said = dossier.quotations
        let counts = "\(dossier.mentions.counted("mention")) in \(dossier.stops.count.counted("article"))"
        return said == 0 ? counts : "\(counts), quoted \(said == 1 ? "once" : "\(said) times")"
    }

    /// The rows of a part below its heading; `nil` when it has nothing to say.
    private func rows(of part: DossierPart, _ shape: DossierShape) -> Int? {
        switch part {
        case .who: return facts.count + 2 + (chart == nil ? 0 : shape.chartRows + 1)
        case .names, .roles: return folded(part, epithets(part).count, shape)
        case .with(let kind):
            guard company != nil else { return kind == .person ? 1 : nil }
            return folded(part, companions(kind).count, shape)
        case .said:
            let shown = shown(part, said.count, shape)
            return said.rows(of: shown) + (shown < said.count ? 1 : 0)
        case .mentions: return mentioned.rows(of: mentioned.count)
        }
    }

    private func folded(_ part: DossierPart, _ count: Int, _ shape: DossierShape) -> Int {
        let shown = shown(part, count, shape)
        return shown + (shown < count ? 1 : 0)
    }

    /// How many entries of a part are shown; a part is not folded when that would hide only one.
    private func shown(_ part: DossierPart, _ count: Int, _ shape: DossierShape) -> Int {
        let limit = shape.limit(of: part)
        return unfolded.contains(part) || count <= limit + 1 ? count : limit
    }

    /// How many entries of a part are hidden; for quotations, how many articles.
    func hidden(_ part: DossierPart) -> Int {
        guard let shape else { return 0 }
        let count =
            switch part {
            case .names, .roles: epithets(part).count
            case .with(let kind): companions(kind).count
            case .said: said.count
            case .who, .mentions: 0
            }
        return count - shown(part, count, shape)
    }

    mutating func unfold(_ part: DossierPart) {
        // The row that said “more” becomes the first one that was hidden.
        let row = selectedRow
        unfolded.insert(part)
        arrange(keeping: nil)
        select(row)
        settle(column)
    }

    // MARK: Lines

    func line(at row: Int, column: Int) -> DossierLine {
        guard columns.indices.contains(column) else { return .blank }
        let blocks = columns[column].blocks
        let index = blocks.partitioningIndex { $0.end > row }
        guard row >= 0, blocks.indices.contains(index) else { return .blank }
        let block = blocks[index]
        let offset = row - block.start
        if offset == 0 { return .heading(block.part) }
        return offset > block.rows ? .blank : line(offset - 1, in: block)
    }

    private func line(_ row: Int, in block: Block) -> DossierLine {
        let part = block.part
        switch part {
        case .who: return lineOfWho(row)
        case .with where company == nil: return .waiting
        case .names, .roles, .with:
            return row == block.rows - 1 && hidden(part) > 0 ? .more(part) : .entry(part, row)
        case .said where row == block.rows - 1 && hidden(part) > 0: return .more(part)
        case .said, .mentions: return groups(of: part).line(at: row, of: part)
        }
    }

    private func lineOfWho(_ row: Int) -> DossierLine {
        if row < facts.count { return .facts(row) }
        let rest = row - facts.count
        if rest < 2 { return rest == 0 ? .firstSeen : .lastSeen }
        return rest - 2 < shape?.chartRows ?? 0 ? .chart(rest - 2) : .axis
    }

    /// Where a line is; `nil` when it is not shown.
    private func place(of line: DossierLine) -> (column: Int, row: Int)? {
        let part: DossierPart
        var offset: Int?
        switch line {
        case .firstSeen, .lastSeen:
            part = .who
            offset = facts.count + (line == .firstSeen ? 0 : 1)
        case .entry(let own, let place): (part, offset) = (own, place)
        case .words(let own, let article, let item):
            (part, offset) = (own, groups(of: own).row(article: article, item: item))
        case .more(let own): part = own
        case .blank, .heading, .facts, .chart, .axis, .waiting, .article: return nil
        }
        for (index, column) in columns.enumerated() {
            guard let block = column.blocks.first(where: { $0.part == part }) else { continue }
            let row = offset ?? block.rows - 1
            guard row < block.rows, self.line(row, in: block) == line else { return nil }
            return (index, block.start + 1 + row)
        }
        return nil
    }

    /// How high the chart is.
    var chartRows: Int { shape?.chartRows ?? 1 }

    var selectedRow: Int { columns.indices.contains(column) ? columns[column].list.selection : 0 }

    var selectedLine: DossierLine? {
        guard columns.indices.contains(column) else { return nil }
        let line = line(at: selectedRow, column: column)
        return line.isSelectable ? line : nil
    }

    /// Where the reader is, to come back to.
    var place: Place {
        Place(
            entity: entity, name: name, kind: kind, line: awaited?.line ?? selectedLine, unfolded: unfolded)
    }

    /// Goes where the reader was, now or as soon as it is there.
    mutating func restore(_ place: Place) {
        unfolded = place.unfolded
        awaited = place
        arrange(keeping: nil)
    }
}
