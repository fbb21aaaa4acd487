import Foundation

/// A text of a feed, and whether it is HTML.
struct FeedValue: Equatable {
    var text: String
    var isHTML = true

    /// The words in one line: tags are read as such only where they are in pairs, as a title may speak of a tag.
    var line: String {
        guard isHTML else { return text.inOneLine }
        return MarkupText.line(MarkupText.hasTags(text) ? text : text.replacing("<", with: "&lt;"))
    }
}

/// What is read of an element that holds a value.
struct FeedCapture {
    let field: FeedField
    /// UTF-8; XML as soon as there are elements in it, else the text itself.
    private(set) var bytes: [UInt8] = []
    private var hasElements = false
    private let element: XMLElement
    private let isAtom: Bool

    /// - Parameter isAtom: Whether texts are plain where nothing is said, as in Atom.
    init(_ field: FeedField, _ element: XMLElement, isAtom: Bool) {
        (self.field, self.element, self.isAtom) = (field, element, isAtom)
    }

    /// An attribute of the element.
    subscript(name: String, prefix prefix: String = "") -> String? { element[name, prefix: prefix] }

    mutating func append(_ text: [UInt8]) {
        if hasElements { appendEscaped(text[...]) } else { bytes.append(contentsOf: text) }
    }

    mutating func open(_ inner: XMLElement) {
        if !hasElements {
            let text = bytes
            bytes = []
            hasElements = true
            appendEscaped(text[...])
        }
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: inner.name.utf8)
        for attribute in inner.attributes where attribute.prefix.isEmpty {
            bytes.append(contentsOf: " \(attribute.name)=\"".utf8)
            appendEscaped(Array(attribute.value.utf8)[...])
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
    }

    mutating func close(_ name: String) { bytes.append(contentsOf: "</\(name)>".utf8) }

    /// Forgets what was read so far.
    mutating func clear() { bytes = [] }

    private mutating func appendEscaped(_ text: ArraySlice<UInt8>) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
            default: bytes.append(byte)
            }
        }
    }

    /// What was read, in one line and without markup.
    var plain: String { String(decoding: bytes, as: UTF8.self).inOneLine }

    /// What was read; `nil` where it is empty or no text.
    var value: FeedValue? {
        var text = String(decoding: bytes, as: UTF8.self)
        let type = element["type"]?.lowercased().trimmed ?? ""
        let isOther = type.contains("/") && !["text/", "xml", "html"].contains(where: type.contains)
        if isOther || element["mode"]?.lowercased() == "base64" {
            // A picture or the like is no UTF-8.
            guard let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters),
                let decoded = String(validating: data, as: UTF8.self)
            else { return nil }
            text = decoded
        }
        guard text.contains(where: { !$0.isWhitespace }) else { return nil }
        if hasElements { return FeedValue(text: text) }
        let isEscaped = element["mode"]?.lowercased() == "escaped" && type.isEmpty
        let isSaidHTML = type.contains("html") || isEscaped
        let isPlain = !isSaidHTML && !isOther && (isAtom || type == "text" || type == "text/plain")
        return FeedValue(text: text, isHTML: !isPlain || MarkupText.hasTags(text))
    }
}
