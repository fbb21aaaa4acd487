import TerminalUI

/// What an overlay shows, and what follows from keys, pastes, clicks and answers.
///
/// Esc, Ctrl-C and Ctrl-G close every overlay before it sees them. An overlay with a list is a ``ListOverlay``, one
/// with a line to type in is a ``TypedOverlay``: their common parts are defined there.
protocol OverlayContent: Equatable, Sendable {
    /// This content, wrapped in its case of ``Overlay``.
    var overlay: Overlay { get }
    /// Asks again for what corrections may have changed.
    var reload: [Effect] { get }

    func draw(on screen: inout Screen)
    mutating func press(_ key: Key, in size: Size) -> Outcome
    mutating func paste(_ line: String) -> Outcome
    mutating func click(_ event: MouseEvent, in size: Size) -> Outcome
    /// - Returns: `nil` when it does not wait for the answer.
    mutating func receive(_ answer: OverlayAnswer, in size: Size) -> Outcome?
}

extension OverlayContent {
    var reload: [Effect] { [] }
    func paste(_ line: String) -> Outcome { .say("There is nothing to type here.") }
    func receive(_ answer: OverlayAnswer, in size: Size) -> Outcome? { nil }
}

/// The consequence of an overlay's input.
struct Outcome: Sendable {
    /// What becomes of the overlay.
    enum Fate {
        case stays, closes
        case givesWay(to: Overlay)
    }
    let fate: Fate
    /// What the reader does then.
    let action: Action

    static let stay = stay(then: Model.nothing)
    static let close = close(then: Model.nothing)

    static func stay(then action: @escaping Action) -> Outcome { Outcome(fate: .stays, action: action) }
    static func close(then action: @escaping Action) -> Outcome { Outcome(fate: .closes, action: action) }
    static func run(_ effects: [Effect]) -> Outcome { stay { _ in effects } }

    static func replace(with other: Overlay, _ effects: [Effect] = []) -> Outcome {
        Outcome(fate: .givesWay(to: other)) { _ in effects }
    }

    static func say(_ words: String) -> Outcome {
        stay {
            $0.say(words)
            return []
        }
    }

    /// Closes the overlay and says why.
    static func close(saying words: String) -> Outcome {
        close {
            $0.say(words)
            return []
        }
    }
}

/// An overlay with a line to type in.
protocol TypedOverlay: OverlayContent {
    /// Changes the line, and asks for what the new text requires.
    mutating func edit(_ change: (inout LineEditor) -> Void) -> Outcome
}

extension TypedOverlay {
    mutating func paste(_ line: String) -> Outcome { edit { $0.paste(line) } }
}

/// An overlay with a list of entries to choose from by keys and clicks; all entries have the same number of lines.
protocol ListOverlay: OverlayContent {
    var list: ListState { get set }
    var count: Int { get }
    static var linesPerEntry: Int { get }
    /// The key that a double click on an entry stands for.
    static var keyOfTwoClicks: Key { get }

    func box(in size: Size) -> Rect
    /// Where the entries are.
    func area(in size: Size) -> Rect
    /// Another entry was selected.
    mutating func moved(in size: Size) -> Outcome
}

extension ListOverlay {
    static var linesPerEntry: Int { 1 }
    static var keyOfTwoClicks: Key { .enter }
    func moved(in size: Size) -> Outcome { .stay }

    func view(in size: Size) -> ListView {
        ListView(area: area(in: size), count: count, linesPerEntry: Self.linesPerEntry)
    }

    /// Moves by an arrow or a page; `nil` for other keys.
    mutating func move(_ key: Key, in size: Size) -> Outcome? {
        view(in: size).move(&list, by: key) ? moved(in: size) : nil
    }

    /// Moves also by the letters that move in panes, where nothing is typed; `nil` for other keys.
    mutating func moveByLetters(_ key: Key, in size: Size) -> Outcome? {
        view(in: size).moveByLetters(&list, key) ? moved(in: size) : nil
    }

    /// A click outside the box closes the overlay, one on an entry selects it, and two choose it.
    mutating func click(_ event: MouseEvent, in size: Size) -> Outcome {
        guard box(in: size).contains(event.position) else { return .close }
        guard let index = view(in: size).entry(at: event.position, list) else { return .stay }
        view(in: size).select(index, &list)
        return event.clickCount > 1 ? press(Self.keyOfTwoClicks, in: size) : .stay
    }

    /// Draws the entries in view, the selected one among them, and puts the cursor there,
    /// where screen readers follow it, also while a line is typed.
    func drawEntries(
        on screen: inout Screen, _ draw: (_ index: Int, _ line: ListView.Line, inout Screen) -> Void
    ) {
        let view = view(in: screen.size)
        var list = list
        view.reveal(&list)
        view.draw(list, on: &screen, draw)
        guard count > 0 else { return }
        if screen.isCursorVisible, let caret = screen.cursor {
            // The line being typed keeps a sign of where it goes on.
            screen.setRole(.cursor, in: Rect(x: caret.column, y: caret.row, width: 1, height: 1))
            screen.isCursorVisible = false
        }
        screen.cursor = view.cursor(list)
    }
}

extension ListOverlay where Self: TypedOverlay {
    /// The area below the line and the text about it.
    func area(in size: Size) -> Rect {
        let inner = box(in: size).inset(columns: 2, rows: 1)
        return Rect(x: inner.x, y: inner.y + 2, width: inner.width, height: max(0, inner.height - 2))
    }
}
