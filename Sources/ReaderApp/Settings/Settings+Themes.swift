import TerminalUI
import TextBytes

/// Themes that a person has made, or changed.
extension Settings {
    /// A theme that is like another one but for some roles; a built-in one is like itself.
    struct OwnTheme: Equatable, Sendable {
        var name: String
        var inherit: String
        /// By the names of roles.
        var changes: [String: StyleChange] = [:]

        /// The theme it is like.
        fileprivate var base: Theme { Theme.builtIn.first { $0.name == inherit } ?? .both }

        /// The theme as it is with the changes.
        fileprivate var theme: Theme {
            let base = base
            if changes.isEmpty, name == base.name { return base }
            let isForLight = base.name != Theme.dark.name && base.name != Theme.contrast.name
            var rows: [Theme.Row] = []
            var withoutColour = Theme.looksInHeadlines
            for (name, role, _) in Role.named {
                let row = base.row(of: role)
                guard let change = changes[name] else {
                    rows.append(row)
                    continue
                }
                rows.append(change.applied(to: row, isForLight: isForLight))
                let plain = withoutColour[role] ?? .plain
                let bare = Style(
                    attributes: plain.attributes.subtracting(change.removed).union(change.added))
                withoutColour[role] = bare
                if role.inHeadline != role { withoutColour[role.inHeadline] = bare.adding(.bold) }
            }
            return Theme.reading(name, rows, withoutColour: withoutColour)
        }
    }

    /// The roles that a theme gives looks to, by their names, and what they are for.
    public static var roles: [(name: String, help: String)] { Role.named.map { ($0.name, $0.help) } }

    /// The names that a theme may be chosen by.
    public var themeNames: [String] { ["auto"] + themes.map(\.name) }

    /// The built-in themes that a person may change.
    static var changeableThemes: [Theme] { Theme.builtIn.filter { $0.name != Theme.none.name } }

    private func own(_ name: String) -> OwnTheme {
        ownThemes.first { $0.name == name }
            ?? OwnTheme(
                name: name, inherit: Theme.builtIn.contains { $0.name == name } ? name : Theme.both.name)
    }

    private mutating func keep(_ theme: OwnTheme) {
        ownThemes.removeAll { $0.name == theme.name }
        let isBuiltIn = Theme.builtIn.contains { $0.name == theme.name }
        if !isBuiltIn || !theme.changes.isEmpty { ownThemes.append(theme) }
        if let place = themes.firstIndex(where: { $0.name == theme.name }) {
            themes[place] = theme.theme
        } else {
            themes.append(theme.theme)
        }
    }

    /// Makes a theme, or takes an own one up again.
    ///
    /// - Parameter base: What it is like; without one, the built-in theme of that name, or `both`.
    /// - Returns: What is wrong, which then is not taken.
    public mutating func makeTheme(_ name: String, like base: String? = nil) -> String? {
        guard name != "auto", name != Theme.none.name else { return "the theme \(name) cannot be changed" }
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) else {
            return "a theme's name has letters, digits, - and _ only"
        }
        var theme = own(name)
        if let base {
            if Theme.builtIn.contains(where: { $0.name == name }) {
                return base == name ? nil : "the theme \(name) is built in; one of your own can inherit it"
            }
            guard Theme.builtIn.contains(where: { $0.name == base }) else {
                let names = Theme.builtIn.map(\.name).joined(separator: ", ")
                return "theme.\(name).inherit is \(base); it must be one of \(names)"
            }
            theme.inherit = base
        }
        keep(theme)
        return nil
    }

    /// Changes the looks of a role of a theme.
    ///
    /// - Returns: What is wrong, which then is not taken.
    public mutating func change(_ role: String, of name: String, to change: StyleChange) -> String? {
        guard let named = Role.named.first(where: { $0.name == role }) else {
            let names = Role.named.map(\.name) + ["inherit"]
            return "there is no role \(role)" + NearestWord.hint(for: role, among: names)
        }
        if let problem = makeTheme(name) { return problem }
        var theme = own(name)
        let before = theme.base.row(of: named.role).full
        theme.changes[role] = change.applied(to: before) == before ? nil : change
        keep(theme)
        return nil
    }

    /// The looks of a role of a theme with 256 colours; `nil` where there is none of that name.
    func style(ofRole role: String, of theme: String) -> Style? {
        guard let named = Role.named.first(where: { $0.name == role }),
            let theme = themes.first(where: { $0.name == theme })
        else { return nil }
        return theme.style(of: named.role, at: .full)
    }

    /// The tables of themes, as a file of settings has them.
    static var themeTables: [String] {
        changeableThemes.flatMap { theme in
            ["", "[theme.\(theme.name)]"]
                + Role.named.flatMap { name, role, help in
                    ["# \(help)", "\(name) = \(theme.style(of: role, at: .full).inTOML)"]
                }
        }
    }
}
