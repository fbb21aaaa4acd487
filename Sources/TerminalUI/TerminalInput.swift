/// Turns what a terminal sends into events: keys, the mouse, pasted text.
///
/// Unknown sequences are dropped completely, so that they are never taken for typed commands.
public struct TerminalInput: Sendable {
    /// What has been read of a sequence that is not complete.
    private enum State: Equatable {
        case ground
        case escape
        /// After `ESC [`, with the bytes so far.
        case control([UInt8])
        /// After `ESC O`.
        case single
        /// After an introducer of a string (`ESC ]`, `P`, `_`, `^`, `X`), until its end, with what is in it so far.
        case string(introducer: Unicode.Scalar, content: String, sawEscape: Bool)
    }

    private var state = State.ground
    private var pasted: String.UnicodeScalarView?
    private var lastPress: (position: Position, button: MouseEvent.Button, time: Duration, count: Int)?

    /// Presses at one place within this time count as double clicks.
    static let doubleClickTime = Duration.milliseconds(400)
    /// No more than this is taken from one paste.
    static let longestPaste = 1 << 20
    private static let longestSequence = 64
    /// How long answers are waited for: until then `ESC ]` without more begins one, and is not Alt with a bracket.
    static let answeringTime = Duration.seconds(5)
    private var answersUntil: Duration?
    /// Whether the terminal has told what it is, which it does after its answers to earlier questions.
    public private(set) var hasIdentified = false

    public init() {}

    /// Takes note that the terminal was asked for its background, and then what it is.
    public mutating func expectAnswers(at time: Duration) {
        hasIdentified = false
        answersUntil = time + Self.answeringTime
    }

    /// Takes in a character.
    ///
    /// - Parameter time: The time on any clock; only differences count.
    public mutating func take(_ scalar: Unicode.Scalar, at time: Duration = .zero) -> TerminalEvent? {
        switch state {
        case .ground: return takeInGround(scalar)
        case .escape: return takeAfterEscape(scalar)
        case .control(let parameters): return takeControl(scalar, parameters, time)
        case .single:
            state = .ground
            return pasted == nil ? TerminalInput.arrow(scalar, modifier: 1).map { .key($0) } : nil
        case .string(let introducer, let content, let sawEscape):
            return takeInString(scalar, introducer, content, sawEscape: sawEscape)
        }
    }

    /// Takes in a key that was recognised already.
    public mutating func take(_ key: Key) -> TerminalEvent? {
        let isAlt = state == .escape
        state = .ground
        guard pasted == nil else { return nil }
        return .key(isAlt ? TerminalInput.withAlt(key) : key)
    }

    /// Takes note that a paste begins.
    public mutating func beginPaste() {
        state = .ground
        pasted = String.UnicodeScalarView()
    }

    /// Takes note that the paste is complete.
    public mutating func endPaste() -> TerminalEvent? {
        state = .ground
        defer { pasted = nil }
        return pasted.map { .paste(String($0)) }
    }

    /// Takes note that a mouse report begins, of the kind that starts with `ESC [ <`.
    public mutating func beginMouse() {
        state = .control([0x3c])
    }

    /// Notes that there is nothing more to read at the moment: an Escape by itself is the key.
    public mutating func pause(at time: Duration = .zero) -> TerminalEvent? {
        switch state {
        case .escape:
            state = .ground
            // This also ends a paste when its end never came.
            return pasted == nil ? .key(.escape) : endPaste()
        case .string(let introducer, let content, _):
            // The rest of an answer may come later; otherwise an incomplete sequence is the key Alt with a letter.
            if let answersUntil, time < answersUntil { return nil }
            state = .ground
            return content.isEmpty ? .key(.alt(Character(introducer))) : nil
        case .ground, .control, .single:
            return nil
        }
    }
}

extension TerminalInput {
    private mutating func takeInGround(_ scalar: Unicode.Scalar) -> TerminalEvent? {
        if scalar.value == 27 {
            state = .escape
            return nil
        }
        guard pasted != nil else { return TerminalInput.key(scalar).map { .key($0) } }
        append(scalar)
        return nil
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        guard let count = pasted?.count, count < TerminalInput.longestPaste else { return }
        switch scalar.value {
        case 13, 10: pasted?.append("\n")
        case 9: pasted?.append("\t")
        case 0..<32, 127..<160: break
        default: pasted?.append(scalar)
        }
    }

    private mutating func takeAfterEscape(_ scalar: Unicode.Scalar) -> TerminalEvent? {
        state = .ground
        switch scalar {
        case "[": state = .control([])
        case "\u{1b}":
            state = .escape
            return pasted == nil ? .key(.escape) : nil
        case _ where pasted != nil: return nil
        case "O": state = .single
        case "]", "P", "_", "^", "X":
            state = .string(introducer: scalar, content: "", sawEscape: false)
        default:
            return TerminalInput.key(scalar).map { .key(TerminalInput.withAlt($0)) }
        }
        return nil
    }

    /// Strings are answers of the terminal, and nothing in them is a key.
    private mutating func takeInString(
        _ scalar: Unicode.Scalar, _ introducer: Unicode.Scalar, _ content: String,
        sawEscape: Bool
    ) -> TerminalEvent? {
        if scalar.value == 7 || sawEscape && scalar == "\\" || scalar.value == 0x9c {
            state = .ground
            guard introducer == "]" else { return nil }
            return Background(answer: content).map { .background($0) }
        }
        var content = content
        let isPart = scalar.value >= 0x20 && content.utf8.count < TerminalInput.longestSequence
        if isPart { content.unicodeScalars.append(scalar) }
        state = .string(introducer: introducer, content: content, sawEscape: scalar.value == 27)
        return nil
    }

    private mutating func takeControl(
        _ scalar: Unicode.Scalar, _ parameters: [UInt8], _ time: Duration
    ) -> TerminalEvent? {
        switch scalar.value {
        case 0x20..<0x40 where parameters.count < TerminalInput.longestSequence:
            state = .control(parameters + [UInt8(scalar.value)])
            return nil
        case 0x40..<0x7f:
            state = .ground
            return finishControl(scalar, parameters, time)
        case 27:
            state = .escape
            return nil
        default:
            state = .ground
            return nil
        }
    }

    private mutating func finishControl(
        _ final: Unicode.Scalar, _ parameters: [UInt8], _ time: Duration
    ) -> TerminalEvent? {
        if parameters.first == 0x3c {
            return mouse(TerminalInput.numbers(parameters.dropFirst()), isRelease: final == "m", time)
        }
        if final == "c", parameters.first == 0x3f {
            hasIdentified = true
            answersUntil = nil
            return nil
        }
        let numbers = TerminalInput.numbers(parameters[...])
        if final == "~", numbers.first == 201 { return endPaste() }
        guard pasted == nil else { return nil }
        if final == "~", numbers.first == 200 {
            beginPaste()
            return nil
        }
        let modifier = numbers.count > 1 ? numbers[1] : 1
        if final == "Z" { return .key(.backTab) }
        if final == "~" { return numbers.first.flatMap(TerminalInput.editingKey).map { .key($0) } }
        return TerminalInput.arrow(final, modifier: modifier).map { .key($0) }
    }

    private mutating func mouse(_ numbers: [Int], isRelease: Bool, _ time: Duration) -> TerminalEvent? {
        guard pasted == nil, numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return nil }
        let code = numbers[0]
        let position = Position(column: numbers[1] - 1, row: numbers[2] - 1)
        var modifiers: MouseEvent.Modifiers = []
        if code & 4 != 0 { modifiers.insert(.shift) }
        if code & 8 != 0 { modifiers.insert(.alt) }
        if code & 16 != 0 { modifiers.insert(.control) }
        if code & 64 != 0 {
            guard code & 3 < 2, !isRelease else { return nil }
            return .mouse(
                MouseEvent(code & 3 == 0 ? .wheelUp : .wheelDown, at: position, modifiers: modifiers))
        }
        let buttons: [MouseEvent.Button] = [.left, .middle, .right]
        guard code & 3 < 3, code < 64 else { return nil }
        let button = buttons[code & 3]
        let kind: MouseEvent.Kind = code & 32 != 0 ? .drag : isRelease ? .release : .press
        if kind == .press { countPress(at: position, button, time) }
        return .mouse(
            MouseEvent(
                kind, at: position, button: button, clickCount: lastPress?.count ?? 1, modifiers: modifiers))
    }

    private mutating func countPress(at position: Position, _ button: MouseEvent.Button, _ time: Duration) {
        var count = 1
        if let last = lastPress, last.position == position, last.button == button,
            time - last.time <= TerminalInput.doubleClickTime
        {
            count = last.count + 1
        }
        lastPress = (position, button, time, count)
    }
}

extension TerminalInput {
    /// The numbers between semicolons; what is missing counts as 1.
    private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int] {
        bytes.split(separator: 0x3b, omittingEmptySubsequences: false).map { digits in
            digits.isEmpty ? 1 : digits.reduce(0) { min($0 * 10 + Int($1 & 15), 99_999) }
        }
    }

    /// The key that a single character stands for.
    private static func key(_ scalar: Unicode.Scalar) -> Key? {
        switch scalar.value {
        case 0: .control("@")
        case 8, 127: .backspace
        case 9: .tab
        case 10, 13: .enter
        case 27: .escape
        case 1..<27: Unicode.Scalar(scalar.value + 0x60).map { .control(Character($0)) }
        case 28..<32: Unicode.Scalar(scalar.value + 0x40).map { .control(Character($0)) }
        case 128..<160: nil
        default: .character(Character(scalar))
        }
    }

    private static func withAlt(_ key: Key) -> Key {
        switch key {
        case .character(let character): .alt(character)
        case .backspace: .altBackspace
        case .enter: .altEnter
        case .up: .altUp
        case .down: .altDown
        case .left: .altLeft
        case .right: .altRight
        default: key
        }
    }

    /// The key of `ESC [ 1 ; modifier final` and `ESC O final`.
    private static func arrow(_ final: Unicode.Scalar, modifier: Int) -> Key? {
        let bits = max(0, modifier - 1)
        let keys: (plain: Key, shift: Key, alt: Key, control: Key)
        switch final {
        case "A": keys = (.up, .shiftUp, .altUp, .controlUp)
        case "B": keys = (.down, .shiftDown, .altDown, .controlDown)
        case "C": keys = (.right, .shiftRight, .altRight, .controlRight)
        case "D": keys = (.left, .shiftLeft, .altLeft, .controlLeft)
        case "H": keys = (.home, .home, .home, .controlHome)
        case "F": keys = (.end, .end, .end, .controlEnd)
        case "M": return .enter
        case "P": return .function(1)
        case "Q": return .function(2)
        case "R": return .function(3)
        case "S": return .function(4)
        default: return nil
        }
        if bits & 4 != 0 { return keys.control }
        if bits & 2 != 0 { return keys.alt }
        return bits & 1 != 0 ? keys.shift : keys.plain
    }

    /// The key of `ESC [ number ~`.
    private static func editingKey(_ number: Int) -> Key? {
        switch number {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23...24: .function(number - 12)
        default: nil
        }
    }
}
