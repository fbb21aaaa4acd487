/// A place to show screens and to read keys from.
///
/// Used by one thread only, except for its ``waker``.
public protocol Terminal: AnyObject {
    var size: Size { get }
    /// How many colours are used.
    var depth: ColourDepth { get }
    /// What each role looks like; a new theme shows with the next screen.
    var theme: Theme { get set }
    /// Whether clicks and the wheel are events, and not for the terminal to select text with.
    var usesMouse: Bool { get set }
    /// Makes ``nextEvents(timeout:)`` return, from any thread.
    var waker: any Waker { get }
    /// Shows a screen; only what differs from the last one is drawn.
    func show(_ screen: Screen)
    /// Draws everything again, whatever the terminal is assumed to show.
    func redraw()
    /// Waits until something happens, and returns all that has happened, in order; nothing when `timeout` has passed.
    ///
    /// - Parameter timeout: How long to wait at most; for ever when `nil`.
    func nextEvents(timeout: Duration?) -> [TerminalEvent]
    /// Gives the terminal to the shell until the person brings the program back.
    func suspend()
    /// Gives the terminal to another program until that ends.
    ///
    /// - Parameters:
    ///   - arguments: The program’s name, looked for in `PATH`, and its arguments; no shell sees them.
    ///   - input: What it reads from standard input; `nil` for the keyboard.
    ///   - waits: Whether what it printed stays until a key is pressed.
    /// - Returns: A sentence on what went wrong; `nil` when it ended well.
    func runOutside(_ arguments: [String], input: String?, waits: Bool) -> String?
    func ringBell()
    /// Has the desktop show a message, on terminals that know how (OSC 9).
    func notify(_ message: String)
    /// What the terminal shows text on, if it was asked for that.
    ///
    /// - Parameter patience: How long after the question to wait for the answer; a later one is an event.
    /// - Returns: `nil` when it is not known yet, or never will be.
    func background(patience: Duration) -> Background?
    /// Sends text to the terminal's clipboard; whether the terminal takes it cannot be known.
    func copy(_ text: String)
}

extension Terminal {
    /// Gives the terminal to another program that reads the keyboard, until it ends.
    public func runOutside(_ arguments: [String]) -> String? {
        runOutside(arguments, input: nil, waits: false)
    }
}

/// Makes a terminal's wait for events end.
///
/// May be called from any thread.
public protocol Waker: Sendable {
    func wake()
}
