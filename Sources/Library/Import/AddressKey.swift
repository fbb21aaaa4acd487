import GRDB

/// A web address without what does not tell articles apart: the scheme, “www.”, the default port, the fragment, a trailing slash,
/// and parameters that only say where a reader came from.
enum AddressKey {
    /// The parameters that say where a reader came from.
    private static let tracking: Set<String> = [
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "igshid",
        "igsh", "mkt_tok",
        "wt_mc", "ref_src", "_ga", "_gl", "_hsenc", "_hsmi", "vero_id", "oly_enc_id", "oly_anon_id",
        "srsltid", "ito", "cmpid",
        "spm", "share_id",
    ]
    private static let trackingBeginnings = ["utm_", "mc_", "pk_", "mtm_", "hsa_"]

    /// The address as it is compared; `nil` for what is no address of a page.
    static func text(of address: String) -> String? {
        var rest = address.trimmingPrefix { $0 == " " }[...]
        guard let scheme = ["https://", "http://"].first(where: { rest.lowercased().hasPrefix($0) }) else {
            return nil
        }
        rest = rest.dropFirst(scheme.count)
        if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        var host = rest[..<end].lowercased()
        if let at = host.lastIndex(of: "@") { host = String(host[host.index(after: at)...]) }
        for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
        if host.hasPrefix("www.") { host.removeFirst("www.".count) }
        guard !host.isEmpty else { return nil }
        let parts = rest[end...].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var path = String(parts.first ?? "")
        while path.hasSuffix("/") { path.removeLast() }
        let query = (parts.count > 1 ? parts[1].split(separator: "&") : []).filter { !isTracking($0) }
        return host + path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    }

    /// A hash of the address as it is compared; `nil` where there is none.
    static func key(of address: String?) -> Int64? {
        address.flatMap(text).map { ArticleSource.hash(of: Array($0.utf8)) }
    }

    private static func isTracking(_ parameter: Substring) -> Bool {
        let name = parameter.prefix { $0 != "=" }.lowercased()
        return tracking.contains(name) || trackingBeginnings.contains { name.hasPrefix($0) }
    }

    /// Gives the articles of an earlier version's library the hashes of their addresses.
    static func renew(_ database: Database) throws {
        let rows = try Row.fetchCursor(
            database, sql: "SELECT id, url FROM article WHERE url IS NOT NULL AND address IS NULL")
        var keys: [(Int64, Int64)] = []
        while let row = try rows.next() {
            if let key = key(of: row[stored: 1]) { keys.append((row[stored: 0], key)) }
        }
        let update = try database.cachedStatement(sql: "UPDATE article SET address = ? WHERE id = ?")
        for (id, key) in keys { try update.execute(arguments: [key, id]) }
    }
}
