/// Lines at the top of a file that say what the article is: “Title: …”, “Date: …”, “Source: …”, “URL: …”, “By: …”.
struct HeaderLines {
    /// What the lines say.
    private(set) var particulars = Particulars()
    /// How many lines of the text they are.
    private(set) var count = 0
    /// Where the value of the title line is, as UTF-8 offsets.
    private(set) var titleRange: Range<Int>?

    /// Lines longer than this hold text.
    private static let widest = 300

    private enum Key: String {
        case title, headline, date, published, posted, updated, source, publisher, publication, newspaper,
            url, link,
            permalink, by, byline, author, authors, language, lang
        // Known, but of no use here.
        case section, category, categories, tags, keywords, location, id, type, edition, page, copyright,
            words, length
    }

    init(_ lines: [TextLine], in bytes: [UInt8]) {
        var seen = 0
        var isSure = false
        var lead = 0
        // “---” around the lines, as in Markdown.
        let isFenced = lines.first.map { bytes[$0.range].elementsEqual("---".utf8) } ?? false
        if isFenced { lead = 1 }
        var end = lead
        for line in lines.dropFirst(lead) {
            if isFenced, bytes[line.range].elementsEqual("---".utf8) {
                end += 1
                isSure = true
                break
            }
            guard line.width <= Self.widest, let (key, value) = Self.parts(of: line.range, in: bytes) else {
                break
            }
            if take(key, value: value, in: bytes) { isSure = true }
            seen += 1
            end += 1
        }
        // One line alone may as well be a headline: “Update: Three saved from river”.
        if seen > 0, seen > 1 || isSure, !isFenced || isSure {
            count = end
        } else {
            particulars = Particulars()
            titleRange = nil
        }
    }

    /// A line's key and where its value is.
    private static func parts(of range: Range<Int>, in bytes: [UInt8]) -> (Key, Range<Int>)? {
        guard let colon = bytes[range].prefix(14).firstIndex(of: UInt8(ascii: ":")),
            colon + 1 < range.upperBound
        else { return nil }
        let name = String(decoding: bytes[range.lowerBound..<colon], as: UTF8.self).lowercased()
        guard let key = Key(rawValue: name.hasSuffix(" ") ? String(name.dropLast()) : name) else {
            return nil
        }
        let value = bytes.withUnsafeBufferPointer { TextLine.trimmed(colon + 1..<range.upperBound, of: $0) }
        guard !value.isEmpty else { return nil }
        return (key, value)
    }

    /// Notes what a line says, and returns whether the line alone is proof enough of being a header.
    private mutating func take(_ key: Key, value range: Range<Int>, in bytes: [UInt8]) -> Bool {
        let value = Self.unquoted(String(decoding: bytes[range], as: UTF8.self))
        switch key {
        case .title, .headline:
            particulars.title = particulars.title ?? value
            titleRange = titleRange ?? range
            return true
        case .date, .published, .posted, .updated:
            return takeDate(bytes[range], isOfChange: key == .updated)
        case .source, .publisher, .publication, .newspaper:
            if let url = Particulars.webAddress(value) {
                particulars.url = particulars.url ?? url
            } else {
                particulars.source = particulars.source ?? value
            }
            return false
        case .url, .link, .permalink:
            guard let url = Particulars.webAddress(value) else { return false }
            particulars.url = particulars.url ?? url
            return true
        case .by, .byline, .author, .authors:
            particulars.byline = particulars.byline ?? value
            return false
        case .language, .lang:
            if value.utf8.count <= 8,
                value.utf8.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 == 0x2D })
            {
                particulars.language = value
            }
            return false
        case .section, .category, .categories, .tags, .keywords, .location, .id, .type, .edition, .page,
            .copyright,
            .words, .length:
            return false
        }
    }

    /// Notes the day that a line gives; that of publication is the article's, whatever was changed later.
    private mutating func takeDate(_ value: ArraySlice<UInt8>, isOfChange: Bool) -> Bool {
        guard let date = DateReader(value).dates().first, date.pieces.lowerBound <= 2 else { return false }
        if !isOfChange || particulars.date == nil { particulars.date = date.iso }
        return true
    }

    private static func unquoted(_ value: String) -> String {
        guard value.utf8.count > 2, let first = value.utf8.first, first == value.utf8.last,
            first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
        else { return value }
        return String(value.dropFirst().dropLast())
    }
}
