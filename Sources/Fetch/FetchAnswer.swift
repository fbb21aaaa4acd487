/// What came for a request.
public struct FetchAnswer: Equatable, Sendable {
    /// 200 for what was found; 304 for what has not changed; never a redirect.
    public var status: Int
    /// The address that it came from in the end.
    public var address: String
    /// The address to ask from now on: the one after the redirects that are for good, as far as all before were.
    public var lastingAddress: String
    /// The fields of its header, by their names in lower case; of several with one name the first.
    public var fields: [String: String]
    /// The body, unpacked.
    public var bytes: [UInt8]

    public var etag: String? { fields["etag"] }
    public var lastModified: String? { fields["last-modified"] }

    /// What kind of thing it is, in lower case and without parameters: “text/html”.
    public var type: String? {
        fields["content-type"].map { String(HeaderText.trim($0.prefix { $0 != ";" })).lowercased() }
    }

    /// The encoding of its characters, where the server says it.
    public var charset: String? {
        for part in fields["content-type"]?.split(separator: ";").dropFirst() ?? [] {
            let pair = part.split(separator: "=", maxSplits: 1).map(HeaderText.trim)
            guard pair.count == 2, pair[0].lowercased() == "charset" else { continue }
            let label = HeaderText.trim(pair[1].filter { $0 != "\"" && $0 != "'" }[...])
            return label.isEmpty ? nil : String(label)
        }
        return nil
    }

    /// - Throws: ``FetchError`` where it is not what was asked for.
    public func checked(for request: FetchRequest) throws(FetchError) -> FetchAnswer {
        let hasCondition = request.etag != nil || request.lastModified != nil
        guard (200..<300).contains(status) || status == 304 && hasCondition else {
            throw .status(address: address, status)
        }
        return self
    }
}

/// The lines of a header as they come.
struct HeaderText {
    private(set) var fields: [String: String] = [:]
    /// How many bytes came, of all headers.
    private(set) var size = 0
    private var isOpen = false

    /// - Parameter line: A line of a header, with its end; the first of each begins with “HTTP/”.
    mutating func add(_ line: UnsafeBufferPointer<UInt8>) {
        size += line.count
        let text = Self.trim(String(decoding: line, as: UTF8.self)[...])
        if text.hasPrefix("HTTP/") {
            // An answer before the answer (“100 Continue”) had a header of its own.
            fields = [:]
            isOpen = true
        } else if text.isEmpty {
            isOpen = false
        } else if isOpen, let colon = text.firstIndex(of: ":") {
            let name = Self.trim(text[..<colon]).lowercased()
            if fields[name] == nil { fields[name] = String(Self.trim(text[text.index(after: colon)...])) }
        }
    }

    static func trim(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
