import Synchronization

/// What lists beside files say of them: the entries of the exports of Omnivore whose folders were read.
///
/// Each folder is looked into once.
public final class SavedEntries: Sendable {
    private let folders = Mutex<[String: OmnivoreExport]>([:])

    /// Nothing is known yet.
    public init() {}

    /// The entry of a file in the folder “content” of an export.
    func entry(of path: String) -> (name: String, export: OmnivoreExport)? {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[parts.count - 2] == "content" else { return nil }
        let name = parts.suffix(2).joined(separator: "/")
        let folder = parts.dropLast(2).joined(separator: "/")
        let export = folders.withLock { folders in
            if let known = folders[folder] { return known }
            let export = OmnivoreExport(folder: folder)
            folders[folder] = export
            return export
        }
        return export.holdsText(name) ? (name, export) : nil
    }
}
