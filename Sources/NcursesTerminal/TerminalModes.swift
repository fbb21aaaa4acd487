import CNcurses
import Glibc

/// The terminal's modes that curses does not handle: mouse, bracketed paste, and how all modes are restored.
final class TerminalModes {
    let output: Int32
    private var usesMouse: Bool
    private var isEntered = false
    private var original = termios()

    /// Reports presses, drags and the wheel, with numbers of any size.
    private static let mouseOn = "\u{1b}[?1000h\u{1b}[?1002h\u{1b}[?1006h"
    private static let mouseOff = "\u{1b}[?1006l\u{1b}[?1002l\u{1b}[?1000l"
    private static let pasteOn = "\u{1b}[?2004h"
    private static let pasteOff = "\u{1b}[?2004l"
    private static let updateBegin = "\u{1b}[?2026h"
    private static let updateEnd = "\u{1b}[?2026l"
    /// What a crash leaves behind: no modes, plain text, a cursor, the shell's own screen.
    private static let restore =
        updateEnd + mouseOff + pasteOff + "\u{1b}[m\u{1b}[?25h\u{1b}[?1049l\u{1b}[?1l\u{1b}>\r"

    init(output: Int32, usesMouse: Bool) {
        self.output = output
        self.usesMouse = usesMouse
        tcgetattr(output, &original)
    }

    /// Makes sure that the terminal is restored if the process crashes or exits.
    func arm(_ capture: StandardErrorCapture) {
        nc_crash_arm(output, &original, TerminalModes.restore, capture.captured, capture.original)
    }

    /// Turns the modes on, after curses has.
    func enter() {
        isEntered = true
        send(TerminalModes.pasteOn + (usesMouse ? TerminalModes.mouseOn : ""))
    }

    /// Turns the modes off and gives the screen back.
    func leave() {
        isEntered = false
        send(TerminalModes.pasteOff + TerminalModes.mouseOff)
        endwin()
    }

    func setMouse(_ isOn: Bool) {
        usesMouse = isOn
        if isEntered { send(isOn ? TerminalModes.mouseOn : TerminalModes.mouseOff) }
    }

    /// Makes the terminal show everything that `body` draws at once, if it can.
    func update(_ body: () -> Void) {
        send(TerminalModes.updateBegin)
        body()
        send(TerminalModes.updateEnd)
    }

    /// Writes to the terminal past curses.
    func send(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let written = write(output, rest.baseAddress, rest.count)
                if written < 0 && (errno == EINTR || errno == EAGAIN) { continue }
                guard written > 0 else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest[written...])
            }
        }
    }
}
