import Articles
import Glibc
import TerminalUI

/// Standard output: gathers lines and writes them in large pieces.
///
/// When nobody reads any more (`dossier list | head`) the program ends quietly.
struct Output: ~Copyable {
    private var buffer: [UInt8] = []
    /// Whether a person is looking on.
    let isTerminal: Bool
    /// Whether names may be set in bold.
    let isStyled: Bool
    /// The columns of the terminal; no limit in a pipe.
    let columns: Int

    private static let bufferSize = 1 << 16

    init() {
        isTerminal = isatty(STDOUT_FILENO) == 1
        let plain = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
        let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
        isStyled = isTerminal && !plain && !isDumb
        var window = winsize()
        let isKnown = isTerminal && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0 && window.ws_col > 0
        columns = isTerminal ? (isKnown ? Int(window.ws_col) : 80) : .max
    }

    deinit { Self.write(buffer) }

    /// Writes a value as a line.
    mutating func line(_ value: JSON) {
        value.write(to: &buffer)
        end()
    }

    /// Writes text as lines; what a terminal could obey is made harmless, in a pipe too.
    mutating func line(_ text: String = "") {
        buffer.append(contentsOf: CleanText.clean(Array(text.utf8)).text.utf8)
        end()
    }

    /// Writes bytes that are safe for a terminal as a line.
    mutating func append(line bytes: [UInt8]) {
        buffer.append(contentsOf: bytes)
        end()
    }

    /// Writes whole lines that are safe for a terminal.
    mutating func lines(_ bytes: [UInt8]) {
        flush()
        Self.write(bytes)
    }

    /// Makes the UTF-8 from `start` on harmless, as ``line(_:)`` does.
    static func makeSafe(_ bytes: inout [UInt8], from start: Int) {
        // Plain ASCII is safe, and most names are that.
        let isPlain = bytes[start...].allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        if !isPlain {
            bytes.replaceSubrange(start..., with: CleanText.clean(Array(bytes[start...])).text.utf8)
        }
    }

    /// Writes a line, cut to the terminal's width; in a pipe it is whole.
    mutating func row(_ text: String) {
        line(columns == .max ? text : CellWidth.truncate(CleanText.safe(text), to: columns))
    }

    /// Writes a line; the parts between UTF-8 offsets are in bold where that can be shown.
    mutating func line(_ text: String, bold: [Range<Int>]) {
        guard isStyled else { return line(text) }
        var copied = 0
        let bytes = Array(text.utf8)
        for range in bold where range.lowerBound >= copied && range.upperBound <= bytes.count {
            append(bytes[copied..<range.lowerBound])
            buffer.append(contentsOf: "\u{1B}[1m".utf8)
            append(bytes[range])
            buffer.append(contentsOf: "\u{1B}[0m".utf8)
            copied = range.upperBound
        }
        append(bytes[copied...])
        end()
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) {
        buffer.append(contentsOf: CleanText.clean(Array(bytes)).text.utf8)
    }

    private mutating func end() {
        buffer.append(UInt8(ascii: "\n"))
        if buffer.count >= Self.bufferSize || isTerminal { flush() }
    }

    /// Writes what has been gathered.
    mutating func flush() {
        Self.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private static func write(_ bytes: [UInt8]) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(STDOUT_FILENO, $0.baseAddress?.advanced(by: written), $0.count - written)
            }
            if count > 0 {
                written += count
            } else if errno == EPIPE {
                exit(0)
            } else if errno != EINTR && errno != EAGAIN {
                Message.error(
                    "The output cannot be written (\(String(cString: strerror(errno)))); make room and try again."
                )
                exit(1)
            }
        }
    }
}
