import TerminalUI

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
    /// A person whom the reader follows.
    static let followedPerson = Role(rawValue: 25)
    /// The bar beside paragraphs about the current entity.
    static let speech = Role(rawValue: 26)
    static let personInHeadline = Role(rawValue: 27)
    static let organizationInHeadline = Role(rawValue: 28)
    static let placeInHeadline = Role(rawValue: 29)
    static let nationalityInHeadline = Role(rawValue: 30)
    static let otherNameInHeadline = Role(rawValue: 31)
    static let currentNameInHeadline = Role(rawValue: 32)
    /// A passage that has a note.
    static let noted = Role(rawValue: 33)

    /// The roles of names, and what they are in a headline or a heading, whose bold they keep.
    static let headlineRoles: [Role: Role] = [
        .person: .personInHeadline, .organization: .organizationInHeadline, .place: .placeInHeadline,
        .nationality: .nationalityInHeadline, .otherName: .otherNameInHeadline,
        .currentName: .currentNameInHeadline,
    ]

    /// The roles that themes give looks to, by the names that settings have for them, with what they are for; names in
    /// headlines look as elsewhere, and bold.
    static let named: [(name: String, role: Role, help: String)] = [
        ("text", .plain, "Text that has no other role."),
        ("dim", .dim, "What matters less: dates, hints, counts."),
        ("heading", .heading, "Headings."),
        ("title", .title, "The headline of the open article."),
        ("list_title", .listTitle, "Titles in the list that are to stand out."),
        ("border", .border, "Borders of panes."),
        ("border_focused", .borderFocused, "The border of the pane that keys go to."),
        ("title_focused", .titleFocused, "The title of the pane that keys go to."),
        ("selected", .selected, "The selected row, where keys go to it."),
        ("selected_dim", .selectedDim, "The selected row of another pane."),
        ("person", .person, "Names of people."),
        ("followed_person", .followedPerson, "Names of people you follow."),
        ("organisation", .organization, "Names of organisations."),
        ("place", .place, "Names of places."),
        ("nationality", .nationality, "Nationalities."),
        ("other_name", .otherName, "Names of other things."),
        ("current_name", .currentName, "Mentions of the current name."),
        ("cursor", .cursor, "The mention at the cursor."),
        ("match", .match, "What was found, or searched for."),
        ("current_match", .currentMatch, "The found place one is at."),
        ("key", .key, "Keys in help and menus."),
        ("mark", .mark, "The signs of unread, starred and followed."),
        ("noted", .noted, "Passages that have a note."),
        ("speech", .speech, "The bar beside paragraphs about the current name."),
        ("input", .input, "What is typed."),
        ("message", .message, "Messages."),
        ("failure", .failure, "Messages on what failed."),
        ("trail", .trail, "Where one is among the mentions of the current name."),
    ]

    /// The role in a headline or a heading.
    var inHeadline: Role { Role.headlineRoles[self] ?? self }
}
