import Articles
import Entities
import Library
public import TerminalUI

extension Model {
    /// Draws the model; the same model always gives the same screen.
    public func view() -> Screen {
        let screen = drawn
        return settings.isAccessible ? screen.inWords(size: terminalSize) : screen
    }

    private var drawn: Screen {
        var screen = Screen(size: size)
        let layout = layout
        if layout.form == .tooSmall {
            let smallest = Layout.smallest
            let words =
                "Terminal too small (\(size.columns)x\(size.rows)); need \(smallest.columns)x\(smallest.rows)"
            for (row, line) in words.wrapped(to: size.columns).enumerated() {
                screen.put(line, column: 0, row: row)
            }
            screen.cursor = Position(column: 0, row: 0)
            return screen
        }
        // Those who hear the screen are told what has the keys, and nothing below it.
        if overlay == nil || !settings.isAccessible {
            drawFrame(layout, on: &screen)
            drawPanes(layout, on: &screen)
        }
        drawStatus(layout, on: &screen)
        drawOverlay(on: &screen)
        drawMenu(on: &screen)
        drawChoices(on: &screen)
        // A prompt may ask something about the overlay, so it is drawn over it, with the cursor.
        if prompt != nil { drawStatus(layout, on: &screen) }
        if !hasColours { screen.doubleLines(of: .borderFocused) }
        if options.isASCII { screen.writeInASCII(letter: options.hasASCIILetters ? \.inASCII : nil) }
        return screen
    }

    // MARK: Frame and titles

    private func drawFrame(_ layout: Layout, on screen: inout Screen) {
        if focus.isPage { return }
        if focus == .start { return drawStartFrame(layout, on: &screen) }
        if layout.form == .single { return drawTabs(layout, on: &screen) }
        if layout.form == .rows { return drawRules(layout, on: &screen) }
        var frame = Frame(size: size)
        for (pane, box) in layout.boxes where pane != focus { frame.add(box, isFocused: false) }
        // Without colours the whole border is doubled, as a corner alone would hardly be seen.
        if let box = layout.boxes[focus] { frame.add(box, isFocused: true, hasFocusAtCorner: hasColours) }
        frame.draw(on: &screen)
        for (pane, box) in layout.boxes { drawTitle(of: pane, in: box, on: &screen) }
        if let box = layout.boxes[.text] { drawTrail(in: box, on: &screen) }
    }

    /// The lines above, between and below list and text, where they are as wide as the screen.
    private func drawRules(_ layout: Layout, on screen: inout Screen) {
        func rule(_ row: Int, _ pane: Pane) {
            let role: Role = pane == focus ? .borderFocused : .border
            let rect = Rect(x: 0, y: row, width: size.columns, height: 1)
            screen.fill(rect, with: "─", role: hasColours ? .border : role)
            screen.put(Cell("─", role: role), column: 0, row: row)
        }
        for pane in [Pane.articles, .text] {
            guard let box = layout.boxes[pane] else { continue }
            rule(box.y, pane)
            if pane == .text { rule(box.endY - 1, pane) }
            drawTitle(of: pane, in: box, on: &screen)
        }
        if let box = layout.boxes[.text] { drawTrail(in: box, on: &screen) }
    }

    /// The title of a pane in its upper border, with what stands at its right as far as there is room.
    private func drawTitle(of pane: Pane, in box: Rect, on screen: inout Screen) {
        let facts = facts(for: pane, in: layout)
        let title = paneTitle(pane)
        let choices = content(of: pane)?.titleAtRight(facts) ?? []
        let room = box.width - 7
        let fitting = choices.first { CellWidth.width(of: title) + CellWidth.width(of: $0) <= room }
        let narrow = choices.last.flatMap { room - CellWidth.width(of: $0) >= 12 ? $0 : nil }
        let right = fitting ?? narrow
        let used = right.map { CellWidth.width(of: $0) + 3 } ?? 0
        let role: Role = pane == focus ? .titleFocused : .dim
        let shown = CellWidth.truncate(title, to: max(0, box.width - 4 - used))
        screen.put(" \(shown) ", column: box.x + 1, row: box.y, role: role)
        guard let right else { return }
        screen.put(
            " \(right) ", column: box.endX - CellWidth.width(of: right) - 3, row: box.y, role: .dim)
    }

    private func paneTitle(_ pane: Pane) -> String {
        content(of: pane)?.title(facts(for: pane, in: layout)) ?? pane.title
    }

    /// The tabs over a single pane: the focused one with its title where there is room, the others with their names or
    /// numbers; no label is ever cut.
    var tabs: [(pane: Pane, label: String, columns: Range<Int>)] {
        let facts = facts(for: focus, in: layout)
        let right = content(of: focus)?.titleAtRight(facts) ?? []
        let full = ([paneTitle(focus)] + right.suffix(1)).joined(separator: " · ")
        func labels(_ focused: String, _ other: (Pane) -> String) -> [(Pane, String)] {
            Pane.reading.enumerated().map { index, pane in
                let words = pane == focus ? focused : other(pane)
                return (pane, words.isEmpty ? " \(index + 1) " : " \(index + 1) \(words) ")
            }
        }
        let choices = [
            labels(full, \.title), labels(full) { _ in "" }, labels(focus.title, \.title),
            labels(focus.title) { _ in "" },
        ]
        let fitting = choices.first { choice in
            choice.reduce(1) { $0 + CellWidth.width(of: $1.1) + 1 } <= size.columns
        }
        var column = 1
        return (fitting ?? labels("") { _ in "" }).map { pane, label in
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
        let focused = layout.content(of: focus)
        screen.cursor = Position(column: focused.x, row: focused.y)
        for pane in Pane.allCases {
            guard let box = layout.boxes[pane] else { continue }
            if layout.isDrawerOpen, pane != .text { drawDrawer(pane, in: box, on: &screen) }
            content(of: pane)?.draw(facts(for: pane, in: layout), on: &screen)
        }
    }

    /// The border of a pane that stands over the text.
    private func drawDrawer(_ pane: Pane, in box: Rect, on screen: inout Screen) {
        screen.fill(box, role: .plain)
        var frame = Frame(box)
        frame.add(box, isFocused: true)
        frame.draw(on: &screen)
        drawTitle(of: pane, in: box, on: &screen)
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
        guard let trail else { return nil }
        let isHere = text.opened.map { trail.names($0.row.id) } ?? true
        let place = isHere ? trail.placeInWords : "not in this article · \(trail.countsInWords)"
        return "\(followMark(trail.entity))\(trail.name) · \(place)"
    }

    private func drawStatus(_ layout: Layout, on screen: inout Screen) {
        let row = layout.statusRow
        if let prompt { return draw(prompt.content, row: row, on: &screen) }
        let width = size.columns - 2
        let (left, role) = statusLeft(layout)
        let help = settings.keys.filled("{help} help", in: focus)
        let hints = !pending.isEmpty ? "" : overlay == nil ? help : "Esc leaves"
        let used = screen.put(
            CellWidth.truncate(left, to: width), column: 1, row: row, width: width, role: role)
        let place = size.columns - 1 - CellWidth.width(of: hints)
        if used + 3 < place { screen.put(hints, column: place, row: row, role: .dim) }
    }

    private func statusLeft(_ layout: Layout) -> (String, Role) {
        if !pending.isEmpty { return (pendingInWords, .message) }
        if let message { return (message.text, message.isError ? .failure : .message) }
        // What an overlay takes is told on its own border.
        if let overlay { return (settings.isAccessible ? overlay.placeInWords : "", .dim) }
        if let find = text.find, focus == .text, repeats == .finds, let current = find.current {
            let place = "\(current + 1) of \(find.matches.count)"
            if let walk = walkHere, find.isOfSearch {
                return (
                    "hit \(place) · article \(walk.place + 1) of \(walk.total) of “\(find.needle)”", .message
                )
            }
            let words = find.isOfSearch ? "hit \(place) of “\(find.needle)”" : "“\(find.needle)” \(place)"
            let keys = settings.keys.filled("{next} next, {previous} before, {escape} ends", in: focus)
            return ("\(words) · \(keys)", .message)
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
        let facts = facts(for: focus, in: layout)
        let told = content(of: focus)?.hints(facts).map { settings.keys.filled($0, in: focus) } ?? []
        if let last = told.last {
            return (told.first { CellWidth.width(of: $0) <= size.columns - 10 } ?? last, .dim)
        }
        let here = content(of: focus)?.placeInStatus(facts) ?? ""
        let place = here.isEmpty ? "" : "\(here) · "
        let room = size.columns - 10 - CellWidth.width(of: place)
        return (place + Command.hints(in: focus, width: room, settings.keys), .dim)
    }

    /// The keys typed so far, and how they can go on.
    private var pendingInWords: String {
        let typed = pending.digits + pending.keys.map(\.shortName).joined()
        guard !pending.keys.isEmpty else { return "\(typed) times …" }
        return "\(typed) …"
    }
}
