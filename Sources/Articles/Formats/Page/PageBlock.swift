/// A line of a page's text: a paragraph, a heading, an item of a list, a row of a table, or what stands between two breaks.
struct PageBlock {
    /// The innermost element around it that stands on lines of its own.
    let node: Int
    /// Where the text is in ``PageBlocks/bytes``; in one line, not empty, the cells of a row parted by tabs.
    let range: Range<Int>
    /// Words; of scripts without spaces, pairs of characters.
    let words: Int
    /// Those of them that are in links.
    let linkWords: Int
    /// Ends of sentences in it, and at its end.
    let sentences: Int
    /// Whether it ends as a sentence does.
    let isSentenceEnd: Bool
    /// Whether only one break parts it from the block before.
    let isContinued: Bool
    /// Whether it is a row of a table that holds data.
    let isRow: Bool

    /// The part of its words that are links, 0 to 1.
    var linkDensity: Double { words == 0 ? 0 : Double(linkWords) / Double(words) }

    /// Whether it reads like running text.
    var isProse: Bool {
        guard linkDensity < 0.5, !isRow else { return false }
        return words >= 10 && sentences >= 1 || words >= 25
    }
}
