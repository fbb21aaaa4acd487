/// Why the terminal could not be taken over.
public enum TerminalError: Error, Equatable {
    /// Neither output nor input is a terminal.
    case noTerminal
    /// `TERM` names nothing that the machine knows.
    case unknownTerminal(name: String)
    /// The terminal cannot move its cursor.
    case dumbTerminal(name: String)
}

extension TerminalError: CustomStringConvertible {
    /// One sentence for the person at the keyboard, then what to do about it.
    public var description: String {
        switch self {
        case .noTerminal:
            "The reader needs a terminal. Use “dossier list” and “dossier show”, which print to anything."
        case .unknownTerminal(let name) where name.isEmpty:
            "The name of the terminal is not set (TERM). Try TERM=xterm-256color, or “dossier list”."
        case .unknownTerminal(let name):
            "This machine does not know a terminal named “\(name)” (TERM). Try TERM=xterm-256color, or “dossier list”."
        case .dumbTerminal(let name):
            "A terminal named “\(name)” (TERM) cannot show the reader. Use “dossier list” and “dossier show” there."
        }
    }
}
