import Articles
import TerminalUI
import TextBytes

extension String {
    /// The text in lines of at most `width` cells, broken at spaces; one empty line for an empty text.
    func wrapped(to width: Int) -> [String] {
        guard width > 0 else { return [] }
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in split(separator: " ") {
            let size = CellWidth.width(of: word)
            if used > 0, used + 1 + size > width {
                lines.append(line)
                line = ""
                used = 0
            }
            if used > 0 {
                line += " "
                used += 1
            }
            line += word
            used += size
        }
        lines.append(line)
        return lines
    }
}

extension StringProtocol {
    /// The text with its line breaks and runs of spaces as single spaces.
    var inOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

extension [String] {
    /// The texts without those that differ from an earlier one in case and marks alone.
    var distinctWhenFolded: [String] {
        var seen: Set<[UInt8]> = []
        return filter { seen.insert(Folding.fold($0)).inserted }
    }
}
