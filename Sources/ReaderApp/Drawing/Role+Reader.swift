public import TerminalUI

extension Role {
    static let dim = Role(rawValue: 1)
    static let heading = Role(rawValue: 2)
    static let title = Role(rawValue: 3)
    static let listTitle = Role(rawValue: 4)
    static let border = Role(rawValue: 5)
    static let borderFocused = Role(rawValue: 6)
    static let titleFocused = Role(rawValue: 7)
    static let selected = Role(rawValue: 8)
    static let selectedDim = Role(rawValue: 9)
    static let person = Role(rawValue: 10)
    static let organization = Role(rawValue: 11)
    static let place = Role(rawValue: 12)
    static let nationality = Role(rawValue: 13)
    static let otherName = Role(rawValue: 14)
    /// A mention of the current entity.
    static let currentName = Role(rawValue: 15)
    /// The mention that the cursor is at.
    static let cursor = Role(rawValue: 16)
    static let match = Role(rawValue: 17)
    static let currentMatch = Role(rawValue: 18)
    static let key = Role(rawValue: 19)
    static let mark = Role(rawValue: 20)
    static let input = Role(rawValue: 21)
    static let message = Role(rawValue: 22)
    static let failure = Role(rawValue: 23)
    /// The line that says where the mention cursor is.
    static let trail = Role(rawValue: 24)
}

extension Theme {
    /// The reader's looks: kinds of names differ by colour and by attribute, so that neither alone is needed.
    public static let reader = Theme([
        .dim: Style(foreground: Colour(index: 245, fallback: .brightBlack)),
        .heading: Style(attributes: [.bold]),
        .title: Style(attributes: [.bold]),
        .listTitle: Style(attributes: [.bold]),
        .border: Style(foreground: Colour(index: 240, fallback: .brightBlack)),
        .borderFocused: Style(foreground: Colour(index: 75, fallback: .blue)),
        .titleFocused: Style(foreground: Colour(index: 75, fallback: .blue), attributes: [.bold]),
        .selected: Style(
            foreground: Colour(index: 231, fallback: .white), background: Colour(index: 25, fallback: .blue),
            attributes: [.bold], attributesWithoutColour: [.reverse]),
        .selectedDim: Style(
            background: Colour(index: 237, fallback: .black), attributes: [],
            attributesWithoutColour: [.underline]),
        .person: Style(foreground: Colour(index: 221, fallback: .yellow), attributes: [.bold]),
        .organization: Style(foreground: Colour(index: 80, fallback: .cyan), attributes: [.underline]),
        .place: Style(foreground: Colour(index: 114, fallback: .green), attributes: [.italic]),
        .nationality: Style(foreground: Colour(index: 108, fallback: .green), attributes: []),
        .otherName: Style(foreground: Colour(index: 176, fallback: .magenta), attributes: [.italic]),
        .currentName: Style(
            foreground: Colour(index: 16, fallback: .black),
            background: Colour(index: 179, fallback: .yellow),
            attributes: [], attributesWithoutColour: [.bold, .underline]),
        .cursor: Style(
            foreground: Colour(index: 16, fallback: .black),
            background: Colour(index: 214, fallback: .brightYellow),
            attributes: [.bold], attributesWithoutColour: [.reverse, .bold]),
        .match: Style(
            foreground: Colour(index: 16, fallback: .black), background: Colour(index: 152, fallback: .cyan),
            attributesWithoutColour: [.underline, .bold]),
        .currentMatch: Style(
            foreground: Colour(index: 16, fallback: .black),
            background: Colour(index: 51, fallback: .brightCyan),
            attributes: [.bold], attributesWithoutColour: [.reverse]),
        .key: Style(foreground: Colour(index: 75, fallback: .blue), attributes: [.bold]),
        .mark: Style(foreground: Colour(index: 75, fallback: .blue)),
        .input: Style(attributes: [.bold]),
        .message: Style(),
        .failure: Style(foreground: Colour(index: 210, fallback: .red), attributes: [.bold]),
        .trail: Style(foreground: Colour(index: 214, fallback: .yellow), attributes: [.bold]),
    ])
}
