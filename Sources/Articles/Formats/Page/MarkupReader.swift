import Glibc

/// Reads markup from left to right, as browsers cut it into text, tags and comments.
///
/// Each byte is looked at a few times at most.
struct MarkupReader {
    /// UTF-8.
    let bytes: [UInt8]
    private(set) var index = 0
    /// From where on a quotation mark is known to be in no attribute's end, single and double.
    private var unquotedFrom: [UInt8: Int] = [:]

    /// Attributes beyond this many of one tag are dropped.
    static let mostAttributes = 256
    /// A longer value says nothing that is asked for.
    private static let longestValue = 1 << 16

    struct Tag {
        var name: Range<Int>
        var attributes: [(name: Range<Int>, value: Range<Int>)] = []
        /// Ended by “/>”.
        var isClosed = false
        /// A script that holds JSON-LD.
        var isStructuredData = false
    }

    enum Markup {
        /// The “<” is no markup.
        case none
        case dropped
        case comment(Range<Int>)
        case endTag(Range<Int>)
        case startTag(Tag)
    }

    init(bytes: [UInt8]) {
        self.bytes = bytes.contains(0) ? bytes.filter { $0 != 0 } : bytes
    }

    var isAtEnd: Bool { index >= bytes.count }

    /// The text up to the next “<”.
    mutating func text() -> Range<Int> {
        let start = index
        index = next(UInt8(ascii: "<"), from: index) ?? bytes.count
        return start..<index
    }

    /// What begins at a “<”.
    mutating func markup() -> Markup {
        let start = index + 1
        switch byte(start) {
        case UInt8(ascii: "!"): return declaration(from: start + 1)
        case UInt8(ascii: "?"):
            skipPast(UInt8(ascii: ">"), from: start)
            return .dropped
        case UInt8(ascii: "/"):
            guard isLetter(byte(start + 1)) else {
                skipPast(UInt8(ascii: ">"), from: start)
                return .dropped
            }
            let name = nameRange(from: start + 1)
            skipPast(UInt8(ascii: ">"), from: name.upperBound)
            return .endTag(name)
        case let first where isLetter(first): return startTag(from: start)
        default:
            index += 1
            return .none
        }
    }

    /// The raw text of an element up to its end tag, which is passed.
    mutating func rawText(until name: Range<Int>) -> Range<Int> {
        let start = index
        while let tag = next(UInt8(ascii: "<"), from: index) {
            index = tag + 1
            guard byte(index) == UInt8(ascii: "/"), matches(name, at: index + 1) else { continue }
            skipPast(UInt8(ascii: ">"), from: index)
            return start..<tag
        }
        index = bytes.count
        return start..<index
    }

    func `is`(_ name: Range<Int>, _ word: StaticString) -> Bool {
        guard name.count == word.utf8CodeUnitCount else { return false }
        for (offset, index) in name.enumerated() where bytes[index] | 0x20 != word.utf8Start[offset] {
            return false
        }
        return true
    }

    /// Whether an element holds text that is not shown as text of the page.
    func isRawText(_ name: Range<Int>) -> Bool {
        switch bytes[name.lowerBound] | 0x20 {
        case UInt8(ascii: "s"): self.is(name, "style")
        case UInt8(ascii: "t"): self.is(name, "textarea")
        case UInt8(ascii: "i"): self.is(name, "iframe")
        case UInt8(ascii: "n"): self.is(name, "noembed") || self.is(name, "noframes")
        case UInt8(ascii: "x"): self.is(name, "xmp")
        default: false
        }
    }
}

extension MarkupReader {
    /// A comment, a document type, or what begins like one.
    private mutating func declaration(from start: Int) -> Markup {
        if bytes[start...].starts(with: "[CDATA[".utf8) {
            // Its text is the page's; a browser takes it for a comment up to the next “>”.
            index = start + 7
            return .dropped
        }
        guard bytes[start...].starts(with: "--".utf8) else {
            skipPast(UInt8(ascii: ">"), from: start)
            return .dropped
        }
        var end = start + 2
        if byte(end) == UInt8(ascii: ">") || bytes[end...].starts(with: "->".utf8) {
            skipPast(UInt8(ascii: ">"), from: end)
            return .dropped
        }
        while let close = next(UInt8(ascii: ">"), from: end) {
            let before = bytes[start + 2..<close]
            if before.hasSuffix("--") || before.hasSuffix("--!") {
                index = close + 1
                return .comment(start + 2..<close)
            }
            end = close + 1
        }
        index = bytes.count
        return .dropped
    }

    private mutating func startTag(from start: Int) -> Markup {
        var tag = Tag(name: nameRange(from: start))
        index = tag.name.upperBound
        var seen: UInt32 = 0
        var count = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: ">"):
                index += 1
                return .startTag(tag)
            case UInt8(ascii: "/"):
                tag.isClosed = byte(index + 1) == UInt8(ascii: ">")
                index += 1
            case 0...0x20: index += 1
            default:
                let (name, value) = attribute()
                count += 1
                if self.is(name, "type"), bytes[value].range(of: "ld+json") != nil {
                    tag.isStructuredData = true
                }
                guard count <= Self.mostAttributes, let bit = PageAttribute.Name.bit(of: bytes[name]),
                    seen & bit == 0, value.count <= Self.longestValue
                else { continue }
                seen |= bit
                let isData = bytes[value].starts(with: "data:".utf8)
                tag.attributes.append((name, isData ? value.lowerBound..<value.lowerBound : value))
            }
        }
        // A tag that the file breaks off in.
        return .dropped
    }

    /// An attribute's name and value; at least one byte is passed.
    private mutating func attribute() -> (name: Range<Int>, value: Range<Int>) {
        let start = index
        index += 1
        while index < bytes.count, bytes[index] > 0x20, ![0x2F, 0x3D, 0x3E].contains(bytes[index]) {
            index += 1
        }
        let name = start..<index
        var ahead = index
        while ahead < bytes.count, bytes[ahead] <= 0x20 { ahead += 1 }
        guard byte(ahead) == UInt8(ascii: "=") else { return (name, index..<index) }
        ahead += 1
        while ahead < bytes.count, bytes[ahead] <= 0x20 { ahead += 1 }
        index = ahead
        let quote = byte(ahead)
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
            let end = closing(quote, from: ahead + 1)
        {
            index = end + 1
            return (name, ahead + 1..<end)
        }
        while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ">") { index += 1 }
        return (name, ahead..<index)
    }

    /// Where a quotation mark stands next; it is looked for in vain only once.
    private mutating func closing(_ quote: UInt8, from start: Int) -> Int? {
        if let limit = unquotedFrom[quote], start >= limit { return nil }
        if let end = next(quote, from: start) { return end }
        unquotedFrom[quote] = start
        return nil
    }

    private func nameRange(from start: Int) -> Range<Int> {
        var end = start
        while end < bytes.count, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ">"),
            bytes[end] != UInt8(ascii: "/")
        {
            end += 1
        }
        return start..<end
    }

    private func matches(_ name: Range<Int>, at start: Int) -> Bool {
        guard start + name.count <= bytes.count else { return false }
        for offset in 0..<name.count
        where bytes[start + offset] | 0x20 != bytes[name.lowerBound + offset] | 0x20 {
            return false
        }
        let after = byte(start + name.count)
        return after <= 0x20 || after == UInt8(ascii: ">") || after == UInt8(ascii: "/")
    }

    private mutating func skipPast(_ mark: UInt8, from start: Int) {
        index = next(mark, from: start).map { $0 + 1 } ?? bytes.count
    }

    private func next(_ mark: UInt8, from start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        return bytes.withUnsafeBytes { raw in
            raw.baseAddress.flatMap { base in
                memchr(base + start, Int32(mark), raw.count - start).map {
                    base.distance(to: UnsafeRawPointer($0))
                }
            }
        }
    }

    private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }
    private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}

extension ArraySlice<UInt8> {
    fileprivate func hasSuffix(_ word: StaticString) -> Bool {
        guard count >= word.utf8CodeUnitCount else { return false }
        for offset in 0..<word.utf8CodeUnitCount
        where self[endIndex - word.utf8CodeUnitCount + offset] != word.utf8Start[offset] {
            return false
        }
        return true
    }
}
