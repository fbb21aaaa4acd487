import TextBytes

/// The kinds of elements that a page is made of, as far as they make a difference.
enum PageTag: UInt8, CaseIterable {
    /// A run of text, not an element.
    case text
    case a, abbr, address, annotation, article, aside, audio, b, base, blockquote, body, br, button, caption,
        center, cite, code
    case dd, del, details, dialog, div, dl, dt, em, fieldset, figcaption, figure, font, footer, form, frameset
    case h1, h2, h3, h4, h5, h6, head, header, hr, html, i, iframe, img, input, ins, label, legend, li, link,
        main, map
    case menu, meta, nav, noscript, object, ol, option, p, picture, pre, q, s, section, select, small, source
    case span, strike, strong, sub, summary, sup, svg, table, tbody, td, template, textarea, tfoot, th, thead,
        time
    case title, tr, u, ul, video, wbr
    /// Any other.
    case unknown

    /// - Parameter name: In lower case, as the parser gives it.
    init(name: UnsafePointer<CChar>) {
        self = Self.byName[Self.key(name)] ?? .unknown
    }

    /// Whether it stands on lines of its own.
    var isBlock: Bool { Self.blocks[Int(rawValue)] }

    /// Whether nothing in it is text of the page.
    var isInvisible: Bool {
        switch self {
        case .annotation, .head, .iframe, .svg, .template, .select, .textarea, .button, .noscript, .audio,
            .video, .object,
            .map, .option, .frameset:
            true
        default: false
        }
    }

    /// 1 to 6 for a heading.
    var headingLevel: Int? {
        rawValue >= PageTag.h1.rawValue && rawValue <= PageTag.h6.rawValue
            ? Int(rawValue - PageTag.h1.rawValue) + 1 : nil
    }

    private static let blocks: [Bool] = {
        let blocks: Set<PageTag> = [
            .address, .article, .aside, .blockquote, .body, .button, .caption, .center, .dd, .details,
            .dialog, .div,
            .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .frameset, .h1, .h2, .h3, .h4, .h5,
            .h6, .head,
            .header, .hr, .html, .legend, .li, .main, .menu, .nav, .noscript, .ol, .option, .p, .pre,
            .section, .select,
            .summary, .table, .tbody, .td, .template, .tfoot, .th, .thead, .title, .tr, .ul,
        ]
        return allCases.map(blocks.contains)
    }()

    private static let byName: [UInt64: PageTag] = {
        var names: [UInt64: PageTag] = [:]
        for tag in allCases where tag != .text && tag != .unknown {
            names["\(tag)".withCString(key)] = tag
        }
        return names
    }()

    private static func key(_ name: UnsafePointer<CChar>) -> UInt64 {
        var key: UInt64 = 0
        var position = name
        while position.pointee != 0 {
            FNV1a.add(UInt64(UInt8(bitPattern: position.pointee)), to: &key)
            position += 1
        }
        return key
    }
}
