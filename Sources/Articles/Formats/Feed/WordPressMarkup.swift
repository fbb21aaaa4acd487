/// The texts of a WordPress export, as its editor keeps them: line breaks end lines, and marks in brackets stand for more.
enum WordPressMarkup {
    /// - Parameter placesLeftOut: Whether captions are put where they stand among the lines, and not behind them.
    static func text(_ markup: String, placesLeftOut: Bool = false) -> MarkupText {
        let (plain, captions) = withoutShortcodes(markup)
        var text = MarkupText(String(decoding: plain, as: UTF8.self), breaksAreLines: true)
        text.leaveOut(captions) { place in
            guard placesLeftOut else { return nil }
            return MarkupText(String(decoding: plain[..<place], as: UTF8.self), breaksAreLines: true).lines
                .count
        }
        return text
    }

    /// The shortcodes that WordPress itself has, and whether what they enclose is part of the text.
    private static let codes: Set<String> = [
        "caption", "wp_caption", "gallery", "playlist", "audio", "video", "embed",
    ]

    /// Drops “[gallery …]” and its like, and takes out what “[caption …]” holds.
    private static func withoutShortcodes(_ markup: String) -> (text: [UInt8], captions: [CutPassage]) {
        let bytes = Array(markup.utf8)
        guard bytes.contains(UInt8(ascii: "[")) else { return (bytes, []) }
        var result: [UInt8] = []
        var captions: [CutPassage] = []
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
                if name.hasSuffix("caption") {
                    let caption = MarkupText.line(
                        String(decoding: bytes[index..<end.lowerBound], as: UTF8.self))
                    captions.append(
                        CutPassage(what: LeftOutKind.captions.words, text: caption, place: result.count))
                }
                index = end.upperBound
            } else {
                endless.insert(name)
            }
        }
        return (result, captions)
    }
}
