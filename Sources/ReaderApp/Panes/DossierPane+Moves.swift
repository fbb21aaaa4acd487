import Entities
import Library
import TerminalUI

/// Keys and clicks in a dossier.
extension DossierPane: PaneContent {
    func put(into model: inout Model) { model.dossier = self }
    func enter() -> Action { { $0.openInDossier() } }

    func pageHeight(in layout: Layout) -> Int {
        if isBesideShown { return sideArea?.height ?? 1 }
        return max(2, entryList(shownView).visible(lists[shownView] ?? EntryListState()).count)
    }

    /// Asks for what has come into view and is not there yet.
    var question: [Effect] {
        let missing = missing()
        return missing.isEmpty ? [] : [.ask(.appearances(entity, missing))]
    }

    mutating func layOut(in layout: Layout) {
        guard layout.size != size, layout.boxes[.dossier] != nil else { return }
        size = layout.size
        drawChart()
        arrange()
    }

    /// Counts mentions for the chart, which is left out where it would be one bar.
    mutating func drawChart() {
        let stops = dossier?.stops ?? []
        let most = TimeCounts.bars(in: max(1, size.columns - 8))
        chart = TimeCounts.step(for: stops, most: most).map { TimeCounts(stops, by: $0) }
        if let counts = chart?.counts, counts.count < 2 { chart = nil }
    }

    // MARK: Moving

    mutating func move(by lines: Int, in layout: Layout) -> [Effect] {
        awaited = nil
        if isBesideShown { moveLine(by: lines) } else { inEntries { $0.move(&$1, by: lines) } }
        return question
    }

    mutating func scroll(by lines: Int, in layout: Layout) -> [Effect] {
        scroll(by: lines, isBeside: isBesideShown)
        return question
    }

    mutating func wheel(_ lines: Int, at position: Position, in layout: Layout) -> [Effect] {
        scroll(by: lines, isBeside: sideArea?.contains(position) ?? false)
        return question
    }

    private mutating func scroll(by lines: Int, isBeside: Bool) {
        awaited = nil
        if isBeside {
            let height = max(1, sideArea?.height ?? 1)
            sideList.scrollView(by: lines, count: self.lines.count, height: height)
            if selectedLine == nil { selectLine(sideList.selection) }
        } else {
            inEntries { $0.scroll(&$1, by: lines) }
        }
    }

    mutating func inEntries(_ change: (EntryList, inout EntryListState) -> Void) {
        guard shownView.parts == nil else { return }
        var state = lists[shownView] ?? EntryListState()
        change(entryList(shownView), &state)
        lists[shownView] = state
    }

    mutating func click(_ event: MouseEvent, in layout: Layout) -> Action {
        let isOnEntry = click(event.position)
        let effects = question
        return { effects + (isOnEntry && event.clickCount > 1 ? $0.openInDossier() : []) }
    }

    /// Puts the cursor where the mouse points; `false` when there is nothing to choose.
    private mutating func click(_ position: Position) -> Bool {
        awaited = nil
        let shape = shape
        if position.row == shape.rules[1] {
            let part = shape.parts[1]
            if let tab = tabs.tab(at: position.column, x: part.x, width: part.width) { show(views[tab]) }
            return false
        }
        if let side = sideArea, side.contains(position) {
            let row = sideList.top + position.row - side.y
            guard lines.indices.contains(row), lines[row].isSelectable else { return false }
            isBeside = hasSide
            selectLine(row)
            return true
        }
        guard shownView.parts == nil else { return false }
        if let index = entryList(shownView).copies(at: position, lists[shownView] ?? EntryListState()) {
            isBeside = false
            inEntries {
                $0.select(index, &$1)
                $1.isOnCopies = true
            }
            return true
        }
        guard let index = entryList(shownView).entry(at: position, lists[shownView] ?? EntryListState())
        else { return false }
        isBeside = false
        inEntries { $0.select(index, &$1) }
        return true
    }

    // MARK: Views

    mutating func show(_ new: DossierView) {
        awaited = nil
        view = new
        isBeside = false
        arrange()
    }

    mutating func moveView(by steps: Int) {
        let all = views
        let here = all.firstIndex(of: shownView) ?? 0
        show(all[((here + steps) % all.count + all.count) % all.count])
    }

    /// To the next part of the short lists, or to the next article with entries.
    mutating func movePart(by steps: Int) {
        awaited = nil
        if isBesideShown { return moveLinePart(by: steps) }
        let index = lists[shownView]?.selection ?? 0
        guard let stop = stop(ofEntry: index, in: shownView), let groups = groups(shownView) else {
            return inEntries { $0.move(&$1, by: steps) }
        }
        var target = index
        if steps > 0 {
            target = groups.index(stop: stop + 1, item: 0)
        } else {
            target = groups.index(stop: stop, item: 0)
            if target == index, target > 0, let before = groups.place(of: target - 1)?.stop {
                target = groups.index(stop: before, item: 0)
            }
        }
        inEntries { $0.select(target, &$1) }
    }

    /// Between the short lists, the entries, and the number of copies of an entry's article.
    mutating func moveSideways(by steps: Int) {
        awaited = nil
        if !isBesideShown, shownView.parts == nil {
            var hasMoved = false
            inEntries { hasMoved = $0.moveOntoCopies(&$1, by: steps) }
            if hasMoved { return }
        }
        guard hasSide else { return moveView(by: steps) }
        isBeside = steps < 0
    }

    /// The article whose number of copies the cursor is at.
    var articleOfCopies: ArticleID? {
        guard !isBesideShown, let state = lists[shownView], state.isOnCopies else { return nil }
        return stop(ofEntry: state.selection, in: shownView).flatMap(stop)?.article
    }

    // MARK: Finding

    var findable: [(place: Int, text: String)] { [] }

    // MARK: Places

    /// Where the reader is, to come back to.
    var place: Place {
        Place(
            entity: entity, name: name, kind: kind, view: view,
            selection: awaited?.selection ?? lists[shownView]?.selection ?? 0,
            line: isBesideShown ? awaited?.line ?? selectedLine : nil, unfolded: unfolded)
    }

    /// Goes where the reader was, now or as soon as it is there.
    mutating func restore(_ place: Place) {
        unfolded = place.unfolded
        if let view = place.view { self.view = view }
        isBeside = place.line != nil
        awaited = place
        lists[shownView, default: EntryListState()].selection = place.selection
        arrange()
    }
}
