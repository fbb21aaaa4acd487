import CNcurses
import TerminalUI

/// The attributes and colours of each role, prepared as a curses character that lacks only the text.
struct Palette {
    /// The prepared characters by role.
    private(set) var templates: [cchar_t]

    /// - Parameter depth: Colours must have been started when it is not `none`.
    init(_ theme: Theme, depth: ColourDepth) {
        var pairs = ColourPairs(depth: depth)
        let plain = Palette.template(attributes: 0, pair: 0)
        templates = Array(repeating: plain, count: 256)
        for role in theme.roles.sorted(by: { $0.rawValue < $1.rawValue }) {
            let style = theme.style(of: role, at: depth)
            let pair = pairs.pair(foreground: style.foreground, background: style.background)
            templates[Int(role.rawValue)] = Palette.template(
                attributes: Palette.cursesAttributes(style.attributes), pair: pair)
        }
    }

    private static func template(attributes: attr_t, pair: Int16) -> cchar_t {
        var cell = cchar_t()
        let space: [wchar_t] = [0x20, 0]
        setcchar(&cell, space, attributes, pair, nil)
        return cell
    }

    private static func cursesAttributes(_ attributes: Style.Attributes) -> attr_t {
        var result: attr_t = 0
        if attributes.contains(.bold) { result |= NC_BOLD }
        if attributes.contains(.underline) { result |= NC_UNDERLINE }
        if attributes.contains(.reverse) { result |= NC_REVERSE }
        if attributes.contains(.dim) { result |= NC_DIM }
        if attributes.contains(.italic) { result |= NC_ITALIC }
        return result
    }
}

/// Gives each pair of colours that a theme uses a number.
private struct ColourPairs {
    private struct Pair: Hashable {
        var foreground: Int16
        var background: Int16
    }

    let depth: ColourDepth
    private var numbers: [Pair: Int16] = [:]

    init(depth: ColourDepth) {
        self.depth = depth
    }

    mutating func pair(foreground: UInt8?, background: UInt8?) -> Int16 {
        guard depth != .none, foreground != nil || background != nil else { return 0 }
        let pair = Pair(
            foreground: foreground.map(Int16.init) ?? -1, background: background.map(Int16.init) ?? -1)
        if let number = numbers[pair] { return number }
        let number = Int16(numbers.count + 1)
        guard Int32(number) < nc_colour_pairs(), init_pair(number, pair.foreground, pair.background) == OK
        else { return 0 }
        numbers[pair] = number
        return number
    }
}
