import Library
import TerminalUI

/// How two texts differ, in lines: the words that stand in one of them only have signs around them, so that they are told apart without
/// colour.
struct ComparisonLines {
    /// A piece of a line.
    struct Run {
        var text: String
        var role: Role
    }

    private(set) var lines: [[Run]] = []
    /// In cells.
    let width: Int

    init(width: Int) { self.width = max(1, width) }

    /// Adds what stands above the texts, each part on lines of its own.
    mutating func add(_ facts: [(text: String, role: Role)]) {
        for fact in facts {
            lines += fact.text.inOneLine.wrapped(to: width).map { [Run(text: $0, role: fact.role)] }
        }
    }

    /// Adds the paragraphs of both texts.
    mutating func add(_ comparison: TextComparison) {
        for paragraph in comparison.paragraphs {
            lines.append([])
            add(paragraph)
        }
    }

    /// Adds the paragraphs of a text that is compared with none.
    mutating func add(paragraphs: [String]) {
        for paragraph in paragraphs {
            lines.append([])
            add([(paragraph, .plain)])
        }
    }

    private mutating func add(_ paragraph: [TextComparison.Piece]) {
        lines.append([])
        var used = 0
        for piece in paragraph {
            let role: Role = piece.mark == .same ? .plain : piece.mark == .added ? .match : .dim
            for word in Self.words(of: piece) {
                let size = CellWidth.width(of: word)
                if used > 0, used + 1 + size > width {
                    lines.append([])
                    used = 0
                }
                let text = used > 0 ? " " + word : word
                lines[lines.count - 1].append(Run(text: text, role: role))
                used += CellWidth.width(of: text)
            }
        }
    }

    private static func words(of piece: TextComparison.Piece) -> [String] {
        var words = piece.text.split(separator: " ").map(String.init)
        guard !words.isEmpty else { return [] }
        switch piece.mark {
        case .same: break
        case .added:
            words[0] = "{+" + words[0]
            words[words.count - 1] += "+}"
        case .removed:
            words[0] = "[-" + words[0]
            words[words.count - 1] += "-]"
        }
        return words
    }
}

extension Screen {
    /// Draws lines from the top of a rectangle on.
    mutating func put(_ lines: some Sequence<[ComparisonLines.Run]>, in rect: Rect) {
        for (line, y) in zip(lines, rect.y..<rect.endY) {
            var column = rect.x
            for run in line {
                put(run.text, from: column, to: rect.endX, row: y, role: run.role)
                column += CellWidth.width(of: run.text)
            }
        }
    }
}
