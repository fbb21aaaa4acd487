import Articles
import TerminalUI
import TextBytes

/// Every command by name: type a part of it, Enter runs it.
struct PaletteOverlay: ListOverlay, TypedOverlay {
    /// The pane the command will run in.
    let pane: Pane
    private let bindings: KeyBindings
    private var line = LineEditor()
    var list = ListState()

    init(pane: Pane, _ bindings: KeyBindings) {
        self.pane = pane
        self.bindings = bindings
    }

    var overlay: Overlay { .palette(self) }
    var count: Int { commands.count }

    /// The commands that answer what was typed: all its words occur in the name or the help.
    private var commands: [Command] {
        let words = line.text.split(separator: " ").map { Folding.folded($0) }
        return Command.all.filter { command in
            guard command.panes.contains(pane), command.name != "palette" else { return false }
            let text = Folding.folded("\(command.name) \(command.help)")
            return words.allSatisfy { text.contains($0) }
        }
    }

    mutating func press(_ key: Key, in size: Size) -> Outcome {
        guard key == .enter else { return move(key, in: size) ?? edit { _ = $0.handle(key) } }
        let commands = commands
        guard commands.indices.contains(list.selection) else { return .stay }
        return .close(then: commands[list.selection].run)
    }

    mutating func edit(_ change: (inout LineEditor) -> Void) -> Outcome {
        change(&line)
        list = ListState()
        return .stay
    }

    func box(in size: Size) -> Rect {
        let width = min(size.columns, 84)
        let height = max(5, min(size.rows - 2, 24))
        return Rect(
            x: (size.columns - width) / 2, y: min(2, size.rows - height), width: width, height: height)
    }

    func draw(on screen: inout Screen) {
        let inner = screen.drawBox(
            box(in: screen.size), title: "Commands · Enter runs, Esc leaves")
        screen.putInput(line, column: inner.x, row: inner.y, width: inner.width)
        let commands = commands
        let area = area(in: screen.size)
        if commands.isEmpty {
            screen.put("No command is called that.", column: area.x, row: area.y, role: .dim)
        }
        let keysWidth = min(16, area.width / 4)
        drawEntries(on: &screen) { index, line, screen in
            let (command, rect) = (commands[index], line.rect)
            screen.put(
                bindings.inWords(of: command, in: pane), column: rect.x, row: rect.y, width: keysWidth - 1,
                role: line.highlight ?? .key)
            let used = screen.put(
                command.name, column: rect.x + keysWidth, row: rect.y, width: rect.width - keysWidth,
                role: line.highlight ?? .plain)
            let place = rect.x + keysWidth + max(24, used + 2)
            screen.put(
                command.help, column: place, row: rect.y, width: max(0, rect.endX - place),
                role: line.highlight ?? .dim)
        }
    }
}

extension Model {
    mutating func showPalette() -> [Effect] {
        overlay = .palette(PaletteOverlay(pane: focus, settings.keys))
        return []
    }
}
