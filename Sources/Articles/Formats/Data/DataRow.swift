import TextBytes

/// A row of a table, or an object: its fields with their names.
struct DataRow {
    struct Field {
        var name: String
        /// Its value as text; empty where it has none.
        var text: String
        /// The values of a list.
        var items: [String] = []
    }

    /// In their order.
    var fields: [Field]
    /// The line of the file that it begins in, where it has lines.
    var line: Int?

    /// The first field of a name.
    subscript(name: String) -> Field? { fields.first { $0.name == name } }

    init(fields: [Field], line: Int? = nil) {
        self.fields = fields
        self.line = line
    }

    /// - Returns: `nil` when the value is no object.
    init?(_ value: JSONValue, line: Int? = nil) {
        guard case .object(let members) = value else { return nil }
        self.line = line
        fields = members.map { member in
            var field = Field(name: member.key, text: Self.scalar(member.value) ?? "")
            if case .array(let elements) = member.value {
                field.items = elements.compactMap(Self.scalar).filter { !$0.isEmpty }
                field.text = field.items.joined(separator: "\n")
            }
            return field
        }
    }

    /// Where an object stands for a value, the value is mostly in one of these.
    private static let valueKeys = [
        "rendered", "name", "title", "label", "value", "text", "html", "content", "#text", "$t", "url",
    ]

    private static func scalar(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text), .number(let text): return text
        case .bool(let isTrue): return isTrue ? "true" : "false"
        case .object:
            for key in valueKeys {
                if let text = value[key]?.string { return text }
            }
            return nil
        case .null, .array: return nil
        }
    }

    /// The same number for the same names and values in every run (FNV-1a), in 16 figures.
    var hash: String {
        var hash = FNV1a.start
        for field in fields {
            for text in [field.name, field.text] {
                for byte in text.utf8 { FNV1a.add(UInt64(byte), to: &hash) }
                FNV1a.add(0xFF, to: &hash)
            }
        }
        return FNV1a.figures(hash)
    }
}
