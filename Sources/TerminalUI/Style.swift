/// One of a terminal's colours.
public struct Colour: Hashable, Sendable {
    /// The colour in a palette of 256.
    public let index: UInt8
    /// The colour to use when there are only 16: 0 to 15.
    public let fallback: UInt8

    /// - Parameter fallback: One of the 16 named colours, for terminals that have only those.
    public init(index: UInt8, fallback: Colour) {
        self.index = index
        self.fallback = fallback.fallback
    }

    private init(named index: UInt8) {
        self.index = index
        self.fallback = index
    }

    public static let black = Colour(named: 0)
    public static let red = Colour(named: 1)
    public static let green = Colour(named: 2)
    public static let yellow = Colour(named: 3)
    public static let blue = Colour(named: 4)
    public static let magenta = Colour(named: 5)
    public static let cyan = Colour(named: 6)
    public static let white = Colour(named: 7)
    public static let brightBlack = Colour(named: 8)
    public static let brightRed = Colour(named: 9)
    public static let brightGreen = Colour(named: 10)
    public static let brightYellow = Colour(named: 11)
    public static let brightBlue = Colour(named: 12)
    public static let brightMagenta = Colour(named: 13)
    public static let brightCyan = Colour(named: 14)
    public static let brightWhite = Colour(named: 15)
}

/// What a cell looks like: colours, and attributes that tell it apart when there are no colours.
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

    /// The colour of the text; the terminal's own when `nil`.
    public var foreground: Colour?
    /// The colour behind the text; the terminal's own when `nil`.
    public var background: Colour?
    public var attributes: Attributes
    /// The attributes to use instead where there are no colours; `attributes` when `nil`.
    public var attributesWithoutColour: Attributes?

    public init(
        foreground: Colour? = nil, background: Colour? = nil, attributes: Attributes = [],
        attributesWithoutColour: Attributes? = nil
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
        self.attributesWithoutColour = attributesWithoutColour
    }

    /// The terminal's own colours, without attributes.
    public static let plain = Style()
}

/// What each role looks like.
public struct Theme: Equatable, Sendable {
    public var styles: [Role: Style]

    public init(_ styles: [Role: Style] = [:]) {
        self.styles = styles
    }

    /// The style of `role`; plain when the theme does not define it.
    public subscript(role: Role) -> Style {
        get { styles[role] ?? .plain }
        set { styles[role] = newValue }
    }
}
