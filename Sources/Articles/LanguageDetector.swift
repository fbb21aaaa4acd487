import CCLD2

/// Tells which language a text is in, by its letters and how they follow each other (CLD2).
enum LanguageDetector {
    /// How much of a text is looked at, in bytes: some hundreds of words, more than enough.
    private static let sampleLength = 4096

    /// A text of more words is believed more than what is said of it.
    private static let enoughWords = 200

    /// The language's tag; `nil` where it is not sure.
    static func language(of text: String) -> String? {
        var text = text
        let code = text.withUTF8 { bytes -> String? in
            var end = min(bytes.count, sampleLength)
            while end > 0, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            return bytes.withMemoryRebound(to: CChar.self) { raw in
                ccld2_language(raw.baseAddress, Int32(end)).map { String(cString: $0) }
            }
        }
        return code.map { modern[$0] ?? $0 }
    }

    /// The codes that have been replaced since.
    private static let modern = ["iw": "he", "jw": "jv", "in": "id", "ji": "yi", "mo": "ro", "no": "nb"]

    /// The language of an article: what is said of it, unless that is nothing, or a long text is in another.
    static func settled(_ article: Article) -> String? {
        guard let said = article.language else { return language(of: article.text) }
        guard hasManyWords(article.text), let found = language(of: article.text),
            group(found) != group(said)
        else { return said }
        return found
    }

    private static func hasManyWords(_ text: String) -> Bool {
        var words = 0
        for byte in text.utf8 where byte == 0x20 || byte == 0x0A {
            words += 1
            if words > enoughWords { return true }
        }
        return false
    }

    /// The language of a tag, where those that differ little in writing are one.
    private static func group(_ tag: String) -> String {
        let language = tag.prefix { $0 != "-" }.lowercased()
        return groups[language] ?? modern[language] ?? language
    }

    private static let groups = [
        "no": "nb", "nn": "nb", "sr": "hr", "bs": "hr", "sh": "hr", "cnr": "hr", "ms": "id", "tl": "fil",
        "cmn": "zh", "yue": "zh",
    ]
}
