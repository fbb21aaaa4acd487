import Articles
import TerminalUI

/// Every command by name: type a part of it, Enter runs it.
struct PaletteOverlay: Equatable {
    /// The pane the command will run in.
    var pane: Pane
    var line = LineEditor()
    var list = ListState()

    /// The commands that answer what was typed: all its words occur in the name or the help.
    var commands: [Command] {
        let words = line.text.split(separator: " ").map { Folding.folded($0) }
        return Command.all.filter { command in
            guard command.panes.contains(pane), command.name != "palette" else { return false }
            let text = Folding.folded("\(command.name) \(command.help)")
            return words.allSatisfy { text.contains($0) }
        }
    }

    static func box(in size: Size) -> Rect {
        let width = min(size.columns, 84)
        let height = max(5, min(size.rows - 2, 24))
        return Rect(
            x: (size.columns - width) / 2, y: min(2, size.rows - height), width: width, height: height)
    }

    static func listHeight(in size: Size) -> Int { max(1, box(in: size).height - 4) }

    func draw(on screen: inout Screen, isASCII: Bool) {
        let inner = screen.drawBox(
            Self.box(in: screen.size), title: "Commands · Enter runs, Esc leaves", isASCII: isASCII)
        screen.put("› ", column: inner.x, row: inner.y, role: .key)
        let shown = line.visible(width: inner.width - 3)
        screen.put(shown.text, column: inner.x + 2, row: inner.y, width: inner.width - 2, role: .input)
        let all = commands
        let area = Rect(
            x: inner.x, y: inner.y + 2, width: inner.width, height: Self.listHeight(in: screen.size))
        let keysWidth = min(16, area.width / 4)
        for (row, index) in list.visible(count: all.count, height: area.height).enumerated() {
            let highlight: Role? = index == list.selection ? .selected : nil
            let y = area.y + row
            if let highlight {
                screen.setRole(highlight, in: Rect(x: area.x, y: y, width: area.width, height: 1))
            }
            let command = all[index]
            screen.put(
                command.keysInWords, column: area.x, row: y, width: keysWidth - 1, role: highlight ?? .key)
            let used = screen.put(
                command.name, column: area.x + keysWidth, row: y, width: area.width - keysWidth,
                role: highlight ?? .plain)
            let place = area.x + keysWidth + max(24, used + 2)
            screen.put(
                command.help, column: place, row: y, width: max(0, area.endX - place), role: highlight ?? .dim
            )
        }
        if all.isEmpty { screen.put("No command is called that.", column: area.x, row: area.y, role: .dim) }
        screen.cursor = Position(column: inner.x + 2 + shown.cursorColumn, row: inner.y)
        screen.isCursorVisible = true
    }
}

extension Model {
    mutating func showPalette() -> [Effect] {
        overlay = .palette(PaletteOverlay(pane: focus))
        return []
    }

    mutating func editPalette(_ edit: (inout LineEditor) -> Void) {
        guard case .palette(var palette) = overlay else { return }
        edit(&palette.line)
        palette.list = ListState()
        overlay = .palette(palette)
    }

    mutating func pressInPalette(_ key: Key) -> [Effect] {
        guard case .palette(var palette) = overlay else { return [] }
        let commands = palette.commands
        let height = PaletteOverlay.listHeight(in: size)
        switch key {
        case .escape, .control("c"), .control("g"):
            overlay = nil
            return []
        case .enter:
            guard commands.indices.contains(palette.list.selection) else { return [] }
            overlay = nil
            return commands[palette.list.selection].run(&self)
        case .down, .control("n"): palette.list.move(by: 1, count: commands.count, height: height)
        case .up, .control("p"): palette.list.move(by: -1, count: commands.count, height: height)
        case .pageDown: palette.list.movePage(1, count: commands.count, height: height)
        case .pageUp: palette.list.movePage(-1, count: commands.count, height: height)
        default:
            editPalette { _ = $0.handle(key) }
            return []
        }
        overlay = .palette(palette)
        return []
    }
}
