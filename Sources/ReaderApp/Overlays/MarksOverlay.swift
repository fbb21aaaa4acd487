import Library
import TerminalUI

/// The places marked with letters.
struct MarksOverlay: ListOverlay {
    /// `nil` until the library has answered.
    private var marks: [LetteredMark]?
    var list = ListState()

    init() {}

    var overlay: Overlay { .marks(self) }
    var count: Int { marks?.count ?? 0 }

    private var selected: LetteredMark? {
        marks.flatMap { $0.indices.contains(list.selection) ? $0[list.selection] : nil }
    }

    mutating func press(_ key: Key, in size: Size) -> Outcome {
        switch key {
        case .enter:
            guard let selected else { return .close }
            return .close { $0.go(to: selected.mark) }
        case .character("x"):
            guard let selected else { return .stay }
            marks?.removeAll { $0.letter == selected.letter }
            view(in: size).reveal(&list)
            return .stay {
                $0.say("The mark \(selected.letter) is gone.")
                return [.change(.keepState([KeptMark.beginning + String(selected.letter): nil]))]
            }
        default:
            return moveByLetters(key, in: size)
                ?? .say("Enter goes there, x takes the mark away, Esc leaves.")
        }
    }

    mutating func receive(_ answer: OverlayAnswer, in size: Size) -> Outcome? {
        guard case .marks(let marks) = answer else { return nil }
        self.marks = marks
        view(in: size).reveal(&list)
        return .stay
    }

    func box(in size: Size) -> Rect { size.box(width: 84, height: max(1, count) + 2) }

    func area(in size: Size) -> Rect { box(in: size).inset(columns: 2, rows: 1) }

    func draw(on screen: inout Screen) {
        let box = box(in: screen.size)
        let inner = screen.drawBox(box, title: "Marks")
        if marks?.isEmpty == true {
            screen.put(
                "Nothing is marked; ma to mz mark the place you are at.", from: inner.x, to: inner.endX,
                row: inner.y, role: .dim)
        }
        drawEntries(on: &screen) { index, line, screen in
            guard let marked = marks?[index] else { return }
            screen.put(
                String(marked.letter), column: line.rect.x + 1, row: line.rect.y, role: line.highlight ?? .key
            )
            let what = marked.mark.entity == nil ? "" : " · dossier"
            screen.put(
                marked.mark.title + what, from: line.rect.x + 4, to: line.rect.endX, row: line.rect.y,
                role: line.highlight ?? .plain)
        }
        screen.putHint(["Enter goes there · x takes the mark away · Esc", "Enter · x · Esc"], on: box)
    }
}
