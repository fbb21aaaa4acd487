/// Which item of a list is selected, and which is at the top of its pane.
///
/// It stores neither the items nor the pane: every move gets the number of items and the rows of the pane.
public struct ListState: Equatable, Sendable {
    /// The index of the selected item; 0 in an empty list.
    public private(set) var selection = 0
    /// The index of the item in the first row.
    public private(set) var top = 0

    public init() {}

    /// The rows kept in sight above and below the selection while the list scrolls.
    public static let margin = 2

    /// Moves the selection by `step` items, not beyond either end.
    public mutating func move(by step: Int, count: Int, height: Int) {
        let target = selection.addingReportingOverflow(step)
        select(target.overflow ? (step > 0 ? Int.max : 0) : target.partialValue, count: count, height: height)
    }

    /// Keeps the selected item selected and in its row when this many items have come before it; a negative number when some have gone.
    public mutating func shift(by items: Int) {
        selection = max(0, selection + items)
        top = max(0, top + items)
    }

    /// Selects an item, or the nearest one, and scrolls no more than needed to show it.
    public mutating func select(_ index: Int, count: Int, height: Int) {
        selection = max(0, min(index, count - 1))
        reveal(count: count, height: height)
    }

    /// Moves the selection by pages (-1 is a page up), leaving a row of the old page in sight.
    public mutating func movePage(_ pages: Int, count: Int, height: Int) {
        scroll(by: pages * max(1, height - 1), count: count, height: height)
    }

    /// Moves the selection by half pages.
    public mutating func moveHalfPage(_ halves: Int, count: Int, height: Int) {
        scroll(by: halves * max(1, height / 2), count: count, height: height)
    }

    /// Scrolls without moving the selection, unless it would leave the pane.
    public mutating func scrollView(by rows: Int, count: Int, height: Int) {
        top = max(0, min(top + rows, count - height))
        keepSelectionInside(count: count, height: height)
    }

    /// Scrolls no more than needed to show the selection with its margin; call it when the list or pane has changed.
    public mutating func reveal(count: Int, height: Int) {
        selection = max(0, min(selection, count - 1))
        let margin = ListState.margin(height: height)
        top = min(top, selection - margin)
        top = max(top, selection + margin - height + 1)
        top = max(0, min(top, count - height))
    }

    /// Puts the selection in the middle of the pane, for long jumps.
    public mutating func center(count: Int, height: Int) {
        selection = max(0, min(selection, count - 1))
        top = max(0, min(selection - height / 2, count - height))
    }

    /// The items in sight.
    public func visible(count: Int, height: Int) -> Range<Int> {
        let start = max(0, min(top, count))
        return start..<max(start, min(count, start + max(0, height)))
    }

    private mutating func scroll(by rows: Int, count: Int, height: Int) {
        let newTop = max(0, min(top + rows, count - height))
        guard newTop != top else { return move(by: rows, count: count, height: height) }
        top = newTop
        selection = max(0, min(selection + rows, count - 1))
        keepSelectionInside(count: count, height: height)
    }

    /// Moves the selection to the nearest row in sight, its margin kept where the list goes on.
    private mutating func keepSelectionInside(count: Int, height: Int) {
        let margin = ListState.margin(height: height)
        let highest = top + (top > 0 ? margin : 0)
        let lowest = top + height - 1 - (top + height < count ? margin : 0)
        selection = max(0, min(max(selection, highest), min(lowest, count - 1)))
    }

    private static func margin(height: Int) -> Int {
        max(0, min(margin, (height - 1) / 2))
    }
}
