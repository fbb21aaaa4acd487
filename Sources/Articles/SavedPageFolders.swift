/// Tells the folders that hold what belongs to saved pages: “Story_files” or “Story.files” beside “Story.html”.
struct SavedPageFolders {
    private let names: FolderNames
    /// The names of pages without their extensions; made when first needed.
    private var pages: Set<Substring>?

    init(_ names: FolderNames) { self.names = names }

    mutating func contains(_ name: String) -> Bool {
        guard name.hasSuffix("_files") || name.hasSuffix(".files") else { return false }
        if pages == nil {
            let all = (0..<names.count).map { names[$0].name }
            pages = Set(all.compactMap(Self.page))
        }
        return pages?.contains(name.dropLast("_files".count)) ?? false
    }

    /// The name of a page without its extension.
    private static func page(_ name: String) -> Substring? {
        guard let suffix = FileHead.pathExtension(of: name), ["html", "htm", "xhtml"].contains(suffix) else {
            return nil
        }
        return name.dropLast(suffix.count + 1)
    }
}
