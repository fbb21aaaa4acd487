import Articles
import Entities
import Library
public import TerminalUI

extension Model {
    /// Draws the model; the same model always gives the same screen.
    public func view() -> Screen {
        var screen = Screen(size: size)
        let layout = layout
        if layout.form == .tooSmall {
            let smallest = Layout.smallest
            let words =
                "Terminal too small (\(size.columns)x\(size.rows)); need \(smallest.columns)x\(smallest.rows)"
            for (row, line) in words.wrapped(to: size.columns).enumerated() {
                screen.put(line, column: 0, row: row)
            }
            return screen
        }
        drawFrame(layout, on: &screen)
        drawPanes(layout, on: &screen)
        drawStatus(layout, on: &screen)
        drawOverlay(on: &screen)
        // A prompt may ask something about the overlay, so it is drawn over it, with the cursor.
        if prompt != nil { drawStatus(layout, on: &screen) }
        if !hasColours { screen.doubleLines(of: .borderFocused) }
        if options.isASCII { screen.writeInASCII() }
        return screen
    }

    // MARK: Frame and titles

    private func drawFrame(_ layout: Layout, on screen: inout Screen) {
        if focus.isPage { return }
        if focus == .start { return drawStartFrame(layout, on: &screen) }
        if layout.form == .single { return drawTabs(layout, on: &screen) }
        var frame = Frame(size: size)
        for (pane, box) in layout.boxes where pane != focus { frame.add(box, isFocused: false) }
        if let box = layout.boxes[focus] { frame.add(box, isFocused: true) }
        frame.draw(on: &screen)
        for (pane, box) in layout.boxes {
            let title = CellWidth.truncate(paneTitle(pane), to: max(0, box.width - 4))
            screen.put(
                " \(title) ", column: box.x + 1, row: box.y, role: pane == focus ? .titleFocused : .dim)
        }
        if let box = layout.boxes[.text] { drawTrail(in: box, on: &screen) }
    }

    private func paneTitle(_ pane: Pane) -> String {
        content(of: pane)?.title(facts(for: pane, in: layout)) ?? pane.title
    }

    /// The tabs over a single pane: the focused one with its title, the others with their names.
    var tabs: [(pane: Pane, label: String, columns: Range<Int>)] {
        var column = 1
        return Pane.reading.enumerated().map { index, pane in
            var label = " \(index + 1) \(pane.title) "
            if pane == focus {
                let others = Pane.reading.filter { $0 != pane }.reduce(0) { $0 + $1.title.count + 5 }
                label = " \(index + 1) \(paneTitle(pane))"
                label = CellWidth.truncate(label, to: max(8, size.columns - others - 4)) + " "
            }
            let width = CellWidth.width(of: label)
            defer { column += width + 1 }
            return (pane, label, column..<column + width)
        }
    }

    /// The border of the start screen; narrow screens have only its upper line.
    private func drawStartFrame(_ layout: Layout, on screen: inout Screen) {
        guard let box = layout.boxes[focus] else { return }
        if layout.content(of: focus).y + layout.content(of: focus).height == box.endY {
            screen.fill(
                Rect(x: 0, y: box.y, width: box.width, height: 1), with: "─",
                role: .border)
        } else {
            var frame = Frame(size: size)
            frame.add(box, isFocused: true)
            frame.draw(on: &screen)
        }
        let title = CellWidth.truncate(paneTitle(focus), to: max(0, box.width - 4))
        screen.put(" \(title) ", column: box.x + 1, row: box.y, role: .titleFocused)
    }

    /// The line of tabs over a single pane.
    private func drawTabs(_ layout: Layout, on screen: inout Screen) {
        let row = Rect(x: 0, y: 0, width: size.columns, height: 1)
        screen.fill(row, with: "─", role: .border)
        for tab in tabs {
            let role: Role = tab.pane == focus ? .titleFocused : .dim
            screen.put(tab.label, column: tab.columns.lowerBound, row: 0, role: role)
        }
    }

    // MARK: Panes

    private func drawPanes(_ layout: Layout, on screen: inout Screen) {
        for pane in Pane.allCases where layout.boxes[pane] != nil {
            content(of: pane)?.draw(facts(for: pane, in: layout), on: &screen)
        }
    }

    // MARK: Status

    /// How far one is in the text, and the mention cursor's place, on the lower border of the text.
    private func drawTrail(in box: Rect, on screen: inout Screen) {
        let told = text.progressInWords(facts(for: .text, in: layout)) ?? ""
        let words = trailInWords.map { CellWidth.truncate(" \($0) ", to: box.width - 4) } ?? ""
        let place = box.endX - 2 - CellWidth.width(of: words)
        screen.put(words, column: place, row: box.endY - 1, role: .trail)
        // Where there is no room for what is left, how far one is.
        let progress = [told, String(told.prefix { $0 != " " })].first {
            box.x + 4 + CellWidth.width(of: $0) < place
        }
        guard let progress, !progress.isEmpty else { return }
        screen.put(" \(progress) ", column: box.x + 2, row: box.endY - 1, role: .dim)
    }

    private var trailInWords: String? {
        trail.map { "\(followMark($0.entity))\($0.name) · \($0.placeInWords)" }
    }

    private func drawStatus(_ layout: Layout, on screen: inout Screen) {
        let row = layout.statusRow
        if let prompt { return draw(prompt.content, row: row, on: &screen) }
        let width = size.columns - 2
        let (left, role) = statusLeft(layout)
        let hints = pending.isEmpty ? "? help" : ""
        let used = screen.put(
            CellWidth.truncate(left, to: width), column: 1, row: row, width: width, role: role)
        let place = size.columns - 1 - CellWidth.width(of: hints)
        if used + 3 < place { screen.put(hints, column: place, row: row, role: .dim) }
    }

    private func statusLeft(_ layout: Layout) -> (String, Role) {
        if !pending.isEmpty { return (pendingInWords, .message) }
        if let message { return (message.text, message.isError ? .failure : .message) }
        if let find = text.find, focus == .text, repeats == .finds, let current = find.current {
            let place = "\(current + 1) of \(find.matches.count)"
            if let walk = walkHere, find.isOfSearch {
                return (
                    "hit \(place) · article \(walk.place + 1) of \(walk.total) of “\(find.needle)”", .message
                )
            }
            let words = find.isOfSearch ? "hit \(place) of “\(find.needle)”" : "“\(find.needle)” \(place)"
            return ("\(words) · n next, N before, Esc ends", .message)
        }
        if focus == .text, text.selection != nil || layout.form != .single || trail == nil {
            let words = text.cursorInWords(facts(for: .text, in: layout))
            if let shortest = words.last {
                return (words.first { CellWidth.width(of: $0) <= size.columns - 10 } ?? shortest, .message)
            }
        }
        if layout.form == .single, focus == .text, let words = trailInWords { return (words, .trail) }
        if let progress { return (progress.sentence, .message) }
        if let importFailure, focus == .articles { return (importFailure, .failure) }
        let hints = content(of: focus)?.hints(facts(for: focus, in: layout)) ?? []
        return (hints.first { CellWidth.width(of: $0) <= size.columns - 10 } ?? hints.last ?? "", .dim)
    }

    /// The keys typed so far, and how they can go on.
    private var pendingInWords: String {
        let typed = pending.digits + pending.keys.map(\.shortName).joined()
        guard !pending.keys.isEmpty else { return "\(typed) times …" }
        let next = Command.beginning(with: pending.keys, in: focus).compactMap { command -> String? in
            let sequence = command.keys.first {
                $0.count > pending.keys.count && $0.starts(with: pending.keys)
            }
            return sequence.map { "\($0[pending.keys.count].shortName) \(command.name)" }
        }
        return "\(typed)  " + next.joined(separator: " · ")
    }
}
