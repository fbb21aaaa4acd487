/// A feed that is JSON: its items one after the other, in the order of the file.
struct JSONFeed {
    private let input: ArticleInput

    init(_ input: ArticleInput) { self.input = input }

    /// - Throws: ``ArticleError`` when it holds no article, and what `sink` throws.
    func read(into sink: ArticleSink) throws {
        let (bytes, encoding) = PageEncoding.decode(try input.wholeFile(), label: input.charset)
        let members = JSONMembers(bytes, listed: "items")
        var header = FeedHeader()
        header.title = members["title"]?.string?.inOneLine.nilIfEmpty
        header.authors = Self.authors(members["author"], members["authors"])
        header.language = members["language"]?.string
        header.address = input.address ?? (members["feed_url"] ?? members["home_page_url"])?.string
        var entries = FeedEntries(input, sink, encoding: encoding)
        for (index, range) in members.elements.enumerated() {
            guard let item = JSONValue(Array(bytes[range])) else { continue }
            var entry = Self.entry(item, base: header.address)
            entry.number = index + 1
            entry.size = range.count
            try entries.add(entry, header: header)
        }
        if members.isBrokenOff {
            entries.breakOff(inEntry: members.isInElement ? members.elements.count + 1 : nil)
        }
        try entries.finish(header: header, what: nil)
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
