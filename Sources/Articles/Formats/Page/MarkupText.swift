/// Text that came as HTML in something that is no page: in a feed, an export, a row of data.
///
/// All of it is the article's.
struct MarkupText {
    /// Its lines, and among them what was not taken.
    private(set) var all: [ArticleText.Line] = []

    /// The lines that are taken.
    var lines: [ArticleText.Line] { all.kept }

    /// - Parameters:
    ///   - markup: HTML, or plain text with entities.
    ///   - breaksAreLines: Whether a line break in it ends a line, as in plain text.
    ///   - withPictures: Whether pictures are among what was not taken.
    init(_ markup: String, breaksAreLines: Bool = false, withPictures: Bool = false) {
        let isPlain = !markup.utf8.contains(UInt8(ascii: "<"))
        if isPlain, !markup.utf8.contains(UInt8(ascii: "&")) {
            let parts = breaksAreLines ? markup.split(whereSeparator: \.isNewline) : Self.paragraphs(markup)
            all = parts.map { ArticleText.Line(text: String($0).inOneLine) }
        } else {
            let html = breaksAreLines || Self.hasOnlyBlankLines(markup) ? Self.withBreaks(markup) : markup
            read(
                Array((Self.mayHaveTags(html) ? html : html.replacing("<", with: "&lt;")).utf8),
                withPictures: withPictures)
            // What has no tag of its own and comes out as markup was escaped twice.
            let text = lines.map(\.text).joined(separator: "\n")
            if isPlain, Self.hasTags(text) { self = MarkupText(text, breaksAreLines: breaksAreLines) }
        }
        all.removeAll { $0.text.isEmpty && $0.leftOut == nil }
    }

    /// - Parameter plain: Text without markup; what looks like a tag is none.
    init(plain: String) {
        all = Self.paragraphs(plain).map { ArticleText.Line(text: String($0).inOneLine) }
        all.removeAll { $0.text.isEmpty }
    }

    /// Puts passages that were cut out of the source before it was read among the lines.
    ///
    /// - Parameter linesBefore: How many of the lines stand in the source before a place; `nil` where that is not asked for. It is told
    ///   no more than ``mostPlaces`` times: passages beyond stand behind all lines.
    mutating func leaveOut(_ passages: [CutPassage], linesBefore: (Int) -> Int?) {
        guard !passages.isEmpty else { return }
        var before: [Int: [ArticleText.Line]] = [:]
        let last = lines.count
        for (index, passage) in passages.enumerated() {
            let count = index < Self.mostPlaces ? linesBefore(passage.place) : nil
            before[min(count ?? last, last), default: []].append(
                ArticleText.Line(text: passage.text, leftOut: passage.what))
        }
        var placed = before[0] ?? []
        var count = 0
        for line in all {
            placed.append(line)
            guard line.leftOut == nil else { continue }
            count += 1
            placed += before[count] ?? []
        }
        all = placed
    }

    /// Each costs as much as reading what stands before it.
    private static let mostPlaces = 200

    /// How much was not taken, by its kinds.
    var leftOut: [LeftOut] { all.leftOut(order: LeftOutKind.order) }

    /// The words of HTML in one line.
    static func line(_ markup: String) -> String {
        guard markup.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else {
            return markup.inOneLine
        }
        return MarkupText(markup).lines.map(\.text).joined(separator: " ").replacing("\t", with: " ")
    }

    private mutating func read(_ html: [UInt8], withPictures: Bool) {
        // What stands in a frame or an object is for readers that show neither.
        var source = html
        for name in ["<iframe", "<object"] where html[...].range(of: name) != nil {
            source = Array(String(decoding: source, as: UTF8.self).replacing(name, with: "<span").utf8)
        }
        let tree = PageTreeBuilder.tree(of: PageSource(source).markup)
        guard !tree.nodes.isEmpty else { return }
        let page = PageBlocks(tree)
        let pictures = withPictures ? page.pictures(in: tree) : [:]
        for (index, block) in page.blocks.enumerated() {
            all += pictures[index] ?? []
            let text = page.string(index)
            var kind = Self.kind(ofBlockIn: block.node, tree)
            if kind == nil, Self.isSignature(text) || block.linkDensity > 0.5 && Self.isContinuation(text) {
                kind = .relatedLinks
            }
            all.append(
                ArticleText.Line(
                    text: text, isHeading: tree.nodes[block.node].tag.headingLevel != nil,
                    leftOut: kind?.words))
        }
        all += pictures[page.blocks.count] ?? []
    }

    /// What an element's text is that is not the article's: a caption, a hidden copy.
    private static func kind(ofBlockIn node: Int, _ tree: PageTree) -> LeftOutKind? {
        var node = node
        while node >= 0 {
            switch tree.nodes[node].tag {
            case .figcaption: return .captions
            default: if tree.isHidden(node) { return .hidden }
            }
            node = Int(tree.nodes[node].parent)
        }
        return nil
    }
}

// MARK: What feeds add

extension MarkupText {
    /// “The post … appeared first on …”, by which WordPress signs what it sends out, in the languages in which it is used most.
    private static let signatures: [(start: String, middle: String)] = [
        ("the post ", " appeared first on "), ("the post ", " first appeared on "),
        ("der beitrag ", " erschien zuerst auf "), ("l’article ", " est apparu en premier sur "),
        ("l'article ", " est apparu en premier sur "), ("cet article ", " est apparu en premier sur "),
        ("la entrada ", " se publicó primero en "), ("la entrada ", " aparece primero en "),
        ("o post ", " apareceu primeiro em "), ("l'articolo ", " proviene da "),
        ("l’articolo ", " proviene da "), ("сообщение ", " появились сначала на "),
        ("запись ", " впервые появилась "), ("artykuł ", " pochodzi z serwisu "),
        ("het bericht ", " verscheen eerst op "),
    ]

    private static func isSignature(_ text: String) -> Bool {
        guard text.utf8.count < 600 else { return false }
        let lower = text.lowercased()
        return signatures.contains { lower.hasPrefix($0.start) && lower.contains($0.middle) }
    }

    private static let continuations = [
        "continue reading", "read more", "read the rest", "read the full", "keep reading", "full story",
        "weiterlesen", "mehr lesen", "lire la suite", "continuer la lecture", "seguir leyendo", "leer más",
        "continuar lendo", "leia mais", "continua a leggere", "leggi tutto", "читать далее",
        "читать полностью", "czytaj dalej", "czytaj więcej", "lees verder",
    ]

    /// “Continue reading …”: a link to the rest of the article.
    private static func isContinuation(_ text: String) -> Bool {
        let lower = text.drop { !$0.isLetter }.lowercased()
        return lower.utf8.count < 300 && continuations.contains(where: lower.hasPrefix)
    }
}

// MARK: Lines of text

extension MarkupText {
    /// The parts of a text between blank lines; their own line breaks are spaces.
    private static func paragraphs(_ text: String) -> [Substring] {
        guard text.utf8.contains(UInt8(ascii: "\n")) else { return [text[...]] }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return lines.split { $0.allSatisfy(\.isWhitespace) }.compactMap { part in
            guard let first = part.first, let last = part.last else { return nil }
            return text[first.startIndex..<last.endIndex]
        }
    }

    private static let lineTags = ["p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "pre"]

    /// Whether only blank lines part the paragraphs of a markup.
    private static func hasOnlyBlankLines(_ markup: String) -> Bool {
        guard markup.firstRange(of: "\n\n") != nil || markup.firstRange(of: "\n\r\n") != nil else {
            return false
        }
        return !hasTag(of: lineTags, markup)
    }

    /// Markup whose line breaks outside of tags are elements.
    private static func withBreaks(_ markup: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(markup.utf8.count + markup.utf8.count / 16)
        var isInTag = false
        for byte in markup.utf8 {
            if byte == UInt8(ascii: "<") { isInTag = true }
            if byte == UInt8(ascii: ">") { isInTag = false }
            if byte == UInt8(ascii: "\n"), !isInTag { result.append(contentsOf: "<br>".utf8) }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func hasTag(of names: [String], _ text: String) -> Bool {
        let bytes = Array(text.utf8)[...]
        var index = bytes.startIndex
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            let name = bytes[(start + 1)...].prefix {
                (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
            }
            let next = bytes[name.endIndex...].first ?? 0
            if next <= 0x20 || next == UInt8(ascii: ">") || next == UInt8(ascii: "/"),
                names.contains(String(decoding: name, as: UTF8.self).lowercased())
            {
                return true
            }
            index = start + 1
        }
        return false
    }

    /// Whether a “<” in a text begins a tag or a comment.
    private static func mayHaveTags(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.dropLast().contains { index in
            guard bytes[index] == UInt8(ascii: "<") else { return false }
            let next = bytes[index + 1]
            return XMLName.isStart(next) || next == UInt8(ascii: "/")
                || bytes[index...].starts(with: "<!--".utf8)
                || bytes[index...].starts(with: "<![".utf8)
        }
    }

    /// Whether a text is HTML, and does not merely speak of it: an element in it has an end, has attributes, or needs no end.
    static func hasTags(_ text: String) -> Bool {
        let bytes = Array(text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })[...]
        var begun: Set<[UInt8]> = []
        var index = bytes.startIndex
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = start + 1
            let isEnd = bytes[index...].first == UInt8(ascii: "/")
            if isEnd { index += 1 }
            let name = Array(bytes[index...].prefix { XMLName.isStart($0) || (0x30...0x39).contains($0) })
            index += name.count
            guard !name.isEmpty, name.count <= longestMark, let next = bytes[index...].first else { continue }
            if isEnd {
                if begun.contains(name) { return true }
            } else if next == UInt8(ascii: ">") || next == UInt8(ascii: "/") {
                if ["br", "img", "hr"].contains(String(decoding: name, as: UTF8.self)) { return true }
                begun.insert(name)
            } else if next <= 0x20 {
                let rest = bytes[index...].prefix { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<") }
                if rest.contains(UInt8(ascii: "=")) { return true }
                begun.insert(name)
                index += rest.count
            }
        }
        return false
    }
}

// MARK: Telling markup from text

extension MarkupText {
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
