import CNcurses
import Glibc
import TerminalUI

extension NcursesTerminal {
    public func suspend() {
        leaveForAWhile()
        nc_stop_here()
        comeBack()
    }

    public func runOutside(_ arguments: [String], input: String?, waits: Bool) -> String? {
        leaveForAWhile()
        // Stopped with the other program by Control-Z, so that the shell gets the terminal.
        nc_let_stop(true)
        defer {
            nc_let_stop(false)
            // Control-C was meant for the other program.
            let signals = nc_signals_take()
            for signal in [SIGTERM, SIGHUP] where signals & (1 << UInt64(signal)) != 0 {
                endingSignal = signal
                isGone = true
            }
            comeBack()
        }
        let problem = ChildProgram.run(arguments, input: input.map { Array($0.utf8) }, isSilent: false)
        if waits, problem == nil { waitForKey() }
        return problem
    }

    /// Leaves on the screen what another program printed, until a key is pressed.
    private func waitForKey() {
        let words = Array("\n[a key goes back]".utf8)
        _ = write(STDOUT_FILENO, words, words.count)
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { return }
        var raw = before
        cfmakeraw(&raw)
        tcsetattr(STDIN_FILENO, TCSANOW, &raw)
        var byte: UInt8 = 0
        while read(STDIN_FILENO, &byte, 1) < 0, errno == EINTR {}
        tcsetattr(STDIN_FILENO, TCSANOW, &before)
    }

    private func leaveForAWhile() {
        def_prog_mode()
        modes.leave()
        capture.pause()
    }

    /// Takes the terminal back, whatever it was used for meanwhile.
    func comeBack() {
        capture.resume()
        reset_prog_mode()
        if adoptSize() { pending.append(.resized(size)) }
        forgetShown()
        flushinp()
        modes.enter()
    }

    public func ringBell() {
        beep()
    }

    public func notify(_ message: String) {
        // Nothing in it may end the sequence, or begin another.
        let safe = message.unicodeScalars.filter { $0.value >= 0x20 && !(0x7f..<0xa0).contains($0.value) }
        modes.send("\u{1b}]9;" + String(String.UnicodeScalarView(safe)) + "\u{7}")
    }

    public func copy(_ text: String) {
        let bytes = Array(text.utf8)
        // tmux drops the sequence of a program inside it, but takes text itself, unless it hangs.
        let tmux = ["tmux", "load-buffer", "-w", "-"]
        if getenv("TMUX") != nil, ChildProgram.run(tmux, input: bytes, patience: 1) == nil { return }
        modes.send("\u{1b}]52;c;" + NcursesTerminal.base64(bytes) + "\u{7}")
    }

    static func base64(_ bytes: [UInt8]) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 4 / 3 + 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                let isPadding = place > group.count
                result.append(isPadding ? 0x3d : digits[value >> (6 * (3 - place)) & 63])
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
