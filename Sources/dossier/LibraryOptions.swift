import ArgumentParser
import Glibc
import Library

/// Which library a command works on.
struct LibraryOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The library (default: $DOSSIER_LIBRARY, else dossier/library.db in your data folder).",
            valueName: "FILE"))
    var library: String?

    /// The library's file.
    func path() throws -> String {
        func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
        return try LibraryLocation.path(option: library, environment: variable)
    }

    /// Opens the library to ask it something; it must exist.
    func open() throws -> Library {
        let path = try path()
        guard access(path, F_OK) == 0 else { throw LibraryError.missing(path: path) }
        return try Library(path: path)
    }

    /// Opens the library to add to it; it is made if there is none.
    func openOrMake() throws -> Library {
        try Library(path: try path())
    }
}
