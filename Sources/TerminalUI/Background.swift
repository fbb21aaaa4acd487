/// Whether a terminal shows text on something light or something dark.
public enum Background: Equatable, Sendable {
    case light
    case dark

    /// What the variable `COLORFGBG` says: `15;0`, `0;default;15`; `nil` when it says nothing of use.
    public init?(variable: String) {
        let fields = variable.split(separator: ";", omittingEmptySubsequences: false)
        guard fields.count > 1, let number = fields.last.flatMap({ UInt8($0) }), number < 16 else {
            return nil
        }
        // As vim has it: of the 16 colours these are the light ones.
        self = number == 7 || number > 8 ? .light : .dark
    }

    /// A terminal's answer to the question for its background: `11;rgb:1c1c/1c1c/1c1c`, with 1 to 4 digits of each.
    init?(answer: some StringProtocol) {
        guard answer.hasPrefix("11;rgb"), let colon = answer.firstIndex(of: ":") else { return nil }
        let parts = answer[answer.index(after: colon)...].split(separator: "/")
        guard parts.count >= 3 else { return nil }
        let channels = parts.prefix(3).compactMap { part -> Double? in
            guard (1...4).contains(part.utf8.count), let value = UInt32(part, radix: 16) else { return nil }
            return Double(value) / Double(UInt32(1) << (4 * UInt32(part.utf8.count)) - 1)
        }
        guard channels.count == 3 else { return nil }
        self = Background(red: channels[0], green: channels[1], blue: channels[2])
    }

    /// Of a colour, each part from 0 to 1: light where black text has more contrast on it than white.
    init(red: Double, green: Double, blue: Double) {
        // The squares are near enough to sRGB for telling light from dark.
        let luminance = 0.2126 * red * red + 0.7152 * green * green + 0.0722 * blue * blue
        self = luminance > 0.18 ? .light : .dark
    }
}
