import TerminalUI

/// Where everything on the screen is: the only place with arithmetic on panes.
///
/// Wide terminals show all four panes in three columns; middle-sized ones show two columns, and the left one changes
/// with the focus; narrow or zoomed ones show a single pane under a line of tabs.
struct Layout: Equatable {
    /// How many panes stand side by side.
    enum Form: Equatable { case tooSmall, single, twoColumns, threeColumns }

    static let smallest = Size(columns: 40, rows: 10)
    /// The text keeps this many columns, whatever margin is set.
    private static let narrowestText = 30
    /// A pane that is wider than a line of text by more than this has the text in its middle.
    private static let widestGap = 8

    private static let twoColumnsFrom = 80
    /// From this width on the start screen has a border all around.
    private static let framedFrom = 100
    private static let threeColumnsFrom = 120

    let size: Size
    let form: Form
    /// The widest line of text, and the columns free at both its sides.
    private let measure: Int
    private let margin: Int
    /// The panes on the screen with their outer boxes; boxes that touch share their border.
    private(set) var boxes: [Pane: Rect] = [:]

    /// - Parameters:
    ///   - focus: The pane that keys go to; always on the screen.
    ///   - side: The pane, other than the text, last focused: a middle-sized terminal shows this one.
    ///   - measure: The widest line of text, in columns.
    ///   - margin: The columns left free at both sides of the text, where there is room.
    init(size: Size, focus: Pane, side: Pane, isZoomed: Bool, measure: Int, margin: Int) {
        self.size = size
        self.measure = measure
        self.margin = margin
        let frame = Rect(x: 0, y: 0, width: size.columns, height: size.rows - 1)
        if size.columns < Self.smallest.columns || size.rows < Self.smallest.rows {
            form = .tooSmall
        } else if focus.fillsScreen {
            form = .single
            boxes[focus] = frame
        } else if isZoomed || size.columns < Self.twoColumnsFrom {
            form = .single
            boxes[focus] = frame
        } else if size.columns < Self.threeColumnsFrom {
            form = .twoColumns
            let width = max(30, size.columns * 34 / 100)
            let left = Rect(x: 0, y: 0, width: width, height: frame.height)
            boxes[.text] = Rect(x: width - 1, y: 0, width: frame.width - width + 1, height: frame.height)
            if side == .articles { boxes[.articles] = left } else { stack(in: left) }
        } else {
            form = .threeColumns
            let text = min(measure + 2 * margin + 2, max(60, size.columns * 49 / 100))
            let rest = frame.width - text + 2
            let articles = min(70, rest * 56 / 100)
            let middle = frame.width - articles - min(56, rest - articles) + 2
            boxes[.articles] = Rect(x: 0, y: 0, width: articles, height: frame.height)
            boxes[.text] = Rect(x: articles - 1, y: 0, width: middle, height: frame.height)
            let side = articles + middle - 2
            stack(in: Rect(x: side, y: 0, width: frame.width - side, height: frame.height))
        }
    }

    /// Puts the names above the related articles.
    private mutating func stack(in box: Rect) {
        let upper = max(4, box.height * 55 / 100)
        boxes[.entities] = Rect(x: box.x, y: box.y, width: box.width, height: upper)
        boxes[.related] = Rect(
            x: box.x, y: box.y + upper - 1, width: box.width, height: box.height - upper + 1)
    }

    /// The cells of a pane inside its border; empty when the pane is not on the screen.
    func content(of pane: Pane) -> Rect {
        guard let box = boxes[pane] else { return .empty }
        if pane.isPage { return box }
        if pane == .start, box.width >= Self.framedFrom { return box.inset(columns: 2, rows: 1) }
        if form == .single {
            return Rect(
                x: box.x + 1, y: box.y + 1, width: max(0, box.width - 2), height: max(0, box.height - 1))
        }
        return box.inset(columns: 1, rows: 1)
    }

    /// The part of the text pane for lines of text, as wide as the measure at most.
    var textColumn: Rect {
        var rect = content(of: .text)
        let isWide = rect.width > measure + Self.widestGap
        let margin = max(0, min(margin, (rect.width - Self.narrowestText) / 2))
        let width = max(0, min(measure, rect.width - 2 * margin))
        rect.x += isWide ? (rect.width - width) / 2 : margin
        rect.width = width
        return rect
    }

    /// The column right of the text that shows where in the text one is; `nil` where there is no text.
    var mapColumn: Rect? {
        guard let box = boxes[.text] else { return nil }
        let rows = content(of: .text)
        return rows.isEmpty ? nil : Rect(x: box.endX - 1, y: rows.y, width: 1, height: rows.height)
    }

    /// The row of messages and prompts.
    var statusRow: Int { size.rows - 1 }

    /// The pane whose box holds `position`.
    func pane(at position: Position) -> Pane? {
        Pane.allCases.first { content(of: $0).contains(position) }
            ?? Pane.allCases.first { boxes[$0]?.contains(position) ?? false }
    }
}
