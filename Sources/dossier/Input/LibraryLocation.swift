/// Where the library is when nobody says where.
enum LibraryLocation {
    /// The path of the library's file: what was asked for, or `DOSSIER_LIBRARY`, or a file in the data folder.
    ///
    /// Empty variables count as unset, and a relative `XDG_DATA_HOME` is passed over, as its specification says.
    static func path(option: String?, environment: (String) -> String?) throws -> String {
        func variable(_ name: String) -> String? { environment(name).flatMap { $0.isEmpty ? nil : $0 } }
        if let option {
            guard !option.isEmpty else { throw Failure("--library needs the name of a file.") }
            return option
        }
        if let path = variable("DOSSIER_LIBRARY") { return path }
        if let folder = variable("XDG_DATA_HOME"), folder.hasPrefix("/") {
            return "\(folder)/dossier/library.db"
        }
        guard let home = variable("HOME") else {
            throw Failure("Without $HOME there is no place for the library; give one with --library FILE.")
        }
        return "\(home)/.local/share/dossier/library.db"
    }
}
