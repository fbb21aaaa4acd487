/// The lines of a header before the first empty one, as “Name: value”.
struct HeaderFields {
    /// The line above them, as of a message of HTTP.
    let firstLine: String
    /// Where what they head begins; the end of the bytes where no empty line came.
    let end: Int
    private var values: [String: String] = [:]

    /// - Parameter bytes: Begin with the line above the fields.
    init(_ bytes: ArraySlice<UInt8>) {
        var index = bytes.startIndex
        var first: String?
        var name = ""
        while index < bytes.endIndex {
            let next = bytes[index...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex
            let line = String(decoding: bytes[index..<next], as: UTF8.self)
            index = next
            let text = line.trimmed
            if first == nil {
                first = text
            } else if text.isEmpty {
                break
            } else if line.first?.isWhitespace == true {
                values[name, default: ""] += " " + text
            } else if let colon = line.firstIndex(of: ":") {
                name = line[..<colon].lowercased().trimmed
                if values[name] == nil { values[name] = line[line.index(after: colon)...].trimmed }
            }
        }
        firstLine = first ?? ""
        end = index
    }

    /// The first value of a name in lower case.
    subscript(name: String) -> String? { values[name] }

    /// What stands before the parameters of a value, in lower case: “text/html” of “text/html; charset=utf-8”.
    func type(_ name: String) -> String? {
        values[name].map { $0.prefix { $0 != ";" }.trimmed.lowercased() }
    }

    /// A parameter of a value, without quotes.
    func parameter(_ parameter: String, of name: String) -> String? {
        for part in values[name]?.split(separator: ";").dropFirst() ?? [] {
            let pair = part.split(separator: "=", maxSplits: 1).map(\.trimmed)
            if pair.count == 2, pair[0].lowercased() == parameter {
                return pair[1].replacing("\"", with: "").trimmed.nilIfEmpty
            }
        }
        return nil
    }
}
