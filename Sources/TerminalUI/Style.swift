/// What a cell looks like: the numbers of its colours, and its attributes.
public struct Style: Hashable, Sendable {
    /// Ways to mark text without colour.
    public struct Attributes: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        public static let bold = Attributes(rawValue: 1)
        public static let underline = Attributes(rawValue: 2)
        public static let reverse = Attributes(rawValue: 4)
        public static let dim = Attributes(rawValue: 8)
        public static let italic = Attributes(rawValue: 16)
    }

    /// The number of the text's colour; the terminal's own when `nil`.
    public var foreground: UInt8?
    /// The number of the colour behind the text; the terminal's own when `nil`.
    public var background: UInt8?
    public var attributes: Attributes

    public init(foreground: UInt8? = nil, background: UInt8? = nil, attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// The terminal's own colours, without attributes.
    public static let plain = Style()

    /// As tables write it: `179`, `16/214 bold`; empty for the terminal's own looks.
    public var notation: String {
        let text = foreground.map(String.init)
        let behind = background.map { "\(text ?? "default")/\($0)" }
        let names = Style.attributeNames.filter { attributes.contains($0.attribute) }.map(\.name)
        return ([behind ?? text].compactMap(\.self) + names).joined(separator: " ")
    }

    /// The attributes and what tables call them.
    public static let attributeNames: [(name: String, attribute: Attributes)] = [
        ("bold", .bold), ("underline", .underline), ("italic", .italic), ("reverse", .reverse), ("dim", .dim),
    ]

    /// The style with attributes added.
    public func adding(_ more: Attributes) -> Style {
        Style(foreground: foreground, background: background, attributes: attributes.union(more))
    }
}

extension Style: ExpressibleByStringLiteral {
    private static let words = Dictionary(
        uniqueKeysWithValues: attributeNames.map { ($0.name[...], $0.attribute) })

    /// A style as tables write it: `"179"`, `"16/214 bold"`, `"default/237"`, `"reverse"`; `""` is plain.
    ///
    /// First the colour of the text, behind a slash the one behind the text, then attributes; the colours may be left out.
    /// - Returns: `nil` when it is written in another way, or a colour is none of 0 to 255.
    public init?(_ notation: String) {
        self.init()
        for word in notation.split(separator: " ") {
            if let attribute = Style.words[word] {
                attributes.insert(attribute)
                continue
            }
            let colours = word.split(separator: "/", omittingEmptySubsequences: false)
            guard colours.count <= 2, foreground == nil, background == nil else { return nil }
            for (place, colour) in colours.enumerated() where colour != "default" {
                guard let number = UInt8(colour) else { return nil }
                if place == 0 { foreground = number } else { background = number }
            }
        }
    }

    public init(stringLiteral notation: String) {
        guard let style = Style(notation) else { preconditionFailure("no style is written \(notation)") }
        self = style
    }
}
