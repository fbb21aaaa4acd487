/// Reads tags of languages (BCP 47) as they are written in the wild.
enum LanguageTag {
    /// The tag that a text is or begins with; `nil` when it is none.
    static func read(_ text: String) -> String? {
        guard let tag = text.trimmed.split(separator: ",").first?.replacing("_", with: "-"), !tag.isEmpty,
            tag.utf8.count <= 12,
            tag.utf8.allSatisfy({
                $0 == 0x2D || (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
            })
        else { return nil }
        return String(tag)
    }
}
