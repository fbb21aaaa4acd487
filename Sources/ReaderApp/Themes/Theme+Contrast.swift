import TerminalUI

extension Theme {
    /// White on black with strong colours, whatever the terminal's own background; with few colours only attributes.
    static let contrast = reading(
        "contrast",
        [
            // The role, then its looks with 256, with 16 and with 8 colours.
            Row(.plain, "231/16", "default", "default"),
            Row(.dim, "252/16", "default", "default"),
            Row(.heading, "231/16 bold", "bold", "bold"),
            Row(.title, "231/16 bold", "bold", "bold"),
            Row(.listTitle, "231/16", "default", "default"),
            Row(.border, "250/16", "default", "default"),
            Row(.borderFocused, "226/16", "default bold", "default bold"),
            Row(.titleFocused, "226/16 bold", "bold", "bold"),
            Row(.selected, "16/231", "reverse", "reverse"),
            Row(.selectedDim, "231/16 underline", "underline", "underline"),
            Row(.person, "227/16", "underline", "underline"),
            Row(.followedPerson, "227/16 bold", "underline bold", "underline bold"),
            Row(.organization, "123/16 underline", "underline italic", "underline italic"),
            Row(.place, "157/16 italic", "italic", "italic"),
            Row(.nationality, "252/16", "default", "default"),
            Row(.otherName, "219/16 italic", "italic", "italic"),
            Row(.currentName, "16/227", "reverse", "reverse"),
            Row(.cursor, "16/214 bold", "reverse bold", "reverse bold"),
            Row(.match, "16/152", "reverse", "reverse"),
            Row(.currentMatch, "16/51 bold", "reverse bold", "reverse bold"),
            Row(.key, "123/16", "default", "default"),
            Row(.mark, "123/16", "default", "default"),
            Row(.noted, "231/16 underline", "underline", "underline"),
            Row(.speech, "227/16", "default", "default"),
            Row(.input, "231/16", "default", "default"),
            Row(.message, "231/16", "default", "default"),
            Row(.failure, "217/16", "default", "default"),
            Row(.trail, "227/16", "default", "default"),
        ])
}
