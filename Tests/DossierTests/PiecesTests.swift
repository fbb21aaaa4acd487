import Testing

@testable import dossier

@Suite struct `An answer in pieces` {
    @Test(arguments: [0, 1, 25, 26, 1000, 3000])
    func `comes whole and in order, and nothing is asked twice`(total: Int) throws {
        var asked: [Int] = []
        var largest = 0
        // Each third key has two elements, the others none.
        var pieces = Pieces(Array(0..<total)) { keys in
            asked += keys
            largest = max(largest, keys.count)
            return keys.filter { $0 % 3 == 0 }.flatMap { [$0, $0] }
        }
        var found: [Int] = []
        while let element = try pieces.next() { found.append(element) }
        #expect(found == (0..<total).filter { $0 % 3 == 0 }.flatMap { [$0, $0] })
        #expect(asked == Array(0..<total))
        #expect(largest <= 400)
    }

    @Test func `is asked for only as far as it is read`() throws {
        var asked = 0
        var pieces = Pieces(Array(0..<10_000)) { keys in
            asked += keys.count
            return keys
        }
        #expect(try pieces.next() == 0)
        #expect(asked < 100)
    }
}
