import ArgumentParser
import Library

/// `dossier status`: how large the library is.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "How many articles, people and mentions the library holds.")

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object.") var json = false

    func run() throws {
        let status = try library.open().status()
        var output = Output()
        if json { return output.line(Self.json(status)) }
        output.line("library   \(status.path)\(status.isReadOnly ? " (read only)" : "")")
        let gone = status.missing == 0 ? "" : ", \(status.missing) whose file is gone (is:missing)"
        output.line(
            "articles  \(status.articles), \(status.unread) unread, \(status.annotated) searched for names\(gone)"
        )
        output.line("entities  \(status.entities), mentioned \(status.mentions) times")
        output.line("size      \(status.fileBytes >> 10) KiB for \(status.textBytes >> 10) KiB of text")
        let writer = status.writer.map { ", written by dossier \($0)" } ?? ""
        output.line("version   \(status.version)\(writer)")
    }

    private static func json(_ status: LibraryStatus) -> JSON {
        [
            "path": .string(status.path), "articles": .int(status.articles), "unread": .int(status.unread),
            "missing": .int(status.missing), "read": .int(status.annotated),
            "entities": .int(status.entities),
            "mentions": .int(status.mentions),
            "bytes": .int(status.fileBytes), "text_bytes": .int(status.textBytes),
            "version": .int(status.version), "writer": status.writer.map(JSON.string) ?? .null,
            "read_only": .bool(status.isReadOnly),
        ]
    }
}
