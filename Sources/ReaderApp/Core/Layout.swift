import TerminalUI

/// Where everything on the screen is: the only place with arithmetic on panes.
///
/// Wide terminals show all four panes in three columns; middle-sized ones show two columns, and the left one changes
/// with the focus; narrow or zoomed ones show a single pane under a line of tabs.
struct Layout: Equatable {
    /// How many panes stand side by side.
    enum Form: Equatable { case tooSmall, single, twoColumns, threeColumns }

    static let smallest = Size(columns: 40, rows: 10)
    /// No line of text is wider than this, in cells.
    static let widestText = 80

    private static let twoColumnsFrom = 80
    private static let threeColumnsFrom = 120

    let size: Size
    let form: Form
    /// The panes on the screen with their outer boxes; boxes that touch share their border.
    private(set) var boxes: [Pane: Rect] = [:]

    /// - Parameters:
    ///   - focus: The pane that keys go to; always on the screen.
    ///   - side: The pane, other than the text, last focused: a middle-sized terminal shows this one.
    init(size: Size, focus: Pane, side: Pane, isZoomed: Bool) {
        self.size = size
        let frame = Rect(x: 0, y: 0, width: size.columns, height: size.rows - 1)
        if size.columns < Self.smallest.columns || size.rows < Self.smallest.rows {
            form = .tooSmall
        } else if focus == .dossier {
            form = .single
            boxes[.dossier] = frame
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
            let text = min(Self.widestText + 4, max(60, size.columns * 48 / 100))
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
        if form == .single, pane != .dossier || box.width < Self.twoColumnsFrom {
            return Rect(
                x: box.x + 1, y: box.y + 1, width: max(0, box.width - 2), height: max(0, box.height - 1))
        }
        let inner = box.inset(columns: 1, rows: 1)
        let isPadded = pane == .text || pane == .dossier
        return isPadded && inner.width > 24 ? inner.inset(columns: 1) : inner
    }

    /// The part of the text pane for lines of text, never wider than ``widestText``.
    var textColumn: Rect {
        var rect = content(of: .text)
        if rect.width > Self.widestText {
            rect.x += (rect.width - Self.widestText) / 2
            rect.width = Self.widestText
        }
        return rect
    }

    /// How a dossier fills the screen.
    var dossierShape: DossierShape { DossierShape(in: content(of: .dossier)) }

    /// The row of messages and prompts.
    var statusRow: Int { size.rows - 1 }

    /// The pane whose box holds `position`.
    func pane(at position: Position) -> Pane? {
        Pane.allCases.first { content(of: $0).contains(position) }
            ?? Pane.allCases.first { boxes[$0]?.contains(position) ?? false }
    }
}
