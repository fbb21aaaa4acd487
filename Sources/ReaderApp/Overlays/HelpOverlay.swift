import Library
import TerminalUI
import TextBytes

/// The keys and what they do, from the table of commands: those of the focused pane first, in columns; `/` narrows them.
struct HelpOverlay: OverlayContent, TypedOverlay {
    /// The pane whose keys come first.
    let pane: Pane
    private let settings: Settings
    private var top = 0
    /// What is looked for; `nil` until `/`.
    private var line: LineEditor?

    private enum Line {
        case heading(String)
        case command(keys: String, keysWidth: Int, help: String, isHere: Bool)
        case text(String)
        case blank
    }

    init(pane: Pane, settings: Settings) {
        self.pane = pane
        self.settings = settings
    }

    var overlay: Overlay { .help(self) }

    private static let columnWidth = 50
    /// The columns of keys, and of queries, with the blank behind them.
    private static let keysWidth = 12
    private static let queriesWidth = 15

    private func box(in size: Size) -> Rect {
        Rect(x: 0, y: 0, width: size.columns, height: max(3, size.rows - 1))
    }

    /// How many columns there are, and the lines of each.
    private func shape(in size: Size) -> (columns: Int, width: Int, height: Int) {
        let inner = box(in: size).inset(columns: 2, rows: 1)
        let columns = max(1, (inner.width + 2) / Self.columnWidth)
        let width = (inner.width + 2) / columns - 2
        return (columns, width, max(1, inner.height - (line == nil ? 0 : 1)))
    }

    mutating func press(_ key: Key, in size: Size) -> Outcome {
        if line != nil {
            switch key {
            case .down, .pageDown, .control("n"), .enter: scroll(1, in: size)
            case .up, .pageUp, .control("p"): scroll(-1, in: size)
            default: return edit { _ = $0.handle(key) }
            }
            return .stay
        }
        let shape = shape(in: size)
        let isOneColumn = shape.columns == 1
        switch key {
        case .character("/"): line = LineEditor()
        case .character("j"), .down, .enter, .control("e"), .control("n"):
            isOneColumn ? move(by: 1, in: size) : scroll(1, in: size)
        case .character("k"), .up, .control("y"), .control("p"):
            isOneColumn ? move(by: -1, in: size) : scroll(-1, in: size)
        case .character(" "), .pageDown, .control("f"), .control("d"), .character("d"): scroll(1, in: size)
        case .character("b"), .pageUp, .control("b"), .control("u"), .character("u"): scroll(-1, in: size)
        case .character("g"), .home, .character("<"): top = 0
        case .character("G"), .end, .character(">"): move(by: 1_000_000, in: size)
        default: return .close
        }
        return .stay
    }

    mutating func edit(_ change: (inout LineEditor) -> Void) -> Outcome {
        guard var line else { return .say("There is nothing to type here before /.") }
        change(&line)
        self.line = line
        top = 0
        return .stay
    }

    /// Scrolls by pages.
    private mutating func scroll(_ pages: Int, in size: Size) {
        let shape = shape(in: size)
        move(
            by: pages * (shape.columns == 1 ? max(1, shape.height - 1) : shape.columns * shape.height),
            in: size)
    }

    private mutating func move(by lines: Int, in size: Size) {
        let shape = shape(in: size)
        let page = shape.columns * shape.height
        let all = self.lines(width: shape.width).count
        let last = shape.columns == 1 ? max(0, all - page) : max(0, (all - 1) / page * page)
        top = max(0, min(last, top + lines))
    }

    func click(_ event: MouseEvent, in size: Size) -> Outcome { .close }

    // MARK: What it says

    /// Every line, broken to a width.
    private func lines(width: Int) -> [Line] {
        let needle = line.map { Folding.folded($0.text) } ?? ""
        func has(_ texts: String...) -> Bool {
            needle.isEmpty || texts.contains { Folding.folded($0).contains(needle) }
        }
        var lines: [Line] = []
        func add(
            _ title: String, _ rows: [(keys: String, help: String, isHere: Bool)],
            keysWidth: Int = Self.keysWidth
        ) {
            let found = rows.filter { has($0.keys, $0.help) }
            guard !found.isEmpty else { return }
            if !lines.isEmpty { lines.append(.blank) }
            lines.append(.heading(title))
            for row in found {
                lines += broken(row.keys, keysWidth, row.help, row.isHere, width: width)
            }
        }
        if needle.isEmpty {
            lines = atTop.flatMap { $0.wrapped(to: max(1, width - 1)) }.map(Line.text)
        }
        let reading = Set(Pane.reading)
        let here = Command.all.filter {
            $0.panes.contains(pane)
                && (pane.isPage ? $0.panes.isDisjoint(with: reading) : !$0.panes.isSuperset(of: reading))
        }
        add("In the \(pane.isPage ? "page" : "pane") “\(pane.title)”", rows(of: here))
        let names = Set(here.map(\.name))
        for group in Command.Group.allCases {
            add(
                group.rawValue,
                rows(
                    of: Command.all.filter {
                        // What a page or the start screen alone knows is told there, and there only what it knows.
                        let isOfPage =
                            pane.isPage ? !$0.panes.contains(pane) : $0.panes.isDisjoint(with: reading)
                        return $0.group == group && !names.contains($0.name) && !isOfPage
                    }))
        }
        add("Your own keys", settings.keys.rows.map { ($0.keys, $0.help, true) })
        add(
            "Queries: for s, f and the command line", QueryLanguage.lines.map { ($0.example, $0.help, true) },
            keysWidth: Self.queriesWidth)
        return lines.isEmpty ? [.text("Nothing here has “\(line?.text ?? "")”.")] : lines
    }

    /// Commands with their keys; one that goes back stands in a row with the one before it, which goes on.
    private func rows(of commands: [Command]) -> [(keys: String, help: String, isHere: Bool)] {
        var rows: [(keys: String, help: String, isHere: Bool)] = []
        var last: Command?
        for command in commands {
            let row = row(command)
            if let last, command.name == last.name.replacing("next", with: "previous"),
                command.name != last.name
            {
                rows[rows.count - 1].keys += " " + row.keys
                rows[rows.count - 1].help += ", or back"
            } else {
                rows.append(row)
            }
            last = command
        }
        return rows
    }

    private func row(_ command: Command) -> (keys: String, help: String, isHere: Bool) {
        let setting = Self.settingOf[command.name].flatMap(Setting.named)
        let now = setting.map { " (now: \(Self.words(for: $0.value(in: settings))))" } ?? ""
        let keys = settings.keys.inWords(of: command)
        let shown = keys.isEmpty ? ":\(command.name)" : keys
        return (shown, command.help + now, command.panes.contains(pane))
    }

    /// A value as a person would say it.
    private static func words(for value: SettingValue) -> String {
        if case .flag(let isOn) = value { isOn ? "on" : "off" } else { value.inWords }
    }

    /// A command in as many lines as its keys and its help take, each in its column.
    private func broken(
        _ keys: String, _ widest: Int, _ help: String, _ isHere: Bool, width: Int
    ) -> [Line] {
        let keysWidth = min(widest, width / 3)
        let keys = keys.wrapped(to: max(1, keysWidth - 1))
        let help = help.wrapped(to: max(8, width - keysWidth - 1))
        return (0..<max(keys.count, help.count)).map { place in
            .command(
                keys: keys.indices.contains(place) ? keys[place] : "", keysWidth: keysWidth,
                help: help.indices.contains(place) ? help[place] : "", isHere: isHere)
        }
    }

    /// The setting that a command changes.
    private static let settingOf = [
        "names-shown": "text.names", "bars": "text.bars", "preview": "layout.preview",
        "headings": "list.group", "sort-date": "list.sort",
    ]

    private var atTop: [String] {
        let counts =
            settings.countsAsInVim
            ? "All digits begin one; counts = \"panes\" leaves 1 to 4 to panes."
            : "Counts begin with 5 to 9 or 0 (03j), as 1 to 4 go to panes; counts = \"vim\" gives all digits to counts."
        let keys = settings.keys
        return [
            "The mouse: a click selects, two open, the wheel scrolls, borders can be dragged; Shift selects text for the "
                + "terminal's own copy.",
            "A count before a command repeats it: 5j. \(counts)",
            keys.filled(
                "{next} and {previous} walk the mentions of a chosen name, under any of its names, from article to article.",
                in: pane), "",
        ]
    }

    // MARK: Drawing

    func draw(on screen: inout Screen) {
        let box = box(in: screen.size)
        let inner = screen.drawBox(box, title: line == nil ? "Keys · / finds · other keys close" : "Keys")
        let shape = shape(in: screen.size)
        let all = lines(width: shape.width)
        let page = shape.columns * shape.height
        var area = inner
        if let line {
            screen.putInput(line, column: inner.x, row: inner.y, width: inner.width)
            area = Rect(x: inner.x, y: inner.y + 1, width: inner.width, height: inner.height - 1)
        } else {
            screen.cursor = Position(column: inner.x, row: inner.y)
        }
        for (place, line) in all.dropFirst(min(top, all.count)).prefix(page).enumerated() {
            let x = area.x + place / shape.height * (shape.width + 2)
            draw(
                line, in: Rect(x: x, y: area.y + place % shape.height, width: shape.width, height: 1),
                on: &screen)
        }
        let pages = (all.count + page - 1) / page
        guard pages > 1 else { return }
        screen.putHint(["Space: next page · \(top / page + 1) of \(pages)"], on: box)
    }

    private func draw(_ line: Line, in rect: Rect, on screen: inout Screen) {
        switch line {
        case .blank: break
        case .heading(let title):
            screen.put(title, column: rect.x, row: rect.y, width: rect.width, role: .heading)
        case .text(let text): screen.put(text, column: rect.x, row: rect.y, width: rect.width, role: .plain)
        case .command(let keys, let keysWidth, let help, let isHere):
            screen.put(
                keys, column: rect.x + 1, row: rect.y, width: keysWidth, role: isHere ? .key : .dim)
            let column = rect.x + 1 + keysWidth
            screen.put(
                help, column: column, row: rect.y, width: max(0, rect.endX - column),
                role: isHere ? .plain : .dim)
        }
    }
}

extension Model {
    mutating func showHelp() -> [Effect] {
        overlay = .help(HelpOverlay(pane: focus, settings: settings))
        return []
    }
}
