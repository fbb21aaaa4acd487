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
        write("\r\u{1B}[K\(CleanText.safe(text))")
    }

    /// Takes the last progress away.
    static func endProgress() { progress("") }

    private static func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
