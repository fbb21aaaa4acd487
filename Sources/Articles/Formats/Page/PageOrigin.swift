/// Who published a page, where, and in which language.
enum PageOrigin {
    /// The site's name, as it says itself.
    static func site(_ metadata: PageMetadata) -> String? {
        if let name = metadata.meta("og:site_name") { return name }
        for publisher in metadata.article?["publisher"]?.list ?? [] {
            if let name = publisher["name"]?.string?.plainText.nilIfEmpty { return name }
        }
        return metadata.meta(
            "application-name", "dc.publisher", "dcterms.publisher", "apple-mobile-web-app-title")
    }

    /// The address that the page says is its own, else the one that it was saved from; http or https only.
    static func address(_ metadata: PageMetadata, savedFrom: String?) -> String? {
        let article = metadata.article
        let said: [String?] = [
            metadata.canonical, metadata.meta("og:url"), article?["url"]?.string,
            article?["mainEntityOfPage"]?["@id"]?.string,
            article?["mainEntityOfPage"]?.string, savedFrom,
        ]
        for address in said {
            if let address = address.flatMap({ Particulars.webAddress($0.trimmed) }) {
                return original(of: address)
            }
        }
        return nil
    }

    /// The address in that of a web archive: `https://web.archive.org/web/20200101000000/https://example.com/`.
    private static func original(of address: String) -> String {
        guard let site = Particulars.site(of: address),
            site == "web.archive.org" || site.hasPrefix("archive."),
            let inner = address.dropFirst(8).firstRange(of: "/http")
        else { return address }
        return Particulars.webAddress(address[address.index(after: inner.lowerBound)...]) ?? address
    }

    /// The tag of the page's language, if it is one.
    static func language(_ metadata: PageMetadata) -> String? {
        let said = metadata.language ?? metadata.meta("content-language", "og:locale", "dc.language")
        return said.flatMap(LanguageTag.read)
    }
}
