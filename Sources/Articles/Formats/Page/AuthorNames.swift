/// Takes the names out of a byline, and leaves out what is no name.
enum AuthorNames {
    private static let leads = [
        "by ", "by:", "written by ", "words by ", "story by ", "text by ", "text:", "posted by ",
        "reported by ", "author:", "von ", "autor:",
        "par ", "por ", "di ", "автор:", "autor ", "tekst:", "di:", "von:", "por:", "par:",
    ]
    private static let none: Set<String> = [
        "admin", "administrator", "editor", "editors", "staff", "author", "guest", "contributor",
        "editorial team", "news desk",
        "newsroom", "redaktion", "redacción", "rédaction", "la rédaction", "redazione", "redakcja",
        "редакция", "unknown", "anonymous",
        "staff writer", "staff reporter", "associated press", "none",
    ]

    /// What follows “By”; `nil` when the line does not begin so.
    static func withoutLead(_ text: String) -> String? {
        let lower = text.lowercased()
        return leads.first(where: lower.hasPrefix).map { String(text.dropFirst($0.count)).trimmed }
    }

    /// A byline without the place, the paper and the date that follow the name.
    static func beforeDetails(_ text: String) -> String {
        var rest = text.prefix { !$0.isNumber && !"|•·(".contains($0) }
        for word in [" on ", " in ", " for ", " at ", " | ", " – ", " — ", " - "] {
            if let found = rest.firstRange(of: word) { rest = rest[..<found.lowerBound] }
        }
        return rest.trimmed
    }

    /// The names in a byline.
    ///
    /// - Parameter site: The site's name, which is no author.
    static func split(_ byline: String, site: String?) -> [String] {
        let text = withoutLead(byline) ?? byline
        var parts = [text]
        for separator in [", ", " and ", " & ", " et ", " und ", " y ", " и ", ";", " with "] {
            parts = parts.flatMap { $0.parts(separatedBy: separator) }
        }
        return parts.compactMap { name($0, site: site) }
    }

    private static func name(_ part: String, site: String?) -> String? {
        let bare = (withoutLead(part.trimmed) ?? part).trimmed
        let name = inUsualCase(beforeDetails(bare).trimmingCharacters)
        guard let first = name.unicodeScalars.first, name.utf8.count <= 60,
            (1...6).contains(name.split(separator: " ").count)
        else { return nil }
        // A handle, an address, a word of a sentence.
        guard !first.properties.isLowercase || name.contains(" "), !bare.hasPrefix("@"),
            !bare.contains("://"), !bare.contains("/"),
            !bare.contains("www."), !bare.contains("@"), !name.contains(where: \.isNumber)
        else { return nil }
        let lower = name.lowercased()
        guard !none.contains(lower), !isSite(lower, site) else { return nil }
        return name
    }

    private static func isSite(_ name: String, _ site: String?) -> Bool {
        guard let site = site?.lowercased(), !site.isEmpty else { return false }
        return name == site || site.contains(name) || name == "the " + site
    }

    /// “PRISCILLA WENN” as “Priscilla Wenn”.
    private static func inUsualCase(_ name: String) -> String {
        guard name.contains(" "), !name.contains(where: \.isLowercase),
            name.contains(where: { $0.isUppercase })
        else { return name }
        return name.split(separator: " ").map { word in
            word.split(separator: "-").map { String($0.prefix(1)) + $0.dropFirst().lowercased() }.joined(
                separator: "-")
        }.joined(separator: " ")
    }
}

extension String {
    /// Without white space and marks at its ends.
    fileprivate var trimmingCharacters: String {
        var text = self[...]
        while let last = text.last, last.isWhitespace || ",.:;".contains(last) { text = text.dropLast() }
        while let first = text.first, first.isWhitespace || ",.:;".contains(first) { text = text.dropFirst() }
        return String(text)
    }
}
