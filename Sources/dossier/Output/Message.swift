import Articles
import Glibc

/// What is said on standard error.
enum Message {
    /// One sentence on what went wrong.
    static func error(_ text: String) {
        write("dossier: \(CleanText.safe(text))\n")
    }

    /// Shows how far something has come, in place of what was shown before; only where a person is looking on.
    static func progress(_ text: String) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        // A line that went on in the next could not be taken away again.
        write("\r\u{1B}[K\(CleanText.safe(text).prefix(columns - 1))")
    }

    private static var columns: Int {
        var size = winsize()
        let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return isKnown ? Int(size.ws_col) : 80
    }

    /// Takes the last progress away.
    static func endProgress() { progress("") }

    private static func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
