import Library
import Testing

@testable import dossier

@Suite struct `A long answer` {
    /// The numbers below `total`, asked for piece by piece.
    private func all(of total: Int, limit: Int = .max) throws -> (items: [Int], questions: Int) {
        var questions = 0
        var numbers = Windows(limit: limit) { range in
            questions += 1
            let part = range.clamped(to: 0..<total)
            return Window(offset: part.lowerBound, items: Array(part), total: total)
        }
        var items: [Int] = []
        while let number = try numbers.next() { items.append(number) }
        return (items, questions)
    }

    @Test(arguments: [0, 1, 199, 200, 201, 1000, 40_000])
    func `comes whole and in order`(total: Int) throws {
        let (items, questions) = try all(of: total)
        #expect(items == Array(0..<total))
        #expect(questions <= 8)
    }

    @Test(arguments: [0, 1, 200, 300])
    func `ends at the limit`(limit: Int) throws {
        #expect(try all(of: 1000, limit: limit).items == Array(0..<limit))
    }
}
