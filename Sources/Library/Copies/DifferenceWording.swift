/// Tells in words how one text differs from another.
struct DifferenceWording: Equatable {
    /// “without the last 4 paragraphs”, “12 words changed”; the headline apart.
    private let parts: [String]
    private let hasOtherTitle: Bool

    /// “without the last 4 paragraphs; 12 words changed; another headline”.
    var text: String { joined(title: "another headline") }

    /// The differences with the title that the first text has: “with 2 more paragraphs; title was “Harbour closed””.
    func text(from title: String) -> String { joined(title: "title was “\(title)”") }

    private func joined(title: String) -> String {
        let all = parts + (hasOtherTitle ? [title] : [])
        return all.isEmpty ? "the same text" : all.joined(separator: "; ")
    }

    init(_ old: ComparedText, _ new: ComparedText, _ alignment: WordAlignment) {
        let missing = Self.alone(old, alignment.pairs.map(\.left))
        let added = Self.alone(new, alignment.pairs.map(\.right))
        let changed = Self.changed(old, new, alignment, missing: missing, added: added)
        var parts: [String] = []
        if !missing.isEmpty { parts.append("without " + Self.words(missing, of: old.paragraphs)) }
        if !added.isEmpty {
            parts.append("with \(added.count) more paragraph\(added.count == 1 ? "" : "s")")
        }
        if changed.text > 0 { parts.append("\(changed.text) word\(changed.text == 1 ? "" : "s") changed") }
        if parts.isEmpty, !changed.title, old.paragraphs.count != new.paragraphs.count {
            parts.append("other paragraphs")
        }
        self.parts = parts
        hasOtherTitle = changed.title
    }

    /// The paragraphs of a text hardly a word of which stands in the other: less than a third of them.
    private static func alone(_ text: ComparedText, _ shared: [Int]) -> Set<Int> {
        var (all, found): ([Int: Int], [Int: Int]) = ([:], [:])
        for block in text.blocks { all[block, default: 0] += 1 }
        for word in shared { found[text.blocks[word], default: 0] += 1 }
        return Set(text.paragraphs.filter { 3 * (found[$0] ?? 0) < (all[$0] ?? 0) })
    }

    /// “the last 4 paragraphs”, “the first paragraph”, “2 paragraphs”.
    private static func words(_ missing: Set<Int>, of paragraphs: [Int]) -> String {
        let count = missing.count
        let place =
            Set(paragraphs.suffix(count)) == missing
            ? "the last " : Set(paragraphs.prefix(count)) == missing ? "the first " : ""
        if count == 1 { return place.isEmpty ? "1 paragraph" : place + "paragraph" }
        return "\(place)\(count) paragraphs"
    }

    /// How many words of the paragraphs that both have were changed, left out or put in, and whether the headline was.
    private static func changed(
        _ old: ComparedText, _ new: ComparedText, _ alignment: WordAlignment, missing: Set<Int>,
        added: Set<Int>
    ) -> (text: Int, title: Bool) {
        var (left, right) = (0, 0)
        var result = (text: 0, title: false)
        for pair in alignment.pairs + [(left: old.words.count, right: new.words.count)] {
            let gone = (left..<pair.left).map { old.blocks[$0] }
            let came = (right..<pair.right).map { new.blocks[$0] }
            let isTitle =
                gone.contains(where: old.titleBlocks.contains)
                || came.contains(where: new.titleBlocks.contains)
            if isTitle { result.title = true }
            let text = (
                gone.count { !missing.contains($0) && !old.titleBlocks.contains($0) },
                came.count { !added.contains($0) && !new.titleBlocks.contains($0) }
            )
            result.text += max(text.0, text.1)
            (left, right) = (pair.left + 1, pair.right + 1)
        }
        return result
    }
}
