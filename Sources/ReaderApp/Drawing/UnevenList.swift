import TerminalUI

/// Which entry of a list is selected and which is at its top, where entries have one line or more.
///
/// It stores neither the entries nor the pane: every move gets them as a ``Shape``.
struct UnevenList: Equatable, Sendable {
    private(set) var selection = 0
    private(set) var top = 0

    /// The entries of a list and the room for them.
    struct Shape {
        var count: Int
        /// The lines of the pane.
        var height: Int
        /// The lines of an entry.
        var lines: (Int) -> Int
        /// Whether a line with its heading stands above an entry that is at the top.
        var hasHeadingAbove: (Int) -> Bool = { _ in false }

        /// The lines for entries below the one at the top, with it.
        func room(below top: Int) -> Int { max(1, height - (top < count && hasHeadingAbove(top) ? 1 : 0)) }

        /// The lines of some entries, or any number above the height where they are too many.
        func lines(_ entries: ClosedRange<Int>) -> Int {
            guard entries.count <= height else { return height + 1 }
            return entries.reduce(0) { $0 + lines($1) }
        }
    }

    /// An entry in its place.
    struct Placed {
        var entry: Int
        /// Its first line, counted from the top of the pane.
        var line: Int
        var lines: Int
    }

    /// Selects an entry, or the nearest one, and scrolls no more than needed to show it.
    mutating func select(_ entry: Int, in shape: Shape) {
        selection = max(0, min(entry, shape.count - 1))
        reveal(in: shape)
    }

    /// Scrolls no more than needed to show the selection with its margin.
    mutating func reveal(in shape: Shape) {
        selection = max(0, min(selection, shape.count - 1))
        guard shape.count > 0 else {
            top = 0
            return
        }
        let margin = max(0, min(ListState.margin, (shape.height - 1) / 4))
        top = max(0, min(top, selection - margin, shape.count - 1))
        let last = min(shape.count - 1, selection + margin)
        if last - top >= shape.height { top = last - shape.height + 1 }
        while top < selection, shape.lines(top...last) > shape.room(below: top) { top += 1 }
        fill(in: shape)
    }

    /// No lines stay free below the last entry while there are others above.
    private mutating func fill(in shape: Shape) {
        guard shape.count - top <= shape.height else { return }
        while top > 0, shape.lines(top - 1...shape.count - 1) <= shape.room(below: top - 1) { top -= 1 }
    }

    /// Scrolls by entries without moving the selection, unless it would leave the pane.
    ///
    /// - Parameter nearest: The entry that can be selected nearest to one, upwards or downwards.
    mutating func scroll(by entries: Int, in shape: Shape, nearest: (_ entry: Int, _ down: Bool) -> Int) {
        let before = placed(in: shape).first?.entry
        top = max(0, min(top + entries, shape.count - 1))
        // A heading at the top and the same heading above its first entry look the same.
        if placed(in: shape).first?.entry == before, entries != 0 {
            top = max(0, min(top + entries.signum(), shape.count - 1))
        }
        fill(in: shape)
        let seen = placed(in: shape).filter { $0.line + $0.lines <= shape.height }
        guard let first = seen.first, let last = seen.last else { return }
        if selection < first.entry { selection = nearest(first.entry, true) }
        if selection > last.entry { selection = nearest(last.entry, false) }
    }

    /// Keeps the selected entry selected and in its row when this many entries have come before it.
    mutating func shift(by entries: Int) {
        selection = max(0, selection + entries)
        top = max(0, top + entries)
    }

    /// The entries in sight, the last perhaps not with all of its lines.
    func placed(in shape: Shape) -> [Placed] {
        guard top < shape.count else { return [] }
        var line = shape.height - shape.room(below: top)
        var result: [Placed] = []
        var entry = top
        while entry < shape.count, line < shape.height {
            let lines = shape.lines(entry)
            result.append(Placed(entry: entry, line: line, lines: lines))
            line += lines
            entry += 1
        }
        return result
    }
}
