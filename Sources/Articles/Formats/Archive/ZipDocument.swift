/// Documents that are zip archives by their make, told from the names of their first members.
enum ZipDocument {
    /// What a file is, with its article (“a Word document”); `nil` when it is an archive, or no zip at all.
    static func kind(of head: FileHead) -> String? {
        guard let first = head.memberNames.first else { return nil }
        if first == "mimetype" {
            let types: [(type: String, kind: String)] = [
                ("application/epub+zip", "an e-book"),
                ("application/vnd.oasis.opendocument.text", "an OpenDocument text"),
                ("application/vnd.oasis.opendocument", "an OpenDocument file"),
            ]
            return types.first { head.bytes.range(of: $0.type) != nil }?.kind
        }
        guard head.memberNames.contains("[Content_Types].xml") else { return nil }
        let parts: [(folder: String, kind: String)] = [
            ("word/", "a Word document"), ("xl/", "a spreadsheet"), ("ppt/", "a presentation"),
        ]
        for part in parts where head.memberNames.contains(where: { $0.hasPrefix(part.folder) }) {
            return part.kind
        }
        let byExtension = ["docx": "a Word document", "xlsx": "a spreadsheet", "pptx": "a presentation"]
        return head.pathExtension.flatMap { byExtension[$0] } ?? "an office document"
    }
}
