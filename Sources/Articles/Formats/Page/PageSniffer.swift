/// Tells web pages from their beginning.
enum PageSniffer {
    static func judge(_ head: FileHead) -> ArticleFormat.Likelihood {
        var rest = head.bytes
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        if rest.starts(with: [0xFF, 0xFE]) || rest.starts(with: [0xFE, 0xFF]) {
            rest = Array(rest.dropFirst(2).filter { $0 != 0 })[...]
        }
        if WebArchive.isOne(rest) { return .certain }
        // A feed is full of pages' elements, and none.
        if FeedSniffer.judge(head) == .certain { return .none }
        let lower = rest.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }[...]
        if AddressList.isOne(lower.prefix(1024)) { return .none }
        let start = skippingPreamble(lower)
        guard start.first == UInt8(ascii: "<") else {
            return tags(in: lower) >= 4 ? .possible : .none
        }
        if start.starts(with: "<!doctype html".utf8) { return .certain }
        let count = tags(in: start)
        if start.starts(with: "<html".utf8), count >= 2 { return .certain }
        return count >= 3 ? .certain : count >= 1 ? .possible : .none
    }

    /// What follows spaces, an XML declaration and comments.
    private static func skippingPreamble(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes.drop { $0 <= 0x20 }
        while true {
            let end: Int
            if rest.starts(with: "<?xml ".utf8) {
                guard let close = rest.range(of: "?>") else { return rest }
                end = close.upperBound
            } else if rest.starts(with: "<!--".utf8) {
                guard let close = rest.range(of: "-->") else { return rest }
                end = close.upperBound
            } else {
                return rest
            }
            rest = rest[end...].drop { $0 <= 0x20 }
        }
    }

    /// How many different elements of HTML begin in the bytes.
    ///
    /// A text that talks of them seldom writes them out.
    private static func tags(in bytes: ArraySlice<UInt8>) -> Int {
        var found: Set<String> = []
        var index = bytes.startIndex
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            let name = bytes[(start + 1)...].prefix {
                (0x61...0x7A).contains($0) || (0x31...0x36).contains($0)
            }
            let next = bytes[name.endIndex...].first ?? 0
            if next == UInt8(ascii: ">") || next == 0x20 || next == UInt8(ascii: "\n")
                || next == UInt8(ascii: "\t")
            {
                let word = String(decoding: name, as: UTF8.self)
                if known.contains(word) { found.insert(word) }
            }
            index = start + 1
        }
        return found.count
    }

    private static let known: Set<String> = [
        "html", "head", "body", "meta", "title", "link", "script", "style", "div", "p", "a", "h1", "h2", "h3",
        "ul", "ol",
        "li", "table", "tr", "td", "article", "section", "header", "nav", "main", "img", "span", "br", "b",
        "i", "em",
        "strong", "font", "center", "base", "blockquote", "figure", "hr", "pre",
    ]
}
