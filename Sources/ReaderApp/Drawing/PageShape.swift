import TerminalUI

/// How a page that takes the whole screen is divided: parts one below the other with rules between them, and perhaps one
/// of them in two columns.
///
/// From 100 columns on a border is around it; narrower ones have only rules.
struct PageShape: Equatable, Sendable {
    /// The cells of each part, from the top.
    let parts: [Rect]
    /// The left column of the part that takes the rest of the height, where there are two; its own is then the right one.
    let side: Rect?
    /// The rows of the rules: above the first part, between the parts, and below the last.
    let rules: [Int]
    private let size: Size
    private let isFramed: Bool

    static let framedFrom = 100

    /// - Parameters:
    ///   - heights: The rows of each part; `nil` for the one that takes what the others leave.
    ///   - sideWidth: The columns of the left column, where there are two.
    init(size: Size, heights: [Int?], sideWidth: Int? = nil) {
        self.size = size
        isFramed = size.columns >= Self.framedFrom
        let hasFoot = size.rows >= 16
        let rows = max(0, size.rows - 1 - heights.count - (hasFoot ? 1 : 0))
        let rest = max(0, rows - heights.reduce(0) { $0 + ($1 ?? 0) })
        let inset = isFramed ? 2 : 1
        var y = 0
        var rules: [Int] = []
        var parts: [Rect] = []
        var side: Rect?
        for height in heights {
            rules.append(y)
            var part = Rect(
                x: inset, y: y + 1, width: max(0, size.columns - 2 * inset), height: height ?? rest)
            if height == nil, let sideWidth {
                side = Rect(x: part.x, y: part.y, width: sideWidth, height: part.height)
                part.x += sideWidth + 3
                part.width = max(0, part.width - sideWidth - 3)
            }
            parts.append(part)
            y = part.endY
        }
        if hasFoot { rules.append(y) }
        self.parts = parts
        self.side = side
        self.rules = rules
    }

    /// The row below the last part with words about where one is; `nil` on low screens.
    var foot: Int? { rules.count > parts.count ? rules.last : nil }

    /// Draws the border, or the rules.
    func drawFrame(on screen: inout Screen) {
        guard isFramed else {
            for row in rules {
                screen.fill(Rect(x: 0, y: row, width: size.columns, height: 1), with: "─", role: .border)
            }
            return
        }
        var frame = Frame(size: size)
        let ends = rules.dropFirst() + (foot == nil ? [size.rows - 2] : [])
        for (start, end) in zip(rules, ends) {
            let isSplit = side.map { $0.y == start + 1 } ?? false
            let split = isSplit ? (side?.endX ?? 0) + 1 : 0
            let height = end - start + 1
            if isSplit {
                frame.add(Rect(x: 0, y: start, width: split + 1, height: height), isFocused: true)
                frame.add(
                    Rect(x: split, y: start, width: size.columns - split, height: height), isFocused: true)
            } else {
                frame.add(Rect(x: 0, y: start, width: size.columns, height: height), isFocused: true)
            }
        }
        frame.draw(on: &screen)
    }

    /// Writes on a rule, at its left and at its right end.
    func put(
        _ left: String, right: String = "", onRule index: Int, role: Role = .dim, on screen: inout Screen
    ) {
        guard rules.indices.contains(index) else { return }
        let row = rules[index]
        let inset = isFramed ? 2 : 1
        let room = max(0, size.columns - 2 * inset - 2)
        let text = CellWidth.truncate(left, to: room)
        if !text.isEmpty { screen.put(" \(text) ", column: inset, row: row, width: room + 2, role: role) }
        let start = size.columns - inset - 2 - CellWidth.width(of: right)
        guard !right.isEmpty, start > inset + CellWidth.width(of: text) + 3 else { return }
        screen.put(" \(right) ", column: start, row: row, role: .dim)
    }

    /// Writes where one is into the middle of the lowest rule.
    func putPlace(_ text: String, over part: Rect, on screen: inout Screen) {
        guard let foot, !text.isEmpty else { return }
        screen.put(" \(text) ", column: part.x + 1, row: foot, width: max(0, part.width - 1), role: .dim)
    }

    /// Draws on the right edge which part of a list is in view, where not all of it is.
    func drawBar(beside part: Rect, first: Int, shown: Int, of count: Int, on screen: inout Screen) {
        guard count > shown, part.height > 1, count > 0 else { return }
        let length = max(1, part.height * shown / count)
        let start = min(part.height - length, first * (part.height - length) / max(1, count - shown))
        screen.fill(
            Rect(x: size.columns - 1, y: part.y + start, width: 1, height: length), with: "┃", role: .border)
    }
}

/// The views of a page on the rule above them, by number: ` 1 Said 11 ── 2 Mentions 53 `.
struct ViewTabs: Equatable, Sendable {
    struct Tab: Equatable, Sendable {
        var title: String
        /// `nil` while it is being counted.
        var count: Int?
    }
    var tabs: [Tab]
    var selected: Int

    /// The labels with the columns they take from `x` on; the shorter form where the long one does not fit in `width`.
    private func places(x: Int, width: Int) -> [(label: String, columns: Range<Int>)] {
        // 0: all counts; 1: the count of the selected one; 2: only the number of the others.
        func labels(_ form: Int) -> [String] {
            tabs.enumerated().map { index, tab in
                let isSelected = index == selected
                let title = form == 2 && !isSelected ? "" : " \(tab.title)"
                let count = form > 0 && !isSelected ? nil : tab.count
                return " \(index + 1)\(title)\(count.map { " \($0)" } ?? "") "
            }
        }
        func fits(_ form: (labels: Int, gap: Int)) -> Bool {
            labels(form.labels).reduce(0) { $0 + CellWidth.width(of: $1) + form.gap } <= width
        }
        // Titles that stand close together tell more than numbers.
        let forms: [(labels: Int, gap: Int)] = [(0, 2), (1, 2), (1, 1), (2, 2)]
        let form: (labels: Int, gap: Int) = forms.first(where: fits) ?? (2, 2)
        let (shown, gap) = (labels(form.labels), form.gap)
        var column = x
        return shown.map { label in
            let start = column
            let end = start + CellWidth.width(of: label)
            column = end + gap
            return (label, start..<end)
        }
    }

    func draw(x: Int, row: Int, width: Int, on screen: inout Screen) {
        for (index, place) in places(x: x, width: width).enumerated() {
            screen.put(
                place.label, column: place.columns.lowerBound, row: row,
                width: x + width - place.columns.lowerBound,
                role: index == selected ? .titleFocused : .dim)
        }
    }

    /// The tab at a column.
    func tab(at column: Int, x: Int, width: Int) -> Int? {
        places(x: x, width: width).firstIndex { $0.columns.contains(column) }
    }
}
