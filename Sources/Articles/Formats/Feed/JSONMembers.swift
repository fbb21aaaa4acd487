/// Where the members of an object of JSON are, and the elements of the one that lists what it is about; none of them is read yet.
struct JSONMembers {
    /// Where the elements of the list are that are whole.
    private(set) var elements: [Range<Int>] = []
    /// Whether the file ends before the object does.
    private(set) var isBrokenOff = false
    /// Whether it ends in an element of the list.
    private(set) var isInElement = false

    private let bytes: [UInt8]
    private var members: [String: Range<Int>] = [:]

    /// - Parameters:
    ///   - bytes: UTF-8.
    ///   - listed: The key of the list.
    init(_ bytes: [UInt8], listed: String) {
        self.bytes = bytes
        guard var index = bytes.firstIndex(of: UInt8(ascii: "{")) else { return }
        index += 1
        while true {
            index = skipping(index) { $0 <= 0x20 || $0 == UInt8(ascii: ",") }
            guard index < bytes.count else { break }
            if bytes[index] == UInt8(ascii: "}") { return }
            guard bytes[index] == UInt8(ascii: "\""), let end = end(of: index),
                let key = JSONValue(Array(bytes[index..<end]))?.string
            else { break }
            index = skipping(end) { $0 <= 0x20 || $0 == UInt8(ascii: ":") }
            if key == listed, index < bytes.count, bytes[index] == UInt8(ascii: "[") {
                guard let end = list(from: index + 1) else { break }
                index = end
            } else {
                guard index < bytes.count, let end = self.end(of: index), end > index else { break }
                members[key] = members[key] ?? index..<end
                index = end
            }
        }
        isBrokenOff = true
    }

    /// The value of a member.
    subscript(key: String) -> JSONValue? { members[key].flatMap { JSONValue(Array(bytes[$0])) } }

    /// Notes the elements of a list.
    ///
    /// - Returns: The index behind its end; `nil` where the file ends before.
    private mutating func list(from start: Int) -> Int? {
        var index = start
        while true {
            index = skipping(index) { $0 <= 0x20 || $0 == UInt8(ascii: ",") }
            guard index < bytes.count else { return nil }
            if bytes[index] == UInt8(ascii: "]") { return index + 1 }
            guard let end = end(of: index), end > index else {
                isInElement = true
                return nil
            }
            elements.append(index..<end)
            index = end
        }
    }

    private func skipping(_ start: Int, _ isSkipped: (UInt8) -> Bool) -> Int {
        bytes[start...].firstIndex { !isSkipped($0) } ?? bytes.count
    }

    /// The index behind a value; `nil` where the file ends in it.
    private func end(of start: Int) -> Int? {
        var depth = 0
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                guard let close = closingQuote(from: index + 1) else { return nil }
                index = close
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                // The end of what a bare word stands in.
                if depth == 0 { return index }
                depth -= 1
            case UInt8(ascii: ","): if depth == 0 { return index }
            default:
                index += 1
                continue
            }
            index += 1
            if depth == 0 { return index }
        }
        return nil
    }

    private func closingQuote(from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\"") { return index }
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }
}
