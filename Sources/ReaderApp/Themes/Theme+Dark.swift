import TerminalUI

extension Theme {
    /// For text on a dark background.
    static let dark = reading(
        "dark",
        [
            // The role, then its looks with 256, with 16 and with 8 colours.
            Row(.dim, "247", "dim", "dim"),
            Row(.heading, "bold", "bold", "bold"),
            Row(.title, "bold", "bold", "bold"),
            Row(.border, "241", "default", "default"),
            Row(.borderFocused, "75", "6", "6"),
            Row(.titleFocused, "75 bold", "6 bold", "6 bold"),
            Row(.selected, "231/25", "reverse", "reverse"),
            Row(.selectedDim, "default/237", "underline", "underline"),
            Row(.person, "179", "3", "3"),
            Row(.followedPerson, "179 bold", "3 bold", "3 bold"),
            Row(.organization, "109 underline", "6 underline", "6 underline"),
            Row(.place, "108 italic", "2 italic", "2 italic"),
            Row(.nationality, "248", "default", "default"),
            Row(.otherName, "139 italic", "5 italic", "5 italic"),
            Row(.currentName, "16/179", "0/3", "0/3"),
            Row(.cursor, "16/214 bold", "reverse bold", "reverse bold"),
            Row(.match, "16/152", "0/6", "0/6"),
            Row(.currentMatch, "16/51 bold", "0/2 bold", "0/2 bold"),
            Row(.key, "75", "6", "6"),
            Row(.mark, "75", "6", "6"),
            Row(.noted, "underline", "underline", "underline"),
            Row(.speech, "179", "3", "3"),
            Row(.failure, "210", "9", "1"),
            Row(.trail, "214", "3", "3"),
        ])
}
