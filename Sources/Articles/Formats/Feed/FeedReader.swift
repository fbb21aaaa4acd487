/// Reads the entries of a feed that is XML, one after the other, whatever kind of feed it is.
struct FeedReader {
    /// What the feed has said of itself so far.
    private(set) var header = FeedHeader()
    /// How many entries were begun.
    private(set) var entryCount = 0
    /// Whether the file ended within an entry.
    private(set) var isInEntry = false
    /// Whether anything that belongs to a feed was met.
    private(set) var isFeed = false

    private let events: XMLEvents
    private let largest: Int
    /// The feed's own, which addresses in it are meant from.
    private let address: String?
    private var frames: [Frame] = []
    private var entry: FeedEntry?
    /// The entry that ended, until it is asked for.
    private var finished: FeedEntry?
    private var capture: FeedCapture?
    private var person: (text: [UInt8], name: String?)?
    private var login: String?
    private var isAtom = false

    /// What an open element is.
    private struct Frame {
        enum Kind { case group, entry, person, name, field, markup, other }
        var kind: Kind
        var name: String
        /// The address that addresses in it are meant from.
        var base: String?
    }

    /// - Parameters:
    ///   - largest: How many bytes an entry may have; of a larger one only its size is read.
    ///   - address: Where the feed was fetched from, if that is known.
    init(_ events: XMLEvents, largest: Int, address: String? = nil) {
        self.events = events
        self.largest = largest
        self.address = address
    }

    /// The next entry; `nil` at the end.
    ///
    /// - Throws: ``ArticleError`` when the file cannot be read.
    mutating func next() throws -> FeedEntry? {
        while finished == nil, let event = try events.next() {
            switch event {
            case .start(let element): start(element)
            case .text(let text): add(text)
            case .end: end()
            }
        }
        isInEntry = entry != nil
        defer { finished = nil }
        return finished
    }

    private var base: String? { frames.last?.base ?? address }
}

// MARK: Elements

extension FeedReader {
    private mutating func start(_ element: XMLElement) {
        let own = element["base", prefix: "xml"].map { FeedAddress.resolve($0, base: base) }
        var frame = Frame(kind: .other, name: element.name, base: own ?? base)
        defer { frames.append(frame) }
        switch frames.last?.kind {
        case .other, .name: return
        case .field, .markup:
            frame.kind = .markup
            capture?.open(element)
            return
        case .person:
            if element.name.lowercased() == "name" { frame.kind = .name }
            return
        case .group, .entry, nil: break
        }
        if frames.isEmpty, element.name != "all" { return }
        switch FeedElement(element, inEntry: entry != nil) {
        case .entry:
            frame.kind = .entry
            begin(element, base: frame.base)
        case .group:
            frame.kind = .group
            enterGroup(element, base: frame.base)
        case .person:
            frame.kind = .person
            person = ([], nil)
        case .field(let field):
            frame.kind = .field
            capture = FeedCapture(field, element, isAtom: isAtom && element.prefix.isEmpty)
            if field == .link { addLink(element, base: frame.base) }
        case .other: break
        }
    }

    private mutating func enterGroup(_ element: XMLElement, base: String?) {
        let name = element.name.lowercased()
        guard name != "all" else { return }
        isFeed = true
        if name == "feed" { isAtom = true }
        guard entry == nil else { return }
        if let language = element["lang", prefix: "xml"] { header.language = header.language ?? language }
        // CDF gives the address in an attribute.
        if name == "channel", let address = element["base"] ?? element["href"] {
            header.address = header.address ?? FeedAddress.resolve(address, base: base)
        }
    }

    private mutating func begin(_ element: XMLElement, base: String?) {
        isFeed = true
        // An entry within an entry: the end of the first one is missing.
        if let entry { finished = entry }
        entryCount += 1
        var new = FeedEntry()
        new.number = entryCount
        new.language = element["lang", prefix: "xml"]
        new.updated = element["lastmod"]
        if let address = element["href"] ?? element["about", prefix: "rdf"] {
            new.links.append(
                FeedEntry.Link(
                    address: FeedAddress.resolve(address, base: base ?? header.address), relation: "about",
                    type: ""))
        }
        entry = new
    }

    private mutating func add(_ text: [UInt8]) {
        switch frames.last?.kind {
        case .field, .markup:
            if entry != nil { entry?.size += text.count }
            if entry?.size ?? capture?.bytes.count ?? 0 > largest {
                capture?.clear()
                entry?.texts = []
            } else {
                capture?.append(text)
            }
        case .person, .name:
            if person?.text.count ?? 0 < Self.longestName { person?.text.append(contentsOf: text) }
        case .group, .entry, .other, nil: break
        }
    }

    /// More of a person is not read.
    private static let longestName = 4096

    private mutating func end() {
        guard let frame = frames.popLast() else { return }
        switch frame.kind {
        case .entry:
            finished = entry
            entry = nil
        case .markup: capture?.close(frame.name)
        case .name:
            let name = person.map { String(decoding: $0.text, as: UTF8.self).inOneLine }
            person?.name = name
        case .person:
            let said = person.map { $0.name ?? String(decoding: $0.text, as: UTF8.self).inOneLine }
            if let said { addAuthor(said) }
            person = nil
        case .field:
            if let capture { take(capture, base: frame.base) }
            capture = nil
        case .group, .other: break
        }
    }
}

// MARK: Values

extension FeedReader {
    private mutating func take(_ capture: FeedCapture, base: String?) {
        if entry == nil { takeOfFeed(capture, base: base) } else { takeOfEntry(capture, base: base) }
    }

    private mutating func takeOfFeed(_ capture: FeedCapture, base: String?) {
        switch capture.field {
        case .title: header.title = header.title ?? capture.value?.line.nilIfEmpty
        case .link:
            guard let address = capture.plain.nilIfEmpty else { return }
            header.address = header.address ?? FeedAddress.resolve(address, base: base)
        case .author: addAuthor(capture.plain)
        case .language: header.language = header.language ?? capture.plain.nilIfEmpty
        case .login: login = capture.plain
        case .displayName:
            if let login, let name = capture.plain.nilIfEmpty { header.displayNames[login] = name }
        case .lesserTitle, .identifier, .content, .description, .summary, .published, .dublinDate, .created,
            .updated,
            .status, .postType:
            break
        }
    }

    private mutating func takeOfEntry(_ capture: FeedCapture, base: String?) {
        switch capture.field {
        case .title: if entry?.title == nil { entry?.title = capture.value }
        case .lesserTitle: if entry?.lesserTitle == nil { entry?.lesserTitle = capture.value }
        case .content, .description, .summary:
            if let value = capture.value { entry?.texts.append(value) }
            if let language = capture["lang", prefix: "xml"] { entry?.language = language }
        case .link:
            guard let address = capture.plain.nilIfEmpty else { return }
            entry?.links.append(
                FeedEntry.Link(
                    address: FeedAddress.resolve(address, base: base ?? header.address), relation: "",
                    type: ""))
        case .identifier:
            guard entry?.identifier == nil, let identifier = capture.plain.nilIfEmpty else { return }
            entry?.identifier = identifier
            entry?.isPermalink =
                !isAtom && capture["ispermalink"]?.lowercased() != "false"
                && Particulars.webAddress(identifier) != nil
        case .author: addAuthor(capture.plain)
        case .published: entry?.fill(\.published, capture.plain)
        case .dublinDate: entry?.fill(\.dublinDate, capture.plain)
        case .created: entry?.fill(\.created, capture.plain)
        case .updated: entry?.fill(\.updated, capture.plain)
        case .language: entry?.fill(\.language, capture.plain)
        case .status: entry?.status = capture.plain
        case .postType: entry?.postType = capture.plain
        case .login, .displayName: break
        }
    }

    /// A link that stands in attributes, as Atom and CDF have it.
    private mutating func addLink(_ element: XMLElement, base: String?) {
        guard let address = element["href"]?.trimmed.nilIfEmpty else { return }
        let relation = element["rel"]?.lowercased().trimmed ?? ""
        let link = FeedEntry.Link(
            address: FeedAddress.resolve(address, base: base ?? header.address), relation: relation,
            type: element["type"]?.lowercased() ?? "")
        if entry != nil {
            entry?.links.append(link)
        } else if relation == "self" || relation.isEmpty || relation == "alternate" {
            header.address = header.address ?? link.address
        }
    }

    private mutating func addAuthor(_ said: String) {
        guard let name = FeedAuthor.name(said) else { return }
        if entry == nil {
            if !header.authors.contains(name) { header.authors.append(name) }
        } else if entry?.authors.contains(name) == false {
            entry?.authors.append(name)
        }
    }
}
