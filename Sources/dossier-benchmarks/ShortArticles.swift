import Articles
import Foundation

/// Short articles, cut out of longer ones: many of them cost a library the most for each byte of text.
enum ShortArticles {
    /// An article ends with the paragraph that makes it longer than this.
    private static let length = 300
    private static let longestTitle = 90
    /// How many articles a folder holds.
    private static let folderSize = 2_000

    /// How many made articles are cut into this many short ones, with some to spare.
    static func originals(for count: Int) -> Int { count / 3 + 100 }

    /// Cuts the articles of a folder at their paragraphs; the first words of each part become its title.
    static func cut(_ texts: String, into folder: String, count: Int) throws {
        var made = 0
        for file in ArticleFiles.files(at: [texts]).files {
            var part = ""
            for paragraph in String(decoding: try file.read(), as: UTF8.self).split(separator: "\n") {
                part += paragraph + "\n\n"
                guard part.utf8.count > length else { continue }
                guard made < count else { return }
                try write(part, to: folder, number: made)
                part = ""
                made += 1
            }
        }
        print("\(made) short articles could be cut, not \(count)")
    }

    private static func write(_ part: String, to folder: String, number: Int) throws {
        let inner = "\(folder)/\(number / folderSize)"
        if number % folderSize == 0 {
            try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
        }
        var title = ""
        for word in part.split(whereSeparator: \.isWhitespace) {
            guard title.utf8.count + word.utf8.count < longestTitle else { break }
            title += (title.isEmpty ? "" : " ") + word
        }
        let path = "\(inner)/\(number).txt"
        guard FileManager.default.createFile(atPath: path, contents: Data("\(title)\n\n\(part)".utf8)) else {
            throw CocoaError(.fileWriteUnknown)
        }
    }
}
