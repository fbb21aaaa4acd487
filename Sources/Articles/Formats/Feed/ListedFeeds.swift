/// A feed that a list or a page names.
public struct ListedFeed: Equatable, Sendable {
    /// Where it is fetched from.
    public var address: String
    public var title: String?

    /// A feed at an address.
    public init(address: String, title: String? = nil) { (self.address, self.title) = (address, title) }
}

/// Finds the feeds that files name: lists of them (OPML), and pages that say where theirs are.
public enum ListedFeeds {
    /// The feeds of a list, each once, in its order; `nil` where the file is no list of feeds.
    ///
    /// - Throws: ``ArticleError`` when the file cannot be read.
    public static func inList(_ input: ArticleInput) throws -> [ListedFeed]? {
        let head = Array(try input.stream.peek(FileHead.length))
        guard FeedSniffer.root(of: head)?.name == "opml" else { return nil }
        let stream = try DecodedStream(input.stream, label: input.charset)
        let events = XMLEvents(stream, deepest: input.limits.xmlDepth)
        var feeds: [ListedFeed] = []
        var seen: Set<String> = []
        while let event = try events.next() {
            guard case .start(let element) = event, element.name.lowercased() == "outline",
                let said = element["xmlUrl"] ?? element["xmlurl"] ?? element["xmlURL"],
                let address = Particulars.webAddress(FeedAddress.resolve(said, base: input.address)),
                seen.insert(address).inserted
            else { continue }
            let title = element["title"] ?? element["text"]
            feeds.append(ListedFeed(address: address, title: title.map(CleanText.safe)?.trimmed.nilIfEmpty))
        }
        return feeds
    }

    /// The feeds that a page links to as its own, each once, in its order.
    public static func ofPage(_ bytes: [UInt8], address: String) -> [ListedFeed] {
        let text = String(decoding: PageEncoding.decode(Array(bytes.prefix(longestHead))).utf8, as: UTF8.self)
        var feeds: [ListedFeed] = []
        for match in text.matches(of: #/<[Ll][Ii][Nn][Kk]\s([^<>]*)>/#) {
            let attributes = AddressList.attributes(of: String(match.output.1))
            let relations = (attributes["rel"] ?? "").lowercased().split(separator: " ")
            guard relations.contains("alternate"), types.contains(attributes["type"]?.lowercased() ?? ""),
                let link = attributes["href"],
                let found = Particulars.webAddress(FeedAddress.resolve(link, base: address)),
                !feeds.contains(where: { $0.address == found })
            else { continue }
            let title = attributes["title"].map(CleanText.safe)?.trimmed.nilIfEmpty
            feeds.append(ListedFeed(address: found, title: title))
        }
        return feeds
    }

    /// What a feed calls itself.
    ///
    /// - Throws: ``ArticleError`` when the file cannot be read.
    public static func title(of input: ArticleInput) throws -> String? {
        let head = FileHead(Array(try input.stream.peek(FileHead.length)), path: input.path)
        let title: String?
        switch FeedSniffer.kind(of: head) {
        case .json: title = try JSONFeed(input).title()
        case .xml:
            let stream = try DecodedStream(input.stream, label: input.charset)
            var reader = FeedReader(
                XMLEvents(stream, deepest: input.limits.xmlDepth), largest: input.limits.article)
            _ = try reader.next()
            title = reader.header.title
        case .database, nil: return nil
        }
        return title.map { CleanText.safe($0.inOneLine) }?.nilIfEmpty
    }

    /// The links to feeds stand in a page's head.
    private static let longestHead = 1 << 20
    private static let types: Set<String> = [
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
    ]
}
