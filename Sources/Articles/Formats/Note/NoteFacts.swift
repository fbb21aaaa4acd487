/// What the fields above a note say of it.
struct NoteFacts {
    private(set) var title: String?
    private(set) var date: String?
    private(set) var byline: String?
    private(set) var source: String?
    private(set) var url: String?
    private(set) var language: String?
    private(set) var tags: [String] = []
    /// When it was clipped; never the article's date.
    private(set) var saved: String?

    private static let titles = ["title", "headline"]
    private static let authors = ["author", "authors", "by", "byline", "creator"]
    private static let addresses = [
        "url", "link", "source", "sourceurl", "canonical", "permalink", "original",
    ]
    private static let sources = [
        "source", "publisher", "publication", "site", "sitename", "website", "newspaper",
    ]
    private static let days = [
        "published", "datepublished", "publishdate", "pubdate", "publishedat", "date", "posted",
    ]
    private static let made = ["created", "datecreated", "createdat", "creationdate"]
    private static let clipped = ["saved", "datesaved", "savedat", "clipped", "dateadded"]
    private static let marks = ["tags", "tag", "keywords", "categories"]
    private static let languages = ["lang", "language"]

    init(_ matter: FrontMatter?) {
        guard let matter else { return }
        func values(_ names: [String]) -> [String] { names.flatMap { matter.fields[$0] ?? [] } }
        func first(_ names: [String]) -> String? { values(names).first.map(Self.plain)?.nilIfEmpty }
        title = first(Self.titles)
        url = values(Self.addresses).lazy.compactMap { Particulars.webAddress($0.trimmed) }.first
        source = values(Self.sources).map(Self.plain).first {
            !$0.isEmpty && Particulars.webAddress($0) == nil
        }
        let names = (Self.authors.first { matter.fields[$0] != nil }).flatMap { matter.fields[$0] } ?? []
        byline = Self.byline(names.map(Self.plain))
        let dates = DataDate([])
        func day(_ names: [String]) -> String? {
            values(names).lazy.compactMap { text -> String? in
                if case .known(let iso) = dates.read(Self.plain(text)) { return iso }
                return nil
            }.first
        }
        // What has an address was clipped from there, and made elsewhere.
        date = day(Self.days) ?? (url == nil ? day(Self.made) : nil)
        saved = day(Self.clipped) ?? (url == nil ? nil : day(Self.made))
        language = first(Self.languages).flatMap(Self.language)
        tags = Self.tags(values(Self.marks))
    }

    /// “[[Name|words]]” as “words”, “[[Name]]” as “Name”, in one safe line.
    private static func plain(_ text: String) -> String {
        var text = text
        while let start = text.firstRange(of: "[["), let end = text[start.upperBound...].firstRange(of: "]]")
        {
            let inner = text[start.upperBound..<end.lowerBound]
            let words = inner.lastIndex(of: "|").map { inner[inner.index(after: $0)...] } ?? inner
            text.replaceSubrange(start.lowerBound..<end.upperBound, with: String(words))
        }
        return ArticleText.clean(text.inOneLine)
    }

    private static func byline(_ names: [String]) -> String? {
        let found = names.flatMap { AuthorNames.split($0, site: nil) }
        return found.isEmpty ? nil : found.joined(separator: ", ")
    }

    private static func language(_ text: String) -> String? {
        let parts = text.replacing("_", with: "-").split(separator: "-")
        guard let first = parts.first, (2...3).contains(first.count), text.utf8.count <= 12,
            text.utf8.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D || $0 == 0x5F })
        else { return nil }
        return parts.joined(separator: "-")
    }

    /// One value may name several: “water, karsk”.
    private static func tags(_ values: [String]) -> [String] {
        var seen: Set<String> = []
        return values.flatMap { $0.split { $0 == "," || $0 == ";" } }
            .map { plain(String($0)) }.map { $0.hasPrefix("#") ? String($0.dropFirst()) : $0 }
            .filter { !$0.isEmpty && seen.insert($0).inserted }
    }
}
