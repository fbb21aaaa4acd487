import Foundation
import Testing

@testable import Articles

/// The sets of feeds, where they are at hand.
private let sets = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "../shared/data/import").standardizedFileURL

private func files(in folder: String) -> [String] {
    let place = sets.appending(path: folder).path
    return (FileManager.default.enumerator(atPath: place)?.compactMap { $0 as? String } ?? []).sorted()
}

private let own = files(in: "feeds-own").filter { $0.hasSuffix(".expected.json") }
private let others = files(in: "feeds").filter { $0.hasSuffix(".xml") || $0.hasSuffix(".json") }
private let exports = files(in: "globalvoices").filter { $0.hasSuffix(".xml") }

private func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: sets.appending(path: path)))
}

private struct Expectation: Decodable {
    struct Entry: Decodable {
        var title: String
        var link: String
        var date: String?
        var text: String
        var byline: String?
        var source: String
    }
    var articles: [Entry]
}

@Suite(.enabled(if: !own.isEmpty, "the feeds of ../shared/data/import are not here"))
struct `Feeds with a trap each` {
    @Test(arguments: own)
    func `are read right`(name: String) throws {
        let expected = try JSONDecoder().decode(Expectation.self, from: Data(bytes("feeds-own/\(name)")))
        let base = name.replacing(".expected.json", with: "")
        let file = try #require(files(in: "feeds-own").first { $0.hasPrefix(base + ".") && $0 != name })
        let articles = try feed(bytes("feeds-own/\(file)"), path: file).articles
        #expect(articles.count == expected.articles.count)
        for (found, entry) in zip(articles, expected.articles) {
            let article = found.article
            let hasTitle = article.blocks.first?.kind == .title
            #expect((hasTitle ? article.title : "") == entry.title)
            let lines = article.text.split(separator: "\n").dropFirst(hasTitle ? 1 : 0)
            #expect(lines.joined(separator: " ") == entry.text)
            #expect(article.url == entry.link)
            #expect(
                (article.date.origin == .fileTime ? nil : article.date.iso.prefix(10))
                    == entry.date.map { $0[...] })
            #expect(article.source == entry.source)
            if let byline = entry.byline { #expect(article.byline == byline) }
        }
    }
}

@Suite(.enabled(if: !others.isEmpty, "the feeds of ../shared/data/import are not here"))
struct `Feeds of another reader's tests` {
    @Test func `end no program, take little time and show no markup`() throws {
        var read = 0
        for name in others {
            let start = processorSeconds()
            guard let found = try? feed(bytes("feeds/\(name)"), path: name) else { continue }
            #expect(processorSeconds() - start < 1, "\(name)")
            for article in found.articles {
                #expect(
                    !MarkupText.hasTags(article.article.text), "\(name): \(article.article.text.prefix(200))")
            }
            read += 1
        }
        #expect(read > 200)
    }

    /// Files whose expectation, in a comment, is a title, a link or a text of the first entry that is written without markup.
    @Test func `give what their comments expect of the first entry`() throws {
        let pattern = #/entries\[0\]\['(title|link|description|summary)'\] == u?(['"])([^'"\\<>&]+)\2\s*$/#
        var asked = 0
        var right = 0
        for name in others {
            let file = try bytes("feeds/\(name)")
            let head = String(decoding: file.prefix(3000), as: UTF8.self)
            guard head.firstRange(of: "Header:") == nil, let comment = head.firstRange(of: "-->"),
                let match = try pattern.firstMatch(
                    in: head[..<comment.lowerBound].trimmingCharacters(in: .whitespacesAndNewlines))
            else { continue }
            // A summary beside a text is not taken; an entry of nothing but a link is none.
            if match.1 == "summary", head.contains("<content") { continue }
            let expected = String(match.3).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let article = try? feed(file, path: name).articles.first?.article
            if match.1 == "link", article == nil { continue }
            asked += 1
            guard let article else { continue }
            let lines = article.text.split(separator: "\n")
            let isRight =
                switch match.1 {
                case "title": article.title == expected
                case "link": article.url == expected
                default: lines.joined(separator: " ").hasSuffix(expected)
                }
            if isRight { right += 1 }
        }
        print("feeds whose comment names a plain value of an entry: \(right) of \(asked) right")
        #expect(right * 100 >= asked * 97)
    }
}

@Suite(.enabled(if: !exports.isEmpty, "the exports of ../shared/data/import are not here"))
struct `Exports of a site` {
    @Test func `give every published post with its title, address, day, author and text`() throws {
        var count = 0
        for name in exports {
            let file = try bytes("globalvoices/\(name)")
            let found = try feed(file, path: name)
            count += found.articles.count
            // The referee cuts the file at its tags, and looks at nothing else.
            let items = String(decoding: file, as: UTF8.self).components(separatedBy: "<item>").dropFirst()
                .filter { $0.contains("<wp:status>publish</wp:status>") }
            #expect(items.count == found.articles.count)
            for (item, read) in zip(items, found.articles) {
                func value(_ tag: String) -> String {
                    item.components(separatedBy: "<\(tag)>").dropFirst().first?
                        .components(separatedBy: "</\(tag)>").first ?? ""
                }
                let article = read.article
                #expect(article.url == value("link"))
                #expect(article.byline == value("dc:creator"))
                #expect(Self.words(article.title) == Self.words(value("title")))
                let day = value("pubDate").split(separator: " ").dropFirst().prefix(1).first.flatMap {
                    Int($0)
                }
                #expect(Int(article.date.iso.dropFirst(8).prefix(2)) == day)
                let shown = Self.words(String(article.text.dropFirst(article.title.count)))
                let written = Self.words(
                    value("content:encoded").replacing(
                        #/\[caption[^\]]*\].*?\[\/caption\]/#.dotMatchesNewlines(), with: " "))
                let missing = written.subtracting(shown).count
                #expect(missing * 20 <= written.count, "\(article.title): \(written.subtracting(shown))")
                #expect(!MarkupText.hasTags(article.text))
            }
        }
        #expect(count == 407)
    }

    /// The words of a text without what stands in tags and addresses.
    private static func words(_ markup: String) -> Set<String> {
        let plain = HTMLEntities.decoded(markup.replacing(#/(?s)<[^>]*>|\[[^\]]*\]|https?:\S+/#, with: " "))
        return Set(plain.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }
}
