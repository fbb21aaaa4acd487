import Entities
import Glibc

/// The sample collection and the library it is read in, apart from the person's own.
struct SampleLibrary {
    /// The folder with the articles.
    let folder: String
    /// The library's file, in the folder for what can be made again.
    let path: String

    /// - Throws: ``Failure`` when the sample is not installed, or there is no place for its library.
    init() throws {
        guard let folder = InstalledFiles.path(of: "sample") else {
            throw Failure(
                "The sample collection is not installed; set DOSSIER_RESOURCES to the folder Resources of dossier."
            )
        }
        self.folder = folder
        func variable(_ name: String) -> String? {
            getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        // A relative path is passed over, as the specification of the variable says.
        if let cache = variable("XDG_CACHE_HOME"), cache.hasPrefix("/") {
            path = "\(cache)/dossier/sample.db"
        } else if let home = variable("HOME") {
            path = "\(home)/.cache/dossier/sample.db"
        } else {
            throw Failure("Without $HOME there is no place for the sample’s library; set XDG_CACHE_HOME.")
        }
    }
}
