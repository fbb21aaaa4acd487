import Articles
import CrossReferences
import Entities
import Testing

@testable import Library

@Suite struct `Who is who, in memory and in a library` {
    private typealias Articles = [(article: Article, annotation: Annotation)]

    /// For each entity of each article whom it is taken for, as a number that tells only who is the same.
    private struct Partition: Equatable {
        var numbers: [[Int]] = []
        private var known: [Int64: Int] = [:]

        init(_ ids: [[Int64]]) {
            for article in ids {
                var found: [Int] = []
                for id in article {
                    let number = known[id] ?? known.count
                    known[id] = number
                    found.append(number)
                }
                numbers.append(found)
            }
        }
    }

    private func inMemory(_ waves: [Articles]) throws -> Partition {
        var register = IdentityRegister<IdentityMemory>()
        var taken: [[IdentityMemory.Sighting]] = []
        for wave in waves {
            for item in wave {
                taken.append(try register.take(item.annotation, of: item.article).map(\.sighting))
            }
            try register.settle()
        }
        return Partition(taken.map { $0.map { register.store.entity(of: $0) } })
    }

    /// - Parameter size: How many articles are taken in by one transaction.
    private func inLibrary(_ waves: [Articles], size: Int) throws -> Partition {
        let library = try Library.inMemory()
        var stored: [ArticleID] = []
        for wave in waves {
            for start in stride(from: 0, to: wave.count, by: size) {
                let batch = wave[start..<min(start + size, wave.count)].enumerated().map { index, item in
                    IncomingArticle(
                        file: ArticleSource(
                            path: "/\(stored.count + index)", size: 1, modified: 1, contentHash: 1),
                        article: item.article, annotation: item.annotation)
                }
                stored += try library.store(batch).map(\.id)
            }
            try library.settleNames()
        }
        #expect(try library.check().problems.isEmpty)
        return Partition(
            try zip(stored, waves.joined()).map { id, item in
                let mentions = try library.article(id)?.mentions ?? []
                return item.annotation.entities.indices.compactMap { index in
                    let start = item.annotation.mentions.first { $0.entity == index }?.range.lowerBound
                    return mentions.first { $0.range.lowerBound == start }?.entity.rawValue
                }
            })
    }

    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `the same articles in the same order give the same people, whatever the transactions`(seed: UInt64)
        throws
    {
        var source = RandomArticles(seed: seed)
        let waves = [source.next(120), source.next(60)]
        let expected = try inMemory(waves)
        #expect(Set(expected.numbers.joined()).count < expected.numbers.joined().count)
        for size in [1, 17, 1000] {
            #expect(try inLibrary(waves, size: size) == expected, "\(size) at a time")
        }
    }
}
