import Articles
import Library
import TerminalUI

/// What could not be read of the files that were added, a file or an entry each.
struct ProblemsOverlay: ListOverlay {
    /// `nil` until the library has answered.
    private var problems: [ArticleProblem]?
    var list = ListState()

    static let linesPerEntry = 2

    var count: Int { problems?.count ?? 0 }

    init() {}

    var overlay: Overlay { .problems(self) }

    mutating func press(_ key: Key, in size: Size) -> Outcome {
        switch key {
        case .enter, .character("e"):
            guard let problems, problems.indices.contains(list.selection) else { return .stay }
            return .run([.terminal(.edit(problems[list.selection].path))])
        case .character("R"):
            guard let problems, problems.indices.contains(list.selection) else { return .stay }
            return .close(then: { [path = problems[list.selection].path] in
                $0.say("Trying \(CleanText.safe(path)) again …")
                return [.add([path])]
            })
        case .character("q"): return .close
        default:
            return moveByLetters(key, in: size)
                ?? .say("e shows the file in your editor, R tries again, Esc leaves.")
        }
    }

    mutating func receive(_ answer: OverlayAnswer, in size: Size) -> Outcome? {
        guard case .problems(let problems) = answer else { return nil }
        self.problems = problems
        view(in: size).reveal(&list)
        return .stay
    }

    func box(in size: Size) -> Rect { size.listBox(width: 120) }

    func area(in size: Size) -> Rect { box(in: size).inset(columns: 2, rows: 1) }

    func draw(on screen: inout Screen) {
        let box = box(in: screen.size)
        let title = count == 0 ? "What could not be read" : "What could not be read · \(count)"
        let inner = screen.drawBox(box, title: title)
        if let problems, problems.isEmpty {
            screen.putWrapped("Every file that was added could be read.", in: inner, row: inner.y, role: .dim)
        }
        drawEntries(on: &screen) { index, line, screen in
            guard let problem = problems?[index] else { return }
            let rect = line.rect
            let place = CleanText.safe(problem.path) + (problem.line.map { ", line \($0)" } ?? "")
            screen.put(place, from: rect.x, to: rect.endX, row: rect.y, role: line.highlight ?? .plain)
            guard let below = line.below else { return }
            screen.put(problem.reason, from: rect.x + 2, to: rect.endX, row: below.y, role: .dim)
        }
        screen.putHint(
            [
                "e shows the file in your editor · R tries again · Esc leaves", "e · R tries again · Esc",
                "e · R · Esc",
            ], on: box)
    }
}

extension ArticleProblem {
    /// The message without the path that it begins with.
    fileprivate var reason: String {
        let (words, path) = (description, CleanText.safe(path))
        return words.hasPrefix(path + " ") ? String(words.dropFirst(path.count + 1)) : words
    }
}

extension Model {
    mutating func showProblems() -> [Effect] {
        overlay = .problems(ProblemsOverlay())
        return [.ask(.problems)]
    }
}
