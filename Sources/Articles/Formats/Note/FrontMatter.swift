import CLibYAML

/// What stands above a note between two lines of “---” (YAML) or “+++” (TOML): its fields with their values.
struct FrontMatter {
    /// Names in lower case, without spaces, hyphens and underscores; the values of a list one by one.
    private(set) var fields: [String: [String]] = [:]

    /// More bytes than this are no front matter.
    private static let longest = 1 << 16

    /// - Parameter note: UTF-8 without a byte order mark.
    /// - Returns: `nil` where the note begins otherwise.
    static func split(_ note: ArraySlice<UInt8>) -> (matter: FrontMatter, rest: ArraySlice<UInt8>)? {
        let mark = note.prefix(3)
        let isYAML = mark.elementsEqual("---".utf8)
        guard isYAML || mark.elementsEqual("+++".utf8) else { return nil }
        guard let first = line(note, at: note.startIndex), isMark(note[first], mark) else { return nil }
        var index = first.upperBound
        let end = min(note.endIndex, note.startIndex + longest)
        while index < end, let next = line(note, at: index) {
            let isEnd = isMark(note[next], mark) || isYAML && isMark(note[next], Array("...".utf8)[...])
            if isEnd {
                let inner = note[first.upperBound..<next.lowerBound]
                guard let matter = FrontMatter(inner, isYAML: isYAML) else { return nil }
                return (matter, note[next.upperBound...])
            }
            index = next.upperBound
        }
        return nil
    }

    private static func line(_ bytes: ArraySlice<UInt8>, at start: Int) -> Range<Int>? {
        guard start < bytes.endIndex else { return nil }
        return start..<(bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.endIndex)
    }

    private static func isMark(_ line: ArraySlice<UInt8>, _ mark: ArraySlice<UInt8>) -> Bool {
        line.starts(with: mark) && line.dropFirst(3).allSatisfy { $0 <= 0x20 }
    }

    private init?(_ inner: ArraySlice<UInt8>, isYAML: Bool) {
        let mayBeNested =
            Self.mostBrackets < inner.count { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") }
        if isYAML {
            var reader = YAMLFields()
            // “title: Dam: bursts” is no YAML, and written all the same.
            if !mayBeNested, reader.read(Array(inner)) {
                for (name, value) in reader.found { add(name, value) }
            } else {
                readLines(inner)
            }
        } else {
            readTOML(inner)
        }
        // A rule above a text, and another below its first paragraph.
        let isEmpty = inner.allSatisfy { $0 <= 0x20 }
        if fields.isEmpty, !isEmpty { return nil }
    }

    private mutating func add(_ name: String, _ value: String) {
        let value = value.trimmed
        guard !value.isEmpty else { return }
        fields[Self.key(name), default: []].append(value)
    }

    private static func key(_ name: String) -> String { name.lowercased().filter { !" -_".contains($0) } }

    /// Parsers go down with every bracket, or look at all that are open.
    private static let mostBrackets = 200

    /// “name: value”, a field a line; a list in brackets or of lines with hyphens.
    private mutating func readLines(_ inner: ArraySlice<UInt8>) {
        var last: String?
        for line in inner.split(separator: 0x0A) {
            let text = String(decoding: line, as: UTF8.self)
            if text.trimmed.hasPrefix("- "), let last {
                add(last, Self.unquoted(String(text.trimmed.dropFirst(2))))
                continue
            }
            guard line.first.map({ $0 > 0x20 }) == true, let colon = text.firstIndex(of: ":") else {
                continue
            }
            let name = text[..<colon].trimmed
            guard name.utf8.count <= 40, fields[Self.key(name)] == nil else { continue }
            last = name
            let value = text[text.index(after: colon)...].trimmed
            if value.hasPrefix("["), value.hasSuffix("]") {
                for item in value.dropFirst().dropLast().split(separator: ",") {
                    add(name, Self.unquoted(item.trimmed))
                }
            } else {
                add(name, Self.unquoted(value))
            }
        }
    }

    private static func unquoted(_ text: String) -> String {
        let value = text.trimmed
        guard let quote = value.first, quote == "\"" || quote == "'", value.count > 1, value.last == quote
        else {
            return value
        }
        return String(value.dropFirst().dropLast())
    }

    /// “name = value”, a field a line, under whatever table it stands; a list may go over several lines.
    private mutating func readTOML(_ inner: ArraySlice<UInt8>) {
        var list: String?
        for line in inner.split(separator: 0x0A) {
            let text = String(decoding: line, as: UTF8.self).trimmed
            if let name = list {
                for item in Self.items(of: text) { add(name, item) }
                if text.contains("]") { list = nil }
                continue
            }
            guard !text.hasPrefix("#"), !text.hasPrefix("["), let equals = text.firstIndex(of: "=") else {
                continue
            }
            let name = Self.unquoted(text[..<equals].trimmed)
            let value = text[text.index(after: equals)...].trimmed
            guard !name.isEmpty, name.utf8.count <= 40 else { continue }
            for item in Self.items(of: value) { add(name, item) }
            if value.hasPrefix("["), !value.contains("]") { list = name }
        }
    }

    /// The values in a part of a line of TOML: texts in quotes, or what stands without, up to a comment.
    private static func items(of text: String) -> [String] {
        var items: [String] = []
        var item = ""
        var quote: Character?
        var isEscaped = false
        for character in text {
            if let mark = quote {
                if isEscaped {
                    item.append(character)
                    isEscaped = false
                } else if character == "\\", mark == "\"" {
                    isEscaped = true
                } else if character == mark {
                    quote = nil
                } else {
                    item.append(character)
                }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == "#" {
                break
            } else if character == "," {
                items.append(item)
                item = ""
            } else if character != "[", character != "]" {
                item.append(character)
            }
        }
        return (items + [item]).map(\.trimmed).filter { !$0.isEmpty }
    }
}

/// The fields of a block of YAML, by libyaml.
private struct YAMLFields {
    private(set) var found: [(name: String, value: String)] = []

    /// - Returns: Whether all of it is YAML; what stands before the fault is found.
    mutating func read(_ bytes: [UInt8]) -> Bool {
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) != 0 else { return false }
        defer { yaml_parser_delete(&parser) }
        return bytes.withUnsafeBufferPointer { buffer in
            yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
            yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
            // The names and values of the outermost mapping, and the values of lists in it.
            var depth = 0
            var name: String?
            while true {
                var event = yaml_event_t()
                guard yaml_parser_parse(&parser, &event) != 0 else { return false }
                defer { yaml_event_delete(&event) }
                switch event.type {
                case YAML_STREAM_END_EVENT, YAML_DOCUMENT_END_EVENT: return true
                case YAML_MAPPING_START_EVENT, YAML_SEQUENCE_START_EVENT: depth += 1
                case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
                    depth -= 1
                    if depth == 1 { name = nil }
                case YAML_ALIAS_EVENT: if depth == 1 { name = nil }
                case YAML_SCALAR_EVENT: take(Self.text(event), depth: depth, &name)
                default: break
                }
            }
        }
    }

    private mutating func take(_ text: String, depth: Int, _ name: inout String?) {
        switch (depth, name) {
        case (1, nil): name = text
        case (1, let known?):
            found.append((known, text == "null" || text == "~" ? "" : text))
            name = nil
        case (2, let known?): found.append((known, text))
        default: break
        }
    }

    private static func text(_ event: yaml_event_t) -> String {
        let scalar = event.data.scalar
        return String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    }
}
