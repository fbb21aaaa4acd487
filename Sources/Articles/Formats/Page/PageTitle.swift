/// Chooses an article's title among what its page says.
enum PageTitle {
    /// The headline on the page, else the title in its data, without the site's name; `nil` when there is none.
    ///
    /// - Parameter site: The site's name, if it is known.
    static func title(_ metadata: PageMetadata, headline: PageHeadline?, site: String?) -> String? {
        if let headline { return withoutNote(headline.text) }
        let said =
            metadata.article?["headline"]?.string?.plainText.nilIfEmpty ?? metadata.meta("og:title")
            ?? metadata.title
        guard let title = said.map({ withoutSite($0, site: site) }), !isNoTitle(title, site: site) else {
            return nil
        }
        return title
    }

    /// A heading without what software puts behind it in brackets: “History[edit]”.
    static func withoutNote(_ heading: String) -> String {
        guard heading.hasSuffix("]"), let open = heading.lastIndex(of: "["), open > heading.startIndex,
            heading[open...].count <= 22
        else { return heading }
        return heading[..<open].trimmed
    }

    private static let separators = [" | ", " – ", " — ", " - ", " · ", " » ", " :: ", "_"]

    /// “Ferry sinks | Harbour Post” without the site’s name, at the end or at the beginning.
    static func withoutSite(_ title: String, site: String?) -> String {
        for separator in separators {
            let parts = title.parts(separatedBy: separator)
            guard parts.count > 1, let first = parts.first, let last = parts.last else { continue }
            if let site, isSame(last, site) { return parts.dropLast().joined(separator: separator).trimmed }
            if let site, isSame(first, site) { return parts.dropFirst().joined(separator: separator).trimmed }
            // Without a name to compare, a few words behind a mark are the site's.
            let rest = parts.dropLast().joined(separator: separator)
            if TitleWords(rest).words.count >= 3, TitleWords(last).words.count <= 4 { return rest.trimmed }
        }
        return title
    }

    private static func isSame(_ part: String, _ site: String) -> Bool {
        let (part, site) = (TitleWords(part).words.joined(), TitleWords(site).words.joined())
        return !part.isEmpty && !site.isEmpty && (part.contains(site) || site.contains(part))
    }

    private static func isNoTitle(_ title: String, site: String?) -> Bool {
        if title.isEmpty || title == site { return true }
        return ["advertisement", "untitled", "index", "home", "loading"].contains(title.lowercased())
    }
}

extension StringProtocol {
    /// Without white space at its ends.
    var trimmed: String {
        let tail = drop(while: \.isWhitespace)
        guard let last = tail.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(tail[...last])
    }

    /// The parts between occurrences of a separator.
    func parts(separatedBy separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let found = rest.firstRange(of: separator) {
            parts.append(String(rest[..<found.lowerBound]))
            rest = rest[found.upperBound...]
        }
        return parts + [String(rest)]
    }
}
