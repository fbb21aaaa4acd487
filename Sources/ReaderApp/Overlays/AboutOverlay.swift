import Articles
import Library
import TerminalUI

/// Where an article comes from, and how it was read.
struct AboutOverlay: OverlayContent {
    private let row: ArticleRow
    private let keyOfVersions: String

    /// - Parameter keyOfVersions: What shows the versions of an article.
    init(_ row: ArticleRow, keyOfVersions: String) {
        self.row = row
        self.keyOfVersions = keyOfVersions
    }

    var overlay: Overlay { .about(self) }

    static func == (one: AboutOverlay, other: AboutOverlay) -> Bool { one.row == other.row }

    mutating func press(_ key: Key, in size: Size) -> Outcome { .close }

    func click(_ event: MouseEvent, in size: Size) -> Outcome { .close }

    /// The facts in lines of a width, the names of facts in a column of their own.
    private func lines(width: Int) -> [(name: String, value: String)] {
        row.about.flatMap { fact in
            let hint =
                fact.name == "versions" && row.versions > 1 ? "; \(keyOfVersions) goes through them" : ""
            return CleanText.safe(fact.value + hint).wrappedAnywhere(to: max(8, width - Self.nameWidth))
                .enumerated().map {
                    ($0.offset == 0 ? fact.name : "", $0.element)
                }
        }
    }

    private static let nameWidth = 16

    func draw(on screen: inout Screen) {
        let width = min(screen.size.columns, 90)
        let lines = lines(width: width - 4)
        let box = screen.size.box(width: width, height: lines.count + 2)
        let inner = screen.drawBox(box, title: "About this article · any key closes")
        for (line, y) in zip(lines, inner.y..<inner.endY) {
            screen.put(
                line.name, column: inner.x, row: y, width: min(Self.nameWidth, inner.width), role: .dim)
            screen.put(line.value, from: inner.x + Self.nameWidth, to: inner.endX, row: y, role: .plain)
        }
        screen.cursor = Position(column: inner.x, row: inner.y)
    }
}

extension String {
    /// The text in lines of at most `width` cells, broken at spaces, and within words that are longer.
    fileprivate func wrappedAnywhere(to width: Int) -> [String] {
        wrapped(to: width).flatMap { line -> [String] in
            var lines: [String] = []
            var rest = line[...]
            while CellWidth.width(of: rest) > width {
                var end = rest.startIndex
                var used = 0
                while end < rest.endIndex {
                    let next = rest.index(after: end)
                    used += CellWidth.width(of: rest[end..<next])
                    if used > width, end > rest.startIndex { break }
                    end = next
                }
                lines.append(String(rest[..<end]))
                rest = rest[end...]
            }
            return lines + [String(rest)]
        }
    }
}

extension Model {
    mutating func showAbout() -> [Effect] {
        guard let row = articleInHand else {
            say("Open an article first.")
            return []
        }
        overlay = .about(AboutOverlay(row, keyOfVersions: key("versions")))
        return []
    }
}
