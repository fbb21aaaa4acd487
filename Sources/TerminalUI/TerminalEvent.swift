/// Something that came from the terminal.
public enum TerminalEvent: Equatable, Sendable {
    case key(Key)
    /// The size of the terminal has changed; everything must be drawn again.
    case resized(Size)
    /// Text that was pasted, as one piece; control characters other than line breaks and tabs are left out.
    case paste(String)
    case mouse(MouseEvent)
    /// The terminal is gone, or the process was asked to end: leave at once.
    case hangup
    /// Control-C.
    case interrupted
    /// Another thread called the ``Waker``.
    case woken
    /// The program was stopped and goes on.
    case resumed
    /// The terminal has told what it shows text on.
    case background(Background)
}

/// Something done with the mouse.
public struct MouseEvent: Equatable, Sendable {
    /// What was done.
    public enum Kind: Equatable, Sendable {
        case press
        case release
        case drag
        case wheelUp
        case wheelDown
    }

    /// A button; the left one for the wheel.
    public enum Button: Equatable, Sendable {
        case left
        case middle
        case right
    }

    /// Keys held down meanwhile.
    ///
    /// Most terminals keep Shift to themselves, for selecting.
    public struct Modifiers: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        public static let shift = Modifiers(rawValue: 1)
        public static let alt = Modifiers(rawValue: 2)
        public static let control = Modifiers(rawValue: 4)
    }

    public var kind: Kind
    public var button: Button
    public var position: Position
    /// 2 for the second press at the same place within moments, and so on.
    public var clickCount: Int
    public var modifiers: Modifiers

    public init(
        _ kind: Kind, at position: Position, button: Button = .left, clickCount: Int = 1,
        modifiers: Modifiers = []
    ) {
        self.kind = kind
        self.button = button
        self.position = position
        self.clickCount = clickCount
        self.modifiers = modifiers
    }
}
