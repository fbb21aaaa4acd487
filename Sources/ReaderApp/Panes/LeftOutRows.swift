import Articles

/// The rows of what was left out of an article, for the places of its text.
struct LeftOutRows {
    /// Their lines, without the bar at the edge.
    private(set) var lines: [String] = []
    private var groups: [Group] = []

    /// Passages of a kind at one place.
    private struct Group {
        var position: Int
        var lines: Range<Int>
    }

    /// The columns of the bar and the space behind it.
    static let barWidth = 2

    /// - Parameters:
    ///   - passages: In the order of their places.
    ///   - width: That of the rows, with the bar.
    init(_ passages: [LeftOutPassage], width: Int) {
        var rest = passages[...]
        while let first = rest.first {
            let group = rest.prefix { $0.what == first.what && $0.position == first.position }
            rest = rest.dropFirst(group.count)
            let start = lines.count
            let texts = [group.count > 1 ? "\(first.what) · \(group.count)" : first.what] + group.map(\.text)
            for text in texts.flatMap({ $0.split(separator: "\n") }) {
                let line = CleanText.safe(String(text)).replacing("\t", with: "  ")
                lines += line.wrapped(to: max(1, width - Self.barWidth))
            }
            groups.append(Group(position: first.position, lines: start..<lines.count))
        }
        groups.reverse()
    }

    /// The rows of the passages that stand before a place and were not taken yet, those of each kind under a blank one.
    mutating func take(upTo position: Int) -> [TextPane.Row] {
        var rows: [TextPane.Row] = []
        while let next = groups.last, next.position <= position {
            rows += [.blank] + next.lines.map(TextPane.Row.leftOut)
            groups.removeLast()
        }
        return rows
    }
}
