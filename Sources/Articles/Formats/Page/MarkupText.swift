/// The text of a piece of HTML that is an article as a whole, so that none has to be found in it.
enum MarkupText {
    /// Its lines, in their order.
    ///
    /// - Parameter markup: UTF-8.
    static func lines(of markup: [UInt8]) -> [ArticleText.Line] {
        let tree = PageTreeBuilder.tree(of: PageSource(markup).markup)
        guard !tree.nodes.isEmpty else { return [] }
        let page = PageBlocks(tree)
        return page.blocks.indices.map { index in
            ArticleText.Line(
                text: page.string(index),
                isHeading: tree.nodes[page.blocks[index].node].tag.headingLevel != nil)
        }
    }

    /// Whether a text holds tags of HTML, or characters written as its entities.
    static func isMarkup(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        var index = bytes.startIndex
        while let start = bytes[index...].firstIndex(where: { $0 == 0x3C || $0 == 0x26 }) {
            index = start + 1
            let rest = bytes[index...].prefix(longestMark)
            if bytes[start] == 0x26 {
                let name = rest.prefix { isWord($0) || $0 == UInt8(ascii: "#") }
                if !name.isEmpty, rest.dropFirst(name.count).first == UInt8(ascii: ";") { return true }
            } else {
                let name = rest.drop { $0 == UInt8(ascii: "/") }.prefix(while: isWord)
                guard tags.contains(String(decoding: name, as: UTF8.self).lowercased()) else { continue }
                let next = bytes[name.endIndex...].first ?? 0
                if next <= 0x20 || next == UInt8(ascii: ">") || next == UInt8(ascii: "/") { return true }
            }
        }
        return false
    }

    private static let longestMark = 16

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }

    private static let tags: Set<String> = [
        "p", "br", "div", "span", "a", "img", "ul", "ol", "li", "em", "strong", "b", "i", "h1", "h2", "h3",
        "h4", "h5", "h6", "blockquote", "figure", "table", "tr", "td", "article", "section", "html", "body",
        "hr", "pre", "code", "u", "s", "sup", "sub", "q", "center", "font", "iframe", "script", "style",
    ]
}
