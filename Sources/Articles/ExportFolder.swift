/// A folder that a program has written as its export: which of its files are no articles of their own.
struct ExportFolder {
    /// Whether Omnivore wrote it: lists of what was saved, with the texts in “content” and what was marked in them in “highlights”.
    let isOfOmnivore: Bool
    /// The exports of Wallabag in it that are read, by their names without the extensions; the same articles stand in other forms
    /// beside them.
    private let readForms: [Substring: String]

    /// - Parameter beginning: The first bytes of a file of the folder.
    init(_ names: FolderNames, beginning: (String) -> [UInt8]?) {
        let all = (0..<names.count).map { names[$0].name }
        isOfOmnivore =
            all.contains("content")
            && all.first(where: OmnivoreExport.isList).flatMap(beginning).map(OmnivoreExport.isList) ?? false
        var forms: [Substring: String] = [:]
        for form in Self.forms {
            for name in all where FileHead.pathExtension(of: name) == form.suffix {
                let stem = name.dropLast(form.suffix.count + 1)
                guard forms[stem] == nil, Self.hasOtherForm(stem, than: form.suffix, in: all),
                    let bytes = beginning(name), form.mark.allSatisfy({ bytes[...].range(of: $0) != nil })
                else { continue }
                forms[stem] = form.suffix
            }
        }
        readForms = forms
    }

    /// What Wallabag writes into the forms of its export that say the most, in this order.
    private static let forms: [(suffix: String, mark: [String])] = [
        ("json", ["\"is_archived\"", "\"url\""]), ("csv", ["Title;URL;Content;Tags;\"MIME Type\";Language"]),
    ]
    /// The forms that Wallabag knows.
    private static let suffixes = ["json", "csv", "xml", "epub", "mobi", "pdf", "txt", "md"]

    private static func hasOtherForm(_ stem: Substring, than suffix: String, in names: [String]) -> Bool {
        suffixes.contains { $0 != suffix && names.contains("\(stem).\($0)") }
    }

    /// What a file of the folder is that is no article of its own.
    func passedOver(_ name: String) -> PassedOver.Kind? {
        if isOfOmnivore, OmnivoreExport.isList(name) { return .lists }
        guard !readForms.isEmpty, let suffix = FileHead.pathExtension(of: name),
            Self.suffixes.contains(suffix),
            let read = readForms[name.dropLast(suffix.count + 1)], read != suffix
        else { return nil }
        return .otherForms
    }
}
