import Glibc

/// An address of numbers, and which network it is in.
struct NetworkAddress: Equatable {
    /// Four bytes, or sixteen.
    let bytes: [UInt8]

    /// - Parameter bytes: A `struct sockaddr`; `nil` for one that is not of the internet.
    init?(socketAddress bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= MemoryLayout<sa_family_t>.size else { return nil }
        switch Int32(bytes.loadUnaligned(as: sa_family_t.self)) {
        case AF_INET where bytes.count >= MemoryLayout<sockaddr_in>.size:
            let address = bytes.loadUnaligned(as: sockaddr_in.self)
            self.bytes = withUnsafeBytes(of: address.sin_addr) { Array($0) }
        case AF_INET6 where bytes.count >= MemoryLayout<sockaddr_in6>.size:
            let address = bytes.loadUnaligned(as: sockaddr_in6.self)
            self.bytes = withUnsafeBytes(of: address.sin6_addr) { Array($0) }
        default: return nil
        }
    }

    /// - Parameter text: As it stands in an address of the web, with or without brackets; `nil` for a name.
    init?(_ text: String) {
        var text = text
        if text.hasPrefix("["), text.hasSuffix("]") { text = String(text.dropFirst().dropLast()) }
        if let zone = text.firstIndex(of: "%") { text = String(text[..<zone]) }
        var short = in_addr()
        var long = in6_addr()
        if inet_pton(AF_INET, text, &short) == 1 {
            bytes = withUnsafeBytes(of: short) { Array($0) }
        } else if inet_pton(AF_INET6, text, &long) == 1 {
            bytes = withUnsafeBytes(of: long) { Array($0) }
        } else {
            return nil
        }
    }

    private init(bytes: ArraySlice<UInt8>) { self.bytes = Array(bytes) }

    /// As it is usually written.
    var text: String {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        guard inet_ntop(family, bytes, &buffer, socklen_t(buffer.count)) != nil else { return "?" }
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// What kind of network it is in where that is not the public internet: “this machine”; `nil` where it is.
    ///
    /// By the registers of addresses for special purposes (RFC 6890 and what was added since). An address of IPv4 within one of IPv6 is
    /// judged for itself.
    var closedNetwork: String? { bytes.count == 4 ? closedIPv4 : closedIPv6 }

    private static let ipv4: [(network: String, what: String)] = [
        ("0.0.0.0/8", "no host"), ("10.0.0.0/8", "a private network"),
        ("100.64.0.0/10", "the network of a provider"),
        ("127.0.0.0/8", "this machine"), ("169.254.0.0/16", "the local network"),
        ("172.16.0.0/12", "a private network"),
        ("192.0.0.0/24", "a network for special purposes"), ("192.0.2.0/24", "a network for examples"),
        ("192.88.99.0/24", "a network for special purposes"), ("192.168.0.0/16", "a private network"),
        ("198.18.0.0/15", "a network for tests"), ("198.51.100.0/24", "a network for examples"),
        ("203.0.113.0/24", "a network for examples"), ("224.0.0.0/4", "many hosts at once"),
        ("240.0.0.0/4", "no host"),
    ]

    /// Parts of what else is public.
    private static let ipv6: [(network: String, what: String)] = [
        ("::/128", "no host"), ("::1/128", "this machine"), ("fc00::/7", "a private network"),
        ("fe80::/10", "the local network"), ("fec0::/10", "a private network"),
        ("ff00::/8", "many hosts at once"),
        ("2001::/23", "a network for special purposes"), ("2001:db8::/32", "a network for examples"),
        ("3fff::/20", "a network for examples"),
    ]

    private var closedIPv4: String? { Self.ipv4.first { isIn($0.network) }?.what }

    private var closedIPv6: String? {
        // Mapped, by NAT64 and by 6to4.
        if isIn("::ffff:0:0/96") || isIn("64:ff9b::/96") {
            return NetworkAddress(bytes: bytes[12...]).closedNetwork
        }
        if isIn("2002::/16") { return NetworkAddress(bytes: bytes[2..<6]).closedNetwork }
        if let found = Self.ipv6.first(where: { isIn($0.network) }) { return found.what }
        return isIn("2000::/3") ? nil : "a network for special purposes"
    }

    /// - Parameter network: An address and the length of its prefix in bits.
    private func isIn(_ network: String) -> Bool {
        let parts = network.split(separator: "/")
        guard parts.count == 2, let prefix = NetworkAddress(String(parts[0])), let bits = Int(parts[1]),
            prefix.bytes.count == bytes.count
        else { return false }
        for (index, (one, other)) in zip(bytes, prefix.bytes).enumerated() {
            let rest = bits - index * 8
            guard rest > 0 else { return true }
            let mask = rest >= 8 ? 0xFF : ~(UInt8(0xFF) >> UInt8(rest))
            if one & mask != other & mask { return false }
        }
        return true
    }
}
