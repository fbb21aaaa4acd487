import ArgumentParser
import Articles
import Foundation

/// `dossier-benchmarks extraction FOLDER…`: how well articles are found in web pages.
struct ExtractionBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extraction", abstract: "How well articles are found in web pages, and how fast.",
        discussion: """
            FOLDER holds the sets article-extraction (html/*.html.gz and ground-truth.json), readability \
            (NAME/source.html, expected.html, expected-metadata.json) and pages (NAME/page.html, expected.json), or is one of them.
            """)

    @Option(help: ArgumentHelp("Only every second page, the even or the odd ones.", valueName: "even|odd"))
    var half: String?
    @Option(help: ArgumentHelp("Tell the pages that came out worst.", valueName: "COUNT")) var worst = 0
    @Option(
        help: ArgumentHelp(
            "Write what was found and what was expected into this folder.", valueName: "FOLDER")) var dump:
        String?
    @Argument(help: ArgumentHelp("The sets.", valueName: "FOLDER")) var folders: [String]

    func run() throws {
        var time = 0.0
        var count = 0
        for folder in folders {
            for set in try ExtractionSet.sets(in: URL(filePath: folder)) {
                var measured = ExtractionMeasure(set.kind)
                for (index, page) in set.pages.enumerated()
                where half == nil || (half == "even") == (index % 2 == 0) {
                    let start = clock()
                    let found = Self.article(of: page, in: set.kind)
                    time += Double(clock() - start) / Double(CLOCKS_PER_SEC)
                    count += 1
                    measured.add(page, found: found)
                    if let dump {
                        try write(page, found, expected: measured.lastExpected, to: dump)
                    }
                }
                print(measured.summary)
                for line in measured.worst.prefix(worst) { print("    \(line)") }
            }
        }
        let milliseconds = time * 1000
        print(
            "processor time a page: \((milliseconds / Double(max(count, 1)) * 100).rounded() / 100) ms (\(count) pages)"
        )
    }

    /// The figures of a set.
    static func measure(_ set: ExtractionSet) -> ExtractionMeasure {
        var measured = ExtractionMeasure(set.kind)
        for page in set.pages { measured.add(page, found: article(of: page, in: set.kind)) }
        return measured
    }

    /// The article in a page; of the set that has front pages among its articles, all of the text where there is none.
    private static func article(of page: ExtractionSet.Page, in kind: ExtractionSet.Kind) -> FoundArticle? {
        var input = ArticleInput(
            bytes: page.bytes, path: "\(page.name).html", fileTime: "2000-01-01T00:00:00Z")
        input.takesAny = kind == .readability
        do {
            return try input.articles().first
        } catch {
            // Refused, which is right for some pages, and counts as nothing found for the others.
            return nil
        }
    }

    private func write(
        _ page: ExtractionSet.Page, _ found: FoundArticle?, expected: String, to folder: String
    ) throws {
        let folder = URL(filePath: folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let article = found?.article
        try (article?.text ?? "").write(
            to: folder.appending(path: "\(page.name).found"), atomically: false, encoding: .utf8)
        try expected.write(
            to: folder.appending(path: "\(page.name).right"), atomically: false, encoding: .utf8)
    }
}
