public import Articles
import TextBytes
import WordIndex

/// How one version of an article differs from another, paragraph by paragraph.
public struct VersionComparison: Equatable, Sendable {
    /// What became of a paragraph.
    public enum Mark: Equatable, Sendable { case same, added, removed }

    /// A paragraph of the one or the other.
    public struct Line: Equatable, Sendable {
        public var mark: Mark
        public var text: String
    }

    /// The paragraphs of both without their titles, in the order of the texts.
    public private(set) var lines: [Line] = []
    private var oldTitle: String?
    private var changed = 0

    /// Compares two texts.
    ///
    /// - Parameters:
    ///   - old: The earlier one.
    ///   - new: The later one.
    public init(from old: Article, to new: Article) {
        if old.title != new.title { oldTitle = old.title }
        let (before, after) = (Self.paragraphs(old), Self.paragraphs(new))
        let difference = after.difference(from: before)
        let removed = Set(difference.removals.map(Self.offset))
        let added = Set(difference.insertions.map(Self.offset))
        var (left, right) = (0, 0)
        while left < before.count || right < after.count {
            let start = lines.count
            while left < before.count, removed.contains(left) {
                lines.append(Line(mark: .removed, text: before[left]))
                left += 1
            }
            let middle = lines.count
            while right < after.count, added.contains(right) {
                lines.append(Line(mark: .added, text: after[right]))
                right += 1
            }
            countChanged(lines[start..<middle], lines[middle...])
            guard left < before.count, right < after.count else { continue }
            if removed.contains(left) || added.contains(right) { continue }
            lines.append(Line(mark: .same, text: after[right]))
            (left, right) = (left + 1, right + 1)
        }
    }

    /// Paragraphs that stand for each other and have most of their words in common are the same one, changed.
    private mutating func countChanged(_ removed: ArraySlice<Line>, _ added: ArraySlice<Line>) {
        var rest = added.map { Set(IndexWords.words(of: $0.text)) }
        for line in removed {
            let words = Set(IndexWords.words(of: line.text))
            guard
                let match = rest.firstIndex(where: {
                    2 * $0.intersection(words).count > max($0.count, words.count)
                })
            else { continue }
            rest.remove(at: match)
            changed += 1
        }
    }

    /// “two paragraphs more; title was “Harbour closed””; “the same text” where there is no difference.
    public var words: String {
        let more = lines.count { $0.mark == .added } - changed
        let fewer = lines.count { $0.mark == .removed } - changed
        var parts: [String] = []
        if changed > 0 { parts.append("\(Self.paragraphs(changed)) changed") }
        if more > 0 { parts.append("\(Self.paragraphs(more)) more") }
        if fewer > 0 { parts.append("\(Self.paragraphs(fewer)) fewer") }
        let title = oldTitle.map { ["title was “\($0)”"] } ?? []
        let all = (parts.isEmpty ? [] : [parts.joined(separator: ", ")]) + title
        return all.isEmpty ? "the same text" : all.joined(separator: "; ")
    }

    private static let numbers = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ]

    private static func paragraphs(_ count: Int) -> String {
        let number = numbers.indices.contains(count) ? numbers[count] : "\(count)"
        return count == 1 ? "\(number) paragraph" : "\(number) paragraphs"
    }

    private static func offset(_ change: CollectionDifference<String>.Change) -> Int {
        switch change {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }

    private static func paragraphs(_ article: Article) -> [String] {
        article.blocks.filter { $0.kind != .title }.map { String(article.text.slice(utf8: $0.range)) }
    }
}
