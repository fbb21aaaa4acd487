/// Files that hold addresses and no text: bookmarks of browsers, the lists of Pocket and Raindrop as pages, and those of Zotero as RDF.
enum AddressList {
    /// Hands on the addresses in a file, in their order.
    ///
    /// - Parameter label: The encoding of what is not UTF-8.
    static func read(_ stream: ByteStream, label: String?, _ take: (FoundAddress) -> Void) throws {
        var pieces = MarkedPieces(stream)
        let times = DataDate([])
        var isRead: Bool?
        func text(_ bytes: [UInt8]) -> String {
            String(decoding: PageEncoding.decode(bytes, label: label).utf8, as: UTF8.self)
        }
        func next(_ marks: [String]) throws -> String? {
            var piece: [UInt8]? = []
            guard try pieces.next(marks, into: &piece, limit: longest) != nil else { return nil }
            return text(piece ?? [])
        }
        while true {
            var nothing: [UInt8]?
            switch try pieces.next(["<a ", "<A ", "<h1>", "<dcterms:URI>"], into: &nothing, limit: 0) {
            case "<h1>":
                // Pocket parts what was read from what was not by headings.
                guard let heading = try next(["</h1>"]) else { return }
                isRead = heading.lowercased().contains("archive") ? true : heading == "Unread" ? false : nil
            case "<dcterms:URI>":
                guard let value = try next(["</dcterms:URI>"]) else { return }
                guard let address = Particulars.webAddress(value.plainText) else { continue }
                take(FoundAddress(address: address))
            case nil: return
            default:
                guard let tag = try next([">"]), let title = try next(["</a>", "</A>"]) else { return }
                let attributes = attributes(of: tag)
                guard let address = attributes["href"].flatMap(Particulars.webAddress) else { continue }
                var marks = SavedMarks(isRead: isRead)
                marks.tags = (attributes["tags"] ?? "").split(separator: ",").map {
                    ArticleText.clean(String($0)).trimmed
                }
                .filter { !$0.isEmpty }
                let time = attributes["time_added"] ?? attributes["add_date"]
                if let time, case .known(let iso) = times.read(time) { marks.savedTime = iso }
                take(FoundAddress(address: address, title: title.plainText.nilIfEmpty, marks: marks))
            }
        }
    }

    /// No tag and no title is longer, in bytes.
    private static let longest = 1 << 16

    /// The attributes of a tag without its name, by their names in lower case.
    static func attributes(of tag: String) -> [String: String] {
        var attributes: [String: String] = [:]
        for match in tag.matches(of: #/([A-Za-z_:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/#) {
            let (_, name, double, single, bare) = match.output
            let value = HTMLEntities.decoded(String(double ?? single ?? bare ?? ""))
            if attributes[name.lowercased()] == nil { attributes[name.lowercased()] = value }
        }
        return attributes
    }

    /// - Parameter lower: The beginning of a file in lower case.
    static func isOne(_ lower: ArraySlice<UInt8>) -> Bool {
        lower.starts(with: "<!doctype netscape-bookmark".utf8)
            || lower.range(of: "<title>pocket export</title>") != nil
            || lower.range(of: "zotero.org/namespaces/export") != nil
    }
}
