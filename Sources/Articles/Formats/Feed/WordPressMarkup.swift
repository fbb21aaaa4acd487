/// The texts of a WordPress export, as its editor keeps them: line breaks end lines, and marks in brackets stand for more.
enum WordPressMarkup {
    static func text(_ markup: String) -> MarkupText {
        let (plain, captions) = withoutShortcodes(markup)
        var text = MarkupText(plain, breaksAreLines: true)
        if captions > 0 { text.leaveOut(.captions, captions) }
        return text
    }

    /// The shortcodes that WordPress itself has, and whether what they enclose is part of the text.
    private static let codes: Set<String> = [
        "caption", "wp_caption", "gallery", "playlist", "audio", "video", "embed",
    ]

    /// Drops “[caption …]…[/caption]” and its like.
    private static func withoutShortcodes(_ markup: String) -> (text: String, captions: Int) {
        guard markup.utf8.contains(UInt8(ascii: "[")) else { return (markup, 0) }
        let bytes = Array(markup.utf8)
        var result: [UInt8] = []
        var captions = 0
        var index = 0
        /// Codes whose end is known to be missing from here on.
        var endless: Set<String> = []
        while index < bytes.count {
            let next = bytes[index...].firstIndex(of: UInt8(ascii: "[")) ?? bytes.count
            result.append(contentsOf: bytes[index..<next])
            index = next
            guard index < bytes.count else { break }
            let name = String(
                decoding: bytes[(index + 1)...].prefix { (0x61...0x7A).contains($0) || $0 == 0x5F },
                as: UTF8.self)
            guard codes.contains(name), let close = bytes[index...].firstIndex(of: UInt8(ascii: "]")) else {
                result.append(bytes[index])
                index += 1
                continue
            }
            index = close + 1
            guard bytes[close - 1] != UInt8(ascii: "/"), !endless.contains(name) else { continue }
            if let end = bytes[index...].range(of: "[/\(name)]") {
                if name.hasSuffix("caption") { captions += 1 }
                index = end.upperBound
            } else {
                endless.insert(name)
            }
        }
        return (String(decoding: result, as: UTF8.self), captions)
    }
}
