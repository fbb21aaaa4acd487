import Foundation

/// Pages with what is right for each.
struct ExtractionSet {
    struct Page {
        var name: String
        var bytes: [UInt8]
        /// The text of the article, or its markup.
        var text: String
        var isMarkup = false
        /// What else is known, by the names of readability's expected-metadata.json.
        var metadata: [String: Any] = [:]
        /// Of our own pages: paragraphs, must_not, optional, once, status.
        var expectation: [String: Any]?
    }

    enum Kind: String {
        case articleExtraction = "article-extraction"
        case readability
        case own = "pages"
    }

    let kind: Kind
    let pages: [Page]

    /// - Parameter folder: A folder that holds article-extraction, readability or pages, or is one of them.
    static func sets(in folder: URL) throws -> [ExtractionSet] {
        let kinds: [Kind] = [.articleExtraction, .readability, .own]
        if let kind = kinds.first(where: { folder.lastPathComponent == $0.rawValue }) {
            return [try ExtractionSet(kind, folder)]
        }
        return try kinds.compactMap { kind in
            let inner = folder.appending(path: kind.rawValue)
            guard FileManager.default.fileExists(atPath: inner.path) else { return nil }
            return try ExtractionSet(kind, inner)
        }
    }

    private init(_ kind: Kind, _ folder: URL) throws {
        self.kind = kind
        switch kind {
        case .articleExtraction:
            let truth = try Self.object(folder.appending(path: "ground-truth.json"))
            pages = try truth.keys.sorted().map { key in
                let entry = truth[key] as? [String: Any] ?? [:]
                let file = folder.appending(path: "html/\(key).html.gz")
                return Page(
                    name: String(key.prefix(12)), bytes: try Self.unpacked(file),
                    text: entry["articleBody"] as? String ?? "", metadata: ["url": entry["url"] ?? ""])
            }
        case .readability:
            pages = try Self.folders(in: folder).map { inner in
                Page(
                    name: inner.lastPathComponent,
                    bytes: Array(try Data(contentsOf: inner.appending(path: "source.html"))),
                    text: try String(contentsOf: inner.appending(path: "expected.html"), encoding: .utf8),
                    isMarkup: true,
                    metadata: try Self.object(inner.appending(path: "expected-metadata.json")))
            }
        case .own:
            pages = try Self.folders(in: folder).map { inner in
                let expected = try Self.object(inner.appending(path: "expected.json"))
                return Page(
                    name: inner.lastPathComponent,
                    bytes: Array(try Data(contentsOf: inner.appending(path: "page.html"))),
                    text: (expected["paragraphs"] as? [String] ?? []).joined(separator: "\n"),
                    expectation: expected)
            }
        }
    }

    private static func folders(in folder: URL) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
            folder.appending(path: $0)
        }
    }

    private static func object(_ file: URL) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? [:]
    }

    /// What gzip makes of a compressed file.
    private static func unpacked(_ file: URL) throws -> [UInt8] {
        let gzip = Process()
        gzip.executableURL = URL(filePath: "/usr/bin/env")
        gzip.arguments = ["gzip", "-dc", file.path]
        let pipe = Pipe()
        gzip.standardOutput = pipe
        try gzip.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        gzip.waitUntilExit()
        return Array(data)
    }
}
