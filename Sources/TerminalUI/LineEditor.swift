/// A line of text being typed, with the keys of readline.
public struct LineEditor: Equatable, Sendable {
    public private(set) var text = ""
    /// The characters before the cursor.
    public private(set) var cursor = 0
    /// What was typed before, the newest last; Up and Down go through it.
    public var history: [String] = []
    private var historyIndex: Int?
    private var draft = ""
    private var killed = ""

    /// The longest text, in characters; anything typed beyond it is dropped, so that a page pasted by mistake does no
    /// harm.
    public static let longest = 1_000

    public init(_ text: String = "", history: [String] = []) {
        self.history = history
        set(text)
    }

    public var isEmpty: Bool { text.isEmpty }

    /// Takes in a key that edits or moves.
    ///
    /// - Returns: Whether the key meant anything here; Enter, Esc, Tab and others are the caller's.
    public mutating func handle(_ key: Key) -> Bool {
        switch key {
        case .character(let character): insert(String(character))
        case .control(let character): return handleControl(character)
        case .alt(let character): return handleAlt(character)
        case .backspace: delete(cursor - 1..<cursor)
        case .delete: delete(cursor..<cursor + 1)
        case .altBackspace: kill(wordStart(isBlank: LineEditor.isNotWord)..<cursor)
        case .left: moveCursor(to: cursor - 1)
        case .right: moveCursor(to: cursor + 1)
        case .home: moveCursor(to: 0)
        case .end: moveCursor(to: text.count)
        case .altLeft, .controlLeft: moveCursor(to: wordStart(isBlank: LineEditor.isNotWord))
        case .altRight, .controlRight: moveCursor(to: wordEnd())
        case .up: recall(-1)
        case .down: recall(1)
        default: return false
        }
        return true
    }

    /// Takes in pasted text; line breaks and tabs become spaces.
    public mutating func paste(_ pasted: String) {
        let line = pasted.map { $0.isNewline || $0 == "\t" ? " " : $0 }
        insert(String(line))
    }

    /// Replaces the text; the cursor goes to its end.
    public mutating func set(_ newText: String) {
        text = newText
        cursor = newText.count
    }

    /// Remembers the text in the history, unless it is empty or was the last one.
    public mutating func remember() {
        historyIndex = nil
        if !text.isEmpty, history.last != text { history.append(text) }
    }

    /// The part of the text to show in `width` columns, and the column of the cursor in it.
    public func visible(width: Int) -> (text: String, cursorColumn: Int) {
        let before = text.prefix(cursor)
        var start = before.startIndex
        var columns = CellWidth.width(of: before)
        while columns >= max(1, width), start < before.endIndex {
            columns -= CellWidth.width(of: String(before[start]))
            start = before.index(after: start)
        }
        return (CellWidth.truncate(text[start...], to: width, ellipsis: false), columns)
    }
}

extension LineEditor {
    private mutating func handleControl(_ character: Character) -> Bool {
        switch character {
        case "a": moveCursor(to: 0)
        case "e": moveCursor(to: text.count)
        case "b": moveCursor(to: cursor - 1)
        case "f": moveCursor(to: cursor + 1)
        case "d": delete(cursor..<cursor + 1)
        case "w": kill(wordStart(isBlank: \.isWhitespace)..<cursor)
        case "u": kill(0..<cursor)
        case "k": kill(cursor..<text.count)
        case "y": insert(killed)
        case "p": recall(-1)
        case "n": recall(1)
        default: return false
        }
        return true
    }

    private mutating func handleAlt(_ character: Character) -> Bool {
        switch character {
        case "b": moveCursor(to: wordStart(isBlank: LineEditor.isNotWord))
        case "f": moveCursor(to: wordEnd())
        case "d": kill(cursor..<wordEnd())
        default: return false
        }
        return true
    }

    private static func isNotWord(_ character: Character) -> Bool {
        !character.isLetter && !character.isNumber
    }

    private mutating func moveCursor(to position: Int) {
        cursor = max(0, min(position, text.count))
    }

    private mutating func insert(_ inserted: String) {
        let room = max(0, Self.longest - text.count)
        let before = String(text.prefix(cursor)) + inserted.prefix(room)
        let after = text.dropFirst(cursor)
        // Counted again, because a combining mark joins the character before it.
        text = before + after
        cursor = before.count
    }

    private mutating func delete(_ range: Range<Int>) {
        let range = range.clamped(to: 0..<text.count)
        guard !range.isEmpty else { return }
        text = String(text.prefix(range.lowerBound) + text.dropFirst(range.upperBound))
        cursor = range.lowerBound
    }

    private mutating func kill(_ range: Range<Int>) {
        let range = range.clamped(to: 0..<text.count)
        guard !range.isEmpty else { return }
        killed = String(text.dropFirst(range.lowerBound).prefix(range.count))
        delete(range)
    }

    /// Where the word before the cursor begins.
    private func wordStart(isBlank: (Character) -> Bool) -> Int {
        let characters = Array(text.prefix(cursor))
        var position = characters.count
        while position > 0, isBlank(characters[position - 1]) { position -= 1 }
        while position > 0, !isBlank(characters[position - 1]) { position -= 1 }
        return position
    }

    /// Where the word after the cursor ends.
    private func wordEnd() -> Int {
        let characters = Array(text)
        var position = cursor
        while position < characters.count, LineEditor.isNotWord(characters[position]) { position += 1 }
        while position < characters.count, !LineEditor.isNotWord(characters[position]) { position += 1 }
        return position
    }

    /// Whether the text is a line of the history, as it was typed then.
    public var isRecalled: Bool {
        historyIndex.map { history.indices.contains($0) && history[$0] == text } ?? false
    }

    /// Shows the newest line of the history before the one shown that has the typed text in it; nothing when there is none.
    public mutating func recallMatch() {
        if !isRecalled {
            draft = text
            historyIndex = nil
        }
        let end = historyIndex ?? history.count
        guard let found = history[..<end].lastIndex(where: { draft.isEmpty || $0.contains(draft) }) else {
            return
        }
        historyIndex = found
        set(history[found])
    }

    /// Shows the line of the history before the one shown (-1) or after it (1); after the last, what was typed.
    public mutating func recall(_ step: Int) {
        let position = (historyIndex ?? history.count) + step
        guard position >= 0, position <= history.count else { return }
        if historyIndex == nil { draft = text }
        historyIndex = position < history.count ? position : nil
        set(position < history.count ? history[position] : draft)
    }
}
