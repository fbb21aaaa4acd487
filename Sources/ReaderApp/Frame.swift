import TerminalUI

/// The borders of boxes that touch each other, joined where they meet.
struct Frame {
    private struct Sides: OptionSet {
        let rawValue: UInt8
        static let up = Sides(rawValue: 1)
        static let down = Sides(rawValue: 2)
        static let left = Sides(rawValue: 4)
        static let right = Sides(rawValue: 8)
    }

    private let size: Size
    private var sides: [Sides]
    private var focused: [Bool]

    /// The line that joins a set of sides, indexed by the set.
    private static let glyphs: [Character] = [
        " ", "│", "│", "│", "─", "┘", "┐", "┤", "─", "└", "┌", "├", "─", "┴", "┬", "┼",
    ]
    private static let asciiGlyphs: [Character] = [
        " ", "|", "|", "|", "-", "+", "+", "+", "-", "+", "+", "+", "-", "+", "+", "+",
    ]

    init(size: Size) {
        self.size = size
        sides = Array(repeating: [], count: max(0, size.columns * size.rows))
        focused = Array(repeating: false, count: sides.count)
    }

    /// Adds the border of `box`.
    mutating func add(_ box: Rect, isFocused: Bool) {
        guard box.width > 1, box.height > 1 else { return }
        for x in box.x..<box.endX {
            var along: Sides = []
            if x > box.x { along.insert(.left) }
            if x < box.endX - 1 { along.insert(.right) }
            mark(x, box.y, along, isFocused)
            mark(x, box.endY - 1, along, isFocused)
        }
        for y in box.y..<box.endY {
            var along: Sides = []
            if y > box.y { along.insert(.up) }
            if y < box.endY - 1 { along.insert(.down) }
            mark(box.x, y, along, isFocused)
            mark(box.endX - 1, y, along, isFocused)
        }
    }

    private mutating func mark(_ x: Int, _ y: Int, _ new: Sides, _ isFocused: Bool) {
        guard x >= 0, y >= 0, x < size.columns, y < size.rows else { return }
        sides[y * size.columns + x].formUnion(new)
        if isFocused { focused[y * size.columns + x] = true }
    }

    func draw(on screen: inout Screen, isASCII: Bool) {
        let glyphs = isASCII ? Self.asciiGlyphs : Self.glyphs
        for y in 0..<size.rows {
            for x in 0..<size.columns {
                let index = y * size.columns + x
                guard !sides[index].isEmpty else { continue }
                let role: Role = focused[index] ? .borderFocused : .border
                screen.put(String(glyphs[Int(sides[index].rawValue)]), column: x, row: y, role: role)
            }
        }
    }
}
