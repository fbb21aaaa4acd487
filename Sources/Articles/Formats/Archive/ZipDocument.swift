/// Documents that are zip archives by their make, told from the names of their first members.
enum ZipDocument {
    case book, word, openDocumentText, openDocument, spreadsheet, presentation, office

    /// What it is, with its article.
    var words: String {
        switch self {
        case .book: "an e-book"
        case .word: "a Word document"
        case .openDocumentText: "an OpenDocument text"
        case .openDocument: "an OpenDocument file"
        case .spreadsheet: "a spreadsheet"
        case .presentation: "a presentation"
        case .office: "an office document"
        }
    }

    /// Whether it is read as a format of its own.
    var isRead: Bool { self == .book || self == .word || self == .openDocumentText }

    /// What a file is; `nil` when it is an archive, or no zip at all.
    static func kind(of head: FileHead) -> ZipDocument? {
        let names = head.memberNames
        guard let first = names.first else { return nil }
        if first == "mimetype" {
            let types: [(type: String, kind: ZipDocument)] = [
                ("application/epub+zip", .book),
                ("application/vnd.oasis.opendocument.text", .openDocumentText),
                ("application/vnd.oasis.opendocument", .openDocument),
            ]
            if let found = types.first(where: { head.bytes.range(of: $0.type) != nil }) { return found.kind }
        }
        if names.contains("META-INF/container.xml") { return .book }
        let byExtension: [String: ZipDocument] = [
            "docx": .word, "docm": .word, "xlsx": .spreadsheet, "pptx": .presentation,
        ]
        let named = head.pathExtension.flatMap { byExtension[$0] }
        // Some programs write the list of types last.
        guard names.contains("[Content_Types].xml") || names.contains("_rels/.rels") || named != nil else {
            return nil
        }
        let parts: [(folder: String, kind: ZipDocument)] = [
            ("word/", .word), ("xl/", .spreadsheet), ("ppt/", .presentation),
        ]
        for part in parts where names.contains(where: { $0.hasPrefix(part.folder) }) { return part.kind }
        return named ?? (names.contains("[Content_Types].xml") ? .office : nil)
    }
}
