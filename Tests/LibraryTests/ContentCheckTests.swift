import Foundation
import GRDB
import Testing

@testable import Library

@Suite struct `A check of the words` {
    private let folder: TemporaryFolder
    private var path: String { folder.path + "/a.db" }

    init() throws { folder = try TemporaryFolder() }

    /// Gives each of two articles the text of the other: both can be read, and neither is what was added.
    private func exchange(_ one: Int64, _ other: Int64) throws {
        try DatabaseQueue(path: path).write {
            try $0.execute(
                sql: """
                    CREATE TEMP TABLE held AS SELECT * FROM articleText WHERE article IN (?1, ?2);
                    UPDATE articleText SET (lexicon, length, blocks, text) =
                        (SELECT lexicon, length, blocks, text FROM held WHERE held.article = ?1 + ?2 - articleText.article)
                        WHERE article IN (?1, ?2);
                    DROP TABLE held;
                    UPDATE state SET generation = generation + 1;
                    """.replacing("?1", with: "\(one)").replacing("?2", with: "\(other)"))
        }
    }

    private func problem(_ article: Int) -> String {
        "The index of words does not say what the text of article \(article) does."
    }

    @Test func `tells the articles whose text has other words than the index says`() throws {
        let library = try Library(path: path)
        for (number, ship) in ["ferry", "barge", "yacht"].enumerated() {
            try library.put(
                article("Port \(number)", "The \(ship) left the port."), path: "/\(number)")
        }
        #expect(try library.check().problems == [])
        try exchange(1, 3)
        #expect(try library.check().problems == [problem(1), problem(3)])
    }

    @Test func `looks at some articles, and at all of them where that is wished`() throws {
        let library = try Library(path: path)
        let count = 2 * ContentCheck.sample
        _ = try library.store(
            (0..<count).map { number in
                .made(
                    article("Port \(1_000 + number)", "Ship\(1_000 + number) left the port."),
                    path: "/\(number)")
            })
        #expect(try library.check(isFull: true).problems == [])
        try exchange(501, 502)
        #expect(try library.check(isFull: true).problems == [problem(501), problem(502)])
        // One of two neighbours, as one of two articles is looked at.
        let some = try library.check().problems
        #expect(some == [problem(501)] || some == [problem(502)])
    }
}
