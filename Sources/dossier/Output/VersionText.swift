import Articles
import Entities
import Fetch
import Library
import NcursesTerminal

/// What `dossier --version` prints: the program, its model, and the libraries on this machine.
enum VersionText {
    static var text: String {
        let model = (try? NameModel.shipped()).map { "\($0.about), \($0.version)" } ?? "not installed"
        let libraries =
            [Library.sqliteVersion] + FormatLibraries.versions + [
                Fetcher.libraryVersion, NcursesTerminal.libraryVersion,
            ]
        let helpers = FormatLibraries.helpers.map {
            $0.isInstalled ? $0.name : "\($0.name) missing, install \($0.package)"
        }
        return """
            dossier \(ProgramVersion.number)
            model: \(model)
            libraries: \(libraries.joined(separator: ", "))
            helpers: \(helpers.joined(separator: ", "))
            """
    }
}
