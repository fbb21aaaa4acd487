import ArgumentParser
import Foundation

/// How long the reader takes to show its first screen, and to answer a key, as seen by a terminal.
struct ScreenBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "screen",
        abstract: "Measures start to first screen and key to painted screen, in a terminal of its own.",
        discussion: """
            The reader is run in a pseudo-terminal. Each screen it paints ends with the sequence that ends a
            synchronised update (ESC [ ? 2026 l); times are from the start of the process, or from the writing of a
            key, until that sequence is read.
            """)

    @Option(help: "The program to measure.")
    var dossier = ".build/release/dossier"
    @Option(help: "The folder or file of articles to open.")
    var folder: String?
    @Option(help: "An existing library to open, instead of a new one of the folder.")
    var library: String?
    @Option(help: "Columns and rows, as in 200x50.")
    var size = "200x50"
    @Option(help: "How often the reader is started.")
    var starts = 20
    @Option(help: "How many keys are pressed, of each group.")
    var keys = 500

    func validate() throws {
        if folder == nil, library == nil { throw ValidationError("Give --folder, or --library, or both.") }
    }

    func run() throws {
        let home = FileManager.default.temporaryDirectory.appending(
            path: "dossier-screen-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: home) }
        let path = library ?? home.appending(path: "library.db").path
        let numbers = size.split(separator: "x").compactMap { UInt16($0) }
        guard numbers.count == 2 else { throw ValidationError("The size is written as in 200x50.") }
        func open() throws -> PseudoTerminal {
            try PseudoTerminal(
                [dossier, "--library", path] + (folder.map { [$0] } ?? []), home: home.path,
                columns: numbers[0], rows: numbers[1])
        }

        let first = try open()
        print(
            "start, \(library == nil ? "new library" : "first time"): first screen \(milliseconds(try first.nextFrame())) ms"
        )
        first.settle()
        print("  all read and shown \(milliseconds(first.lastOutput - first.start)) ms")
        first.end()
        try measureStarts(open)
        try measureKeys(open)
    }

    private func measureStarts(_ open: () throws -> PseudoTerminal) throws {
        var times: [Duration] = []
        for _ in 0..<max(1, starts) {
            let terminal = try open()
            times.append(try terminal.nextFrame())
            terminal.settle()
            terminal.end()
        }
        print("start to first screen: \(summary(times))")
    }

    private func measureKeys(_ open: () throws -> PseudoTerminal) throws {
        let groups: [(name: String, prepare: String, keys: [String])] = [
            ("list cursor (j k)", "g", ["j", "k"]),
            ("pane (Tab)", "", ["\t"]),
            ("text scroll (Ctrl-E, Ctrl-Y)", "\r", ["\u{5}", "\u{19}"]),
            ("open article (J K)", "1\r", ["J", "K"]),
            ("find as you type", "2/", ["e", "\u{7f}"]),
            ("search as you type", "1s", ["e", "\u{7f}"]),
        ]
        for group in groups {
            let terminal = try open()
            terminal.settle()
            for key in group.prepare {
                terminal.type(String(key))
                terminal.settle()
            }
            var times: [Duration] = []
            var silent = 0
            for index in 0..<keys {
                terminal.type(group.keys[index % group.keys.count])
                if let time = try? terminal.nextFrame(within: .milliseconds(300)) {
                    times.append(time)
                } else {
                    silent += 1
                }
                terminal.settle(quiet: .milliseconds(2))
            }
            let note = silent == 0 ? "" : " (\(silent) changed nothing)"
            print(
                "key to screen, \(group.name): \(summary(times))\(note), memory "
                    + "\(rounded(peakMemory(of: terminal.process))) MB")
            terminal.end()
        }
    }

    private func summary(_ times: [Duration]) -> String {
        guard !times.isEmpty else { return "no screens" }
        let sorted = times.sorted()
        func at(_ share: Double) -> String {
            milliseconds(sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))])
        }
        return "median \(at(0.5)) ms, p99 \(at(0.99)) ms, longest \(at(1)) ms of \(times.count)"
    }

    private func milliseconds(_ time: Duration) -> String {
        let (seconds, attoseconds) = time.components
        let microseconds = Double(seconds) * 1e6 + Double(attoseconds) / 1e12
        return "\((microseconds / 10).rounded() / 100)"
    }
}
