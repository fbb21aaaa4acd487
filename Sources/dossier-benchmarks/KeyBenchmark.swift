import ArgumentParser
import Foundation

/// What keys cost: the bytes that they send to the terminal, the time until the last of them, and processor time.
struct KeyBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Measures the bytes of rows, panes and mentions, starts, 1,000 j, and 2,000 mixed keys.",
        discussion: """
            The reader is run in a pseudo-terminal, on a copy of the library without what was kept of earlier runs. A \
            figure above what is promised is marked. Bytes are the same in debug builds; times and processor time are \
            not.
            """)

    @Option(help: "The program to measure.")
    var dossier = ".build/release/dossier"
    @Option(help: "The library to open.")
    var library: String
    @Option(help: "How often the reader is started.")
    var starts = 10
    @Option(help: "How many mixed keys are pressed.")
    var mixed = 2_000
    @Flag(help: "Only the bytes.") var onlyBytes = false

    func run() throws {
        let home = FileManager.default.temporaryDirectory.appending(path: "dossier-keys-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: home) }
        let copy = home.appending(path: "library.db").path
        try FileManager.default.copyItem(atPath: library, toPath: copy)
        func open(_ columns: UInt16, _ rows: UInt16) throws -> PseudoTerminal {
            let terminal = try PseudoTerminal(
                [dossier, "--library", copy, "--fresh"], home: home.path, columns: columns, rows: rows)
            terminal.settle()
            return terminal
        }
        let long = home.appending(path: "long.txt")
        let paragraphs = (0..<200).map { number in
            "On day \(number) the council of Karsk met again, and Jelena Marić spoke for the harbour. Nobody asked what "
                + "the new quay would cost. " + String(repeating: "The mayor said no. ", count: number % 7)
        }
        try "A long meeting\n\n\(paragraphs.joined(separator: "\n\n"))\n".write(
            to: long, atomically: true, encoding: .utf8)
        try measureRows { columns, rows in
            let terminal = try PseudoTerminal(
                [dossier, "--library", home.appending(path: "long.db").path, long.path], home: home.path,
                columns: columns, rows: rows)
            terminal.settle()
            return terminal
        }
        try measurePanes(open)
        guard !onlyBytes else { return }
        try measureStarts {
            try PseudoTerminal(
                [dossier, "--library", copy, "--fresh"], home: home.path, columns: 200, rows: 50)
        }
        try measureHeld("1,000 j in the list", prepare: "1", atMost: 250, open(200, 50))
        try measureHeld("1,000 j in the text", prepare: "1\r", atMost: 500, open(200, 50))
        try measureMixed(atMost: 5, open(200, 50), "200x50")
        try measureMixed(atMost: 2, open(80, 24), "80x24")
    }

    // MARK: Bytes

    /// Keys of which each may send so many bytes at most.
    private struct Bytes {
        var name: String
        var prepare: String
        var keys: [String]
        var atMost: Int
    }

    private static let scroll = Array(repeating: "\u{5}", count: 10)

    /// Rows of a text that is longer than any screen.
    private func measureRows(_ open: (UInt16, UInt16) throws -> PseudoTerminal) throws {
        let sizes: [(UInt16, UInt16)] = [
            (200, 50), (160, 45), (120, 40), (100, 30), (80, 24), (60, 20), (40, 10),
        ]
        for (columns, rows) in sizes {
            try measure(
                Bytes(name: "a row of text alone", prepare: "1\rz", keys: Self.scroll, atMost: 300),
                open(columns, rows), "\(columns)x\(rows)")
        }
        for (columns, rows) in [(100, 30), (80, 24)] as [(UInt16, UInt16)] {
            try measure(
                Bytes(name: "a row of text under the list", prepare: "1\r", keys: Self.scroll, atMost: 300),
                open(columns, rows), "\(columns)x\(rows)")
        }
        try measure(
            Bytes(name: "a row of text among four panes", prepare: "1\r", keys: Self.scroll, atMost: 3_600),
            open(200, 50), "200x50")
    }

    private func measurePanes(_ open: (UInt16, UInt16) throws -> PseudoTerminal) throws {
        let wide = [
            Bytes(
                name: "to a pane (Tab)", prepare: "jj\r", keys: Array(repeating: "\t", count: 8), atMost: 400),
            Bytes(name: "to a pane (1 to 4)", prepare: "jj\r", keys: "1234231".map(String.init), atMost: 400),
            Bytes(name: "a mention on the page (n)", prepare: "jj\r3\r", keys: ["n", "n", "N"], atMost: 300),
            Bytes(
                name: "down the list without the preview (j)", prepare: "tv",
                keys: Array(repeating: "j", count: 10), atMost: 400),
        ]
        for bytes in wide { try measure(bytes, open(200, 50), "200x50") }
    }

    private func measure(_ bytes: Bytes, _ terminal: PseudoTerminal, _ size: String) throws {
        for key in bytes.prepare {
            terminal.type(String(key))
            terminal.settle()
        }
        var counts: [Double] = []
        for key in bytes.keys {
            terminal.type(key)
            terminal.settle(quiet: .milliseconds(150))
            counts.append(Double(terminal.bytesSinceKey))
        }
        terminal.end()
        let sorted = counts.sorted()
        let most = sorted.last ?? 0
        print(
            "\(bytes.name), \(size): median \(Int(sorted.quantile(0.5))), most \(Int(most)) bytes"
                + told(most, atMost: Double(bytes.atMost)))
    }

    private func told(_ figure: Double, atMost most: Double) -> String {
        figure > most ? " (above \(rounded(most, 0)))" : ""
    }

    // MARK: Time

    private func measureStarts(_ open: () throws -> PseudoTerminal) throws {
        var first: [Double] = []
        var whole: [Double] = []
        for _ in 0..<max(1, starts) {
            let terminal = try open()
            first.append(try terminal.nextFrame() / .milliseconds(1))
            terminal.settle()
            whole.append((terminal.lastOutput - terminal.start) / .milliseconds(1))
            terminal.end()
        }
        (first, whole) = (first.sorted(), whole.sorted())
        print("start to first screen: median \(rounded(first.quantile(0.5))) ms")
        let median = whole.quantile(0.5)
        print("start until all panes stand: median \(rounded(median)) ms" + told(median, atMost: 60))
    }

    private func measureHeld(
        _ name: String, prepare: String, atMost most: Double, _ terminal: PseudoTerminal
    ) throws {
        for key in prepare {
            terminal.type(String(key))
            terminal.settle()
        }
        let before = processorMilliseconds(of: terminal.process)
        for _ in 0..<1_000 {
            terminal.type("j")
            _ = try? terminal.nextFrame(within: .milliseconds(50))
        }
        terminal.settle()
        let time = processorMilliseconds(of: terminal.process) - before
        let memory = peakMemory(of: terminal.process)
        terminal.end()
        print(
            "\(name): \(rounded(time, 0)) ms of processor time" + told(time, atMost: most)
                + ", memory \(rounded(memory)) MB" + told(memory, atMost: 50))
    }

    /// As somebody reads: along the list, into an article, through mentions, panes, a search, and back.
    private static let mixedKeys =
        ["j", "j", "\r", " ", "j", "j", "n", "N", "3", "j", "\r", "n", "2", "k", "\t", "\t"]
        + [
            "4", "j", "1", "J", "K", "/", "e", "a", "\r", "n", "\u{1b}", "1", "k", "s", "t", "h", "\u{1b}",
            "g", "g",
        ]

    private func measureMixed(atMost most: Double, _ terminal: PseudoTerminal, _ size: String) throws {
        var times: [Double] = []
        for index in 0..<mixed {
            terminal.type(Self.mixedKeys[index % Self.mixedKeys.count])
            terminal.settle(quiet: .milliseconds(12))
            if terminal.bytesSinceKey > 0 { times.append(terminal.sinceKey / .milliseconds(1)) }
        }
        terminal.end()
        times.sort()
        let late = times.quantile(0.99)
        print(
            "key to last byte, \(mixed) mixed keys, \(size): median \(rounded(times.quantile(0.5), 2)) ms, "
                + "p99 \(rounded(late, 2)) ms" + told(late, atMost: most))
    }
}
