import TerminalUI

extension Theme {
    /// For text on a background that nobody told of: it can be read on black and on white.
    static let both = reading(
        "both",
        [
            // The role, then its looks with 256, with 16 and with 8 colours.
            Row(.dim, "243", "dim", "dim"),
            Row(.heading, "bold", "bold", "bold"),
            Row(.title, "bold", "bold", "bold"),
            Row(.border, "243", "default", "default"),
            Row(.borderFocused, "63", "5", "5"),
            Row(.titleFocused, "63 bold", "5 bold", "5 bold"),
            Row(.selected, "reverse", "reverse", "reverse"),
            Row(.selectedDim, "underline", "underline", "underline"),
            Row(.person, "130", "5", "5"),
            Row(.followedPerson, "130 bold", "5 bold", "5 bold"),
            Row(.organization, "30 underline", "underline", "underline"),
            Row(.place, "28 italic", "italic", "italic"),
            Row(.nationality, "64", "default", "default"),
            Row(.otherName, "132 italic", "5 italic", "5 italic"),
            Row(.currentName, "reverse", "0/3", "0/3"),
            Row(.cursor, "reverse bold", "reverse bold", "reverse bold"),
            Row(.match, "16/152", "0/6", "0/6"),
            Row(.currentMatch, "16/51 bold", "0/2 bold", "0/2 bold"),
            Row(.key, "63", "5", "5"),
            Row(.mark, "63", "5", "5"),
            Row(.noted, "underline", "underline", "underline"),
            Row(.speech, "130", "5", "5"),
            Row(.failure, "131", "1", "1"),
            Row(.trail, "130", "5", "5"),
        ])
}
