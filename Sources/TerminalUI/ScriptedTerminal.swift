import Synchronization

/// A terminal that types given keys and keeps every screen it is shown.
public final class ScriptedTerminal: Terminal {
    public private(set) var size: Size
    public var depth = ColourDepth.full
    public var usesMouse = true
    /// All themes that were set, the last one last.
    public private(set) var themes: [Theme] = []
    public var theme = Theme("") { didSet { themes.append(theme) } }
    /// All screens shown, the last one last.
    public private(set) var screens: [Screen] = []
    /// All that was copied.
    public private(set) var copied: [String] = []
    /// All programs that were to be run, with their arguments.
    public private(set) var programs: [[String]] = []
    public private(set) var bellCount = 0
    /// All messages for the desktop.
    public private(set) var notices: [String] = []
    public private(set) var suspendCount = 0
    public private(set) var redrawCount = 0
    /// Waits at most this long for the work that must finish before the next event, and returns whether it is done.
    public var awaitWork: (_ patience: Duration?) -> Bool = { _ in true }

    private var events: ArraySlice<TerminalEvent>
    private let flag = Flag()

    /// - Parameter events: What happens, one event for each call of ``nextEvents(timeout:)``; then ``TerminalEvent/hangup``.
    public init(size: Size, events: [TerminalEvent]) {
        self.size = size
        self.events = events[...]
    }

    /// - Parameter keys: As in `j j Enter`; see ``Key/script(_:)``.
    public convenience init(size: Size, keys: String) {
        self.init(size: size, events: Key.script(keys).map { .key($0) })
    }

    public var waker: any Waker { flag }

    public func show(_ screen: Screen) {
        screens.append(screen)
    }

    public func nextEvents(timeout: Duration?) -> [TerminalEvent] {
        // The results of work are taken in before the next key, so that a script always runs the same way.
        let isDone = awaitWork(timeout)
        if flag.lower() { return [.woken] }
        guard isDone else { return [] }
        guard let event = events.popFirst() else { return [.hangup] }
        if case .resized(let newSize) = event { size = newSize }
        return [event]
    }

    public func redraw() {
        redrawCount += 1
    }

    public func suspend() {
        suspendCount += 1
    }

    /// Only remembers the program: nobody is there to use it.
    public func runOutside(_ arguments: [String], input: String?, waits: Bool) -> String? {
        programs.append(arguments)
        return nil
    }

    public func background(patience: Duration) -> Background? { nil }

    public func ringBell() {
        bellCount += 1
    }

    public func notify(_ message: String) {
        notices.append(message)
    }

    public func copy(_ text: String) {
        copied.append(text)
    }

    /// Whether the terminal was woken.
    private final class Flag: Waker {
        private let isRaised = Atomic(false)

        func wake() {
            isRaised.store(true, ordering: .releasing)
        }

        /// Whether it was raised.
        func lower() -> Bool {
            isRaised.exchange(false, ordering: .acquiringAndReleasing)
        }
    }
}
