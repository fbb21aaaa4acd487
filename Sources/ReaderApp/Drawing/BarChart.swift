import TerminalUI

/// Bars side by side over a scale, with the highest value written over its bar.
struct BarChart: Equatable, Sendable {
    /// What stands below a bar, if there is room for it.
    struct Label: Equatable, Sendable {
        var bar: Int
        var text: String
        /// Those of a lower rank are placed first.
        var rank: Int
    }
    var values: [Int]
    var labels: [Label] = []
    /// Whether each bar has its value over it, and not only the highest.
    var hasAllValues = false
    /// The bar with the cursor.
    var cursor: Int?
    /// Whether numbers stand at the left.
    var hasScale = true
    /// Whether the dates stand right below the bars, without a line between them.
    var isLow = false
    /// What the values may reach, so that charts one above the other share a scale.
    var most: Int?

    private static let widestSlot = 7
    private static let blocks = Array(" ▁▂▃▄▅▆▇█")

    /// Rows that are no bars: the value over the highest, the axis, the labels.
    private var otherRows: Int { isLow ? 2 : 3 }

    private var top: Int { max(1, most ?? values.max() ?? 1) }

    /// The cells left of the bars.
    var scaleWidth: Int { hasScale ? max(String(top).count, half.count) + 2 : 0 }
    private var half: String { top % 2 == 0 ? String(top / 2) : "\(top / 2).5" }

    /// The cells that each bar has, with the gap right of it.
    func slot(in width: Int) -> Int {
        max(1, min(Self.widestSlot, (width - scaleWidth) / max(1, values.count)))
    }

    /// A gap of one cell from a slot of two on, of two cells in the widest.
    static func barWidth(slot: Int) -> Int { slot > 5 ? slot - 2 : slot > 1 ? slot - 1 : 1 }

    /// The first column of a bar.
    func column(of bar: Int, in width: Int) -> Int { scaleWidth + bar * slot(in: width) }

    /// The bar at a column of the chart; the last one where there are fewer.
    func bar(at column: Int, in width: Int) -> Int? {
        let place = (column - scaleWidth) / slot(in: width)
        return column >= scaleWidth && values.indices.contains(place) ? place : nil
    }

    /// Draws the chart in all of `rect`; values that are not 0 are always seen.
    func draw(in rect: Rect, role: Role = .trail, on screen: inout Screen) {
        let height = rect.height - otherRows
        guard height > 0, !values.isEmpty else { return }
        let bars = Rect(
            x: rect.x + scaleWidth, y: rect.y + 1, width: max(0, rect.width - scaleWidth), height: height)
        if hasScale { drawScale(in: rect, bars, on: &screen) }
        drawBars(in: bars, role: role, width: rect.width, on: &screen)
        let slot = slot(in: rect.width)
        let labelRow = bars.endY + (isLow ? 0 : 1)
        drawLabels(from: bars.x, slot: slot, to: rect.endX, row: labelRow, on: &screen)
        guard !isLow else { return }
        screen.fill(Rect(x: bars.x, y: bars.endY, width: bars.width, height: 1), with: "─", role: .border)
        if let cursor, values.indices.contains(cursor) {
            let mark = Rect(
                x: bars.x + cursor * slot, y: bars.endY, width: Self.barWidth(slot: slot), height: 1)
            screen.fill(mark.intersection(rect), with: "▲", role: .key)
        }
    }

    private func drawScale(in rect: Rect, _ bars: Rect, on screen: inout Screen) {
        let column = bars.x - 1
        for row in bars.y..<bars.endY { screen.put("│", column: column, row: row, role: .border) }
        if !isLow { screen.put("└", column: column, row: bars.endY, role: .border) }
        var marks = [(row: bars.y, text: String(top)), (row: bars.endY - 1, text: "0")]
        if bars.height > 2, top > 1 { marks.append((row: bars.y + bars.height / 2, text: half)) }
        if bars.height == 1 { marks.removeLast() }
        for mark in marks {
            screen.put(mark.text, column: column - mark.text.count, row: mark.row, role: .dim)
            screen.put("┤", column: column, row: mark.row, role: .border)
        }
    }

    private func drawBars(in bars: Rect, role: Role, width: Int, on screen: inout Screen) {
        let slot = slot(in: width)
        let barWidth = Self.barWidth(slot: slot)
        let highest = values.firstIndex(of: values.max() ?? 0)
        for (place, value) in values.enumerated() where value > 0 {
            let x = bars.x + place * slot
            guard x < bars.endX else { break }
            let level = Self.level(of: value, most: top, rows: bars.height)
            let shown = place == cursor ? Role.key : role
            for row in 0..<bars.height {
                let glyph = Self.glyph(level: level, row: bars.height - 1 - row)
                let cells = Rect(x: x, y: bars.y + row, width: min(barWidth, bars.endX - x), height: 1)
                if glyph != " " { screen.fill(cells, with: glyph, role: shown) }
            }
            let text = String(value)
            guard hasAllValues && text.count <= slot - (slot > 1 ? 1 : 0) || place == highest else {
                continue
            }
            let row = bars.endY - 1 - (level + 7) / 8
            let shift = max(0, (barWidth - text.count) / 2)
            screen.put(
                text, column: min(x + shift, bars.endX - text.count), row: row,
                role: place == highest ? .plain : .dim)
        }
    }

    /// How high a bar is, in eighths of a row.
    private static func level(of value: Int, most: Int, rows: Int) -> Int {
        value == 0 ? 0 : max(1, min(rows * 8, value * rows * 8 / most))
    }

    /// What a bar shows in a row, counted from the lowest.
    private static func glyph(level: Int, row: Int) -> Character {
        blocks[max(0, min(8, level - row * 8))]
    }

    /// The bars in one row, as high as their values: `▂▂ ██`.
    func line(slot: Int) -> String {
        let width = Self.barWidth(slot: slot)
        return values.map { value in
            let glyph = Self.glyph(level: Self.level(of: value, most: top, rows: 1), row: 0)
            return String(repeating: String(glyph), count: width)
                + String(repeating: " ", count: slot - width)
        }.joined()
    }

    /// The labels that fit, with two cells between them, and the columns that they take.
    func placedLabels(from x: Int, slot: Int, to end: Int) -> [(label: Label, columns: Range<Int>)] {
        var placed: [(label: Label, columns: Range<Int>)] = []
        for label in labels.sorted(by: { ($0.rank, $0.bar) < ($1.rank, $1.bar) }) {
            let start = x + label.bar * slot
            let columns = start..<start + CellWidth.width(of: label.text)
            let isFree = placed.allSatisfy {
                $0.columns.upperBound + 2 <= columns.lowerBound
                    || columns.upperBound + 2 <= $0.columns.lowerBound
            }
            if isFree, columns.upperBound <= end { placed.append((label, columns)) }
        }
        return placed
    }

    func drawLabels(from x: Int, slot: Int, to end: Int, row: Int, on screen: inout Screen) {
        for (label, columns) in placedLabels(from: x, slot: slot, to: end) {
            screen.put(label.text, column: columns.lowerBound, row: row, role: .dim)
        }
    }
}
