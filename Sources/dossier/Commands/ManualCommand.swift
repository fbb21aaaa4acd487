import ArgumentParser
import Glibc

/// `dossier manual`: writes the pages of the manual, for those who make packages.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Write the pages of the manual into a folder.", shouldDisplay: false)

    @Argument(help: ArgumentHelp("Where to write them; it must exist.", valueName: "FOLDER"))
    var folder: String

    func run() throws {
        for page in try Manual.pages() {
            try WholeFile.write(
                Array(page.text.utf8), to: "\(folder)/\(page.fileName)", permissions: 0o644,
                advice: "give a folder that exists and may be written to")
        }
    }
}
