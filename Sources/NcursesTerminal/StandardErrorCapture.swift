import CNcurses
import Glibc

/// Keeps what is written to standard error in memory while the screen belongs to curses, and writes it out afterwards.
///
/// Otherwise the messages of a failing runtime are painted over the screen and lost with it.
struct StandardErrorCapture {
    /// The file in memory, and the true standard error; -1 where nothing is captured.
    let captured: Int32
    let original: Int32

    /// Begins to capture; does nothing when standard error is not a terminal.
    init() {
        guard isatty(STDERR_FILENO) == 1 else {
            captured = -1
            original = -1
            return
        }
        let file = nc_memory_file()
        captured = file
        original = file < 0 ? -1 : fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 10)
        resume()
    }

    /// Captures again, after ``pause()``.
    func resume() {
        if captured >= 0, original >= 0 { dup2(captured, STDERR_FILENO) }
    }

    /// Lets standard error through until ``resume()``.
    func pause() {
        if original >= 0 { dup2(original, STDERR_FILENO) }
    }

    /// Ends capturing and writes out what was captured.
    func end() {
        guard captured >= 0, original >= 0 else { return }
        pause()
        var buffer = [UInt8](repeating: 0, count: 4096)
        var position: off_t = 0
        while case let count = pread(captured, &buffer, buffer.count, position), count > 0 {
            _ = write(STDERR_FILENO, buffer, count)
            position += off_t(count)
        }
        close(captured)
        close(original)
    }
}
