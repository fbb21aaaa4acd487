/// Reads who wrote something as feeds have it: a name, or an address of mail with or without one.
enum FeedAuthor {
    /// The name; `nil` where none is said.
    static func name(_ said: String) -> String? {
        let said = MarkupText.line(said)
        guard said.contains("@") else { return said.nilIfEmpty }
        // “ada@example.com (Ada Wren)”, “Ada Wren <ada@example.com>”.
        if let open = said.firstIndex(of: "("), let close = said.lastIndex(of: ")"), open < close {
            let inner = said[said.index(after: open)..<close].trimmed
            let outer = said[..<open].trimmed
            return [inner, outer].first { !$0.isEmpty && !$0.contains("@") }
        }
        let words = said.split(separator: " ").filter { !$0.contains("@") && $0.contains(where: \.isLetter) }
        return words.joined(separator: " ").nilIfEmpty
    }
}
