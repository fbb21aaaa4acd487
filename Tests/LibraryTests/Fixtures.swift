import Articles
import Entities
import Foundation
import Library
import TextBytes

/// Finds given names in texts, in place of a model: full names, and their last words as aliases.
struct PlainNames: Sendable {
    var known: [(name: String, kind: EntityKind)]

    init(people: [String] = [], places: [String] = []) {
        known = people.map { ($0, .person) } + places.map { ($0, .place) }
    }

    func annotate(_ article: Article) -> Annotation {
        let text = FoldedText(article.text)
        var entities: [Entity] = []
        var mentions: [Mention] = []
        for item in known {
            let surname = item.name.split(separator: " ").last.map(String.init) ?? item.name
            let full = text.ranges(of: item.name)
            let bare = text.ranges(of: surname).filter { range in !full.contains { $0.overlaps(range) } }
            guard !full.isEmpty || !bare.isEmpty else { continue }
            let aliases = full.isEmpty || bare.isEmpty ? [] : [surname]
            entities.append(
                Entity(name: full.isEmpty ? surname : item.name, kind: item.kind, aliases: aliases))
            for range in full + bare {
                mentions.append(
                    Mention(
                        range: range, kind: item.kind, form: .name, entity: entities.count - 1,
                        reason: "names \(item.name) in paragraph 2", confidence: 0.8))
            }
        }
        mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
        return Annotation(
            entities: entities, mentions: mentions, sentences: article.blocks.map(\.range))
    }
}

/// An article with a title and paragraphs.
func article(_ title: String, _ paragraphs: String..., date: String = "2024-03-01", source: String? = nil)
    -> Article
{
    var text = ""
    var blocks: [Article.Block] = []
    for (index, part) in ([title] + paragraphs).enumerated() {
        if index > 0 { text += "\n\n" }
        let start = text.utf8.count
        text += part
        blocks.append(.init(kind: index == 0 ? .title : .paragraph, range: start..<text.utf8.count))
    }
    return Article(
        title: title, text: text, blocks: blocks, date: ArticleDate(iso: date, origin: .text), source: source)
}

extension Library {
    /// Stores an article as if it came from the file `path`.
    @discardableResult
    func put(_ article: Article, path: String, names: PlainNames? = nil) throws -> StoredArticle {
        try store([.made(article, path: path, names: names)])[0]
    }

    func titles(_ query: String) throws -> [String] {
        try articles(matching: query, window: 0..<100).items.map(\.headline.title)
    }
}

extension IncomingArticle {
    static func made(_ article: Article, path: String, names: PlainNames? = nil) -> IncomingArticle {
        let bytes = Array(article.text.utf8)
        return IncomingArticle(
            file: ArticleSource(
                path: path, size: bytes.count, modified: 1, contentHash: ArticleSource.hash(of: bytes)),
            article: article, annotation: names.map { $0.annotate(article) })
    }
}

/// A folder that is gone when the test ends.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "dossier-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes an archive with these texts in it, in this order.
    func writeArchive(_ members: [(name: String, text: String)], to name: String) throws {
        var bytes: [UInt8] = []
        for member in members {
            var header = [UInt8](repeating: 0, count: 512)
            func put(_ text: String, at place: Int) {
                header.replaceSubrange(place..<place + text.utf8.count, with: text.utf8)
            }
            func octal(_ number: Int, width: Int) -> String {
                let digits = String(number, radix: 8)
                return String(repeating: "0", count: width - digits.count) + digits
            }
            put(member.name, at: 0)
            put("0000644", at: 100)
            put(octal(member.text.utf8.count, width: 11), at: 124)
            put(octal(0, width: 11), at: 136)
            put("        ", at: 148)
            put("0", at: 156)
            put("ustar", at: 257)
            put("00", at: 263)
            put(octal(header.reduce(0) { $0 + Int($1) }, width: 6) + "\u{0} ", at: 148)
            bytes += header + Array(member.text.utf8)
            bytes += [UInt8](repeating: 0, count: (512 - member.text.utf8.count % 512) % 512)
        }
        try Data(bytes + [UInt8](repeating: 0, count: 1024)).write(
            to: URL(filePath: path).appending(path: name))
    }

    func write(_ text: String, to name: String) throws {
        let url = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }
}
