import ArgumentParser
import Articles
import Foundation
import Library

/// The whole comparison: dossier and other installed programs, on the same articles, one after the other.
struct LibraryBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "library",
        abstract: "Compares dossier with those of ripgrep, notmuch, recoll and newsboat that are installed.",
        discussion: """
            Makes a corpus (or takes a folder), and prints a table: import, memory, size and search of each program, \
            with their ratios to dossier's. Programs run one after the other; nothing else should run meanwhile.
            """)

    @Option(help: "How many articles to make; several numbers, with commas between, show how cost grows.")
    var articles = "1000,10000"
    @Option(help: "A folder of text files to take instead of making articles.")
    var corpus: String?
    @Option(help: "The program that makes a corpus, called with a number and a folder.")
    var maker = "../shared/tools/make-corpus"
    @Option(help: "The word to search for.")
    var word = "minister"
    @Option(help: "Where to work; emptied afterwards.")
    var folder = FileManager.default.temporaryDirectory.path + "/dossier-benchmark"
    @Flag(help: "Leave out the other programs.")
    var alone = false
    @Option(help: "The dossier to measure; it is not built by this program.")
    var dossier = ".build/release/dossier"
    @Flag(help: "Cut the made articles into short ones, of some 360 bytes.")
    var short = false
    @Flag(help: "Leave out looking for names, which takes longest.")
    var textOnly = false

    func run() throws {
        let manager = FileManager.default
        guard manager.isExecutableFile(atPath: dossier) else {
            throw ValidationError("\(dossier) is not there; build it with swift build -c release.")
        }
        if corpus == nil, !manager.isExecutableFile(atPath: maker) {
            throw ValidationError("\(maker) is not there; give a folder of texts with --corpus.")
        }
        for size in corpus == nil ? articles.split(separator: ",").map(String.init) : [""] {
            try? manager.removeItem(atPath: folder)
            try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
            defer { try? manager.removeItem(atPath: folder) }
            let texts = try corpus ?? make(size)
            try measure(BenchmarkCorpus(texts: texts))
        }
    }

    private func make(_ size: String) throws -> String {
        let path = folder + "/texts"
        guard let count = Int(size), count > 0 else {
            throw ValidationError("\(size) is not a number of articles.")
        }
        let made = try MeasuredProcess.run([
            maker, "\(short ? ShortArticles.originals(for: count) : count)", path,
        ])
        guard made.succeeded else { throw ValidationError("\(maker) failed.") }
        // Its table of people is not an article.
        try? FileManager.default.removeItem(atPath: path + "/people.tsv")
        guard short else { return path }
        let cut = folder + "/short"
        try ShortArticles.cut(path, into: cut, count: count)
        try FileManager.default.removeItem(atPath: path)
        return cut
    }

    private func measure(_ corpus: BenchmarkCorpus) throws {
        print("\n\(corpus.files.count) articles, \(rounded(Double(corpus.textBytes) / 1e6)) MB of text")
        var rows = [try dossier(corpus, names: false)]
        if !textOnly { rows.append(try dossier(corpus, names: true)) }
        if !alone {
            for peer in Peer.all where MeasuredProcess.isInstalled(peer.program) {
                rows.append(try peer.measure(corpus, folder, word))
            }
        }
        printTable(rows, corpus)
        try printKeystrokes()
    }

    private var library: String { folder + "/library.db" }

    private func dossier(_ corpus: BenchmarkCorpus, names: Bool) throws -> Measured {
        for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: library + suffix) }
        let taking = try MeasuredProcess.run(
            names
                ? [dossier, "add", "--library", library, corpus.texts]
                : [CommandLine.arguments[0], "import", "--library", library, "--go-on", corpus.texts])
        guard taking.succeeded else { throw ValidationError("The import failed.") }
        let list = try Peer.search([dossier, "list", "--library", library, word])
        let search = try Peer.search([dossier, "search", "--library", library, word])
        return Measured(
            program: names ? "dossier" : "dossier, text only", importSeconds: taking.seconds,
            importMemory: taking.memory, size: try Library(path: library).status().fileBytes,
            listSeconds: list.seconds, searchSeconds: search.seconds, hits: list.lines)
    }

    private func printTable(_ rows: [Measured], _ corpus: BenchmarkCorpus) {
        let head = [
            "", "import s", "× text only", "articles/s", "memory MB", "size × text", "list ms", "search ms",
            "× dossier", "hits",
        ]
        var lines = [head]
        for row in rows {
            lines.append([
                row.program, shown(row.importSeconds, 2),
                shown(ratio(row.importSeconds, rows[0].importSeconds), 2),
                shown(row.importSeconds.map { Double(corpus.files.count) / $0 }, 0),
                shown(row.importMemory, 0),
                shown(row.size.map { Double($0) / Double(max(1, corpus.textBytes)) }, 2),
                shown(row.listSeconds.map { $0 * 1000 }, 0),
                shown(row.searchSeconds.map { $0 * 1000 }, 0),
                shown(ratio(row.searchSeconds, rows[0].searchSeconds), 2),
                row.hits.map(String.init) ?? "–",
            ])
        }
        let widths = head.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        for line in lines {
            let cells = line.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + space : space + cell
            }
            print(cells.joined(separator: "  "))
        }
    }

    private func ratio(_ a: Double?, _ b: Double?) -> Double? {
        guard let a, let b, b > 0 else { return nil }
        return a / b
    }

    private func shown(_ number: Double?, _ digits: Int) -> String {
        number.map { rounded($0, digits) } ?? "–"
    }

    /// How fast an open reader answers each keystroke of a word.
    private func printKeystrokes() throws {
        let store = try Library(path: library)
        var times: [Double] = []
        for end in 1...word.count {
            times += try milliseconds(rounds: 20) {
                _ = try store.search(String(word.prefix(end)), window: 0..<50, isTyping: true)
            }
        }
        times.sort()
        print(
            "a keystroke of “\(word)” in an open library: p50 \(rounded(times.quantile(0.5), 2)) ms, "
                + "p95 \(rounded(times.quantile(0.95), 2)) ms; memory \(rounded(currentMemory(), 0)) MB")
    }
}
