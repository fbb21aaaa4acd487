import ArgumentParser
import Articles
import Entities
import Foundation
import Library

/// Measures how long importing a folder of articles takes, how large the library then is, and how much memory it took.
struct ImportBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Measures taking a folder of articles into a new library.")

    @Argument(help: "Folders or files.")
    var paths: [String]
    @Option(help: "The library's file; it must not exist.")
    var library: String

    @Flag(help: "Also look for names.")
    var names = false
    @Flag(help: "Store texts first, and look for names when all texts are there.")
    var namesFollow = false
    @Flag(help: "Continue with an existing library, and print what is stored after each transaction.")
    var goOn = false

    func run() throws {
        if goOn { return try tellingWhatIsStored() }
        guard !FileManager.default.fileExists(atPath: library) else {
            throw ValidationError("\(library) exists already.")
        }
        let store = try Library(path: library)
        let finder: Importer.NameFinder? = names ? try ArticleAnnotator.shipped().annotate : nil
        var report = ImportReport()
        let time = try timed {
            report = try Importer(library: store, names: finder, namesFollow: namesFollow).add(paths: paths)
        }
        let status = try store.status()
        let again = try timed {
            _ = try Importer(library: store, names: finder, namesFollow: namesFollow).add(paths: paths)
        }
        let megabytes = Double(status.textBytes) / 1e6
        print("articles \(status.articles), refused \(report.refused), text \(rounded(megabytes)) MB")
        print("import \(rounded(time, 2)) s, \(Int(Double(status.articles) / time)) articles/s")
        print("again, unchanged \(rounded(again, 2)) s")
        print(
            "library \(rounded(Double(status.fileBytes) / Double(max(1, status.textBytes)), 2)) times the text"
        )
        print("peak memory \(rounded(peakMemory())) MB")
    }

    /// Imports continuously, and says at once what will survive a kill.
    private func tellingWhatIsStored() throws {
        let finder: Importer.NameFinder? = names ? try ArticleAnnotator.shipped().annotate : nil
        let importer = Importer(library: try Library(path: library), names: finder, namesFollow: namesFollow)
        _ = try importer.add(paths: paths) { progress in
            guard progress.stage == .taking else { return }
            FileHandle.standardOutput.write(Data("\(progress.new + progress.unchanged)\n".utf8))
        }
    }
}
