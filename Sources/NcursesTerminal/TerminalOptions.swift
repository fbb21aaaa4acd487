/// How a terminal is to be used.
public struct TerminalOptions: Sendable {
    /// When to use colours.
    public enum Colours: String, Sendable, CaseIterable {
        /// Where the terminal has them, unless the environment variable `NO_COLOR` is set and not empty.
        case auto
        /// Where the terminal has them.
        case always
        case never
    }

    public var colours: Colours
    /// Whether clicks and the wheel are events; the terminal's own selection then needs Shift.
    public var usesMouse: Bool
    /// Whether to ask the terminal what it shows text on.
    public var asksBackground: Bool

    public init(colours: Colours = .auto, usesMouse: Bool = true, asksBackground: Bool = false) {
        self.colours = colours
        self.usesMouse = usesMouse
        self.asksBackground = asksBackground
    }
}
