public import TerminalUI

/// The reader's looks: kinds of names differ by colour and by attribute, so that neither alone is needed.
extension Theme {
    /// The themes that can be chosen by name.
    public static let builtIn: [Theme] = [dark, light, both, contrast, none]

    /// The theme of a name; for `auto` the one that the terminal's background asks for.
    public static func named(_ name: String, on background: Background?) -> Theme {
        if let theme = builtIn.first(where: { $0.name == name }) { return theme }
        return switch background {
        case .dark: dark
        case .light: light
        case nil: both
        }
    }

    /// A theme with its table, and the looks of names in headlines made from those of names.
    static func reading(_ name: String, _ rows: [Row]) -> Theme {
        let inHeadlines = rows.compactMap { row in
            Role.headlineRoles[row.role].map { row.standing(for: $0, adding: .bold) }
        }
        return Theme(name, rows + inHeadlines, withoutColour: looksInHeadlines)
    }
}
