/// What an element of a feed means, whatever the kind of feed.
enum FeedElement {
    /// An article: RSS’s and CDF’s item, Atom’s entry.
    case entry
    /// A feed itself, or what only groups elements.
    case group
    /// Holds names of people.
    case person
    /// A value: what the element holds.
    case field(FeedField)
    /// Nothing in it is looked at.
    case other

    /// - Parameter inEntry: Whether the element stands in an entry.
    init(_ element: XMLElement, inEntry: Bool) {
        let name = element.name.lowercased()
        switch Vocabulary(element) {
        case .core: self = Self.core(name, element, inEntry: inEntry)
        case .content: self = name == "encoded" ? .field(.content) : name == "items" ? .group : .other
        case .dublinCore: self = Self.dublinCore(name)
        case .media:
            switch name {
            case "description", "text": self = .field(.description)
            case "title": self = .field(.lesserTitle)
            case "group", "content": self = .group
            default: self = .other
            }
        case .itunes:
            self = name == "summary" ? .field(.summary) : name == "author" ? .field(.author) : .other
        case .xhtml: self = name == "body" || name == "div" ? .field(.content) : .other
        case .wordPress: self = Self.wordPress(name)
        case .excerpt: self = name == "encoded" ? .field(.summary) : .other
        case .other: self = .other
        }
    }

    private static func core(_ name: String, _ element: XMLElement, inEntry: Bool) -> FeedElement {
        switch name {
        case "item", "entry": return .entry
        case "all", "rss", "rdf", "feed", "channel", "items": return .group
        case "author", "managingeditor", "webmaster":
            return name == "author" || !inEntry && name == "managingeditor" ? .person : .other
        default: break
        }
        if let field = fields[name] { return .field(field) }
        return .other
    }

    private static let fields: [String: FeedField] = [
        "title": .title, "link": .link, "a": .link, "guid": .identifier, "id": .identifier,
        "description": .description, "abstract": .summary, "summary": .summary, "content": .content,
        "body": .content, "fullitem": .content,
        "pubdate": .published, "published": .published, "issued": .published, "created": .created,
        "updated": .updated, "modified": .updated, "date": .dublinDate, "language": .language,
        "creator": .author,
    ]

    private static func dublinCore(_ name: String) -> FeedElement {
        switch name {
        case "title": .field(.lesserTitle)
        case "creator", "author": .field(.author)
        case "date": .field(.dublinDate)
        case "issued", "available": .field(.published)
        case "created": .field(.created)
        case "modified": .field(.updated)
        case "description", "abstract": .field(.description)
        case "language": .field(.language)
        default: .other
        }
    }

    private static func wordPress(_ name: String) -> FeedElement {
        switch name {
        case "status": .field(.status)
        case "post_type": .field(.postType)
        case "author": .group
        case "author_login": .field(.login)
        case "author_display_name": .field(.displayName)
        default: .other
        }
    }
}

/// A value of a feed or an entry.
enum FeedField {
    case title, link, identifier, author
    /// A title that counts where there is no other.
    case lesserTitle
    case content, description, summary
    case published, dublinDate, created, updated
    case language
    /// Of a WordPress export: whether it was published, and what it is.
    case status, postType
    /// Of a WordPress export: who an author is.
    case login, displayName
}

extension FeedElement {
    /// The vocabularies that feeds are written in.
    private enum Vocabulary {
        case core, content, dublinCore, media, itunes, xhtml, wordPress, excerpt, other

        init(_ element: XMLElement) {
            let address = element.namespace.lowercased()
            guard !address.isEmpty else {
                // Without a declaration the usual prefixes mean what they usually mean.
                self = element.prefix.isEmpty ? .core : Self.prefixes[element.prefix.lowercased()] ?? .other
                return
            }
            if address.hasPrefix("http://wordpress.org/export/"), address.contains("/excerpt") {
                self = .excerpt
            } else if let found = Self.addresses.first(where: { address.hasPrefix($0.start) }) {
                self = found.vocabulary
            } else {
                // The many addresses of RSS and of Atom’s drafts are written without a prefix.
                self = element.prefix.isEmpty ? .core : Self.prefixes[element.prefix.lowercased()] ?? .other
            }
        }

        private static let prefixes: [String: Vocabulary] = [
            "content": .content, "dc": .dublinCore, "dcterms": .dublinCore, "dct": .dublinCore,
            "media": .media, "itunes": .itunes, "xhtml": .xhtml, "html": .xhtml, "wp": .wordPress,
            "excerpt": .excerpt, "atom": .core, "atom10": .core, "atom03": .core, "rss": .core,
            "rdf": .core,
        ]

        private static let addresses: [(start: String, vocabulary: Vocabulary)] = [
            ("http://purl.org/rss/1.0/modules/content", .content),
            ("http://purl.org/rss/1.0/modules/", .other),
            ("http://purl.org/rss/1.0", .core), ("http://www.w3.org/2005/atom", .core),
            ("http://purl.org/atom/", .core), ("http://www.w3.org/1999/02/22-rdf-syntax-ns", .core),
            ("http://my.netscape.com/rdf/", .core), ("http://channel.netscape.com/rdf/", .core),
            ("http://backend.userland.com/rss", .core), ("http://blogs.law.harvard.edu/tech/rss", .core),
            ("http://purl.org/dc/", .dublinCore), ("http://search.yahoo.com/mrss", .media),
            ("http://www.itunes.com/dtds/podcast", .itunes),
            ("http://www.w3.org/1999/xhtml", .xhtml), ("http://wordpress.org/export/", .wordPress),
        ]
    }
}
