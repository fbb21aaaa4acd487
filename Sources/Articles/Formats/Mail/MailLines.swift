/// A line of a message's text, and what its markup says of it.
struct MailLine {
    var text: String
    var isHeading = false
    /// Whether it stands in what a mail program has quoted.
    var isQuoted = false
    /// What was left out before it.
    var before: [ArticleText.Line] = []
}

/// The lines of the text of a message, before what is not the sender's own is taken off.
enum MailLines {
    /// The lines of plain text: broken lines are joined, “>” says what is quoted.
    static func plain(_ part: MailPart) -> [MailLine] {
        let (utf8, _) = PageEncoding.decode(part.bytes, label: part.charset)
        var lines: [MailLine] = []
        // The lines of one depth of quotation, which are joined together.
        var run: [UInt8] = []
        var depth = 0
        func finish() {
            guard !run.isEmpty else { return }
            let joined = part.isFlowed ? flowed(run, deletesSpaces: part.deletesSpaces) : run
            // Lines that a program broke are joined as those of a text file are.
            let text = CleanText.cleanedBytes(joined).bytes
            let isQuoted = depth > 0
            for block in LineJoiner(TextLine.lines(of: text), in: text).blocks() {
                let line = String(decoding: text[block.range], as: UTF8.self).inOneLine
                lines.append(MailLine(text: line, isQuoted: isQuoted))
            }
            run = []
        }
        for line in utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let (level, rest) = unquoted(line.last == 0x0D ? line.dropLast() : line)
            // The mark of a signature stands alone, whatever is joined around it.
            let isMark = rest.elementsEqual("-- ".utf8) || rest.elementsEqual("--".utf8)
            if (level > 0) != (depth > 0) || isMark {
                finish()
                depth = level
            }
            if isMark {
                lines.append(MailLine(text: "--", isQuoted: level > 0))
            } else {
                run.append(contentsOf: rest)
                run.append(0x0A)
            }
        }
        finish()
        return lines
    }

    /// How deep a line is quoted, and the line without the marks.
    private static func unquoted(_ line: ArraySlice<UInt8>) -> (level: Int, rest: ArraySlice<UInt8>) {
        var rest = line
        var level = 0
        while rest.first == UInt8(ascii: ">") {
            level += 1
            rest = rest.dropFirst()
            if rest.first == 0x20, rest.dropFirst().first == UInt8(ascii: ">") { rest = rest.dropFirst() }
        }
        if level > 0, rest.first == 0x20 { rest = rest.dropFirst() }
        return (level, rest)
    }

    /// Lines that end with a space go on in the next (RFC 3676).
    private static func flowed(_ text: [UInt8], deletesSpaces: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
            // A space was put before what looks quoted.
            let line = line.first == 0x20 ? line.dropFirst() : line
            let goesOn = line.last == 0x20
            result.append(contentsOf: goesOn && deletesSpaces ? line.dropLast() : line)
            if !goesOn { result.append(contentsOf: [0x0A, 0x0A]) }
        }
        return result
    }

    /// The lines of HTML, by the walk of a page without the search for an article.
    static func markup(_ utf8: [UInt8]) -> [MailLine] {
        let tree = PageTreeBuilder.tree(of: PageSource(utf8).markup)
        guard !tree.nodes.isEmpty else { return [] }
        let page = PageBlocks(tree)
        var lines: [MailLine] = []
        for (index, block) in page.blocks.enumerated() {
            guard let isQuoted = place(of: block.node, in: tree) else { continue }
            let text = page.string(index).trimmed
            guard !text.isEmpty else { continue }
            lines.append(
                MailLine(
                    text: text, isHeading: tree.nodes[block.node].tag.headingLevel != nil, isQuoted: isQuoted)
            )
        }
        return lines
    }

    /// Whether an element stands in what is quoted; `nil` where nobody sees it.
    private static func place(of node: Int, in tree: PageTree) -> Bool? {
        var node = node
        var isQuoted = false
        while node >= 0 {
            if tree.isHidden(node) || isInvisible(node, in: tree) { return nil }
            if tree.nodes[node].tag == .blockquote {
                // Mail programs mark what they quote so; a writer's own quotation has no mark.
                let type = tree.string(.type, of: node)?.lowercased()
                let isMarked =
                    type == "cite" || tree.value(.cite, of: node)?.starts(with: "mid:".utf8) == true
                if isMarked || names(node, in: tree).contains("quote") { isQuoted = true }
            }
            node = Int(tree.nodes[node].parent)
        }
        return isQuoted
    }

    private static func names(_ node: Int, in tree: PageTree) -> String {
        ((tree.string(.class, of: node) ?? "") + " " + (tree.string(.id, of: node) ?? "")).lowercased()
    }

    /// Whether a style makes an element too small or too faint to be seen, as that of the words that only a list of mails shows.
    private static func isInvisible(_ node: Int, in tree: PageTree) -> Bool {
        guard let style = tree.value(.style, of: node) else { return false }
        let plain = String(decoding: style.filter { $0 > 0x20 }, as: UTF8.self).lowercased() + ";"
        let marks = [
            "max-height:0;", "max-height:0px;", "mso-hide:all;", "font-size:0;", "font-size:0px;",
            "font-size:1px;",
            "opacity:0;", "line-height:0;", "line-height:0px;",
        ]
        return marks.contains(where: plain.contains)
    }
}
