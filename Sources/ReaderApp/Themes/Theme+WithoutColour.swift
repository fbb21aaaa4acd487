import TerminalUI

extension Theme {
    /// What roles look like where there are no colours.
    static let withoutColour: [Role: Style] = [
        .dim: "dim",
        .heading: "bold",
        .title: "bold",
        .titleFocused: "bold",
        .selected: "reverse",
        .selectedDim: "underline",
        .person: "underline",
        .followedPerson: "underline bold",
        .organization: "underline italic",
        .place: "italic",
        .otherName: "italic",
        .currentName: "reverse",
        .noted: "underline",
        .cursor: "reverse bold",
        .match: "reverse",
        .currentMatch: "reverse bold",
    ]

    /// No colours, also where the terminal has some.
    static let none = Theme(
        "none",
        looksInHeadlines.map { role, style in Row(role, style, style, style) },
        withoutColour: looksInHeadlines)

    /// With the looks of names in headlines.
    static let looksInHeadlines = withoutColour.merging(
        Role.headlineRoles.map { role, inHeadline in
            (inHeadline, (withoutColour[role] ?? .plain).adding(.bold))
        }, uniquingKeysWith: { first, _ in first })
}
