/// The reason why the word lists cannot be used.
public enum WordListsError: Error, Equatable {
    /// The names of the lists that are missing.
    case notInstalled([String])
    /// A list that is there and cannot be read to its end.
    case unreadable(String, reason: String)
}

extension WordListsError: CustomStringConvertible {
    /// One sentence for the person at the keyboard, then what to do about it.
    public var description: String {
        switch self {
        case .notInstalled(let names):
            let files = names.map { "words/\($0).txt" }.joined(separator: ", ")
            let verb = names.count == 1 ? "is" : "are"
            return "\(files) \(verb) not installed. Set DOSSIER_RESOURCES to the folder Resources of dossier."
        case .unreadable(let name, let reason):
            return
                "words/\(name).txt cannot be read (\(reason)). Install dossier anew, or look after the disk."
        }
    }
}
