/// What follows the name in a start tag, made well-formed: every attribute once, with a value in quotes.
struct XMLStartTag {
    /// As XML, a space before each.
    private(set) var attributes: [UInt8] = []
    /// Ended by “/>”.
    var isClosed = false

    private static let mostAttributes = 256
    /// A longer value says nothing that is asked for.
    private static let longestValue = 1 << 16

    /// - Parameter bytes: What stands between the name and the “>”.
    init(_ bytes: ArraySlice<UInt8>) {
        var seen: Set<[UInt8]> = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            guard XMLName.isStart(bytes[index]) else {
                isClosed = bytes[index] == UInt8(ascii: "/") && index + 1 == bytes.endIndex
                index += 1
                continue
            }
            let (name, length) = XMLName.read(bytes[index...])
            index += length
            let value = Self.value(in: bytes, at: &index)
            guard seen.count < Self.mostAttributes, value.count <= Self.longestValue,
                seen.insert(name).inserted
            else { continue }
            attributes.append(UInt8(ascii: " "))
            attributes.append(contentsOf: name)
            attributes.append(contentsOf: "=\"".utf8)
            append(value)
            attributes.append(UInt8(ascii: "\""))
        }
    }

    /// The value after an attribute's name, which `index` is moved past; empty where there is none.
    private static func value(in bytes: ArraySlice<UInt8>, at index: inout Int) -> ArraySlice<UInt8> {
        let equals = bytes[index...].firstIndex { $0 > 0x20 }
        guard let equals, bytes[equals] == UInt8(ascii: "=") else { return [] }
        guard let start = bytes[(equals + 1)...].firstIndex(where: { $0 > 0x20 }) else {
            index = bytes.endIndex
            return []
        }
        let quote = bytes[start]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let end = bytes[(start + 1)...].firstIndex(of: quote) ?? bytes.endIndex
            index = min(end + 1, bytes.endIndex)
            return bytes[(start + 1)..<end]
        }
        var end = bytes[start...].firstIndex { $0 <= 0x20 } ?? bytes.endIndex
        if end == bytes.endIndex, end - 1 > start, bytes[end - 1] == UInt8(ascii: "/") { end -= 1 }
        index = end
        return bytes[start..<end]
    }

    private mutating func append(_ value: ArraySlice<UInt8>) {
        var index = value.startIndex
        while index < value.endIndex {
            switch value[index] {
            case UInt8(ascii: "&"):
                guard let reference = XMLReference(value[index...], isWhole: true) else { return }
                attributes.append(contentsOf: reference.xml)
                index += reference.length
                continue
            case UInt8(ascii: "\""): attributes.append(contentsOf: "&quot;".utf8)
            case 0..<0x20: attributes.append(0x20)
            case 0xEF where value[index...].dropFirst().starts(with: [0xBF, 0xBE]),
                0xEF where value[index...].dropFirst().starts(with: [0xBF, 0xBF]):
                index += 2
            default: attributes.append(value[index])
            }
            index += 1
        }
    }
}
