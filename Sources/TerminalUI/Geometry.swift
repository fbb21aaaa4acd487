/// The size of a terminal or pane, in cells.
public struct Size: Hashable, Sendable {
    public var columns: Int
    public var rows: Int

    public init(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
    }
}

/// A place on the screen, in cells from the top left corner, from 0.
public struct Position: Hashable, Sendable {
    public var column: Int
    public var row: Int

    public init(column: Int, row: Int) {
        self.column = column
        self.row = row
    }
}

/// A rectangle of cells; empty when its width or height is not positive.
public struct Rect: Hashable, Sendable {
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int

    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    public static let empty = Rect(x: 0, y: 0, width: 0, height: 0)

    public var isEmpty: Bool { width <= 0 || height <= 0 }
    /// The first column right of the rectangle.
    public var endX: Int { x + max(0, width) }
    /// The first row below the rectangle.
    public var endY: Int { y + max(0, height) }

    /// Whether the cell at `position` lies inside.
    public func contains(_ position: Position) -> Bool {
        position.column >= x && position.column < endX && position.row >= y && position.row < endY
    }

    /// The rectangle without `columns` at either side and `rows` above and below.
    public func inset(columns: Int = 0, rows: Int = 0) -> Rect {
        Rect(
            x: x + columns, y: y + rows, width: max(0, width - 2 * columns), height: max(0, height - 2 * rows)
        )
    }
}

extension Rect {
    /// The common part of two rectangles; empty when they do not overlap.
    public func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        let right = min(endX, other.endX)
        let bottom = min(endY, other.endY)
        guard right > left, bottom > top else { return .empty }
        return Rect(x: left, y: top, width: right - left, height: bottom - top)
    }
}
