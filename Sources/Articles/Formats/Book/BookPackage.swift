/// What an e-book (EPUB 2 or 3) says of itself: its title, its chapters in their order, its table of contents.
struct BookPackage {
    /// A file of the book, in reading order.
    struct Item {
        /// Names it in the book's spine.
        var idref: String
        /// The member's name.
        var file: String
        var isLinear: Bool
        var isNavigation: Bool
    }
    /// A line of the table of contents.
    struct Entry {
        var title: String
        var file: String
        /// The element that it begins with, where it does not begin with the file.
        var fragment: String?
        /// 1 for the outermost.
        var depth: Int
    }

    private(set) var title = ""
    private(set) var authors: [String] = []
    private(set) var date: String?
    private(set) var language: String?
    private(set) var publisher: String?
    private(set) var spine: [Item] = []
    private(set) var contents: [Entry] = []
    /// The files of covers, contents and copyright pages, as the book's guide names them.
    private(set) var besides: Set<String> = []

    private var manifest: [String: (file: String, properties: String, type: String)] = [:]

    /// The members that are read.
    static func wants(_ name: String) -> Bool {
        if name.hasPrefix("META-INF/") { return name.hasSuffix(".xml") }
        return ["opf", "ncx", "xhtml", "html", "htm", "xml", "xht"].contains(FileHead.pathExtension(of: name))
    }

    /// - Returns: `nil` when the book's package cannot be found.
    init?(_ members: ZipMembers, deepest: Int) throws {
        guard let package = try Self.packageName(members, deepest: deepest),
            let events = try members.events(package, deepest: deepest)
        else { return nil }
        var reading = Reading(folder: Self.folder(of: package))
        while let event = try events.next() {
            switch event {
            case .text(let bytes): if reading.isMetadata { reading.text.append(contentsOf: bytes) }
            case .end:
                if reading.isMetadata, !reading.name.isEmpty {
                    note(reading.name, String(decoding: reading.text, as: UTF8.self).inOneLine)
                }
                reading.name = ""
            case .start(let element):
                reading.name = element.name
                reading.text = []
                start(element, &reading)
            }
        }
        spine = reading.references.compactMap { reference in
            manifest[reference.id].map {
                Item(
                    idref: reference.id, file: $0.file, isLinear: reference.isLinear,
                    isNavigation: $0.properties.split(separator: " ").contains("nav"))
            }
        }
        try readContents(members, toc: reading.contents, deepest: deepest)
    }

    /// What is known while the package is read.
    private struct Reading {
        let folder: String
        var references: [(id: String, isLinear: Bool)] = []
        /// The id of EPUB 2’s table of contents.
        var contents: String?
        var text: [UInt8] = []
        var name = ""
        var isMetadata = false
    }

    private mutating func start(_ element: XMLElement, _ reading: inout Reading) {
        switch element.name {
        case "metadata": reading.isMetadata = true
        case "manifest": reading.isMetadata = false
        case "item":
            guard let id = element.value("id"), let href = element.value("href") else { return }
            manifest[id] = (
                Self.resolved(href, in: reading.folder).file, element.value("properties") ?? "",
                element.value("media-type") ?? ""
            )
        case "spine": reading.contents = element.value("toc")
        case "itemref":
            if let id = element.value("idref") {
                reading.references.append((id, element.value("linear") != "no"))
            }
        case "reference":
            guard let type = element.value("type")?.lowercased(), let href = element.value("href"),
                Self.besidesTypes.contains(type)
            else { return }
            besides.insert(Self.resolved(href, in: reading.folder).file)
        default: break
        }
    }

    /// What books call the pages that are no chapters.
    static let besidesTypes: Set<String> = [
        "cover", "title-page", "titlepage", "halftitlepage", "toc", "copyright-page", "loi", "lot",
        "landmarks",
    ]

    private mutating func note(_ name: String, _ text: String) {
        guard !text.isEmpty else { return }
        switch name {
        case "title": if title.isEmpty { title = ArticleText.clean(text) }
        case "creator": authors.append(text)
        case "date": date = date ?? PageDate.iso(text)
        case "language": if language == nil, text.utf8.count <= 12 { language = text }
        case "publisher": publisher = publisher ?? ArticleText.clean(text)
        default: break
        }
    }

    private static func packageName(_ members: ZipMembers, deepest: Int) throws -> String? {
        if let events = try members.events("META-INF/container.xml", deepest: deepest) {
            while let event = try events.next() {
                if case .start(let element) = event, element.name == "rootfile",
                    let path = element.value("full-path")
                {
                    return path
                }
            }
        }
        return members.names.first { $0.hasSuffix(".opf") }
    }

    // MARK: The table of contents

    private mutating func readContents(_ members: ZipMembers, toc: String?, deepest: Int) throws {
        let navigation = manifest.values.first { $0.properties.split(separator: " ").contains("nav") }?.file
        if let navigation, let events = try members.events(navigation, deepest: deepest) {
            contents = try Self.entries(ofNavigation: events, in: Self.folder(of: navigation))
        }
        guard contents.isEmpty else { return }
        let file =
            toc.flatMap { manifest[$0]?.file } ?? manifest.values.first { $0.type.contains("ncx") }?.file
        guard let file, let events = try members.events(file, deepest: deepest) else { return }
        contents = try Self.entries(ofNCX: events, in: Self.folder(of: file))
    }

    /// The links in the first “nav” of EPUB 3 that is a table of contents.
    private static func entries(ofNavigation events: XMLEvents, in folder: String) throws -> [Entry] {
        var entries: [Entry] = []
        var names: [String] = []
        var navigation: Int?
        var link: (href: String, text: [UInt8])?
        while let event = try events.next() {
            switch event {
            case .start(let element):
                names.append(element.name)
                if element.name == "nav", navigation == nil, entries.isEmpty {
                    let type = element.value("type") ?? element.value("role") ?? "toc"
                    if type.contains("toc") { navigation = names.count }
                } else if element.name == "a", navigation != nil, let href = element.value("href") {
                    link = (href, [])
                }
            case .text(let bytes): link?.text.append(contentsOf: bytes)
            case .end:
                let name = names.popLast()
                if name == "a", let found = link {
                    let depth = names.count { $0 == "ol" }
                    entries.append(entry(found.href, found.text, depth: depth, in: folder))
                    link = nil
                }
                if let start = navigation, names.count < start { navigation = nil }
            }
        }
        return entries
    }

    /// The points of EPUB 2’s table of contents.
    private static func entries(ofNCX events: XMLEvents, in folder: String) throws -> [Entry] {
        var entries: [Entry] = []
        var names: [String] = []
        var label: [UInt8] = []
        while let event = try events.next() {
            switch event {
            case .start(let element):
                if element.name == "navLabel" { label = [] }
                if element.name == "content", names.last == "navPoint", let source = element.value("src") {
                    let depth = names.count { $0 == "navPoint" }
                    entries.append(entry(source, label, depth: depth, in: folder))
                }
                names.append(element.name)
            case .text(let bytes): if names.contains("navLabel") { label.append(contentsOf: bytes) }
            case .end: names.removeLast(names.isEmpty ? 0 : 1)
            }
        }
        return entries
    }

    private static func entry(_ href: String, _ text: [UInt8], depth: Int, in folder: String) -> Entry {
        let (file, fragment) = resolved(href, in: folder)
        let title = ArticleText.clean(String(decoding: text, as: UTF8.self).inOneLine)
        return Entry(title: title, file: file, fragment: fragment, depth: depth)
    }

    // MARK: Names of members

    private static func folder(of name: String) -> String {
        name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
    }

    /// A reference as the name of a member, which never leaves the book, and the element in it.
    static func resolved(_ href: String, in folder: String) -> (file: String, fragment: String?) {
        let parts = href.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = String(parts.first ?? "")
        let plain = path.removingPercentEncodings
        var steps = plain.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
        for step in plain.split(separator: "/") {
            if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(String(step)) }
        }
        return (steps.joined(separator: "/"), parts.count > 1 ? String(parts[1]).nilIfEmpty : nil)
    }
}

extension String {
    /// With the characters that “%20” and the like stand for.
    fileprivate var removingPercentEncodings: String {
        guard utf8.contains(UInt8(ascii: "%")) else { return self }
        var bytes: [UInt8] = []
        let source = Array(utf8)
        var index = 0
        while index < source.count {
            if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
                let value = UInt8(
                    String(decoding: source[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                index += 3
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
