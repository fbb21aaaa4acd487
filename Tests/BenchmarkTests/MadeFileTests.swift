import Articles
import Foundation
import Testing

@testable import dossier_benchmarks

@Suite struct `A made file` {
    @Test(arguments: MadeFile.Kind.allCases)
    func `holds the articles that were put into it`(kind: MadeFile.Kind) throws {
        let path = FileManager.default.temporaryDirectory.path + "/made-\(UUID().uuidString).\(kind.suffix)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        var texts = MadeArticles(seed: 3)
        let made = (0..<(kind == .page ? 1 : 25)).map { _ in texts.next() }
        let file = try MadeFile(kind, at: path)
        for text in made { try file.add(text) }
        try file.close()
        let listed = try ArticleFile(named: path)
        #expect(listed.size == file.size)
        let input = ArticleInput(bytes: try listed.read(), path: path, fileTime: "2024-01-01T00:00:00Z")
        let found = try input.articles()
        #expect(found.map(\.article.title) == made.map(\.title))
        #expect(
            found.map { $0.article.text.split(separator: "\n").dropFirst().map(String.init) }
                == made.map(\.paragraphs))
    }
}
