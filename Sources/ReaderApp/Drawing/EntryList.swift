import TerminalUI

/// Which entry of a list is selected, and the first row in view.
struct EntryListState: Equatable, Sendable {
    var selection = 0
    /// The entry in the first row, and how many of its rows are above that.
    var top = 0
    var skip = 0
    /// Whether the cursor is at the number of copies of the selected entry's article.
    var isOnCopies = false
}

/// A list of entries of different heights in its place on the screen; only those in view are looked at.
struct EntryList {
    var area: Rect
    var count: Int
    /// Whether an empty row stands before each heading.
    var isSpaced = true
    /// `nil` for an entry that is shown as a part of the one before.
    var entry: (Int) -> Entry?

    /// The cells left of the text.
    var indent: Int { area.width >= 60 ? 13 : 4 }
    var textWidth: Int { max(1, min(120, area.width - indent - 1)) }

    /// The empty rows before an entry.
    func space(_ entry: Entry, at index: Int) -> Int {
        isSpaced && index > 0 && (entry.heading != nil && !entry.isTitleOnly || entry.section != nil) ? 1 : 0
    }

    func rows(_ index: Int, isSelected: Bool) -> Int {
        guard let entry = entry(index) else { return 0 }
        return space(entry, at: index) + (entry.section == nil ? 0 : 1) + (entry.heading == nil ? 0 : 1)
            + entry.lines(width: textWidth, isWhole: isSelected).shown.count
    }

    private func space(at index: Int) -> Int { entry(index).map { space($0, at: index) } ?? 0 }

    // MARK: Moving

    /// Moves the selection; within an entry longer than the list it shows more of that first.
    func move(_ state: inout EntryListState, by steps: Int) {
        guard count > 0 else { return }
        if abs(steps) == 1, scrollWithinSelected(&state, by: steps) { return }
        var target = state.selection
        if abs(steps) >= count {
            target = steps > 0 ? count - 1 : 0
            while target > 0, entry(target) == nil { target -= 1 }
        } else {
            var left = abs(steps)
            var place = target
            while left > 0 {
                place += steps.signum()
                guard (0..<count).contains(place) else { break }
                guard entry(place) != nil else { continue }
                target = place
                left -= 1
            }
        }
        select(target, &state)
        if state.selection == 0 { (state.top, state.skip) = (0, 0) }
    }

    private func scrollWithinSelected(_ state: inout EntryListState, by step: Int) -> Bool {
        guard state.top == state.selection else { return false }
        let rows = rows(state.selection, isSelected: true)
        let page = max(1, area.height - 1)
        if step > 0, rows - state.skip > area.height {
            state.skip = min(state.skip + page, rows - area.height)
            return true
        }
        let first = space(at: state.selection)
        guard step < 0, rows > area.height, state.skip > first else { return false }
        state.skip = max(first, state.skip - page)
        return true
    }

    /// From the selected entry to the number of copies of its article, or back.
    ///
    /// - Returns: `false` where there is nothing to go to.
    func moveOntoCopies(_ state: inout EntryListState, by steps: Int) -> Bool {
        guard state.isOnCopies != (steps > 0), count > 0, headed(state.selection).copies > 0 else {
            return false
        }
        state.isOnCopies.toggle()
        return true
    }

    /// The entry at or before one that has the heading of its article, and how many copies that tells.
    func headed(_ index: Int) -> (entry: Int, copies: Int) {
        var index = index
        while index > 0, entry(index)?.heading == nil { index -= 1 }
        return (index, entry(index)?.heading?.copies ?? 0)
    }

    /// Moves by pages: the entry after the last one in view comes to the top.
    func movePage(_ state: inout EntryListState, by pages: Int) {
        let shown = max(1, visible(state).count - 1)
        move(&state, by: pages * shown)
    }

    func select(_ index: Int, _ state: inout EntryListState) {
        state.isOnCopies = false
        state.selection = max(0, min(index, count - 1))
        while state.selection > 0, entry(state.selection) == nil { state.selection -= 1 }
        reveal(&state)
    }

    /// Scrolls no more than needed to show the selected entry whole, and leaves no rows empty at the end of a long list.
    func reveal(_ state: inout EntryListState) {
        guard count > 0 else {
            state = EntryListState()
            return
        }
        state.selection = max(0, min(state.selection, count - 1))
        if state.top > state.selection || state.top == state.selection && !isReadingOn(state) {
            state.top = state.selection
            state.skip = space(at: state.selection)
        } else if state.top < state.selection {
            var used = -state.skip
            for index in state.top...state.selection {
                used += rows(index, isSelected: index == state.selection)
                if index < state.selection, used > area.height { break }
            }
            if used > area.height { bringToBottom(state.selection, &state) }
        }
        fillEnd(&state)
    }

    /// Whether the view is further down in a selected entry that is higher than the list.
    private func isReadingOn(_ state: EntryListState) -> Bool {
        let rows = rows(state.selection, isSelected: true)
        return rows > area.height && state.skip <= rows - area.height
    }

    /// Makes an entry the last one in view; one that is higher than the list begins at its top.
    private func bringToBottom(_ index: Int, _ state: inout EntryListState) {
        var room = area.height - rows(index, isSelected: index == state.selection)
        guard room > 0 else {
            (state.top, state.skip) = (index, space(at: index))
            return
        }
        var top = index
        while top > 0, room > 0 {
            let rows = rows(top - 1, isSelected: top - 1 == state.selection)
            top -= 1
            room -= rows
        }
        (state.top, state.skip) = (top, max(0, -room))
    }

    private func fillEnd(_ state: inout EntryListState) {
        var used = -state.skip
        for index in state.top..<count {
            used += rows(index, isSelected: index == state.selection)
            if used >= area.height { return }
        }
        guard state.top > 0 || state.skip > 0 else { return }
        let keeps = rows(state.selection, isSelected: true) > area.height
        if !keeps { bringToBottom(count - 1, &state) }
    }

    /// Scrolls by rows; the selection stays in view.
    func scroll(_ state: inout EntryListState, by rows: Int) {
        guard count > 0 else { return }
        let before = state
        var left = rows
        while left > 0 {
            let own = self.rows(state.top, isSelected: state.top == state.selection)
            if state.skip + left < own || state.top == count - 1 {
                state.skip = min(state.skip + left, max(0, own - 1))
                break
            }
            left -= own - state.skip
            (state.top, state.skip) = (state.top + 1, 0)
        }
        while left < 0 {
            if state.skip >= -left {
                state.skip += left
                break
            }
            left += state.skip
            guard state.top > 0 else {
                state.skip = 0
                break
            }
            state.top -= 1
            state.skip = self.rows(state.top, isSelected: state.top == state.selection)
        }
        fillEnd(&state)
        let shown = visible(state)
        guard !shown.isEmpty, !shown.contains(state.selection) else { return }
        let target = state.selection < shown.lowerBound ? shown.lowerBound : shown.upperBound - 1
        let held = state
        select(target, &state)
        if state.top == before.top, held.top != before.top { (state.top, state.skip) = (held.top, held.skip) }
    }

    // MARK: What is seen

    /// The entries with a row in view.
    func visible(_ state: EntryListState) -> Range<Int> {
        var used = -state.skip
        var index = min(state.top, count)
        while index < count, used < area.height {
            used += rows(index, isSelected: index == state.selection)
            index += 1
        }
        return min(state.top, count)..<index
    }

    /// The entry whose number of copies is at a place on the screen.
    func copies(at position: Position, _ state: EntryListState) -> Int? {
        guard let index = entry(at: position, state), let entry = entry(index),
            let heading = entry.heading, heading.copies > 0
        else { return nil }
        var row = area.y - state.skip
        for before in visible(state) where before < index {
            row += rows(before, isSelected: before == state.selection)
        }
        row += space(entry, at: index) + (entry.section == nil ? 0 : 1)
        let isOnIt = position.row == row && position.column >= area.endX - "+\(heading.copies)".count
        return isOnIt ? index : nil
    }

    /// The entry at a place on the screen.
    func entry(at position: Position, _ state: EntryListState) -> Int? {
        guard area.contains(position) else { return nil }
        var row = area.y - state.skip
        for index in visible(state) {
            row += rows(index, isSelected: index == state.selection)
            if position.row < row { return index }
        }
        return nil
    }
}
