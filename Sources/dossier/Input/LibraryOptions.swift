import ArgumentParser
import Glibc
import Library

/// Which library a command works on.
struct LibraryOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The library (default: $DOSSIER_LIBRARY, else dossier/library.db in your data folder).",
            valueName: "FILE"), completion: .file())
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
        return try openToRead()
    }

    /// Opens the library to read in it; it is made if there is no file.
    ///
    /// A file that was asked for by name is not made: the name is mistyped.
    func openToRead() throws -> Library {
        let path = try path()
        if library != nil, access(path, F_OK) != 0 { throw LibraryError.missing(path: path) }
        var status = stat()
        let isFile = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        // SQLite would take it for a library without articles; but so may end what was one.
        if isFile, status.st_size == 0, access(path + "-wal", F_OK) != 0 {
            throw LibraryError.empty(path: path)
        }
        return try Library(path: path)
    }

    /// Opens the library to add to it; it is made if there is none.
    func openOrMake() throws -> Library {
        try Library(path: try path())
    }
}
