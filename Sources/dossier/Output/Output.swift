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

    /// Writes what stands in columns, and the text behind it.
    ///
    /// On a terminal the text goes on below itself where it does not fit; in a pipe all is one line.
    /// - Parameter bold: UTF-8 offsets in `text` of what is in bold where that can be shown.
    mutating func row(_ columns: String, _ text: String, bold: [Range<Int>] = []) {
        write(text, behind: columns, indent: columns, bold: bold)
    }

    /// Writes a line; on a terminal it goes on somewhat further in where it does not fit.
    mutating func row(_ text: String) {
        let blanks = String(text.prefix { $0 == " " })
        write(String(text.dropFirst(blanks.count)), behind: blanks, indent: blanks + "  ", bold: [])
    }

    /// Writes the names of columns, where a person is looking on.
    mutating func head(_ columns: String) {
        if isTerminal { line(columns, bold: [0..<columns.utf8.count]) }
    }

    /// The narrowest column of text.
    private static let narrowest = 12

    /// - Parameters:
    ///   - start: What stands before the first line.
    ///   - indent: What is as wide as the blanks before the others.
    private mutating func write(
        _ text: String, behind start: String, indent: String, bold: [Range<Int>]
    ) {
        let width = CellWidth.width(of: indent)
        guard isTerminal, CellWidth.width(of: start + text) > columns else {
            return line(start + text, bold: bold.map { $0.shifted(by: start.utf8.count) })
        }
        let layout = TextLayout(
            text, paragraphs: [0..<text.utf8.count], width: max(Self.narrowest, columns - width))
        for (number, row) in layout.lines.enumerated() {
            let before = number == 0 ? start : String(repeating: " ", count: width)
            let parts = bold.filter { $0.overlaps(row.range) }.map {
                $0.clamped(to: row.range).shifted(by: before.utf8.count - row.range.lowerBound)
            }
            line(before + String(text.slice(utf8: row.range)), bold: parts)
        }
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
