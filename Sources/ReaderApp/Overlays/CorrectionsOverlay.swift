import CrossReferences
import Entities
import Library
import TerminalUI

/// The corrections that were made, the last one first.
struct CorrectionsOverlay: Equatable, ListOverlay {
    /// `nil` until the library has answered.
    var corrections: [KeptCorrection]?
    var list = ListState()

    static let linesPerEntry = 2

    var count: Int { corrections?.count ?? 0 }

    var selected: KeptCorrection? {
        guard let corrections, corrections.indices.contains(list.selection) else { return nil }
        return corrections[list.selection]
    }

    func box(in size: Size) -> Rect {
        size.box(width: 100, height: max(5, size.rows - (size.rows > 24 ? 6 : 1)))
    }

    func area(in size: Size) -> Rect { box(in: size).inset(columns: 2, rows: 1) }

    func draw(on screen: inout Screen, isASCII: Bool) {
        let box = box(in: screen.size)
        let title = count == 0 ? "Corrections" : "Corrections · \(count), the last one first"
        let inner = screen.drawBox(box, title: title, isASCII: isASCII)
        let area = area(in: screen.size)
        if let corrections, corrections.isEmpty {
            let words = "Nothing was put right yet. On a name: R renames, M merges, S splits, X drops it."
            screen.putWrapped(words, in: inner, row: inner.y, role: .dim)
        }
        let height = visible(in: screen.size)
        var list = list
        list.reveal(count: count, height: height)
        for (row, index) in list.visible(count: count, height: height).enumerated() {
            guard let kept = corrections?[index] else { break }
            let line = Rect(x: area.x, y: area.y + Self.linesPerEntry * row, width: area.width, height: 1)
            draw(kept, in: line, isSelected: index == list.selection, on: &screen)
            guard line.y + 1 < area.endY else { break }
            let state =
                kept.isApplied
                ? kept.correction.kind.inWords
                : "nothing in the library fits it now; it is kept for when the articles come"
            screen.put(
                CellWidth.truncate(state, to: max(0, area.width - 2)), column: area.x + 2, row: line.y + 1,
                role: .dim)
        }
        screen.putHint(
            [
                "Enter shows whom it is about · d or u takes the last one back · Esc leaves",
                "Enter shows · u takes the last one back · Esc leaves", "Enter · u · Esc",
            ],
            on: box)
        screen.cursor = Position(
            column: area.x, row: area.y + Self.linesPerEntry * (list.selection - list.top))
    }

    private func draw(_ kept: KeptCorrection, in line: Rect, isSelected: Bool, on screen: inout Screen) {
        let highlight: Role? = isSelected ? .selected : nil
        if let highlight { screen.setRole(highlight, in: line) }
        screen.put(kept.isApplied ? "✓" : "–", column: line.x, row: line.y, role: highlight ?? .mark)
        screen.put(
            CellWidth.truncate(kept.correction.inWords, to: max(0, line.width - 2)), column: line.x + 2,
            row: line.y, role: highlight ?? (kept.isApplied ? .plain : .dim))
    }
}

extension Model {
    mutating func receive(_ corrections: [KeptCorrection]) -> [Effect] {
        guard case .correcting(.list(var shown)) = overlay else { return [] }
        shown.corrections = corrections.reversed()
        shown.list.reveal(count: shown.count, height: shown.visible(in: size))
        overlay = .correcting(.list(shown))
        return []
    }

    mutating func press(_ key: Key, in shown: CorrectionsOverlay) -> [Effect] {
        var shown = shown
        let height = shown.visible(in: size)
        switch key {
        case .down, .character("j"), .control("n"): shown.list.move(by: 1, count: shown.count, height: height)
        case .up, .character("k"), .control("p"): shown.list.move(by: -1, count: shown.count, height: height)
        case .pageDown, .control("d"): shown.list.movePage(1, count: shown.count, height: height)
        case .pageUp, .control("u"): shown.list.movePage(-1, count: shown.count, height: height)
        case .home, .character("g"): shown.list.select(0, count: shown.count, height: height)
        case .end, .character("G"): shown.list.select(shown.count - 1, count: shown.count, height: height)
        case .enter: return show(shown.selected)
        case .character("d") where shown.list.selection > 0:
            say("Only the last correction can be taken back; u takes them back one by one.")
            return []
        case .character("d"), .character("u"): return [.identity(.undo)]
        case .control("r"): return [.identity(.redo)]
        case .character("q"):
            overlay = nil
            return []
        default:
            say("Enter shows whom it is about, u takes the last one back, Esc leaves.")
            return []
        }
        overlay = .correcting(.list(shown))
        return []
    }

    /// Goes to whom a correction is about.
    private mutating func show(_ kept: KeptCorrection?) -> [Effect] {
        guard let kept else { return [] }
        guard let entity = kept.entity else { return [.identity(.findSubject(kept))] }
        return show(entity, of: kept)
    }

    mutating func show(_ entity: EntityID?, of kept: KeptCorrection) -> [Effect] {
        guard case .correcting(.list) = overlay else { return [] }
        guard let entity else {
            say("Nobody in the library is called “\(kept.correction.nameAfter)”.")
            return []
        }
        overlay = nil
        trail = MentionTrail(
            entity: entity, name: kept.correction.nameAfter, kind: kept.correction.kindAfter)
        repeats = .mentions
        text.find = nil
        return [.loadTrail(entity, then: .first)]
    }
}
