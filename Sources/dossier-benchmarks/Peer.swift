import Foundation

/// What was measured for one program on a corpus; `nil` for what it does not do.
struct Measured {
    var program: String
    var importSeconds: Double?
    var importMemory: Double?
    /// The size of its index or library, in bytes.
    var size: Int?
    /// One search from the shell that prints only the articles.
    var listSeconds: Double?
    /// One search from the shell with the program's own output: with sentences, lines or summaries.
    var searchSeconds: Double?
    var hits: Int?
}

/// Another program that searches a collection of texts.
struct Peer: Sendable {
    let program: String
    let measure: @Sendable (_ corpus: BenchmarkCorpus, _ folder: String, _ word: String) throws -> Measured

    static let all = [ripgrep, notmuch, recoll, newsboat]

    /// The median of three searches as a person would wait for them at the shell, and how many lines the first printed.
    static func search(
        _ arguments: [String], environment: [String: String] = [:]
    ) throws -> (seconds: Double, lines: Int) {
        var runs: [MeasuredProcess] = []
        for _ in 0..<3 { runs.append(try MeasuredProcess.run(arguments, environment: environment)) }
        return (runs.map(\.seconds).sorted()[1], runs[0].output.split(separator: "\n").count)
    }

    private static let ripgrep = Peer(program: "rg") { corpus, _, word in
        let list = try search(["rg", "-l", "-i", "-w", word, corpus.texts])
        let found = try search(["rg", "-i", "-w", word, corpus.texts])
        return Measured(
            program: "ripgrep", listSeconds: list.seconds, searchSeconds: found.seconds, hits: list.lines)
    }

    private static let notmuch = Peer(program: "notmuch") { corpus, folder, word in
        let mail = "\(folder)/mail"
        try corpus.writeMessages(to: mail)
        let configuration = "\(folder)/notmuch-config"
        try """
        [database]
        path=\(mail)
        [user]
        name=Nobody
        primary_email=nobody@example.org
        [new]
        tags=new
        """.write(toFile: configuration, atomically: true, encoding: .utf8)
        let environment = ["NOTMUCH_CONFIG": configuration, "HOME": folder]
        let indexing = try MeasuredProcess.run(["notmuch", "new", "--quiet"], environment: environment)
        let list = try search(["notmuch", "search", "--output=messages", word], environment: environment)
        let found = try search(["notmuch", "search", word], environment: environment)
        return Measured(
            program: "notmuch", importSeconds: indexing.seconds, importMemory: indexing.memory,
            size: bytes(inFolder: mail + "/.notmuch"), listSeconds: list.seconds,
            searchSeconds: found.seconds, hits: list.lines)
    }

    private static let recoll = Peer(program: "recollindex") { corpus, folder, word in
        let configuration = "\(folder)/recoll"
        try FileManager.default.createDirectory(atPath: configuration, withIntermediateDirectories: true)
        try "topdirs = \(corpus.texts)\nloglevel = 2\n".write(
            toFile: configuration + "/recoll.conf", atomically: true, encoding: .utf8)
        let indexing = try MeasuredProcess.run(["recollindex", "-c", configuration])
        let list = try search(["recollq", "-c", configuration, "-b", "-n", "0", word])
        let found = try search(["recollq", "-c", configuration, "-n", "0", word])
        return Measured(
            program: "recoll", importSeconds: indexing.seconds, importMemory: indexing.memory,
            size: bytes(inFolder: configuration + "/xapiandb"), listSeconds: list.seconds,
            searchSeconds: found.seconds, hits: list.lines)
    }

    private static let newsboat = Peer(program: "newsboat") { corpus, folder, _ in
        let feed = "\(folder)/feed.xml"
        try corpus.writeFeed(to: feed)
        try "file://\(feed)\n".write(toFile: folder + "/urls", atomically: true, encoding: .utf8)
        try "max-items 0\n".write(toFile: folder + "/newsboat-config", atomically: true, encoding: .utf8)
        let cache = "\(folder)/newsboat.db"
        let taking = try MeasuredProcess.run([
            "newsboat", "-u", folder + "/urls", "-C", folder + "/newsboat-config", "-c", cache, "-x",
            "reload",
        ])
        let size = (try? FileManager.default.attributesOfItem(atPath: cache)[.size] as? Int) ?? nil
        return Measured(
            program: "newsboat", importSeconds: taking.seconds, importMemory: taking.memory, size: size ?? 0)
    }
}
