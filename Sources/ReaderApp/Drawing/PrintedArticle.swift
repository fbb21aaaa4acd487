import Articles
import Library
import TerminalUI
import TextBytes

/// An article as it is printed: its headline, what is known of it, and its paragraphs, in lines that are easily read.
enum PrintedArticle {
    /// In columns.
    static let width = 72

    static func text(of opened: OpenedArticle) -> String {
        let article = opened.article
        var parts = [lines(of: article.title), lines(of: TextPane.facts(of: opened))]
        if let url = article.url { parts[1].append(url) }
        for block in article.blocks where block.kind != .title {
            let text = String(article.text.slice(utf8: block.range))
            parts.append(lines(of: text, TextPane.indent(of: block, in: article.text)))
        }
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
            + "\n"
    }

    private static func lines(of text: String, _ indent: TextLayout.Indent = TextLayout.Indent()) -> [String]
    {
        TextLayout(text, paragraphs: [0..<text.utf8.count], width: width, indents: [indent]).lines.map {
            String(repeating: " ", count: $0.indent) + String(text.slice(utf8: $0.range)).inOneLine
        }
    }
}
