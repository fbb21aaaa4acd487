/// The words of a title, by which two forms of it are compared.
struct TitleWords: Equatable {
    let words: [String]

    init(_ title: String) {
        if title.utf8.allSatisfy({ $0 < 0x80 }) {
            words = Self.plainWords(title.utf8)
        } else {
            words = title.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        }
    }

    /// The words of ASCII, for which characters need not be looked up.
    private static func plainWords(_ text: String.UTF8View) -> [String] {
        let lower = text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return lower.split { !((0x61...0x7A).contains($0) || (0x30...0x39).contains($0)) }
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// The part of the shorter title's words that the longer one has too, weighed by how much shorter it is; 0 to 1.
    func likeness(to other: TitleWords) -> Double {
        guard !words.isEmpty, !other.words.isEmpty else { return 0 }
        let (mine, others) = (Set(words), Set(other.words))
        let shared = mine.intersection(others).count
        return Double(2 * shared) / Double(mine.count + others.count)
    }

    /// The part of these words that `other` has too.
    func share(in other: TitleWords) -> Double {
        guard !words.isEmpty else { return 0 }
        let others = Set(other.words)
        return Double(words.count { others.contains($0) }) / Double(words.count)
    }
}
