import CUchardet

/// Turns the bytes of a page into UTF-8.
enum PageEncoding {
    /// Decodes a page: by its byte order mark, else by what it says of itself, else, where its bytes contradict that or
    /// it says nothing, by what they look like.
    ///
    /// - Parameter given: The encoding that came with the bytes, if any did.
    /// - Returns: Well-formed UTF-8, and the encoding's name as the WHATWG standard has it.
    static func decode(_ bytes: [UInt8], label given: String? = nil) -> (utf8: [UInt8], name: String) {
        let (charset, markLength) = choose(for: bytes, label: given)
        if charset.isUTF8, markLength == 0, UTF8State(of: bytes).isValid { return (bytes, charset.name) }
        let text = TextConverter(charset).convert(bytes[markLength...], isLast: true)
        return (text, charset.name)
    }

    /// The encoding of a page or a feed, and the length of its byte order mark.
    ///
    /// - Parameters:
    ///   - bytes: All of it, or its beginning.
    ///   - given: The encoding that came with the bytes, if any did.
    ///   - isCut: Whether more bytes follow.
    static func choose(
        for bytes: [UInt8], label given: String? = nil, isCut: Bool = false
    ) -> (charset: PageCharset, markLength: Int) {
        if let (charset, markLength) = PageCharset.marked(bytes) { return (charset, markLength) }
        let state = UTF8State(of: isCut ? withoutCutCharacter(bytes) : bytes)
        if state.isPlain { return (.utf8, 0) }
        let label = (given ?? PageCharsetLabel.declared(in: bytes)).flatMap(PageCharset.init(label:))
        return (charset(saying: label, bytes: bytes, state: state) ?? .utf8, 0)
    }

    /// Bytes without the sequence of UTF-8 at their end, whole or not.
    private static func withoutCutCharacter(_ bytes: [UInt8]) -> [UInt8] {
        let continuation = bytes.suffix(3).reversed().prefix { (0x80..<0xC0).contains($0) }.count
        let rest = bytes.dropLast(continuation)
        return Array(rest.last.map { $0 >= 0xC0 } == true ? rest.dropLast() : rest)
    }

    /// The charset of bytes that are not plain ASCII; `nil` stands for UTF-8.
    private static func charset(
        saying label: PageCharset?, bytes: [UInt8], state: UTF8State
    ) -> PageCharset? {
        // Other encodings make well-formed UTF-8 by chance only in a sequence or two.
        if state.isValid, state.sequences >= 3 || label == nil || label?.isUTF8 == true { return nil }
        guard let label, !label.isUTF8 else {
            // Damaged here and there, or something else altogether.
            if state.sequences > 4 * state.strays { return nil }
            return guessed(bytes) ?? .windows1252
        }
        // In languages of the Latin alphabet few letters are beyond ASCII; a page of nothing else is in another script.
        guard label == .windows1252, state.highBytes * 4 > state.letters else { return label }
        return guessed(bytes) ?? label
    }

    /// What the bytes look like; `nil` when that cannot be told, or is plain or UTF-8.
    private static func guessed(_ bytes: [UInt8]) -> PageCharset? {
        guard let detector = uchardet_new() else { return nil }
        defer { uchardet_delete(detector) }
        // A window of the text around the first letters beyond ASCII tells as much as all of it.
        let first = bytes.firstIndex { $0 >= 0x80 } ?? 0
        let window = bytes[max(0, first - 256)..<min(bytes.count, first + sampleLength)]
        let failed = window.withUnsafeBytes { raw in
            uchardet_handle_data(detector, raw.bindMemory(to: CChar.self).baseAddress, raw.count)
        }
        guard failed == 0 else { return nil }
        uchardet_data_end(detector)
        guard let name = uchardet_get_charset(detector).map({ String(cString: $0) }), !name.isEmpty else {
            return nil
        }
        let charset = PageCharset(label: name)
        return charset?.isUTF8 == true ? nil : charset
    }

    private static let sampleLength = 1 << 16
}

/// How far bytes are UTF-8.
private struct UTF8State {
    /// Well-formed sequences of two bytes or more.
    private(set) var sequences = 0
    /// Bytes beyond ASCII that belong to none.
    private(set) var strays = 0
    private(set) var highBytes = 0
    /// Letters of ASCII outside of tags, and bytes beyond ASCII.
    private(set) var letters = 0

    var isPlain: Bool { highBytes == 0 }
    var isValid: Bool { strays == 0 }

    init(of bytes: [UInt8]) {
        var isInTag = false
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                guard byte >= 0x80 else {
                    if byte == UInt8(ascii: "<") { isInTag = true }
                    if byte == UInt8(ascii: ">") { isInTag = false }
                    if !isInTag, (0x61...0x7A).contains(byte | 0x20) { letters += 1 }
                    index += 1
                    continue
                }
                let length = TextEncoding.sequenceLength(bytes, at: index)
                if length == nil { strays += 1 } else { sequences += 1 }
                highBytes += length ?? 1
                letters += length ?? 1
                index += length ?? 1
            }
        }
    }
}
