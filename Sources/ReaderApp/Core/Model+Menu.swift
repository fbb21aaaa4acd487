import TerminalUI

/// The keys that may follow one that is no command yet, in a box above the status line.
extension Model {
    /// Whether the box is to be shown if no key comes for a while.
    public var awaitsMenu: Bool { !pending.keys.isEmpty && !isMenuShown && settings.menuDelay > 0 }
    /// Whether no key is waiting for another.
    public var pendingIsEmpty: Bool { pending.isEmpty }
    /// How long that is, in milliseconds.
    public var menuDelay: Int { settings.menuDelay }

    var showsMenu: Bool { !pending.keys.isEmpty && (isMenuShown || settings.menuDelay == 0) }

    /// A key that may follow, and what it does: in full, and by its name.
    private struct Continuation {
        var key: String
        var help: String
        var name: String
    }

    private var continuations: [Continuation] {
        settings.keys.beginning(with: pending.keys, in: focus).map { binding in
            let key = binding.keys.dropFirst(pending.keys.count).map(\.shortName).joined()
            let commands = binding.commands.compactMap(Command.named)
            return Continuation(
                key: binding.takesLetter ? key + "a-z" : key,
                help: commands.map(\.help).joined(separator: ", then "),
                name: commands.map(\.name).joined(separator: ", "))
        }
    }

    /// Draws the box, with as many words as fit without any of them being cut.
    func drawMenu(on screen: inout Screen) {
        let all = continuations
        let area = Rect(x: 0, y: 0, width: size.columns, height: size.rows - 3)
        guard showsMenu, !all.isEmpty else { return }
        let keys = all.map { CellWidth.width(of: $0.key) }.max() ?? 1
        func entry(_ continuation: Continuation, _ words: String) -> String {
            let blanks = String(repeating: " ", count: keys - CellWidth.width(of: continuation.key))
            return words.isEmpty ? continuation.key : "\(continuation.key)\(blanks)  \(words)"
        }
        // What is too long for a line is told by its name.
        let room = size.columns - 4 - keys - 2
        let forms = [
            all.map { entry($0, $0.help) },
            all.map { entry($0, CellWidth.width(of: $0.help) <= room ? $0.help : $0.name) },
            all.map { entry($0, $0.name) }, all.map { entry($0, "") },
        ]
        let fitting = forms.first { columns(for: $0, in: area) != nil } ?? forms[3]
        guard let columns = columns(for: fitting, in: area) else { return }
        let rows = (fitting.count + columns - 1) / columns
        let width = (fitting.map { CellWidth.width(of: $0) }.max() ?? 0) + 3
        let box = Rect(x: 0, y: size.rows - 3 - rows, width: size.columns, height: rows + 2)
        let inner = screen.drawBox(box, title: pending.keys.map(\.shortName).joined() + " …")
        for (place, text) in fitting.enumerated() {
            let (column, row) = (inner.x + place / rows * width, inner.y + place % rows)
            screen.put(text, column: column, row: row, width: inner.endX - column, role: .plain)
            let key = all[place].key
            screen.put(key, column: column, row: row, width: CellWidth.width(of: key), role: .key)
        }
    }

    /// In how many columns the entries fit; `nil` where they do not.
    private func columns(for entries: [String], in area: Rect) -> Int? {
        let width = (entries.map { CellWidth.width(of: $0) }.max() ?? 0) + 3
        // The last column needs no gap behind it.
        let columns = (area.width - 4 + 3) / width
        guard columns > 0, (entries.count + columns - 1) / columns + 2 <= area.height else { return nil }
        // No more than are needed for an even box.
        let rows = (entries.count + columns - 1) / columns
        return (entries.count + rows - 1) / rows
    }
}
