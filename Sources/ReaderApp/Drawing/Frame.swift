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

    /// The part of the screen that contains the boxes.
    private let area: Rect
    private var sides: [Sides]
    private var focused: [Bool]

    /// The line that joins a set of sides, indexed by the set.
    private static let glyphs = cells(" │││─┘┐┤─└┌├─┴┬┼", role: .border)
    private static let focusedGlyphs = cells(" │││─┘┐┤─└┌├─┴┬┼", role: .borderFocused)

    private static func cells(_ glyphs: String, role: Role) -> [Cell] { glyphs.map { Cell($0, role: role) } }

    init(size: Size) { self.init(Rect(x: 0, y: 0, width: size.columns, height: size.rows)) }

    init(_ area: Rect) {
        self.area = area
        sides = Array(repeating: [], count: max(0, area.width) * max(0, area.height))
        focused = Array(repeating: false, count: sides.count)
    }

    /// Adds the border of `box`.
    ///
    /// - Parameter hasFocusAtCorner: Only the corner at its title tells that it is focused, so that little is drawn when
    ///   another is.
    mutating func add(_ box: Rect, isFocused: Bool, hasFocusAtCorner: Bool = false) {
        guard box.width > 1, box.height > 1 else { return }
        if hasFocusAtCorner {
            add(box, isFocused: false)
            return mark(box.x, box.y, [], isFocused)
        }
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
        guard x >= area.x, y >= area.y, x < area.endX, y < area.endY else { return }
        let index = (y - area.y) * area.width + x - area.x
        sides[index].formUnion(new)
        if isFocused { focused[index] = true }
    }

    func draw(on screen: inout Screen) {
        for y in 0..<max(0, area.height) {
            for x in 0..<area.width {
                let index = y * area.width + x
                let joined = Int(sides[index].rawValue)
                guard joined != 0 else { continue }
                screen.put(
                    (focused[index] ? Self.focusedGlyphs : Self.glyphs)[joined], column: area.x + x,
                    row: area.y + y)
            }
        }
    }
}
