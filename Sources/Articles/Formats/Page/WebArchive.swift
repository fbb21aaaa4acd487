/// A page that was saved as a mail message of several parts (MHTML): the page is its first part of HTML.
struct WebArchive {
    /// The page.
    let markup: [UInt8]
    /// The encoding that the part's header names, if it does.
    let charset: String?
    /// The address that it was saved from.
    let address: String?

    /// Headers longer than this are none.
    private static let longestHeader = 1 << 16

    /// Whether a file begins as such a message does.
    static func isOne(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, (0x41...0x7A).contains(first) else { return false }
        let head = Headers(bytes.prefix(FileHead.length))
        if head["snapshot-content-location"] != nil { return true }
        // A message that was sent may be made in the same way.
        let wasSent = ["message-id", "received", "return-path", "delivered-to", "to"].contains {
            head[$0] != nil
        }
        return head["mime-version"] != nil && !wasSent
            && (head["content-type"]?.lowercased().hasPrefix("multipart/related") ?? false)
    }

    /// - Returns: `nil` when no part of the message is a page.
    init?(_ bytes: [UInt8]) {
        let head = Headers(bytes.prefix(Self.longestHeader))
        guard let boundary = head.parameter("boundary", of: "content-type") else { return nil }
        let saved = head["snapshot-content-location"] ?? head["content-location"]
        let pages = Self.parts(of: bytes[head.end...], boundary: boundary).lazy
            .map { (body: $0, headers: Headers($0.prefix(Self.longestHeader))) }
        guard let page = pages.first(where: { Self.isPage($0.headers) }) else { return nil }
        let body = page.body[page.headers.end...]
        switch page.headers["content-transfer-encoding"]?.lowercased() {
        case "quoted-printable": markup = TransferEncoding.quotedPrintable(body)
        case "base64": markup = TransferEncoding.base64(body)
        default: markup = Array(body)
        }
        charset = page.headers.parameter("charset", of: "content-type")
        address = saved ?? page.headers["content-location"]
    }

    private static func isPage(_ headers: Headers) -> Bool {
        let type = headers["content-type"]?.lowercased() ?? ""
        return type.hasPrefix("text/html") || type.hasPrefix("application/xhtml")
    }

    /// What stands between the lines that a boundary marks.
    private static func parts(of bytes: ArraySlice<UInt8>, boundary: String) -> [ArraySlice<UInt8>] {
        let mark = "--" + boundary
        var parts: [ArraySlice<UInt8>] = []
        guard var start = bytes.range(of: mark)?.upperBound else { return [] }
        while parts.count < mostParts {
            let line = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex
            guard let next = bytes[line...].range(of: mark) else {
                // The file breaks off in its last part.
                parts.append(bytes[line...])
                return parts
            }
            parts.append(bytes[line..<next.lowerBound])
            start = next.upperBound
        }
        return parts
    }

    private static let mostParts = 1000

    /// The lines before the first empty one.
    private struct Headers {
        private var values: [String: String] = [:]
        /// Where what they head begins.
        private(set) var end: Int

        init(_ bytes: ArraySlice<UInt8>) {
            end = bytes.endIndex
            var name = ""
            var index = bytes.startIndex
            while index < bytes.endIndex {
                let next = bytes[index...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex
                let line = String(decoding: bytes[index..<next], as: UTF8.self)
                index = next
                if line.trimmed.isEmpty { break }
                if line.first?.isWhitespace == true {
                    values[name, default: ""] += " " + line.trimmed
                } else if let colon = line.firstIndex(of: ":") {
                    name = line[..<colon].lowercased()
                    values[name] = line[line.index(after: colon)...].trimmed
                }
            }
            end = index
        }

        subscript(name: String) -> String? { values[name] }

        /// A parameter of a header: `boundary="x"`.
        func parameter(_ parameter: String, of name: String) -> String? {
            for part in values[name]?.split(separator: ";").dropFirst() ?? [] {
                let pair = part.split(separator: "=", maxSplits: 1).map(\.trimmed)
                guard pair.count == 2, pair[0].lowercased() == parameter else { continue }
                return pair[1].filter { $0 != "\"" }.nilIfEmpty
            }
            return nil
        }
    }
}

/// The two ways in which mail carries bytes as text.
enum TransferEncoding {
    /// “=3D” and the like as bytes, and lines that “=” ends joined.
    static func quotedPrintable(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            index += 1
            guard byte == UInt8(ascii: "=") else {
                result.append(byte)
                continue
            }
            let rest = text[index...].prefix(2)
            if let first = rest.first, first == 0x0A {
                index += 1
            } else if rest.elementsEqual([0x0D, 0x0A]) {
                index += 2
            } else if rest.count == 2, let value = UInt8(String(decoding: rest, as: UTF8.self), radix: 16) {
                result.append(value)
                index += 2
            } else {
                result.append(byte)
            }
        }
        return result
    }

    /// The bytes that base64 stands for; what is no character of it is passed over.
    static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count / 4 * 3)
        var (bits, count): (UInt32, Int) = (0, 0)
        for byte in text {
            guard let value = sextet(byte) else {
                if byte == UInt8(ascii: "=") { break }
                continue
            }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return result
    }

    private static func sextet(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x41...0x5A: UInt32(byte) - 0x41
        case 0x61...0x7A: UInt32(byte) - 0x61 + 26
        case 0x30...0x39: UInt32(byte) - 0x30 + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
