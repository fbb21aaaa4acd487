import Articles
import TerminalUI

extension Screen {
    /// Writes a sentence on one row, cut so that the first of `marks` is in view.
    ///
    /// - Parameters:
    ///   - marks: UTF-8 offsets within the sentence, in order.
    ///   - roles: The roles of the sentence, of the marks, and of the dots where it is cut.
    mutating func putExcerpt(
        _ sentence: String, marks: [Range<Int>], column: Int, row: Int, width: Int,
        roles: (words: Role, marks: Role, cuts: Role)
    ) {
        guard width > 0 else { return }
        let start = Self.start(of: sentence, mark: marks.first?.lowerBound ?? 0, width: width)
        let length = sentence.utf8.count
        var used = start > 0 ? put("… ", column: column, row: row, width: width, role: roles.cuts) : 0
        var position = start
        func add(_ range: Range<Int>, _ role: Role, on screen: inout Screen) {
            guard !range.isEmpty, used < width else { return }
            let part = sentence.slice(utf8: range)
            used += screen.put(part, column: column + used, row: row, width: width - used, role: role)
        }
        for mark in marks where mark.lowerBound >= position && mark.upperBound <= length {
            add(position..<mark.lowerBound, roles.words, on: &self)
            add(mark, roles.marks, on: &self)
            position = mark.upperBound
        }
        add(position..<length, roles.words, on: &self)
        let rest = CellWidth.width(of: sentence.slice(utf8: start..<length))
        if rest + (start > 0 ? 2 : 0) > width {
            put("…", column: column + width - 1, row: row, role: roles.cuts)
        }
    }

    /// Where to begin a sentence, in UTF-8, so that its first mark is in view: at a word, a third of the width before it.
    private static func start(of sentence: String, mark: Int, width: Int) -> Int {
        guard mark > width * 2 / 3, CellWidth.width(of: sentence) > width else { return 0 }
        let bytes = sentence.utf8
        let from = bytes.index(bytes.startIndex, offsetBy: mark - width / 3)
        let to = bytes.index(bytes.startIndex, offsetBy: mark)
        guard let space = bytes[from..<to].firstIndex(of: UInt8(ascii: " ")) else { return mark }
        return bytes.distance(from: bytes.startIndex, to: space) + 1
    }
}
