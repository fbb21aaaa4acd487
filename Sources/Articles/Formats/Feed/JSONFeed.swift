/// A feed that is JSON: its items one after the other, in the order of the file.
struct JSONFeed {
    private let input: ArticleInput

    init(_ input: ArticleInput) { self.input = input }

    /// - Throws: ``ArticleError`` when it holds no article, and what `sink` throws.
    func read(into sink: ArticleSink) throws {
        var decoded = try DecodedStream(input.stream, label: input.charset)
        var entries = FeedEntries(input, sink, encoding: decoded.encoding)
        let members = JSONMembers(
            ByteStream { try decoded.next() }, listed: "items", limits: input.limits)
        var facts: [String: JSONValue] = [:]
        var number = 0
        reading: while true {
            let header = self.header(facts)
            switch try members.next() {
            case .member(let key, let bytes):
                if Self.told.contains(key), facts[key] == nil { facts[key] = JSONValue(bytes) }
            case .element(let bytes):
                number += 1
                guard let item = JSONValue(bytes) else { continue }
                var entry = Self.entry(item, base: header.address)
                entry.number = number
                entry.size = bytes.count
                try entries.add(entry, header: header)
            case .tooBig(let bytes):
                number += 1
                entries.report(
                    .entryTooBig(
                        path: input.path, entry: "entry \(number)", bytes: bytes, limit: input.limits.article)
                )
            case .tooDeep:
                number += 1
                entries.report(
                    .entryTooDeep(path: input.path, entry: "entry \(number)", limit: input.limits.jsonDepth))
            case .end(let isWhole, let isInElement):
                if !isWhole { entries.breakOff(inEntry: isInElement ? number + 1 : nil) }
                break reading
            }
        }
        try entries.finish(header: header(facts), what: nil)
    }

    /// What the feed calls itself.
    func title() throws -> String? {
        var decoded = try DecodedStream(input.stream, label: input.charset)
        let members = JSONMembers(
            ByteStream { try decoded.next() }, listed: "items", limits: input.limits)
        while true {
            switch try members.next() {
            case .member("title", let bytes): return JSONValue(bytes)?.string
            case .member, .element, .tooBig, .tooDeep: continue
            case .end: return nil
            }
        }
    }

    /// The members that tell of the feed itself; they may stand below its entries.
    private static let told: Set<String> = [
        "title", "author", "authors", "language", "feed_url", "home_page_url",
    ]

    private func header(_ facts: [String: JSONValue]) -> FeedHeader {
        var header = FeedHeader()
        header.title = facts["title"]?.string?.inOneLine.nilIfEmpty
        header.authors = Self.authors(facts["author"], facts["authors"])
        header.language = facts["language"]?.string
        header.address = input.address ?? (facts["feed_url"] ?? facts["home_page_url"])?.string
        return header
    }

    private static func entry(_ item: JSONValue, base: String?) -> FeedEntry {
        var entry = FeedEntry()
        func text(_ key: String) -> String? { item[key]?.string?.trimmed.nilIfEmpty }
        entry.identifier = text("id")
        entry.title = text("title").map { FeedValue(text: $0, isHTML: false) }
        entry.texts = [
            text("content_html").map { FeedValue(text: $0) },
            text("content_text").map { FeedValue(text: $0, isHTML: false) },
            text("summary").map { FeedValue(text: $0, isHTML: false) },
        ].compactMap { $0 }
        let address = text("url") ?? text("external_url")
        entry.links =
            address.map {
                [FeedEntry.Link(address: FeedAddress.resolve($0, base: base), relation: "", type: "")]
            } ?? []
        entry.isPermalink = entry.identifier.flatMap { Particulars.webAddress($0) } != nil
        entry.authors = authors(item["author"], item["authors"])
        entry.published = text("date_published")
        entry.updated = text("date_modified")
        entry.language = text("language")
        return entry
    }

    private static func authors(_ values: JSONValue?...) -> [String] {
        var names: [String] = []
        for author in values.flatMap({ $0?.list ?? [] }) {
            let said = author["name"]?.string ?? author.string
            if let name = said.flatMap(FeedAuthor.name), !names.contains(name) { names.append(name) }
        }
        return names
    }
}
