import Glibc

/// A program in a pseudo-terminal, and when it has painted its screens.
final class PseudoTerminal {
    /// Why nothing was measured.
    enum Problem: Error {
        case noPseudoTerminal
        case cannotStart(String)
        case noScreen
    }

    /// When the program was started.
    private(set) var start = ContinuousClock.now
    /// When something last came from it.
    private(set) var lastOutput = ContinuousClock.now
    private let control: Int32
    let process: pid_t
    private var since = ContinuousClock.now
    private var matched = 0
    private var hasEnded = false

    /// What the reader sends when a screen is complete.
    private static let frameEnd = Array("\u{1b}[?2026l".utf8)
    /// POSIX_SPAWN_SETSID and the requests of pseudo-terminals, which Swift does not see.
    private static let newSession: Int16 = 0x80
    private static let unlockRequest: UInt = 0x4004_5431
    private static let numberRequest: UInt = 0x8004_5430

    init(_ arguments: [String], home: String, columns: UInt16, rows: UInt16) throws {
        control = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var unlock: Int32 = 0
        var number: Int32 = 0
        guard control >= 0, ioctl(control, PseudoTerminal.unlockRequest, &unlock) == 0,
            ioctl(control, PseudoTerminal.numberRequest, &number) == 0
        else { throw Problem.noPseudoTerminal }
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(control, UInt(TIOCSWINSZ), &size)
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawnattr_setflags(&attributes, PseudoTerminal.newSession)
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/pts/\(number)", O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
        let environment = ["TERM=xterm-256color", "LANG=C.UTF-8", "HOME=\(home)", "PATH=/usr/bin:/bin"]
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
        defer { for word in words + variables { free(word) } }
        start = ContinuousClock.now
        since = start
        var process = pid_t()
        guard posix_spawn(&process, arguments[0], &actions, &attributes, &words, &variables) == 0
        else { throw Problem.cannotStart(arguments[0]) }
        self.process = process
    }

    deinit {
        close(control)
    }

    /// The bytes that came since the last key.
    private(set) var bytesSinceKey = 0

    /// Presses keys; the next screen's time counts from here.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        matched = 0
        bytesSinceKey = 0
        since = ContinuousClock.now
        _ = write(control, bytes, bytes.count)
    }

    /// The time from the last key to what last came from the program.
    var sinceKey: Duration { lastOutput - since }

    /// Waits until a screen is complete.
    ///
    /// - Returns: The time since the start, or since the last key.
    func nextFrame(within patience: Duration = .seconds(20)) throws -> Duration {
        let deadline = ContinuousClock.now + patience
        while ContinuousClock.now < deadline, !hasEnded {
            if take(milliseconds: 20) { return lastOutput - since }
        }
        throw Problem.noScreen
    }

    /// Waits until nothing has come for a while.
    func settle(quiet: Duration = .milliseconds(250)) {
        var deadline = ContinuousClock.now + quiet
        while ContinuousClock.now < deadline, !hasEnded {
            let before = lastOutput
            _ = take(milliseconds: 1)
            if lastOutput != before { deadline = ContinuousClock.now + quiet }
        }
    }

    /// Leaves the reader and waits for its end.
    func end() {
        type("Q")
        let deadline = ContinuousClock.now + .seconds(2)
        while !hasEnded, ContinuousClock.now < deadline { _ = take(milliseconds: 20) }
        if !hasEnded { kill(process, SIGKILL) }
        var status: Int32 = 0
        waitpid(process, &status, 0)
    }

    /// Reads what has come.
    ///
    /// - Returns: Whether it completed a screen.
    private func take(milliseconds: Int32) -> Bool {
        var file = pollfd(fd: control, events: Int16(POLLIN), revents: 0)
        guard poll(&file, 1, milliseconds) > 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = read(control, &buffer, buffer.count)
        guard count > 0 else {
            hasEnded = true
            return false
        }
        lastOutput = ContinuousClock.now
        bytesSinceKey += count
        var isComplete = false
        for byte in buffer[..<count] {
            matched = byte == PseudoTerminal.frameEnd[matched] ? matched + 1 : byte == 0x1b ? 1 : 0
            guard matched == PseudoTerminal.frameEnd.count else { continue }
            isComplete = true
            matched = 0
        }
        return isComplete
    }
}
