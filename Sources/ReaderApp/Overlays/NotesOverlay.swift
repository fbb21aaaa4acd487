import Articles
import Library
import TerminalUI

/// All notes, the latest first.
struct NotesOverlay: ListOverlay {
    /// `nil` until the library has answered.
    private var notes: [Note]?
    var list = ListState()

    static let linesPerEntry = 2

    init() {}

    var overlay: Overlay { .notes(self) }
    var count: Int { notes?.count ?? 0 }
    var reload: [Effect] { [.ask(.notes)] }

    private var selected: Note? {
        notes.flatMap { $0.indices.contains(list.selection) ? $0[list.selection] : nil }
    }

    mutating func press(_ key: Key, in size: Size) -> Outcome {
        switch key {
        case .enter:
            guard let selected else { return .close }
            return .close { $0.go(to: selected) }
        case .character("e"):
            guard let selected else { return .stay }
            return .run([.terminal(.write(NoteDraft(selected)))])
        case .character("x"):
            guard let selected else { return .stay }
            return .stay {
                $0.decide(
                    NoteChange(selected.subject, id: selected.id, before: selected.text, after: nil),
                    about: selected.about)
            }
        case .character("u"):
            return .stay { $0.takeBack() }
        default:
            return moveByLetters(key, in: size)
                ?? .say("Enter goes there, e changes it, x takes it away, u takes back, Esc leaves.")
        }
    }

    mutating func receive(_ answer: OverlayAnswer, in size: Size) -> Outcome? {
        guard case .notes(let notes) = answer else { return nil }
        self.notes = notes
        view(in: size).reveal(&list)
        return .stay
    }

    func box(in size: Size) -> Rect { size.box(width: 100, height: 2 * max(1, count) + 2) }

    func area(in size: Size) -> Rect { box(in: size).inset(columns: 2, rows: 1) }

    func draw(on screen: inout Screen) {
        let box = box(in: screen.size)
        let inner = screen.drawBox(box, title: notes.map { "Notes · \($0.count)" } ?? "Notes")
        if notes?.isEmpty == true {
            screen.put(
                "Nothing is noted; :note writes a note on an article, a name, or what is selected.",
                from: inner.x, to: inner.endX, row: inner.y, role: .dim)
        }
        drawEntries(on: &screen) { index, line, screen in
            guard let note = notes?[index] else { return }
            let day = DateInWords.day(CalendarDay(secondsSince1970: note.made))
            let end = line.rect.endX - day.count
            screen.put(day, column: end, row: line.rect.y, role: line.highlight ?? .dim)
            let passage = note.passage.map { " · “\($0.inOneLine)”" } ?? ""
            screen.put(
                note.about + passage, from: line.rect.x + 1, to: end - 1, row: line.rect.y,
                role: line.highlight ?? (note.kind?.role ?? .title))
            guard let below = line.below else { return }
            screen.put(
                note.text.inOneLine, from: below.x + 3, to: below.endX, row: below.y, role: .plain)
        }
        screen.putHint(
            [
                "Enter goes there · e changes it · x takes it away · u takes back · Esc",
                "Enter · e edit · x · u · Esc",
            ], on: box)
    }
}

extension Asking {
    static let notes = Asking(.notes, in: .afterChanges) { library, _ in
        .overlay(.notes(try library.notes()))
    }
}
