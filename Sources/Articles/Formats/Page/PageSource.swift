/// A page's markup, made harmless for the parser in one pass: no scripts, styles or comments, no attribute that nothing
/// asks for, no picture in an address.
struct PageSource {
    /// UTF-8 without NUL.
    private(set) var markup: [UInt8] = []
    /// The contents of scripts that hold JSON-LD, in their order.
    private(set) var structuredData: [[UInt8]] = []
    /// The address under which a browser or an extension says that it saved the page.
    private(set) var savedFrom: String?

    private var reader: MarkupReader
    /// How many elements are open by a hash of their names; an end tag too many would have the parser look through all.
    private var open = [Int32](repeating: 0, count: 1024)

    /// - Parameter utf8: The decoded page.
    init(_ utf8: [UInt8]) {
        reader = MarkupReader(bytes: utf8)
        markup.reserveCapacity(utf8.count / 2)
        copy()
        reader = MarkupReader(bytes: [])
    }

    private mutating func copy() {
        while !reader.isAtEnd {
            append(text: reader.text())
            guard !reader.isAtEnd else { return }
            switch reader.markup() {
            case .none: markup.append(contentsOf: "&lt;".utf8)
            case .dropped: break
            case .comment(let range): note(comment: range)
            case .endTag(let name): append(endTag: name)
            case .startTag(let tag): append(tag)
            }
        }
    }

    private mutating func append(text range: Range<Int>) {
        markup.append(contentsOf: reader.bytes[range])
    }

    private mutating func append(endTag name: Range<Int>) {
        let slot = slot(name)
        guard open[slot] > 0 || reader.is(name, "br") else { return }
        open[slot] -= 1
        markup.append(contentsOf: "</".utf8)
        markup.append(contentsOf: reader.bytes[name])
        markup.append(UInt8(ascii: ">"))
    }

    private mutating func append(_ tag: MarkupReader.Tag) {
        let isScript = reader.is(tag.name, "script")
        if isScript || reader.isRawText(tag.name) {
            let content = reader.rawText(until: tag.name)
            if isScript, tag.isStructuredData {
                structuredData.append(Self.withoutWrapping(reader.bytes[content]))
            }
            return
        }
        open[slot(tag.name)] += 1
        markup.append(UInt8(ascii: "<"))
        markup.append(contentsOf: reader.bytes[tag.name])
        for attribute in tag.attributes {
            markup.append(UInt8(ascii: " "))
            markup.append(contentsOf: reader.bytes[attribute.name])
            markup.append(contentsOf: "=\"".utf8)
            for byte in reader.bytes[attribute.value] {
                if byte == UInt8(ascii: "\"") {
                    markup.append(contentsOf: "&quot;".utf8)
                } else if byte != 0 {
                    markup.append(byte)
                }
            }
            markup.append(UInt8(ascii: "\""))
        }
        if tag.isClosed { markup.append(UInt8(ascii: "/")) }
        markup.append(UInt8(ascii: ">"))
        if reader.is(tag.name, "title") { appendTitle(tag.name) }
    }

    /// More of a title is none.
    private static let longestTitle = 1 << 14

    /// A title holds text only, whatever looks like a tag in it.
    private mutating func appendTitle(_ name: Range<Int>) {
        for byte in reader.bytes[reader.rawText(until: name)].prefix(Self.longestTitle) {
            if byte == UInt8(ascii: "<") {
                markup.append(contentsOf: "&lt;".utf8)
            } else {
                markup.append(byte)
            }
        }
        markup.append(contentsOf: "</title>".utf8)
        open[slot(name)] -= 1
    }

    /// JSON without what old scripts wrap it in: “<![CDATA[ … ]]>”, “<!-- … -->”.
    private static func withoutWrapping(_ json: ArraySlice<UInt8>) -> [UInt8] {
        let head = json.prefix(64)
        guard let mark = head.range(of: "CDATA[") ?? head.range(of: "<!--") else { return Array(json) }
        return Array(json[mark.upperBound...])
    }

    private func slot(_ name: Range<Int>) -> Int {
        var hash: UInt32 = 0
        for byte in reader.bytes[name] { hash = hash &* 31 &+ UInt32(byte | 0x20) }
        return Int(hash & 1023)
    }

    /// “saved from url=(0022)https://…”, “Page saved with SingleFile url: https://…”.
    private mutating func note(comment range: Range<Int>) {
        guard savedFrom == nil, range.count > 12 else { return }
        let comment = reader.bytes[range].prefix(2048)
        let isSaved = comment.range(of: "saved from url=") != nil || comment.range(of: "SingleFile") != nil
        guard isSaved, let start = comment.range(of: "http")?.lowerBound else { return }
        let address = comment[start...].prefix { $0 > 0x20 && $0 != UInt8(ascii: "<") }
        savedFrom = Particulars.webAddress(String(decoding: address, as: UTF8.self))
    }
}
