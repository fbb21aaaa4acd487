import CCurl

/// An address of the web, in its usual spelling and without a fragment.
public struct WebAddress: Hashable, Sendable, CustomStringConvertible {
    /// All of it.
    public let text: String
    /// In lower case.
    public let scheme: String
    /// A name, or an address of numbers in its usual spelling; IPv6 stands in brackets.
    public let host: String
    public let port: Int
    /// The path and the query, as they are asked for.
    public let target: String
    let hasUser: Bool

    /// - Parameter base: The address that `text` may be relative to.
    /// - Returns: `nil` for what is no address at all; those of other schemes than http and https are one.
    public init?(_ text: String, relativeTo base: WebAddress? = nil) {
        // What is not written in an address: it would end a line of the request.
        guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return nil }
        var parts = cc_address()
        guard cc_parse_address(text, base?.text, &parts) else { return nil }
        defer { cc_free_address(&parts) }
        func part(_ pointer: UnsafeMutablePointer<CChar>?) -> String? { pointer.map { String(cString: $0) } }
        self.text = part(parts.whole) ?? ""
        scheme = (part(parts.scheme) ?? "").lowercased()
        host = (part(parts.host) ?? "").lowercased()
        port = part(parts.port).flatMap { Int($0) } ?? 0
        target = (part(parts.path) ?? "/") + (part(parts.query).map { "?" + $0 } ?? "")
        hasUser = parts.user != nil
    }

    /// Whether it is one that is fetched.
    var isFetched: Bool { (scheme == "http" || scheme == "https") && !host.isEmpty }

    /// The scheme, the host and the port, by which rules for robots hold.
    var origin: String { "\(scheme)://\(host):\(port)" }

    public var description: String { text }

    /// Whether a person who writes this means an address of the web and no file.
    public static func isMeant(by text: String) -> Bool {
        let start = text.prefix(8).lowercased()
        return start.hasPrefix("http://") || start.hasPrefix("https://")
    }
}
