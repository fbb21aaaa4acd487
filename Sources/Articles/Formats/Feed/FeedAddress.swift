/// Resolves the addresses in a feed against those around them (RFC 3986, 5.2).
enum FeedAddress {
    /// An address as it is meant from another one; as it is written, where there is none.
    static func resolve(_ reference: String, base: String?) -> String {
        let reference = encoded(reference.trimmed)
        guard let base, scheme(of: reference) == nil, let scheme = scheme(of: base) else { return reference }
        let afterScheme = base.dropFirst(scheme.count + 1)
        guard afterScheme.hasPrefix("//") else { return reference }
        if reference.hasPrefix("//") { return scheme + ":" + reference }
        let host = afterScheme.dropFirst(2).prefix { !"/?#".contains($0) }
        let root = "\(scheme)://\(host)"
        let path = afterScheme.dropFirst(2 + host.count).prefix { $0 != "?" && $0 != "#" }
        let query = afterScheme.dropFirst(2 + host.count + path.count).prefix { $0 != "#" }
        switch reference.first {
        case nil: return root + path + query
        case "#": return root + path + query + reference
        case "?": return root + (path.isEmpty ? "/" : path) + reference
        case "/": return root + withoutDots(reference)
        default:
            let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
            return root + withoutDots(folder + reference)
        }
    }

    /// “https” of an address that begins with it.
    private static func scheme(of address: String) -> Substring? {
        let scheme = address.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
        guard scheme.first?.isLetter == true, address.dropFirst(scheme.count).first == ":" else { return nil }
        return scheme
    }

    private static func withoutDots(_ address: some StringProtocol) -> String {
        let path = address.prefix { $0 != "?" && $0 != "#" }
        var parts: [Substring] = []
        let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            if segment == ".." {
                if !parts.isEmpty { parts.removeLast() }
                if isLast { parts.append("") }
            } else if segment == "." {
                if isLast { parts.append("") }
            } else {
                parts.append(Substring(segment))
            }
        }
        return "/" + parts.joined(separator: "/") + address[path.endIndex...]
    }

    /// An address in which what no address may hold is written by its number.
    private static func encoded(_ address: String) -> String {
        guard address.utf8.contains(where: isEncoded) else { return address }
        var result = ""
        for scalar in address.unicodeScalars {
            if scalar.isASCII, isEncoded(UInt8(scalar.value)) {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "%" + (digits.count < 2 ? "0" + digits : digits)
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func isEncoded(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0x7F || "<>[]{}\"`\\^|".utf8.contains(byte)
    }
}
