import Library
import TerminalUI

/// The keys and what they do, from the table of commands; those of the focused pane first.
struct HelpOverlay: OverlayContent {
    /// The pane whose keys stand out.
    let pane: Pane
    private var top = 0

    private enum Line {
        case heading(String)
        case command(keys: String, help: String, isHere: Bool)
        case text(String)
        case blank
    }

    init(pane: Pane) { self.pane = pane }

    var overlay: Overlay { .help(self) }

    private func box(in size: Size) -> Rect {
        let width = min(size.columns, 100)
        let height = max(3, size.rows - 2)
        return Rect(
            x: (size.columns - width) / 2, y: (size.rows - 1 - height) / 2, width: width, height: height)
    }

    mutating func press(_ key: Key, in size: Size) -> Outcome {
        let height = box(in: size).height - 2
        let last = max(0, lines.count - height)
        switch key {
        case .character("j"), .down, .enter, .control("e"), .control("n"): top += 1
        case .character("k"), .up, .control("y"), .control("p"): top -= 1
        case .character(" "), .pageDown, .control("f"), .control("d"), .character("d"):
            top += max(1, height - 1)
        case .character("b"), .pageUp, .control("b"), .control("u"), .character("u"):
            top -= max(1, height - 1)
        case .character("g"), .home, .character("<"): top = 0
        case .character("G"), .end, .character(">"): top = last
        default: return .close
        }
        top = max(0, min(last, top))
        return .stay
    }

    func click(_ event: MouseEvent, in size: Size) -> Outcome { .close }

    private var lines: [Line] {
        var lines: [Line] = []
        for group in Command.Group.allCases {
            if !lines.isEmpty { lines.append(.blank) }
            lines.append(.heading(group.rawValue))
            for command in Command.all where command.group == group {
                lines.append(
                    .command(
                        keys: command.keysInWords, help: command.help, isHere: command.panes.contains(pane)))
            }
        }
        lines += [.blank, .heading("Queries: for s, f and the command line")]
        lines += QueryLanguage.lines.map { .command(keys: $0.example, help: $0.help, isHere: true) }
        lines += [.blank, .heading("Worth knowing")]
        let panes = Pane.reading.count
        lines += [
            "Choosing a name is a search: n and N walk its mentions, under any of its names, from article to article.",
            "A count before a command repeats it: \(panes + 1)j. Counts begin with \(panes + 1) to 9 or with 0 (03j), as 1 to "
                + "\(panes) go to panes.",
            "The mouse: click to select, click twice to open, the wheel scrolls what is under the pointer; hold Shift to "
                + "select text for the terminal's own copy.",
        ].map(Line.text)
        return lines
    }

    func draw(on screen: inout Screen) {
        let box = box(in: screen.size)
        let inner = screen.drawBox(box, title: "Keys · any other key closes")
        let keysWidth = min(18, inner.width / 3)
        var row = inner.y
        let all = lines
        for line in all.dropFirst(min(top, all.count)) {
            guard row < inner.endY else { break }
            switch line {
            case .blank: break
            case .heading(let title):
                screen.put(title, column: inner.x, row: row, width: inner.width, role: .heading)
            case .command(let keys, let help, let isHere):
                let role: Role = isHere ? .plain : .dim
                screen.put(
                    keys, column: inner.x + 1, row: row, width: keysWidth - 1, role: isHere ? .key : .dim)
                screen.put(
                    help, column: inner.x + keysWidth + 1, row: row, width: inner.width - keysWidth - 1,
                    role: role)
            case .text(let text):
                for part in text.wrapped(to: inner.width - 1) where row < inner.endY {
                    screen.put(part, column: inner.x + 1, row: row, width: inner.width - 1, role: .plain)
                    row += 1
                }
                row -= 1
            }
            row += 1
        }
        let more = all.count - top - inner.height
        if more > 0 {
            screen.put(" \(more) more ↓ ", column: box.endX - 14, row: box.endY - 1, width: 12, role: .dim)
        }
        screen.cursor = Position(column: inner.x, row: inner.y)
    }
}

extension Model {
    mutating func showHelp() -> [Effect] {
        overlay = .help(HelpOverlay(pane: focus))
        return []
    }
}
