public import Articles

/// Where a file was fetched from, which its bytes do not say.
public struct WebOrigin: Equatable, Sendable {
    /// The address that it came from in the end.
    public var address: String
    /// The encoding that the server named, if it did.
    public var charset: String?
    /// The address by which what asked for it knows it: an entry of a feed, a row of an export.
    public var knownAs: String?
    /// What an export had marked it with.
    public var marks: SavedMarks

    public init(
        address: String, charset: String? = nil, knownAs: String? = nil, marks: SavedMarks = .none
    ) {
        self.address = address
        self.charset = charset
        self.knownAs = knownAs
        self.marks = marks
    }
}

extension FoundArticle {
    /// The article with what is known of where its file came from.
    ///
    /// What an entry or a row asked for is the same article as that: a page may say another address of itself.
    func completed(by origin: WebOrigin?) -> FoundArticle {
        guard let origin, provenance.part == nil else { return self }
        var found = self
        let key = found.article.url.flatMap(AddressKey.text)
        if let knownAs = origin.knownAs, let wanted = AddressKey.text(of: knownAs), key != wanted {
            found.article.url = knownAs
        } else if key == nil {
            found.article.url = origin.address
        }
        if found.article.source == nil {
            found.article.source = AddressKey.text(of: origin.address).map {
                String($0.prefix { $0 != "/" && $0 != "?" && $0 != ":" })
            }
        }
        if found.marks == .none { found.marks = origin.marks }
        return found
    }
}
