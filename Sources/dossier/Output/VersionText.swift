import Articles
import Entities
import Library
import NcursesTerminal

/// What `dossier --version` prints: the program, its model, and the libraries on this machine.
enum VersionText {
    static var text: String {
        let model = (try? NameModel.shipped()).map { "\($0.about), \($0.version)" } ?? "not installed"
        let libraries = [Library.sqliteVersion] + FormatLibraries.versions + [NcursesTerminal.libraryVersion]
        return """
            dossier \(ProgramVersion.number)
            model: \(model)
            libraries: \(libraries.joined(separator: ", "))
            """
    }
}
