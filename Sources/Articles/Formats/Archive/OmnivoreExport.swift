/// An export of Omnivore: lists of what was saved (“metadata_0_to_20.json”), and the text of each under “content/”, which follows its list.
struct OmnivoreExport {
    /// The entries whose text has not come yet, by the name that their files have.
    private var entries: [String: DataRow] = [:]

    /// How many entries came without a text.
    var withoutText: Int { entries.count }

    private static let columns: [FieldRole: String] = [
        .title: "title", .url: "url", .author: "author", .date: "publishedAt", .tags: "labels",
        .saved: "savedAt", .read: "state", .text: "content",
    ]

    /// An export whose lists come.
    init() {}

    /// An export that was unpacked into a folder: what its lists say.
    init(folder: String) {
        for name in FolderNames.names(in: folder) where Self.isList(name) {
            guard let file = try? ArticleFile(named: "\(folder)/\(name)"), let bytes = try? file.read() else {
                continue
            }
            _ = take(list: bytes)
        }
    }

    /// Whether bytes begin as a list does.
    static func isList(_ bytes: [UInt8]) -> Bool {
        bytes.first { $0 > 0x20 } == UInt8(ascii: "[") && bytes[...].range(of: "\"slug\"") != nil
            && bytes[...].range(of: "\"url\"") != nil
    }

    /// Whether a member holds what was marked in texts.
    static func isHighlights(_ name: String) -> Bool {
        name.hasPrefix("highlights/") && name.hasSuffix(".md")
    }

    /// Whether it has a list.
    private(set) var hasList = false

    /// Whether a member is called as the lists are.
    static func isList(_ name: String) -> Bool {
        guard name.hasPrefix("metadata_"), name.hasSuffix(".json") else { return false }
        let numbers = name.dropFirst("metadata_".count).dropLast(".json".count)
        return numbers.utf8.allSatisfy { (0x30...0x39).contains($0) || "_to".utf8.contains($0) }
    }

    /// Takes a list.
    ///
    /// - Returns: Whether it is one.
    mutating func take(list: [UInt8]) -> Bool {
        guard case .array(let values)? = JSONValue(list) else { return false }
        let rows = values.compactMap { DataRow($0) }
        guard let first = rows.first, first["slug"] != nil, first["savedAt"] != nil else { return false }
        hasList = true
        for row in rows {
            if let slug = row["slug"]?.text { entries[slug] = row }
        }
        return true
    }

    /// Whether a member is the text of an entry of a list that was taken.
    func holdsText(_ name: String) -> Bool { Self.slug(of: name).map { entries[$0] != nil } ?? false }

    private static func slug(of name: String) -> String? {
        guard name.hasPrefix("content/"), name.hasSuffix(".html") else { return nil }
        return String(name.dropFirst("content/".count).dropLast(".html".count))
    }

    /// The article of an entry.
    ///
    /// - Parameters:
    ///   - bytes: Its text as HTML.
    ///   - name: The member's.
    /// - Returns: `nil` when there is no text in it.
    mutating func article(_ bytes: [UInt8], name: String, input: ArticleInput) -> FoundArticle? {
        guard let slug = Self.slug(of: name), var row = entries[slug] else { return nil }
        let (utf8, encoding) = PageEncoding.decode(bytes)
        row.fields.append(DataRow.Field(name: "content", text: String(decoding: utf8, as: UTF8.self)))
        let maker = RowArticle(FieldGuess(columns: Self.columns), sample: [row], input: input)
        guard case .article(var found, _) = maker.result(of: row, encoding: encoding) else { return nil }
        entries[slug] = nil
        found.provenance.part = name
        return found
    }
}
