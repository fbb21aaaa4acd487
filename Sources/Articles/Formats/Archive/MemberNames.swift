/// Judges the members of an archive by their names, as files in a folder are.
struct MemberNames {
    /// Hashes of the paths of the pages that were seen, without their extensions.
    private var pages: Set<Int> = []

    /// What is to be done with a member.
    enum Verdict {
        /// Nothing: it is hidden, a backup, or belongs to a saved page.
        case ignored
        case passedOver(PassedOver.Kind)
        /// Its name says that it may be an article.
        case article
        /// Its beginning has to say so.
        case unknown
    }

    mutating func judge(_ name: String) -> Verdict {
        let parts = name.split(separator: "/")
        guard let last = parts.last, !parts.contains(where: Self.isHidden), !isOfSavedPage(name) else {
            return .ignored
        }
        switch FileKind(of: String(last)) {
        case .backup: return .ignored
        case .passedOver(let kind): return .passedOver(kind)
        case .article:
            note(name)
            return .article
        case .other, .withoutExtension: return .unknown
        }
    }

    private static func isHidden(_ part: Substring) -> Bool {
        part == "__MACOSX" || part.hasPrefix(".") && part != "." && part != ".."
    }

    private mutating func note(_ name: String) {
        guard let suffix = FileHead.pathExtension(of: name), ["html", "htm", "xhtml"].contains(suffix) else {
            return
        }
        pages.insert(name.dropLast(suffix.count + 1).hashValue)
    }

    /// Whether a member stands in a folder called like that of a saved page, which may come after it.
    static func mayBelongToPage(_ name: String) -> Bool {
        name.contains("_files/") || name.contains(".files/")
    }

    /// Whether a member stands in the folder of a page that was seen.
    func isOfSavedPage(_ name: String) -> Bool {
        guard !pages.isEmpty else { return false }
        for mark in ["_files/", ".files/"] {
            var rest = name[...]
            while let found = rest.firstRange(of: mark) {
                if pages.contains(name[..<found.lowerBound].hashValue) { return true }
                rest = rest[found.upperBound...]
            }
        }
        return false
    }
}
