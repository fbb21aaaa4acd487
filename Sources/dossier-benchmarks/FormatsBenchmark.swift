import ArgumentParser
import Articles
import Foundation
import Library

/// `dossier-benchmarks formats`: what large files of many articles cost, and files of many formats against the same text.
struct FormatsBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "formats",
        abstract: "Measures adding large files of many articles, and files of many formats.",
        discussion: """
            Makes a mailbox of 1 GB, JSON Lines of 200 MB, a zip of pages of 1 GB and a WordPress export of 500 MB, one after the \
            other, adds each to a new library, and prints the time, the peak of the memory, and when the first article could be \
            listed. Asked for: 300 MB at most, and 2 s. Then 300 MB of files of all these formats and feeds are added, names and \
            all, and the same text as .txt files; twice the time at most is asked for.
            """)

    /// What is measured.
    enum Trial: String, CaseIterable, ExpressibleByArgument {
        case mbox, lines, zip, wordpress, mixed

        /// The kind of file, and its size in MB.
        var made: (kind: MadeFile.Kind, megabytes: Double)? {
            switch self {
            case .mbox: (.mailbox, 1_024)
            case .lines: (.lines, 200)
            case .zip: (.zip, 1_024)
            case .wordpress: (.wordPress, 500)
            case .mixed: nil
            }
        }
    }

    @Option(help: "The dossier to measure; it is not built by this program.")
    var dossier = ".build/release/dossier"
    @Option(help: "Where to work; emptied afterwards.")
    var folder = FileManager.default.temporaryDirectory.path + "/dossier-formats"
    @Option(help: "The share of the sizes above that files are made of.")
    var scale = 1.0
    @Argument(help: "What to measure: mbox, lines, zip, wordpress, mixed; all without it.")
    var trials: [Trial] = Trial.allCases

    func validate() throws {
        guard FileManager.default.isExecutableFile(atPath: dossier) else {
            throw ValidationError("\(dossier) is not there; build it with swift build -c release.")
        }
        guard scale > 0 else { throw ValidationError("--scale is more than 0.") }
    }

    func run() throws {
        for trial in trials {
            try? FileManager.default.removeItem(atPath: folder)
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: folder) }
            if let made = trial.made {
                try measure(trial, made.kind, bytes: Int(made.megabytes * scale * 1e6))
            } else {
                try measureMixed(bytes: Int(300 * scale * 1e6))
            }
        }
    }

    private func measure(_ trial: Trial, _ kind: MadeFile.Kind, bytes: Int) throws {
        var texts = MadeArticles(seed: 1)
        let file = try MadeFile(kind, at: folder + "/all." + kind.suffix)
        while file.size < bytes { try file.add(texts.next()) }
        try file.close()
        let added = try add(folder + "/all." + kind.suffix, library: folder + "/library.db")
        print(
            "\(trial.rawValue): \(rounded(Double(file.size) / 1e6)) MB, \(file.count) articles, \(added.articles) added in "
                + "\(rounded(added.process.seconds)) s, peak memory \(rounded(added.process.memory)) MB, first article after "
                + "\(added.first.map { rounded($0, 2) } ?? "?") s")
    }

    /// Adds files of all formats, and the same text as plain files.
    private func measureMixed(bytes: Int) throws {
        let (mixed, plain) = (folder + "/mixed", folder + "/plain")
        for path in [mixed, plain] {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        var texts = MadeArticles(seed: 2)
        var size = 0
        for kind in MadeFile.Kind.allCases where kind != .wordPress {
            let share = bytes / (MadeFile.Kind.allCases.count - 1)
            if kind == .page {
                var written = 0
                var number = 0
                while written < share {
                    number += 1
                    let file = try MadeFile(.page, at: "\(mixed)/page\(number).html")
                    try file.add(texts.next())
                    try file.close()
                    written += file.size
                }
                size += written
            } else {
                let file = try MadeFile(kind, at: "\(mixed)/all\(kind).\(kind.suffix)")
                while file.size < share { try file.add(texts.next()) }
                try file.close()
                size += file.size
            }
        }
        let text = try writeText(of: mixed, to: plain)
        let first = try add(mixed, library: folder + "/mixed.db")
        let second = try add(plain, library: folder + "/plain.db")
        print(
            "mixed: \(rounded(Double(size) / 1e6)) MB, \(first.articles) articles, \(rounded(first.process.seconds)) s, peak memory "
                + "\(rounded(first.process.memory)) MB")
        print(
            "the same text: \(rounded(Double(text) / 1e6)) MB, \(second.articles) articles, \(rounded(second.process.seconds)) s; "
                + "mixed takes \(rounded(first.process.seconds / second.process.seconds, 2)) times as long")
    }

    /// Writes the cleaned text of all articles of a folder as plain files.
    ///
    /// - Returns: Their size.
    private func writeText(of files: String, to folder: String) throws -> Int {
        var (number, size) = (0, 0)
        for file in ArticleFiles.files(at: [files]).files {
            try file.withStream { stream in
                let input = ArticleInput(
                    stream: stream, path: file.path, fileTime: file.modifiedTime, size: file.size)
                try input.read(
                    into: ArticleSink { found in
                        let text = found.article.text.replacing("\n", with: "\n\n") + "\n"
                        number += 1
                        size += text.utf8.count
                        let part = "\(folder)/\(number / 1_000)"
                        try FileManager.default.createDirectory(
                            atPath: part, withIntermediateDirectories: true)
                        try text.write(toFile: "\(part)/\(number).txt", atomically: false, encoding: .utf8)
                    })
            }
        }
        return size
    }

    /// What adding a path cost, how many articles came of it, and after how many seconds the first could be listed.
    private func add(
        _ path: String, library: String
    ) throws -> (process: MeasuredProcess, articles: Int, first: Double?) {
        var first: Double?
        let process = try MeasuredProcess.run([dossier, "add", "--library", library, path]) { seconds in
            guard first == nil, FileManager.default.fileExists(atPath: library),
                let store = try? Library(path: library), let status = try? store.status(), status.articles > 0
            else { return }
            first = seconds
        }
        guard process.succeeded else { throw ValidationError("\(dossier) add \(path) failed.") }
        return (process, try Library(path: library).status().articles, first)
    }
}
