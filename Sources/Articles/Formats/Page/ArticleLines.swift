/// Chooses among the lines of the element that an article stands in those that are the article.
struct ArticleLines {
    /// The blocks of the article, in the order of the page.
    private(set) var kept: [Int] = []
    /// What was left out in and around them, by the blocks.
    private(set) var leftOut: [Int: LeftOutKind] = [:]

    private let judge: LineJudge
    private var tree: PageTree { judge.tree }
    private var page: PageBlocks { judge.page }

    /// - Parameter container: The element that holds the article.
    init(_ container: Int, regions: PageRegions, headline: PageHeadline?) {
        judge = LineJudge(container, regions: regions, headline: headline)
        var verdicts: [Entry] = judge.lead.map { Entry(block: $0, verdict: .text) }
        for index in judge.blocks { verdicts.append(Entry(block: index, verdict: judge.verdict(index))) }
        settle(verdicts)
        dropOtherTexts(container)
        dropRepeated()
    }

    private struct Entry {
        var block: Int
        var verdict: LineJudge.Verdict
    }

    /// Keeps what the verdicts say, headings and scraps by what stands around them.
    private mutating func settle(_ entries: [Entry]) {
        let first = entries.firstIndex { $0.verdict == .text && judge.isFirm($0.block) } ?? entries.endIndex
        let last = entries.lastIndex { $0.verdict == .text && judge.isFirm($0.block) } ?? -1
        /// The lines after the last firm one that belong to it still.
        var end = last
        while last >= 0, end + 1 < entries.count, entries[end + 1].verdict == .text { end += 1 }
        var nextIsText = false
        for (position, entry) in entries.enumerated().reversed() {
            switch entry.verdict {
            case .text where position >= first && position <= end:
                kept.append(entry.block)
                nextIsText = true
            case .heading where nextIsText && position <= last:
                kept.append(entry.block)
            case .scrap where position > first && position < last && !judge.isCredit(entry.block):
                kept.append(entry.block)
                nextIsText = true
            case .out(let kind): leftOut[entry.block] = kind
            case .text, .heading, .scrap:
                leftOut[entry.block] = judge.isCredit(entry.block) ? .credits : .other
            }
        }
        kept.reverse()
    }

    /// How a block is set: lines of one article are set alike.
    private struct Setting: Hashable {
        var tag: PageTag
        var parentTag: PageTag?
        var name: ArraySlice<UInt8>?
        var parentName: ArraySlice<UInt8>?
    }

    private func setting(_ block: Int) -> Setting {
        let node = page.blocks[block].node
        let parent = Int(tree.nodes[node].parent)
        return Setting(
            tag: tree.nodes[node].tag, parentTag: parent < 0 ? nil : tree.nodes[parent].tag,
            name: tree.value(.class, of: node), parentName: parent < 0 ? nil : tree.value(.class, of: parent))
    }

    /// Drops whole parts of the element that follow the part with most of the text and are set in another way.
    private mutating func dropOtherTexts(_ container: Int) {
        var parts: [(blocks: ArraySlice<Int>, prose: Int)] = []
        var child = container + 1
        var rest = kept[...]
        while child < tree.nodes[container].end {
            let range = page.range(of: child, in: tree)
            if !range.isEmpty {
                rest = rest.drop { $0 < range.lowerBound }
                let blocks = rest.prefix { $0 < range.upperBound }
                parts.append(
                    (blocks, blocks.reduce(0) { $0 + (page.blocks[$1].isProse ? page.blocks[$1].words : 0) }))
            }
            child = Int(tree.nodes[child].end)
        }
        let all = parts.reduce(0) { $0 + $1.prose }
        guard all > 0, let main = parts.indices.max(by: { parts[$0].prose < parts[$1].prose }),
            2 * parts[main].prose >= all
        else { return }
        let settings = Set(parts[main].blocks.filter { page.blocks[$0].isProse }.map { setting($0) })
        var dropped: Set<Int> = []
        for part in parts[(main + 1)...] where part.prose > 0 && part.blocks.count >= 2 {
            guard let first = part.blocks.first, page.blocks[first].node != container,
                Int(tree.nodes[page.blocks[first].node].parent) != container,
                !part.blocks.contains(where: { page.blocks[$0].isProse && settings.contains(setting($0)) })
            else { continue }
            dropped.formUnion(part.blocks)
        }
        guard !dropped.isEmpty else { return }
        kept.removeAll(where: dropped.contains)
        for block in dropped { leftOut[block] = .relatedLinks }
    }
}

// MARK: Repetition

extension ArticleLines {
    private static let mostComparisons = 200

    /// Drops a standfirst that the text repeats at once, and quotations set apart that stand in the text too.
    private mutating func dropRepeated() {
        var text: [UInt8] = []
        for index in kept where page.blocks[index].isProse { text.append(contentsOf: page.text(index)) }
        let top = kept.prefix(2)
        var comparisons = 0
        var repeats: [Int: LeftOutKind] = [:]
        for index in kept {
            let block = page.blocks[index]
            if kept.count >= 5, block.words >= 8, top.contains(where: { repeatsStandfirst(index, $0) }) {
                repeats[index] = .hidden
            } else if (4...40).contains(block.words), comparisons < Self.mostComparisons,
                isSetApart(block.node)
            {
                comparisons += 1
                let own = block.isProse ? 1 : 0
                if Self.count(of: Self.withoutMarks(page.text(index)), in: text[...]) > own {
                    repeats[index] = .pullQuotes
                }
            }
        }
        leftOut.merge(repeats) { $1 }
        kept.removeAll { repeats[$0] != nil }
    }

    private func repeatsStandfirst(_ index: Int, _ standfirst: Int) -> Bool {
        guard index > standfirst, index - standfirst <= 6,
            tree.nodes[page.blocks[index].node].parent != tree.nodes[page.blocks[standfirst].node].parent
        else { return false }
        return page.text(index).elementsEqual(page.text(standfirst))
    }

    /// Whether an element, or one of the two around it, sets its text apart.
    private func isSetApart(_ node: Int) -> Bool {
        var node = node
        for _ in 0..<3 where node >= 0 {
            let element = tree.nodes[node]
            if [.blockquote, .q, .aside].contains(element.tag) || element.tag.headingLevel != nil {
                return true
            }
            node = Int(element.parent)
        }
        return false
    }

    /// A quotation without its marks and its full stop.
    private static func withoutMarks(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let marks: Set<Unicode.Scalar> = ["\"", "“", "”", "‘", "’", "'", "«", "»", "„", ".", " "]
        let string = String(decoding: text, as: UTF8.self).unicodeScalars
        guard let first = string.firstIndex(where: { !marks.contains($0) }),
            let last = string.lastIndex(where: { !marks.contains($0) })
        else { return [] }
        let start = text.startIndex + string.utf8Distance(to: first)
        return text[start..<(text.startIndex + string.utf8Distance(to: string.index(after: last)))]
    }

    /// How often a text occurs in another; more than twice is twice.
    private static func count(of text: ArraySlice<UInt8>, in all: ArraySlice<UInt8>) -> Int {
        guard text.count > 8 else { return 0 }
        let word = String(decoding: text, as: UTF8.self)
        guard let found = all.range(of: word) else { return 0 }
        return all[found.upperBound...].range(of: word) == nil ? 1 : 2
    }
}

extension String.UnicodeScalarView {
    fileprivate func utf8Distance(to index: Index) -> Int {
        self[startIndex..<index].reduce(0) { $0 + UTF8.width($1) }
    }
}
