import TerminalUI

extension Theme {
    /// For text on a light background.
    static let light = reading(
        "light",
        [
            // The role, then its looks with 256, with 16 and with 8 colours.
            Row(.dim, "241", "dim", "dim"),
            Row(.heading, "bold", "bold", "bold"),
            Row(.title, "bold", "bold", "bold"),
            Row(.border, "250", "default", "default"),
            Row(.borderFocused, "25", "4", "4"),
            Row(.titleFocused, "25 bold", "4 bold", "4 bold"),
            Row(.selected, "231/24", "reverse", "reverse"),
            Row(.selectedDim, "default/254", "underline", "underline"),
            Row(.person, "94", "5", "5"),
            Row(.followedPerson, "94 bold", "5 bold", "5 bold"),
            Row(.organization, "24 underline", "4 underline", "4 underline"),
            Row(.place, "22 italic", "4 italic", "4 italic"),
            Row(.nationality, "58", "default", "default"),
            Row(.otherName, "96 italic", "5 italic", "5 italic"),
            Row(.currentName, "16/222", "0/3", "0/3"),
            Row(.cursor, "16/214 bold", "reverse bold", "reverse bold"),
            Row(.match, "16/189", "0/6", "0/6"),
            Row(.currentMatch, "16/123 bold", "0/2 bold", "0/2 bold"),
            Row(.key, "25", "4", "4"),
            Row(.mark, "25", "4", "4"),
            Row(.noted, "underline", "underline", "underline"),
            Row(.speech, "94", "5", "5"),
            Row(.failure, "124", "1", "1"),
            Row(.trail, "94", "5", "5"),
        ])
}
