import Articles
import Foundation

/// A folder of text files, and its forms for other programs.
struct BenchmarkCorpus: Sendable {
    /// The folder of text files.
    let texts: String
    let files: ArticleFileList
    var textBytes: Int { files.indices.reduce(0) { $0 + files.size(at: $1) } }

    init(texts: String) {
        self.texts = texts
        // The corpus maker's table of people is not an article.
        files = ArticleFiles.files(at: [texts]).files
    }

    /// Writes the articles as mail messages, one file each.
    func writeMessages(to folder: String) throws {
        for (number, file) in files.enumerated() {
            let part = "\(folder)/\(number / 1_000)/cur"
            if number % 1_000 == 0 {
                try FileManager.default.createDirectory(atPath: part, withIntermediateDirectories: true)
            }
            let (title, body) = try Self.parts(of: file)
            let head = """
                From: Nobody <nobody@example.org>
                To: Somebody <somebody@example.org>
                Subject: \(title)
                Date: Mon, 01 Jan 2024 12:00:00 +0000
                Message-ID: <\(number)@example.org>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit


                """
            try (head + body).write(toFile: "\(part)/\(number):2,", atomically: false, encoding: .utf8)
        }
    }

    /// Writes the articles as one feed.
    func writeFeed(to path: String) throws {
        var feed =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>All</title>"
            + "<link>http://example.org/</link><description>All</description>\n"
        for (number, file) in files.enumerated() {
            let (title, body) = try Self.parts(of: file)
            feed +=
                "<item><title>\(Self.escaped(title))</title><link>http://example.org/\(number)</link>"
                + "<guid>\(number)</guid><description>\(Self.escaped(body))</description></item>\n"
        }
        try (feed + "</channel></rss>\n").write(toFile: path, atomically: false, encoding: .utf8)
    }

    private static func parts(of file: ArticleFile) throws -> (title: String, body: String) {
        let text = String(decoding: try file.read(), as: UTF8.self)
        let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: true)
        return (String(lines.first ?? ""), String(lines.dropFirst().first ?? ""))
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: if character.value >= 32 || character == "\n" { result.unicodeScalars.append(character) }
            }
        }
        return result
    }
}
