import Entities
import Library
import TerminalUI

/// An overlay for putting right who is who.
enum CorrectionOverlay: Equatable {
    /// A name is typed.
    case naming(NameOverlay)
    /// Another entity is chosen.
    case choosing(EntityChooser)
    /// One of a few things is chosen by its key.
    case choice(ChoiceOverlay)
    /// Articles are marked in a list.
    case marking(ArticleMarks)
    case doubts(DoubtsOverlay)
    case list(CorrectionsOverlay)

    func draw(on screen: inout Screen, isASCII: Bool) {
        switch self {
        case .naming(let shown): shown.draw(on: &screen, isASCII: isASCII)
        case .choosing(let shown): shown.draw(on: &screen, isASCII: isASCII)
        case .choice(let shown): shown.draw(on: &screen, isASCII: isASCII)
        case .marking(let shown): shown.draw(on: &screen, isASCII: isASCII)
        case .doubts(let shown): shown.draw(on: &screen, isASCII: isASCII)
        case .list(let shown): shown.draw(on: &screen, isASCII: isASCII)
        }
    }
}

extension Model {
    mutating func press(_ key: Key, in shown: CorrectionOverlay) -> [Effect] {
        switch key {
        case .escape, .control("c"), .control("g"):
            overlay = nil
            return []
        default: break
        }
        switch shown {
        case .naming(let naming): return press(key, in: naming)
        case .choosing(let chooser): return press(key, in: chooser)
        case .choice(let choice): return press(key, in: choice)
        case .marking(let marks): return press(key, in: marks)
        case .doubts(let doubts): return press(key, in: doubts)
        case .list(let list): return press(key, in: list)
        }
    }

    /// Pasted text goes where a name is typed, and nowhere else.
    mutating func paste(_ line: String, into shown: CorrectionOverlay) -> [Effect] {
        switch shown {
        case .naming(let naming): return edit(naming) { $0.paste(line) }
        case .choosing(let chooser): return edit(chooser) { $0.paste(line) }
        case .choice, .marking, .doubts, .list:
            say("There is nothing to type here.")
            return []
        }
    }

    /// A click beside an overlay leaves it; in a list it selects, and two clicks choose.
    mutating func clickIn(_ shown: CorrectionOverlay, _ event: MouseEvent) -> [Effect] {
        switch shown {
        case .naming(let naming):
            if !naming.box(in: size).contains(event.position) { overlay = nil }
            return []
        case .choosing(let chooser): return click(in: chooser, event, as: { .choosing($0) }, twice: .enter)
        case .choice(let choice): return click(in: choice, event)
        case .marking(let marks): return click(in: marks, event, as: { .marking($0) }, twice: .character(" "))
        case .doubts: return []
        case .list(let list): return click(in: list, event, as: { .list($0) }, twice: .enter)
        }
    }
}

extension Size {
    /// A box in the middle of the screen, somewhat above; the last row stays free for what is said.
    func box(width: Int, height: Int) -> Rect {
        let width = min(columns, width)
        let height = max(0, min(rows - 1, height))
        return Rect(x: (columns - width) / 2, y: (rows - 1 - height) / 3, width: width, height: height)
    }
}

extension Screen {
    /// Writes a line being typed behind a sign, with the cursor in it.
    mutating func putInput(_ line: LineEditor, column: Int, row: Int, width: Int) {
        put("› ", column: column, row: row, role: .key)
        let shown = line.visible(width: width - 3)
        put(shown.text, column: column + 2, row: row, width: width - 2, role: .input)
        cursor = Position(column: column + 2 + shown.cursorColumn, row: row)
        isCursorVisible = true
    }

    /// Writes the keys that an overlay takes on its lower border: the longest of the texts that fits.
    mutating func putHint(_ texts: [String], on box: Rect) {
        let fitting = texts.first { CellWidth.width(of: $0) <= box.width - 6 } ?? texts.last ?? ""
        let shown = CellWidth.truncate(" \(fitting) ", to: max(0, box.width - 4))
        put(shown, column: box.x + 2, row: box.endY - 1, role: .dim)
    }

    /// Writes a text in as many lines as it takes, at most to the end of `area`.
    ///
    /// - Returns: The row after it.
    @discardableResult
    mutating func putWrapped(_ text: String, in area: Rect, row: Int, role: Role) -> Int {
        var row = row
        for line in text.wrapped(to: area.width) where row < area.endY {
            put(line, column: area.x, row: row, width: area.width, role: role)
            row += 1
        }
        return row
    }
}
