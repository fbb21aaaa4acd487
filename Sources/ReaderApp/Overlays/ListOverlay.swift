import TerminalUI

/// An overlay with a list of entries, of the same number of lines each, that keys and clicks choose from.
protocol ListOverlay {
    var list: ListState { get set }
    var count: Int { get }
    static var linesPerEntry: Int { get }

    func box(in size: Size) -> Rect

    /// Where the entries are.
    func area(in size: Size) -> Rect
}

extension ListOverlay {
    /// How many entries are seen at once.
    func visible(in size: Size) -> Int { max(1, area(in: size).height / Self.linesPerEntry) }

    /// The overlay with the entry at a position selected; `nil` where there is none.
    fileprivate func selecting(at position: Position, in size: Size) -> Self? {
        let area = area(in: size)
        let index = list.top + (position.row - area.y) / Self.linesPerEntry
        guard area.contains(position), index < count else { return nil }
        var selected = self
        selected.list.select(index, count: count, height: visible(in: size))
        return selected
    }
}

extension Model {
    /// A click beside a list leaves it, one on an entry selects it, and two choose it, as `key` would.
    mutating func click<Shown: ListOverlay>(
        in shown: Shown, _ event: MouseEvent, as overlay: (Shown) -> CorrectionOverlay, twice key: Key
    ) -> [Effect] {
        guard shown.box(in: size).contains(event.position) else {
            self.overlay = nil
            return []
        }
        guard let selected = shown.selecting(at: event.position, in: size) else { return [] }
        self.overlay = .correcting(overlay(selected))
        return event.clickCount > 1 ? press(key, in: overlay(selected)) : []
    }
}
