import WordIndex

/// What was typed after a field, or as a word by itself.
struct QueryValue {
    let text: String
    /// Whether it is still being typed.
    let isUnfinished: Bool
    let subject: Query.Subject

    /// What a field understands from what was typed after it.
    struct Meaning {
        var condition = Query.Condition.everything
        /// A sentence on what could not be understood.
        var problem: String?

        /// Nothing yet.
        static let nothing = Meaning()

        static func condition(_ condition: Query.Condition) -> Meaning { Meaning(condition: condition) }
        static func term(_ term: some QueryTerm) -> Meaning { Meaning(condition: .term(term)) }
        static func problem(_ sentence: String) -> Meaning { Meaning(problem: sentence) }
    }

    /// Its words, folded.
    var words: [[UInt8]] { IndexWords.words(of: text) }

    /// Whether the last word may be the beginning of one: while it is being typed, and before a star anywhere.
    var isPrefix: Bool { isUnfinished || text.hasSuffix("*") }

    /// The text with a star after it while it may go on.
    var name: String { starred(text) }

    func starred(_ text: String) -> String {
        isUnfinished && text.last.map { !$0.isWhitespace && $0 != "*" } ?? false ? text + "*" : text
    }

    /// The meaning for a field of words when there are no words.
    func withoutWords(_ field: String) -> Meaning {
        text.isEmpty ? .nothing : .problem("“\(field):\(text)” has no word to look for.")
    }

    /// A path without the slashes at its end.
    static func folder(_ path: String) -> String {
        var path = Substring(path)
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return String(path)
    }

    /// The message for a word with a colon in it, which is looked for as it stands, though perhaps a field was meant.
    var problemOfWord: String? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex else {
            return nil
        }
        let name = text[..<colon].lowercased()
        let value = text[text.utf8.index(after: colon)...]
        guard !value.isEmpty, !value.hasPrefix("/"), name.utf8.allSatisfy({ (0x61...0x7A).contains($0) }),
            let meant = QueryField.meant(by: name)
        else { return nil }
        return "“\(name):” is no field, so “\(text)” is looked for as words; \(meant.name): is one."
    }
}
