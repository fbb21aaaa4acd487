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
    @Option(help: "An existing library to open, instead of a new one made from the folder.")
    var library: String?
    @Option(help: "Columns and rows, as in 200x50.")
    var size = "200x50"
    @Option(help: "How often the reader is started.")
    var starts = 20
    @Option(help: "Only the groups of keys whose name contains this.")
    var only: String?
    @Option(help: "How many keys are pressed in each group.")
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
        func start(_ arguments: [String]) throws -> PseudoTerminal {
            try PseudoTerminal([dossier] + arguments, home: home.path, columns: numbers[0], rows: numbers[1])
        }
        func open() throws -> PseudoTerminal {
            try start(["--library", path] + (folder.map { [$0] } ?? []))
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
        try measureScrolling(home: home, start)
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

    /// Keys pressed repeatedly, and what is pressed before.
    private struct Group {
        var name: String
        var prepare: String
        var keys: [String]
        /// Whether the library's answer comes after the key itself is on the screen, and is measured too.
        var isAnswered = false
    }

    private static let walk = Array(repeating: "n", count: 12) + Array(repeating: "N", count: 12)
    private static let groups = [
        Group(name: "list cursor (j k)", prepare: "g", keys: ["j", "k"]),
        Group(name: "pane (Tab)", prepare: "", keys: ["\t"]),
        Group(name: "open article (J K)", prepare: "1\r", keys: ["J", "K"]),
        Group(name: "mentions through articles (n N)", prepare: "1\r3\r", keys: walk),
        Group(name: "find as you type", prepare: "2/", keys: ["e", "\u{7f}"]),
        Group(name: "search as you type", prepare: "1s", keys: ["e", "\u{7f}"], isAnswered: true),
        Group(name: "filter as you type", prepare: "1f", keys: ["e", "\u{7f}"], isAnswered: true),
        Group(name: "choosing a name (M)", prepare: "1\r3M", keys: ["a", "\u{7f}"], isAnswered: true),
        Group(name: "doubts (D q)", prepare: "", keys: ["D", "q"], isAnswered: true),
    ]

    private func measureKeys(_ open: () throws -> PseudoTerminal) throws {
        for group in Self.groups where only.map(group.name.contains) ?? true {
            try measure(group, in: open())
        }
    }

    /// Scrolls a text that is longer than any screen, in a library of its own.
    private func measureScrolling(home: URL, _ open: ([String]) throws -> PseudoTerminal) throws {
        let article = home.appending(path: "long.txt")
        let paragraphs = (0..<400).map { number in
            "On day \(number) the council of Karsk met again, and Jelena Marić spoke for the harbour. "
                + "Nobody in the room asked what the new quay would cost, or who was to pay for it."
        }
        try "A long meeting\n\n\(paragraphs.joined(separator: "\n\n"))\n".write(
            to: article, atomically: true, encoding: .utf8)
        let terminal = try open(["--library", home.appending(path: "long.db").path, article.path])
        let keys = Array(repeating: "\u{5}", count: 100) + Array(repeating: "\u{19}", count: 100)
        try measure(
            Group(name: "scrolling a long text (Ctrl-E Ctrl-Y)", prepare: "1\r", keys: keys), in: terminal)
    }

    private func measure(_ group: Group, in terminal: PseudoTerminal) throws {
        terminal.settle()
        for key in group.prepare {
            terminal.type(String(key))
            terminal.settle()
        }
        var times: [Duration] = []
        var answers: [Duration] = []
        for index in 0..<keys {
            terminal.type(group.keys[index % group.keys.count])
            guard let time = try? terminal.nextFrame(within: .milliseconds(300)) else { continue }
            times.append(time)
            terminal.settle(quiet: .milliseconds(group.isAnswered ? 30 : 2))
            answers.append(terminal.sinceKey)
        }
        var line = "key to screen, \(group.name): \(summary(times))"
        if group.isAnswered { line += "; all shown: \(summary(answers))" }
        print("\(line), memory \(rounded(peakMemory(of: terminal.process))) MB")
        if times.count * 10 < keys * 9 {
            print("  of \(keys) keys \(keys - times.count) changed nothing: this says little")
        }
        terminal.end()
    }

    private func summary(_ times: [Duration]) -> String {
        guard !times.isEmpty else { return "no screens" }
        let sorted = times.sorted()
        func at(_ share: Double) -> String {
            milliseconds(sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))])
        }
        return
            "median \(at(0.5)) ms, p95 \(at(0.95)) ms, p99 \(at(0.99)) ms, longest \(at(1)) ms of \(times.count)"
    }

    private func milliseconds(_ time: Duration) -> String {
        let (seconds, attoseconds) = time.components
        let microseconds = Double(seconds) * 1e6 + Double(attoseconds) / 1e12
        return "\((microseconds / 10).rounded() / 100)"
    }
}
