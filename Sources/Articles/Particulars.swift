/// What an article's text says of the article itself, `nil` where it says nothing.
struct Particulars: Equatable {
    var title: String?
    var date: String?
    var source: String?
    var byline: String?
    var url: String?
    var language: String?

    /// What `other` says is taken over where nothing is known yet.
    mutating func fill(from other: Particulars) {
        title = title ?? other.title
        date = date ?? other.date
        source = source ?? other.source
        byline = byline ?? other.byline
        url = url ?? other.url
        language = language ?? other.language
    }

    /// `text` as a web address, if it is one that a browser may be given.
    static func webAddress(_ text: some StringProtocol) -> String? {
        let lower = text.prefix(8).lowercased()
        guard let length = lower.hasPrefix("https://") ? 8 : lower.hasPrefix("http://") ? 7 : nil else {
            return nil
        }
        let rest = text.dropFirst(length)
        guard let first = rest.unicodeScalars.first,
            first.properties.isAlphabetic || first.properties.numericType != nil,
            rest.unicodeScalars.allSatisfy({
                $0.value > 0x20 && $0.value != 0x7F && !"<>[]{}\"`\\".unicodeScalars.contains($0)
            })
        else { return nil }
        return String(text)
    }

    /// The name of a site from a web address: `example.com`.
    static func site(of url: String) -> String? {
        guard let slashes = url.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let rest = url[slashes...].drop { $0 == "/" }
        var host = rest.prefix { !"/?#".contains($0) }
        if let at = host.lastIndex(of: "@") { host = host[host.index(after: at)...] }
        if let colon = host.lastIndex(of: ":") { host = host[..<colon] }
        let name = host.lowercased()
        let short = name.hasPrefix("www.") ? String(name.dropFirst(4)) : name
        return short.contains(".") ? short : nil
    }
}
