import TerminalUI

/// The colours that a terminal with few of them shows in the place of one of 256.
///
/// Every terminal has its own idea of the first 16 colours; they are compared as xterm has them. Black and bright black
/// never stand on the terminal's own background, nor white where that may be light; greys there are the terminal's own.
struct NearestColours {
    private let depth: ColourDepth
    private let isForLight: Bool

    /// - Parameter depth: 8 or 16 colours.
    init(_ depth: ColourDepth, isForLight: Bool) {
        self.depth = depth
        self.isForLight = isForLight
    }

    /// The red, green and blue of a colour, each from 0 to 255, as xterm and those after it have them.
    private static func parts(_ number: UInt8) -> [Int] {
        switch number {
        case 0..<16: return first[Int(number)]
        case 232...: return Array(repeating: 8 + 10 * (Int(number) - 232), count: 3)
        default:
            let levels = [0, 95, 135, 175, 215, 255]
            let cube = Int(number) - 16
            return [levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6]]
        }
    }

    private static let first = [
        [0, 0, 0], [205, 0, 0], [0, 205, 0], [205, 205, 0], [0, 0, 238], [205, 0, 205], [0, 205, 205],
        [229, 229, 229], [127, 127, 127], [255, 0, 0], [0, 255, 0], [255, 255, 0], [92, 92, 255],
        [255, 0, 255],
        [0, 255, 255], [255, 255, 255],
    ]

    private static func distance(_ a: UInt8, _ b: UInt8) -> Int {
        zip(parts(a), parts(b)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }

    /// How light a colour looks, from 0 to 255.
    private static func lightness(_ number: UInt8) -> Int {
        let parts = parts(number)
        return (parts[0] * 54 + parts[1] * 183 + parts[2] * 19) / 256
    }

    private func nearest(_ number: UInt8, of choices: [UInt8]) -> UInt8? {
        choices.min { Self.distance($0, number) < Self.distance($1, number) }
    }

    private static func isGrey(_ number: UInt8) -> Bool {
        let parts = parts(number)
        return (parts.max() ?? 0) - (parts.min() ?? 0) < 24
    }

    /// Text in a colour, on the terminal's own background; `nil` for the terminal's own.
    private func text(_ number: UInt8) -> UInt8? {
        if Self.isGrey(number) { return nil }
        // What is bright cannot be read on white.
        let choices: [UInt8] = depth == .eight || isForLight ? Array(1...6) : Array(1...6) + Array(9...14)
        return nearest(number, of: choices)
    }

    /// A style of 256 colours with few of them; a grey background is text and background exchanged.
    func style(_ full: Style) -> Style {
        let attributes = full.attributes
        guard let behind = full.background else {
            return Style(foreground: full.foreground.flatMap(text), attributes: attributes)
        }
        if Self.isGrey(behind) { return Style(attributes: attributes.union(.reverse)) }
        let choices: [UInt8] = depth == .eight ? Array(1...7) : Array(1...7) + Array(9...15)
        guard let background = nearest(behind, of: choices) else { return Style(attributes: attributes) }
        let contrasting: UInt8 = Self.lightness(background) > 110 ? 0 : depth == .eight ? 7 : 15
        let wanted = full.foreground.flatMap { nearest($0, of: [0] + choices) } ?? contrasting
        let isLegible = abs(Self.lightness(wanted) - Self.lightness(background)) >= 110
        return Style(
            foreground: isLegible ? wanted : contrasting, background: background, attributes: attributes)
    }
}
