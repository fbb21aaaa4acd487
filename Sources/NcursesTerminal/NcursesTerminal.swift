import CNcurses
import Glibc
import TerminalUI

/// The terminal of the process, drawn by ncurses.
///
/// Only one can exist at a time; it belongs to the thread that opened it.
public final class NcursesTerminal: Terminal {
    public private(set) var size: Size
    /// What each role looks like; a new theme shows with the next screen.
    public var theme: Theme { didSet { rebuildPalette() } }
    /// Whether clicks and the wheel are events.
    public var usesMouse: Bool { didSet { modes.setMouse(usesMouse) } }

    let modes: TerminalModes
    let eventWaker = EventWaker()
    let input: Int32
    var reader = TerminalInput()
    var capture: StandardErrorCapture
    /// The signal that asked the process to end; `nil` until one has come.
    var endingSignal: Int32?
    var isGone = false
    var emptyReads = 0
    /// The events to return at the next call.
    var pending: [TerminalEvent] = []
    /// When the terminal was asked for its background; `nil` when it was not, or has answered.
    var askedAt: ContinuousClock.Instant?
    /// What it answered in time.
    var answer: Background?

    public let depth: ColourDepth
    private var palette: Palette
    private var painter = RowPainter()
    private var shown: Screen?
    private var isCursorShown = true
    private var mustClear = false

    /// The library that the terminal is driven with, as it is on this machine: “ncurses 6.4.20221231”.
    public static var libraryVersion: String { String(cString: curses_version()) }

    /// Gives the terminal to `body`, and gives it back to the shell however `body` ends.
    ///
    /// If the process was asked to end meanwhile (SIGTERM, SIGHUP), it dies of that signal afterwards. Must be called
    /// before other threads draw on standard output.
    /// - Throws: ``TerminalError`` when there is no terminal that could show the reader, and what `body` throws.
    public static func with<Result>(
        theme: Theme, options: TerminalOptions = TerminalOptions(), _ body: (NcursesTerminal) throws -> Result
    ) throws -> Result {
        let terminal = try NcursesTerminal(theme: theme, options: options)
        defer { terminal.finish() }
        return try body(terminal)
    }

    private init(theme: Theme, options: TerminalOptions) throws {
        let devices = try TerminalDevices()
        TextLocale.adopt()
        input = devices.input
        capture = StandardErrorCapture()
        modes = TerminalModes(output: devices.output, usesMouse: options.usesMouse)
        modes.arm(capture)
        nc_signals_catch(eventWaker.descriptor)
        use_env(false)
        use_tioctl(true)
        guard newterm(nil, devices.outputFile, devices.inputFile) != nil else {
            nc_signals_release()
            nc_crash_disarm()
            capture.end()
            throw TerminalError.unknownTerminal(name: TerminalDevices.terminalName)
        }
        // ncurses may have put its own handlers where a default one stood.
        nc_signals_catch(eventWaker.descriptor)
        depth = NcursesTerminal.startColours(options.colours)
        NcursesTerminal.setInputModes(input: input)
        self.theme = theme
        usesMouse = options.usesMouse
        palette = Palette(theme, depth: depth)
        size = Size(columns: Int(getmaxx(nc_stdscr())), rows: Int(getmaxy(nc_stdscr())))
        modes.enter()
        adoptSize()
        if options.asksBackground { askBackground() }
    }

    private static func startColours(_ colours: TerminalOptions.Colours) -> ColourDepth {
        let isForbidden = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
        guard colours == .always || colours == .auto && !isForbidden, has_colors(), start_color() == OK
        else { return .none }
        use_default_colors()
        return switch nc_colours() {
        case 256...: .full
        case 16...: .sixteen
        case 8...: .eight
        default: .none
        }
    }

    private static func setInputModes(input: Int32) {
        cbreak()
        noecho()
        nonl()
        intrflush(nc_stdscr(), false)
        keypad(nc_stdscr(), true)
        nodelay(nc_stdscr(), true)
        set_escdelay(escapeDelay)
        define_key("\u{1b}[<", InputCode.mouse.rawValue)
        define_key("\u{1b}[200~", InputCode.pasteStart.rawValue)
        define_key("\u{1b}[201~", InputCode.pasteEnd.rawValue)
        var flags = termios()
        if tcgetattr(input, &flags) == 0 {
            // Control-S, -Q, -V and -O are ordinary keys.
            flags.c_iflag &= ~tcflag_t(IXON)
            flags.c_lflag &= ~tcflag_t(IEXTEN)
            tcsetattr(input, TCSANOW, &flags)
        }
        def_prog_mode()
    }

    /// How many milliseconds an Escape waits for the rest of a key's sequence; `$ESCDELAY` says otherwise over slow lines.
    private static var escapeDelay: Int32 {
        let wished = getenv("ESCDELAY").flatMap { Int32(String(cString: $0)) }
        return wished.flatMap { (1...10_000).contains($0) ? $0 : nil } ?? 25
    }

    public var waker: any Waker { eventWaker }

    public func show(_ screen: Screen) {
        guard !isGone, screen != shown || mustClear else { return }
        if mustClear {
            clearok(nc_curscr(), true)
            shown = nil
            mustClear = false
        }
        let isSameSize = shown?.size == screen.size
        for row in 0..<min(screen.size.rows, size.rows) {
            let cells = screen.row(row).prefix(size.columns)
            guard isSameSize, let old = shown?.row(row).prefix(size.columns) else {
                painter.paint(cells, row: row, column: 0, templates: palette.templates)
                continue
            }
            let changed = RowPainter.changed(from: old, to: cells)
            guard !changed.isEmpty else { continue }
            painter.paint(
                cells[changed], row: row, column: changed.lowerBound - cells.startIndex,
                templates: palette.templates)
        }
        if let cursor = screen.cursor {
            wmove(nc_stdscr(), Int32(clamp(cursor.row, size.rows)), Int32(clamp(cursor.column, size.columns)))
        }
        let showsCursor = screen.isCursorVisible && screen.cursor != nil
        if showsCursor != isCursorShown {
            curs_set(showsCursor ? 1 : 0)
            isCursorShown = showsCursor
        }
        modes.update { wrefresh(nc_stdscr()) }
        shown = screen
    }

    private func clamp(_ value: Int, _ count: Int) -> Int {
        max(0, min(value, count - 1))
    }

    public func redraw() {
        mustClear = true
        if let shown { show(shown) }
    }

    private func rebuildPalette() {
        palette = Palette(theme, depth: depth)
        shown = nil
    }

    /// Adopts the current size of the terminal.
    ///
    /// - Returns: Whether the size has changed.
    @discardableResult
    func adoptSize() -> Bool {
        var columns: Int32 = 0
        var rows: Int32 = 0
        guard nc_window_size(modes.output, &columns, &rows) else { return false }
        if columns != getmaxx(nc_stdscr()) || rows != getmaxy(nc_stdscr()) { resizeterm(rows, columns) }
        let newSize = Size(columns: Int(columns), rows: Int(rows))
        guard newSize != size else { return false }
        size = newSize
        werase(nc_stdscr())
        forgetShown()
        return true
    }

    /// Assumes that nothing of what was shown is still on the terminal.
    func forgetShown() {
        shown = nil
        mustClear = true
        isCursorShown = true
    }

    private func finish() {
        modes.leave()
        nc_crash_disarm()
        nc_signals_release()
        capture.end()
        if let endingSignal { nc_die_of(endingSignal) }
    }
}
