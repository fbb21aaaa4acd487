import TextBytes

/// An attribute of an element that something asks for.
struct PageAttribute {
    /// The attributes that are kept; all others are dropped before a page is parsed.
    enum Name: UInt8, CaseIterable {
        case `class`, id, role, style, hidden, href, src, content, property, name, datetime, rel, lang, title,
            itemprop
        case itemtype, itemscope, alt, type, colspan, cite, open
        case ariaHidden, ariaLabel, httpEquiv, xmlLang

        fileprivate var spelling: String {
            switch self {
            case .ariaHidden: "aria-hidden"
            case .ariaLabel: "aria-label"
            case .httpEquiv: "http-equiv"
            case .xmlLang: "xml:lang"
            default: "\(self)"
            }
        }

        /// The attribute of a name, in any case of letters.
        init?(_ name: some Collection<UInt8>) {
            guard name.count <= 11, let found = Self.byKey[Self.key(name)] else { return nil }
            self = found
        }

        /// A bit that stands for the attribute; `nil` for one that nothing asks for.
        static func bit(of name: ArraySlice<UInt8>) -> UInt32? {
            Name(name).map { 1 << UInt32($0.rawValue) }
        }

        private static let byKey: [UInt64: Name] = {
            var names: [UInt64: Name] = [:]
            for name in allCases { names[key(name.spelling.utf8)] = name }
            return names
        }()

        private static func key(_ name: some Collection<UInt8>) -> UInt64 {
            name.reduce(into: 0) { FNV1a.add(UInt64($1 | 0x20), to: &$0) }
        }
    }

    let name: Name
    /// Where the value is in the tree's ``PageTree/values``.
    let value: Range<Int>
}
