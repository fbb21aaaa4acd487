/// Tells apart roles that are more than two spellings of one: “President” and “president” are the same.
enum DistinctRoles {
    /// Whether two roles, as UTF-8, differ in case only.
    static func isSame(_ one: some Collection<UInt8>, _ other: some Collection<UInt8>) -> Bool {
        var isPlain = true
        if one.count == other.count,
            one.elementsEqual(
                other,
                by: { left, right in
                    isPlain = isPlain && left < 0x80 && right < 0x80
                    return left == right || lower(left) == lower(right)
                })
        {
            return true
        }
        // Beyond ASCII, the two forms may differ in length, too.
        guard !isPlain || one.count != other.count, one.contains(where: { $0 >= 0x80 }) else { return false }
        return String(decoding: one, as: UTF8.self).lowercased()
            == String(decoding: other, as: UTF8.self).lowercased()
    }

    private static func lower(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }

    /// The first of `roles`, without those that differ from an earlier one in case only; at most `limit`.
    static func first(_ limit: Int, of roles: [String]) -> [String] {
        var found: [String] = []
        for role in roles where found.count < limit {
            if !found.contains(where: { isSame($0.utf8, role.utf8) }) { found.append(role) }
        }
        return found
    }
}
