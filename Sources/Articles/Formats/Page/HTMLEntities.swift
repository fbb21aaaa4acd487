/// Reads the entities that stand in values outside of markup.
enum HTMLEntities {
    /// The text with its numeric and its commonest named entities as characters; others stay as they are.
    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var result = ""
        var rest = Substring(text)
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[start...]
            let name = rest.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") }
            let after = rest[name.endIndex...]
            if let character = character(name), after.first == ";" {
                result.append(character)
                rest = after.dropFirst()
            } else {
                result.append("&")
                rest = rest.dropFirst()
            }
        }
        return result + rest
    }

    private static func character(_ name: Substring) -> Character? {
        if name.hasPrefix("#x") || name.hasPrefix("#X") {
            return UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init).map(Character.init)
        }
        if name.hasPrefix("#") {
            return UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init).map(Character.init)
        }
        return named[String(name)]
    }

    private static let named: [String: Character] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "lsquo": "‘", "rsquo": "’",
        "ldquo": "“",
        "rdquo": "”", "ndash": "–", "mdash": "—", "hellip": "…", "laquo": "«", "raquo": "»", "middot": "·",
        "bull": "•",
        "copy": "©", "reg": "®", "trade": "™", "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç",
        "ouml": "ö",
        "auml": "ä", "uuml": "ü", "szlig": "ß", "ntilde": "ñ", "aacute": "á", "iacute": "í", "oacute": "ó",
        "uacute": "ú",
        "euro": "€", "pound": "£", "bdquo": "„", "sbquo": "‚", "shy": "\u{AD}",
    ]
}
