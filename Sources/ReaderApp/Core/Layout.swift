import TerminalUI

/// Where everything on the screen is: the only place with arithmetic on panes.
///
/// Wide terminals show all four panes in three columns. Middle-sized ones show the list above the text, and names or
/// related articles in a drawer over the right of the text; or two columns, of which the left one changes with the focus.
/// Narrow or zoomed ones show a single pane under a line of tabs.
struct Layout: Equatable {
    /// How panes stand beside or above each other.
    enum Form: Equatable { case tooSmall, single, rows, twoColumns, threeColumns }

    /// What a layout is made from, besides the size of the terminal and what has the focus.
    struct Choices: Equatable {
        /// The widest line of text, in columns, and those left free at both its sides where there is room.
        var measure = 72
        var margin = 2
        /// Whether middle-sized terminals have the list above the text, and not beside it.
        var hasRows = true
        /// Whether the text has a map in its right border.
        var hasMap = true
        /// The lines of an article in the list; `nil` for as many as suit the pane.
        var linesOfArticle: Int?
        var sizes = PaneSizes()
    }

    static let smallest = Size(columns: 40, rows: 10)
    /// The text keeps this many columns and rows, whatever is set.
    private static let narrowestText = 30
    private static let lowestText = 5
    private static let narrowestPane = 16
    /// A pane that is wider than a line of text by more than this has the text in its middle.
    private static let widestGap = 8
    /// From this width on the start screen has a border all around.
    private static let framedFrom = 100
    private static let middleFrom = 80
    /// Terminals up to this width show one pane.
    static let widestOfOnePane = middleFrom - 1
    private static let threeColumnsFrom = 120
    /// Of three columns, three quarters but for so much are the text's, until a line of it fits; and with two lines for
    /// an article, few titles are cut in a list of this width.
    private static let restOfText = 34
    private static let roomyList = 42
    /// A list narrower than this and at least this high has two lines for an article.
    private static let narrowList = 60
    private static let highList = 24

    let size: Size
    private(set) var form: Form
    private let choices: Choices
    /// The panes on the screen with their outer boxes; boxes that touch share their border.
    private(set) var boxes: [Pane: Rect] = [:]

    /// - Parameters:
    ///   - focus: The pane that keys go to; always on the screen.
    ///   - side: The pane, other than the text, last focused: two columns show this one beside the text.
    init(size: Size, focus: Pane, side: Pane, isZoomed: Bool, choices: Choices = Choices()) {
        self.size = size
        self.choices = choices
        let frame = Rect(x: 0, y: 0, width: size.columns, height: size.rows - 1)
        if size.columns < Self.smallest.columns || size.rows < Self.smallest.rows {
            form = .tooSmall
        } else if focus.fillsScreen || isZoomed || size.columns < Self.middleFrom {
            form = .single
            boxes[focus] = frame
        } else if size.columns >= Self.threeColumnsFrom {
            form = .threeColumns
            placeColumns(in: frame, focus)
        } else if choices.hasRows {
            form = .rows
            placeRows(in: frame, focus)
        } else {
            form = .twoColumns
            let usual = max(30, size.columns * 34 / 100) + choices.sizes.list
            let width = max(Self.narrowestPane, min(usual, frame.width - Self.narrowestText))
            let left = Rect(x: 0, y: 0, width: width, height: frame.height)
            boxes[.text] = Rect(x: width - 1, y: 0, width: frame.width - width + 1, height: frame.height)
            if side == .articles { boxes[.articles] = left } else { stack([.entities, .related], in: left) }
        }
    }

    /// The list above the text; with names or related articles, these over the right of the text.
    private mutating func placeRows(in frame: Rect, _ focus: Pane) {
        var top = 0
        if focus == .articles || focus == .text && !choices.sizes.hidden.contains(.articles) {
            let usual = max(5, min(12, size.rows / 3)) + choices.sizes.rows
            top = max(4, min(usual, frame.height - Self.lowestText - 2))
            boxes[.articles] = Rect(x: 0, y: 0, width: frame.width, height: top)
        }
        boxes[.text] = Rect(x: 0, y: top, width: frame.width, height: frame.height - top)
        if focus == .entities || focus == .related {
            let usual = max(34, size.columns * 38 / 100) + choices.sizes.side
            let width = max(Self.narrowestPane, min(usual, frame.width - Self.narrowestText))
            boxes[focus] = Rect(x: frame.width - width, y: 0, width: width, height: frame.height - 1)
        }
    }

    /// The list left of the text, names and related articles right of it.
    private mutating func placeColumns(in frame: Rect, _ focus: Pane) {
        func isShown(_ pane: Pane) -> Bool { pane == focus || !choices.sizes.hidden.contains(pane) }
        let widest = choices.measure + 2 * choices.margin + 2
        let text = min(widest, size.columns * 3 / 4 - Self.restOfText)
        let rest = frame.width - text + 2
        let usual = min(70, max(Self.roomyList, rest * 60 / 100))
        let sides = [Pane.entities, .related].filter(isShown)
        let mostList = frame.width - Self.narrowestText - (sides.isEmpty ? 0 : Self.narrowestPane) + 2
        let list =
            isShown(.articles) ? max(Self.narrowestPane, min(usual + choices.sizes.list, mostList)) : 1
        let usualSide = min(56, rest - usual) + choices.sizes.side
        let mostSide = frame.width - list - Self.narrowestText + 2
        let side = sides.isEmpty ? 1 : max(Self.narrowestPane, min(usualSide, mostSide))
        let middle = frame.width - list - side + 2
        if list > 1 { boxes[.articles] = Rect(x: 0, y: 0, width: list, height: frame.height) }
        boxes[.text] = Rect(x: list - 1, y: 0, width: middle, height: frame.height)
        let right = list + middle - 2
        stack(sides, in: Rect(x: right, y: 0, width: frame.width - right, height: frame.height))
    }

    /// Puts the names above the related articles, where both are shown.
    private mutating func stack(_ panes: [Pane], in box: Rect) {
        guard panes.count > 1 else {
            if let pane = panes.first { boxes[pane] = box }
            return
        }
        let upper = max(4, min(box.height * 55 / 100 + choices.sizes.upper, box.height - 4))
        boxes[.entities] = Rect(x: box.x, y: box.y, width: box.width, height: upper)
        boxes[.related] = Rect(
            x: box.x, y: box.y + upper - 1, width: box.width, height: box.height - upper + 1)
    }

    /// Whether names or related articles stand over the right of the text.
    var isDrawerOpen: Bool { form == .rows && (boxes[.entities] ?? boxes[.related]) != nil }

    /// The cells of a pane inside its border; empty when the pane is not on the screen.
    func content(of pane: Pane) -> Rect {
        guard let box = boxes[pane] else { return .empty }
        if pane.isPage { return box }
        if pane == .start, box.width >= Self.framedFrom { return box.inset(columns: 2, rows: 1) }
        if form == .single {
            return Rect(
                x: box.x + 1, y: box.y + 1, width: max(0, box.width - 2), height: max(0, box.height - 1))
        }
        if form == .rows, pane == .articles {
            return Rect(x: box.x + 1, y: box.y + 1, width: box.width - 2, height: max(0, box.height - 1))
        }
        return box.inset(columns: 1, rows: 1)
    }

    /// How many lines an article has in the list: 1 or 2.
    var linesOfArticle: Int {
        if let lines = choices.linesOfArticle { return lines }
        let content = content(of: .articles)
        return content.width < Self.narrowList && content.height >= Self.highList ? 2 : 1
    }

    /// The part of the text pane for lines of text, as wide as the measure at most.
    var textColumn: Rect {
        var rect = content(of: .text)
        let isWide = rect.width > choices.measure + Self.widestGap
        let margin = max(0, min(choices.margin, (rect.width - Self.narrowestText) / 2))
        let width = max(0, min(choices.measure, rect.width - 2 * margin))
        rect.x += isWide ? (rect.width - width) / 2 : margin
        rect.width = width
        return rect
    }

    /// The column right of the text that shows where in the text one is; `nil` where there is no text.
    var mapColumn: Rect? {
        guard choices.hasMap, let box = boxes[.text] else { return nil }
        let rows = content(of: .text)
        return rows.isEmpty ? nil : Rect(x: box.endX - 1, y: rows.y, width: 1, height: rows.height)
    }

    /// The row of messages and prompts.
    var statusRow: Int { size.rows - 1 }

    /// The pane whose box holds `position`; a drawer is above what it covers.
    func pane(at position: Position) -> Pane? {
        let panes = isDrawerOpen ? [.entities, .related, .text] : Pane.allCases
        return panes.first { content(of: $0).contains(position) }
            ?? panes.first { boxes[$0]?.contains(position) ?? false }
    }

    // MARK: Borders that can be moved

    /// The column or row of a border; `nil` where it is not on the screen.
    func place(of border: PaneBorder) -> Int? {
        switch border {
        case .list: form == .rows ? nil : boxes[.articles].flatMap { boxes[.text] == nil ? nil : $0.endX - 1 }
        case .rows: form == .rows ? boxes[.articles].map(\.endY) : nil
        case .side: form == .twoColumns || form == .single ? nil : (boxes[.entities] ?? boxes[.related])?.x
        case .upper: boxes[.entities] == nil || form == .single ? nil : boxes[.related]?.y
        }
    }

    func border(at position: Position) -> PaneBorder? {
        if let column = place(of: .side), position.column >= column {
            return position.column == column ? .side : position.row == place(of: .upper) ? .upper : nil
        }
        if position.column == place(of: .list) { return .list }
        if position.row == place(of: .rows) { return .rows }
        let isLeft = form == .twoColumns && boxes[.entities]?.contains(position) == true
        return isLeft && position.row == place(of: .upper) ? .upper : nil
    }
}
