import CVterm
import Glibc

/// A program in a terminal of its own: a pseudo-terminal whose other end is libvterm.
///
/// Nothing here sleeps: every wait ends as soon as its condition holds.
final class TerminalSession {
    /// How a process ended.
    enum Ending: Equatable {
        case exited(Int32)
        case signalled(Int32)
    }

    private let control: Int32
    let process: pid_t
    private let terminal: OpaquePointer
    private let state: UnsafeMutablePointer<cv_state>
    private var hasEnded = false
    private var isHungUp = false
    /// Whether the program has begun a screen that is not complete.
    private var isDrawing = false
    private(set) var ending: Ending?
    private(set) var columns: Int
    private(set) var rows: Int
    /// Every byte the program has sent.
    private(set) var output: [UInt8] = []

    /// How long a condition may take to come true: much longer than it ever should.
    static let patience = Duration.seconds(8)

    /// Starts a program with no variables but those given.
    init(_ arguments: [String], environment: [String: String], columns: Int = 100, rows: Int = 30) throws {
        self.columns = columns
        self.rows = rows
        var master: Int32 = -1
        var slave: Int32 = -1
        var name = [CChar](repeating: 0, count: 128)
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&master, &slave, &name, nil, &size) == 0 else { throw HarnessError.noTerminal }
        // Open in a program of another test, either would keep this one from seeing its end.
        _ = fcntl(master, F_SETFD, FD_CLOEXEC)
        _ = fcntl(slave, F_SETFD, FD_CLOEXEC)
        defer { close(slave) }
        control = master
        state = .allocate(capacity: 1)
        terminal = cv_new(Int32(rows), Int32(columns), state)
        process = try TerminalSession.spawn(arguments, environment: environment, terminal: name)
    }

    deinit {
        if ending == nil {
            kill(process, SIGKILL)
            var status: Int32 = 0
            waitpid(process, &status, 0)
        }
        vterm_free(terminal)
        state.deallocate()
        if !isHungUp { close(control) }
    }

    /// POSIX_SPAWN_SETSID, which Swift does not see.
    private static let newSession: Int16 = 0x80

    private static func spawn(
        _ arguments: [String], environment: [String: String], terminal: [CChar]
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, terminal, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
        return try spawn(arguments, environment: environment, actions: actions)
    }

    /// Starts a program in a session of its own, whose first terminal becomes the controlling one by being opened.
    static func spawn(
        _ arguments: [String], environment: [String: String], actions: posix_spawn_file_actions_t
    ) throws -> pid_t {
        var actions = actions
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, newSession | Int16(POSIX_SPAWN_SETSIGMASK))
        // Tests run on threads that block signals, and a program starts with the mask of its parent.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") }
        words.append(nil)
        variables.append(nil)
        defer { for word in words + variables { free(word) } }
        var process = pid_t()
        let status = posix_spawn(&process, arguments[0], &actions, &attributes, words, variables)
        guard status == 0 else { throw HarnessError.cannotStart(arguments[0], status) }
        return process
    }

    // MARK: Sending

    /// Types text as it is.
    func type(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { write(control, $0.baseAddress, $0.count) }
            guard written > 0 else { return }
            bytes = bytes.dropFirst(written)
        }
    }

    /// Gives the terminal another size.
    func resize(columns: Int, rows: Int) {
        self.columns = columns
        self.rows = rows
        vterm_set_size(terminal, Int32(rows), Int32(columns))
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(control, UInt(TIOCSWINSZ), &size)
    }

    /// Takes the terminal away, as when its window is closed.
    func hangUp() {
        close(control)
        isHungUp = true
    }

    func signal(_ signal: Int32) {
        kill(process, signal)
    }

    // MARK: Waiting

    /// Lets the program draw until `condition` holds.
    ///
    /// - Returns: Whether it came to hold, before the program's end or the end of patience.
    func wait(until condition: () -> Bool) -> Bool {
        let deadline = ContinuousClock.now + TerminalSession.patience
        // Half a screen says nothing: its cursor is where the drawing has come to.
        while isDrawing || !condition() {
            guard !hasEnded, ContinuousClock.now < deadline else { return condition() }
            take(milliseconds: 50)
        }
        return true
    }

    /// Waits until the screen shows `text` somewhere.
    func wait(for text: String) -> Bool {
        wait { self.text.contains(text) }
    }

    /// Waits for the program's end; kills it when it does not come.
    @discardableResult
    func waitForEnd() -> Ending {
        if let ending { return ending }
        let deadline = ContinuousClock.now + TerminalSession.patience
        var status: Int32 = 0
        var waited: pid_t = 0
        while waited != process {
            if ContinuousClock.now > deadline { kill(process, SIGKILL) }
            if hasEnded || isHungUp { usleep(1000) } else { take(milliseconds: 10) }
            waited = waitpid(process, &status, WNOHANG)
        }
        // What it wrote last is still to be read.
        while !hasEnded, !isHungUp, hasInput { take(milliseconds: 0) }
        let result: Ending = status & 0x7f == 0 ? .exited(status >> 8 & 0xff) : .signalled(status & 0x7f)
        ending = result
        return result
    }

    /// Looks in what came last for the sequences around a synchronised update.
    private func noteDrawing(_ count: Int) {
        let mark = Array("\u{1b}[?2026".utf8)
        var place = max(0, output.count - count - mark.count)
        while place + mark.count < output.count {
            if output[place] == 0x1b, output[place..<place + mark.count].elementsEqual(mark) {
                isDrawing = output[place + mark.count] == UInt8(ascii: "h")
            }
            place += 1
        }
    }

    private var hasInput: Bool {
        var file = pollfd(fd: control, events: Int16(POLLIN), revents: 0)
        return poll(&file, 1, 0) > 0
    }

    /// Takes in what the program has sent, waiting a moment for it.
    private func take(milliseconds: Int32) {
        var file = pollfd(fd: control, events: Int16(POLLIN), revents: 0)
        guard poll(&file, 1, milliseconds) > 0 else { return }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = read(control, &buffer, buffer.count)
        guard count > 0 else {
            hasEnded = true
            return
        }
        output += buffer[..<count]
        noteDrawing(count)
        buffer.withUnsafeBytes { bytes in
            _ = vterm_input_write(terminal, bytes.bindMemory(to: CChar.self).baseAddress, count)
        }
    }

    // MARK: Looking

    /// A cell with its looks.
    func cell(column: Int, row: Int) -> cv_cell {
        cv_cell_at(terminal, Int32(row), Int32(column))
    }

    /// The character of a cell, without its marks; `nil` in an empty one.
    func scalar(column: Int, row: Int) -> Unicode.Scalar? {
        let value = cell(column: column, row: row).characters.0
        return value == 0 ? nil : Unicode.Scalar(value)
    }

    /// What a row shows, without the spaces at its end.
    func line(_ row: Int) -> String {
        var scalars = String.UnicodeScalarView()
        var column = 0
        while column < columns {
            let cell = cell(column: column, row: row)
            withUnsafeBytes(of: cell.characters) { bytes in
                for value in bytes.bindMemory(to: UInt32.self) {
                    guard value != 0, let scalar = Unicode.Scalar(value) else { break }
                    scalars.append(scalar)
                }
                if bytes.bindMemory(to: UInt32.self)[0] == 0 { scalars.append(" ") }
            }
            column += max(1, Int(cell.width))
        }
        while scalars.last == " " { scalars.removeLast() }
        return String(scalars)
    }

    /// All rows, joined by line breaks.
    var text: String {
        (0..<rows).map(line).joined(separator: "\n")
    }

    /// Where the cursor stands.
    var cursor: (column: Int, row: Int) {
        let position = cv_cursor(terminal)
        return (Int(position.col), Int(position.row))
    }

    var isCursorVisible: Bool { state.pointee.is_cursor_visible }
    var isAlternateScreen: Bool { state.pointee.is_alternate_screen }
    var reportsMouse: Bool { state.pointee.mouse_mode != 0 }
    var bellCount: Int { Int(state.pointee.bell_count) }

    /// Whether the terminal echoes and edits lines, as a shell expects it.
    var hasShellModes: Bool {
        var modes = termios()
        tcgetattr(control, &modes)
        return modes.c_lflag & tcflag_t(ECHO) != 0 && modes.c_lflag & tcflag_t(ICANON) != 0
            && modes.c_iflag & tcflag_t(ICRNL) != 0
    }
}

/// Why a test could not be set up.
enum HarnessError: Error {
    case noTerminal
    case cannotStart(String, Int32)
    /// A text that was waited for, and the screen instead.
    case notShown(String, String)
}
