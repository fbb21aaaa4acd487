/// Why a library could not be opened, read or changed.
public enum LibraryError: Error, Equatable, Sendable {
    /// The file is something else.
    case notALibrary(path: String)
    /// The library has a format that this version does not know.
    /// With the version of dossier that wrote it, where it says so.
    case madeByNewerVersion(path: String, _ version: String?)
    /// There is no file of this name, and it may not be made.
    case missing(path: String)
    /// The file has no bytes.
    case empty(path: String)
    /// The file or its folder cannot be used.
    case unusable(path: String, reason: String)
    /// What is stored is not what was written.
    case damaged(path: String, detail: String)
    /// There is no room left where the library is.
    case diskFull(path: String)
    /// The system did not accept what was to be written.
    case writeFailed(path: String)
    /// Another program has kept the library to itself for too long.
    case busy(path: String)
    /// A folder cannot be watched for new articles.
    case unwatchable(path: String, reason: String)
    /// What was to be watched is not there, or is no folder.
    case noFolder(path: String)
    /// The library was opened for reading only.
    case readOnly(path: String)
}

extension LibraryError: CustomStringConvertible {
    /// One sentence for the person at the keyboard, then what to do about it.
    public var description: String {
        switch self {
        case .notALibrary(let path):
            "\(path) is not a library of dossier. Give another file with --library."
        case .madeByNewerVersion(let path, let version):
            "\(path) was made by a newer dossier\(version.map { ", version \($0)" } ?? ""). Update dossier to open it."
        case .missing(let path):
            "There is no library \(path) yet. Make one with “dossier add”."
        case .empty(let path):
            "\(path) is empty, so it holds no library. Restore a copy of it, or add articles to it again."
        case .unusable(let path, let reason):
            "The library \(path) cannot be used: \(reason)."
        case .damaged(let path, let detail):
            "The library \(path) is damaged (\(detail)). "
                + "Restore a copy of the file, or move it away and add the articles again."
        case .diskFull(let path):
            "There is no room left on the disk of \(path). Nothing was lost; make room and add again."
        case .writeFailed(let path):
            "\(path) could not be written: a quota or a limit on the size of files is reached, or the disk fails. "
                + "Nothing was lost; mend that and add again."
        case .busy(let path):
            "Another program is changing \(path) and has not finished. Try again in a moment."
        case .unwatchable(let path, let reason):
            "\(path) cannot be watched: \(reason). Watch fewer folders, or add them now and then."
        case .noFolder(let path):
            "There is no folder \(path) to watch. Check the name; only folders are watched."
        case .readOnly(let path):
            "\(path) can only be read. Change its permissions, or copy it to a place of yours."
        }
    }
}
