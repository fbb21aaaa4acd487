public import TerminalUI

/// The reader's looks: kinds of names differ by colour and by attribute, so that neither alone is needed.
extension Theme {
    /// The themes that can be chosen by name.
    public static let builtIn: [Theme] = [dark, light, both, contrast, none]

    /// The theme of a name among those there are; for `auto` the one that the terminal's background asks for.
    public static func named(_ name: String, on background: Background?, of themes: [Theme] = builtIn)
        -> Theme
    {
        func theme(_ name: String) -> Theme? { themes.first { $0.name == name } }
        if let theme = theme(name) { return theme }
        return switch background {
        case .dark: theme(dark.name) ?? dark
        case .light: theme(light.name) ?? light
        case nil: theme(both.name) ?? both
        }
    }

    /// A theme with its table, and the looks of names in headlines made from those of names.
    static func reading(
        _ name: String, _ rows: [Row], withoutColour: [Role: Style] = looksInHeadlines
    ) -> Theme {
        let inHeadlines = rows.compactMap { row in
            Role.headlineRoles[row.role].map { row.standing(for: $0, adding: .bold) }
        }
        return Theme(name, rows + inHeadlines, withoutColour: withoutColour)
    }
}
