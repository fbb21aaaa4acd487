/// Files that hold addresses and no text: bookmarks of browsers, the lists of Pocket and Raindrop as pages, and those of Zotero as RDF.
enum AddressList {
    /// How many addresses a file holds.
    static func count(_ stream: ByteStream) throws -> Int {
        var pieces = MarkedPieces(stream)
        var nothing: [UInt8]?
        var count = 0
        while try pieces.next(marks, into: &nothing, limit: 0) != nil {
            count += 1
        }
        return count
    }

    private static let marks = ["href=\"http", "HREF=\"http", "<dcterms:URI>"]

    /// - Parameter lower: The beginning of a file in lower case.
    static func isOne(_ lower: ArraySlice<UInt8>) -> Bool {
        lower.starts(with: "<!doctype netscape-bookmark".utf8)
            || lower.range(of: "<title>pocket export</title>") != nil
            || lower.range(of: "zotero.org/namespaces/export") != nil
    }
}
