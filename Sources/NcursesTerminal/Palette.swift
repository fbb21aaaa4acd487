import CNcurses
import TerminalUI

/// The attributes and colours of each role, prepared as a curses character that lacks only the text.
struct Palette {
    /// How many colours are used.
    enum Depth: Equatable {
        case none
        case eight
        case sixteen
        case full
    }

    /// The prepared characters by role.
    private(set) var templates: [cchar_t]

    /// - Parameter depth: Colours must have been started when it is not `none`.
    init(_ theme: Theme, depth: Depth) {
        var pairs = ColourPairs(depth: depth)
        let plain = Palette.template(attributes: 0, pair: 0)
        templates = Array(repeating: plain, count: 256)
        for (role, style) in theme.styles.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            var attributes = style.attributes
            if depth == .none { attributes = style.attributesWithoutColour ?? attributes }
            if depth == .eight, let colour = style.foreground, colour.fallback >= 8 {
                attributes.insert(.bold)
            }
            let pair = pairs.pair(foreground: style.foreground, background: style.background)
            templates[Int(role.rawValue)] = Palette.template(
                attributes: Palette.cursesAttributes(attributes), pair: pair)
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

    let depth: Palette.Depth
    private var numbers: [Pair: Int16] = [:]

    init(depth: Palette.Depth) {
        self.depth = depth
    }

    mutating func pair(foreground: Colour?, background: Colour?) -> Int16 {
        guard depth != .none, foreground != nil || background != nil else { return 0 }
        let pair = Pair(foreground: number(foreground), background: number(background))
        if let number = numbers[pair] { return number }
        let number = Int16(numbers.count + 1)
        guard Int32(number) < nc_colour_pairs(), init_pair(number, pair.foreground, pair.background) == OK
        else { return 0 }
        numbers[pair] = number
        return number
    }

    private func number(_ colour: Colour?) -> Int16 {
        guard let colour else { return -1 }
        return switch depth {
        case .none, .eight: Int16(colour.fallback & 7)
        case .sixteen: Int16(colour.fallback)
        case .full: Int16(colour.index)
        }
    }
}
