/// Tells data from their beginning.
enum DataSniffer {
    enum Kind {
        case json, table, notes, bookmarks
    }

    static func judge(_ head: FileHead) -> ArticleFormat.Likelihood {
        switch kind(of: head) {
        case .notes, .bookmarks: .certain
        case .json:
            // A JSON Feed is a feed.
            head.bytes.range(of: "jsonfeed.org/version") != nil
                ? .none : isSurelyJSON(text(of: head.bytes)) ? .certain : .possible
        case .table: hasKnownColumns(head) ? .certain : .possible
        case nil: .none
        }
    }

    /// - Returns: `nil` when it is something else.
    static func kind(of head: FileHead) -> Kind? {
        let text = text(of: head.bytes)
        let lower = text.prefix(1024).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }[...]
        if lower.range(of: "<en-export") != nil { return .notes }
        if AddressList.isOne(lower) { return .bookmarks }
        if text.first == UInt8(ascii: "{") || text.first == UInt8(ascii: "[") {
            let next = text.dropFirst().first { $0 > 0x20 }
            let first = text.first == UInt8(ascii: "{") ? "\"}" : "{[\"]"
            if next.map(first.utf8.contains) ?? false { return .json }
        }
        guard let first = text.first, first != UInt8(ascii: "<"), first != UInt8(ascii: "{") else {
            return nil
        }
        let isNamed = head.pathExtension.map(tables.contains) ?? false
        return (isNamed || hasKnownColumns(head)) && CSVDialect.detect(Array(text), isCut: head.isCut) != nil
            ? .table : nil
    }

    private static let tables: Set<String> = ["csv", "tsv", "tab"]

    /// The bytes as UTF-8 as far as that matters here, without marks and spaces before.
    private static func text(of bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = bytes
        if text.starts(with: [0xEF, 0xBB, 0xBF]) {
            text = text.dropFirst(3)
        } else if text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF]) {
            text = text.dropFirst(2).filter { $0 != 0 }[...]
        }
        return text.drop { $0 <= 0x20 }
    }

    /// Whether a text begins as only JSON does.
    private static func isSurelyJSON(_ text: ArraySlice<UInt8>) -> Bool {
        let plain = text.prefix(512).filter { $0 > 0x20 }[...]
        guard plain.starts(with: "{\"".utf8) || plain.starts(with: "[{\"".utf8) else {
            return plain.starts(with: "[]".utf8) || plain.starts(with: "[{}".utf8)
        }
        return plain.range(of: "\":") != nil
    }

    /// Whether the first line names several columns as those of articles are named, an address or a text among them.
    private static func hasKnownColumns(_ head: FileHead) -> Bool {
        let line = text(of: head.bytes).prefix { $0 != 0x0A && $0 != 0x0D }
        guard line.count < 2000 else { return false }
        let cells = line.split {
            [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")].contains($0)
        }
        guard cells.count >= 2, cells.allSatisfy({ $0.count <= 40 }) else { return false }
        let keys = Set(cells.map { FieldRole.key(String(decoding: $0, as: UTF8.self)) })
        func has(_ role: FieldRole) -> Bool { role.names.contains(where: keys.contains) }
        return has(.title) && (has(.url) || has(.text))
    }
}
