/// Tells feeds from their beginning.
enum FeedSniffer {
    /// How the entries of a feed are written down.
    enum Kind {
        case xml, json, database
    }

    static func judge(_ head: FileHead) -> ArticleFormat.Likelihood {
        switch kind(of: head) {
        case .json: return Array(head.bytes)[...].range(of: "jsonfeed.org/version") == nil ? .none : .certain
        case .database: return Array(head.bytes)[...].range(of: "rss_item") == nil ? .possible : .certain
        case .xml:
            guard let root = root(of: Array(head.bytes)) else { return .possible }
            switch root.name {
            case "rss", "feed", "channel", "opml": return .certain
            case "rdf": return root.isRSS ? .certain : .possible
            default: return .possible
            }
        case nil: return .none
        }
    }

    static func kind(of head: FileHead) -> Kind? {
        if head.bytes.starts(with: "SQLite format 3\0".utf8) { return .database }
        if PageCharset.marked(Array(head.bytes.prefix(4))) != nil {
            return xmlOrJSON(text(Array(head.bytes)))
        }
        return xmlOrJSON(head.bytes)
    }

    private static func xmlOrJSON(_ bytes: ArraySlice<UInt8>) -> Kind? {
        let rest = bytes.drop { $0 <= 0x20 }
        if rest.first == UInt8(ascii: "{") { return .json }
        guard rest.first == UInt8(ascii: "<"), let second = rest.dropFirst().first else { return nil }
        return second == UInt8(ascii: "?") || second == UInt8(ascii: "!") || XMLName.isStart(second)
            ? .xml : nil
    }

    private static func text(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        let (charset, markLength) = PageEncoding.choose(for: bytes, isCut: true)
        return TextConverter(charset).convert(bytes[markLength...], isLast: false)[...]
    }

    /// The first element of XML, in lower case and without a prefix, and whether what follows is RSS; `nil` when none begins so soon.
    static func root(of head: [UInt8]) -> (name: String, isRSS: Bool)? {
        let isMarked = PageCharset.marked(head) != nil
        let lower = (isMarked ? text(head) : head[...]).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }[
            ...]
        var rest = lower
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[start...]
            let after = rest.dropFirst().first ?? 0
            if XMLName.isStart(after) {
                let name = XMLName.read(rest.dropFirst()).bytes.split(separator: UInt8(ascii: ":")).last ?? []
                let isRSS =
                    rest.range(of: "purl.org/rss") != nil || rest.range(of: "netscape.com/rdf") != nil
                    || rest.range(of: "purl.org/net/rss") != nil
                return (String(decoding: name, as: UTF8.self), isRSS)
            }
            let end = rest.starts(with: "<!--".utf8) ? "-->" : ">"
            guard let close = rest.range(of: end) else { return nil }
            rest = rest[close.upperBound...]
        }
        return nil
    }
}
