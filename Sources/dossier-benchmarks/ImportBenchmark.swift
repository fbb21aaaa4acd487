import ArgumentParser
import Articles
import Entities
import Foundation
import Library

/// How long taking in a folder of articles takes, how large the library is then, and how much memory it took.
struct ImportBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Measures taking a folder of articles into a new library.")

    @Argument(help: "Folders or files.")
    var paths: [String]
    @Option(help: "The library's file; it must not exist.")
    var library: String

    @Flag(help: "Also look for names.")
    var names = false

    func run() throws {
        guard !FileManager.default.fileExists(atPath: library) else {
            throw ValidationError("\(library) exists already.")
        }
        let store = try Library(path: library)
        let finder: Importer.NameFinder? = names ? ArticleReader(model: try NameModel.shipped()).read : nil
        var report = ImportReport()
        let time = try seconds {
            report = try Importer(library: store, names: finder).add(paths: paths)
        }
        let status = try store.status()
        let again = try seconds { _ = try Importer(library: store, names: finder).add(paths: paths) }
        let megabytes = Double(status.textBytes) / 1e6
        print("articles \(status.articles), refused \(report.refused), text \(rounded(megabytes)) MB")
        print("import \(rounded(time, 2)) s, \(Int(Double(status.articles) / time)) articles/s")
        print("again, unchanged \(rounded(again, 2)) s")
        print("library \(rounded(Double(status.fileBytes) / Double(max(1, status.textBytes)), 2)) times the text")
        print("peak memory \(rounded(peakMemory())) MB")
    }
}
