import TerminalUI
import TextBytes

/// What is changed about the looks of a role; what is `nil` stays.
public struct StyleChange: Equatable, Sendable {
    /// A colour of a table of 256, or the terminal's own.
    public enum Colour: Equatable, Sendable {
        case own
        case number(UInt8)

        var number: UInt8? { if case .number(let number) = self { number } else { nil } }
    }

    var foreground: Colour?
    var background: Colour?
    var added: Style.Attributes = []
    var removed: Style.Attributes = []

    /// The names of what can be changed.
    static let fields = ["fg", "bg"] + Style.attributeNames.map(\.name)

    /// All that a style is, in the place of what was.
    init(_ style: Style) {
        foreground = style.foreground.map(Colour.number) ?? .own
        background = style.background.map(Colour.number) ?? .own
        added = style.attributes
        removed = Style.Attributes(rawValue: .max).subtracting(style.attributes)
    }

    public init() {}

    /// Changes a part: `fg` and `bg` are 0 to 255 or “default”, all else true or false.
    ///
    /// - Returns: What is wrong, which then is not taken.
    public mutating func set(_ field: String, to value: SettingValue) -> String? {
        if let attribute = Style.attributeNames.first(where: { $0.name == field })?.attribute {
            guard case .flag(let isOn) = value else {
                return "\(field) is \(value.inWords); it must be true or false"
            }
            if isOn { added.insert(attribute) } else { removed.insert(attribute) }
            return nil
        }
        guard field == "fg" || field == "bg" else {
            return "there is no \(field) of a role" + NearestWord.hint(for: field, among: Self.fields)
        }
        let colour: Colour
        switch value {
        case .word("default"): colour = .own
        case .number(let number) where (0...255).contains(number): colour = .number(UInt8(number))
        case .number, .flag, .word:
            return "\(field) is \(value.inWords); it must be 0 to 255, or \"default\""
        }
        if field == "fg" { foreground = colour } else { background = colour }
        return nil
    }

    /// The style changed, as it is with 256 colours.
    func applied(to style: Style) -> Style {
        Style(
            foreground: foreground.map(\.number) ?? style.foreground,
            background: background.map(\.number) ?? style.background,
            attributes: style.attributes.subtracting(removed).union(added))
    }

    /// The looks changed at every number of colours: with few, new colours are the nearest of those.
    ///
    /// - Parameter isForLight: Whether they may stand on a light background.
    func applied(to row: Theme.Row, isForLight: Bool) -> Theme.Row {
        let full = applied(to: row.full)
        func few(_ style: Style, _ depth: ColourDepth) -> Style {
            let attributes = style.attributes.subtracting(removed).union(added)
            guard full.foreground != row.full.foreground || full.background != row.full.background else {
                return Style(
                    foreground: style.foreground, background: style.background, attributes: attributes)
            }
            let near = NearestColours(depth, isForLight: isForLight).style(full)
            // Where no colour tells it, what told it before does.
            return near == Style(attributes: full.attributes) ? Style(attributes: attributes) : near
        }
        return Theme.Row(row.role, full, few(row.sixteen, .sixteen), few(row.eight, .eight))
    }
}

extension Style {
    /// As an inline table of TOML: `{ fg = 94, bold = true }`.
    var inTOML: String {
        let colours = [("fg", foreground), ("bg", background)].compactMap { name, number in
            number.map { "\(name) = \($0)" }
        }
        let names = Style.attributeNames.filter { attributes.contains($0.attribute) }
        let fields = colours + names.map { "\($0.name) = true" }
        return fields.isEmpty ? "{}" : "{ \(fields.joined(separator: ", ")) }"
    }
}
