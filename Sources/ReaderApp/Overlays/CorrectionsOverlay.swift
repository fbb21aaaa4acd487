import CrossReferences
import Entities
import Library
import TerminalUI

/// The corrections that were made, the last one first.
struct CorrectionsOverlay: ListOverlay {
    /// `nil` until the library has answered.
    private var corrections: [KeptCorrection]?
    var list = ListState()

    static let linesPerEntry = 2

    var count: Int { corrections?.count ?? 0 }

    init() {}

    var overlay: Overlay { .corrections(self) }
    var reload: [Effect] { [.ask(.corrections)] }

    // MARK: Keys and answers

    mutating func press(_ key: Key, in size: Size) -> Outcome {
        switch key {
        case .enter: return showSelected()
        case .character("d") where list.selection > 0:
            return .say("Only the last correction can be taken back; u takes them back one by one.")
        case .character("d"), .character("u"): return .run([.change(.undo)])
        case .control("r"): return .run([.change(.redo)])
        case .character("q"): return .close
        default:
            return moveByLetters(key, in: size)
                ?? .say("Enter shows who it is about, u takes the last one back, Esc leaves.")
        }
    }

    /// Goes to the entity that the correction is about, after looking it up if needed.
    private func showSelected() -> Outcome {
        guard let corrections, corrections.indices.contains(list.selection) else { return .stay }
        let kept = corrections[list.selection]
        if let problem = kept.correction.problem { return .say(problem) }
        guard let entity = kept.entity else { return .run([.ask(.subject(kept))]) }
        return .close { $0.follow(entity, of: kept) }
    }

    mutating func receive(_ answer: OverlayAnswer, in size: Size) -> Outcome? {
        switch answer {
        case .corrections(let corrections):
            self.corrections = corrections.reversed()
            view(in: size).reveal(&list)
            return .stay
        case .subject(let kept, let row?): return .close { $0.follow(row.id, of: kept) }
        case .subject(let kept, nil):
            return .say("Nobody in the library is called “\(kept.correction.nameAfter)”.")
        case .hits, .completions, .savedSearches, .marks, .notes, .candidates, .mentions, .doubts, .answered,
            .notAnswered, .explanation, .problems, .versions, .found, .latestMentions, .copies:
            return nil
        }
    }

    // MARK: Drawing

    func box(in size: Size) -> Rect { size.listBox(width: 100) }

    func area(in size: Size) -> Rect { box(in: size).inset(columns: 2, rows: 1) }

    func draw(on screen: inout Screen) {
        let box = box(in: screen.size)
        let title = count == 0 ? "Corrections" : "Corrections · \(count), the last one first"
        let inner = screen.drawBox(box, title: title)
        if let corrections, corrections.isEmpty {
            let words = "There are no corrections yet. On a name: R renames, M merges, S splits, X drops it."
            screen.putWrapped(words, in: inner, row: inner.y, role: .dim)
        }
        drawEntries(on: &screen) { index, line, screen in
            guard let kept = corrections?[index] else { return }
            let (rect, words) = (line.rect, kept.correction.inWords)
            screen.put(
                kept.isApplied ? "✓" : "–", column: rect.x, row: rect.y, role: line.highlight ?? .mark)
            screen.put(
                words, from: rect.x + 2, to: rect.endX, row: rect.y,
                role: line.highlight ?? (kept.isApplied ? .plain : .dim))
            guard let below = line.below else { return }
            let state =
                kept.correction.problem
                ?? (kept.isApplied
                    ? kept.correction.kind.inWords
                    : "nothing in the library fits it now; it is kept for when the articles come")
            screen.put(state, from: rect.x + 2, to: rect.endX, row: below.y, role: .dim)
        }
        screen.putHint(
            [
                "Enter shows who it is about · d or u takes the last one back · Esc leaves",
                "Enter shows · u takes the last one back · Esc leaves", "Enter · u · Esc",
            ],
            on: box)
    }
}

extension Model {
    mutating func showCorrections() -> [Effect] {
        let shown = CorrectionsOverlay()
        overlay = .corrections(shown)
        return shown.reload
    }

    /// The entity that a correction is about becomes the current one.
    fileprivate mutating func follow(_ entity: EntityID, of kept: KeptCorrection) -> [Effect] {
        trail = MentionTrail(
            entity: entity, name: kept.correction.nameAfter, kind: kept.correction.kindAfter)
        endFind()
        return [.ask(.trail(entity, then: .first))]
    }
}
