import Articles
import Testing

@testable import Library

@Suite struct `How many articles go into a transaction` {
    /// The sizes of waves when so many articles a second are taken in.
    private func counts(_ waves: inout ImportWaves, rate: Int, waves number: Int) -> [Int] {
        (0..<number).map { _ in
            let count = waves.count
            waves.note(count, took: .seconds(1) * count / rate)
            return count
        }
    }

    @Test func `few at first, then many where that takes about a second`() {
        var waves = ImportWaves(largest: 1_024)
        #expect(counts(&waves, rate: 1_000, waves: 6) == [32, 128, 512, 1_000, 1_000, 1_000])
        var fast = ImportWaves(largest: 1_024)
        #expect(counts(&fast, rate: 100_000, waves: 5) == [32, 128, 512, 1_024, 1_024])
    }

    @Test func `a wave takes about a second whatever the machine does`() {
        var waves = ImportWaves(largest: 1_024)
        _ = counts(&waves, rate: 1_000, waves: 6)
        // The machine is busy from now on; one slow wave could have another cause.
        #expect(counts(&waves, rate: 100, waves: 4) == [1_000, 1_000, 100, 100])
        #expect(counts(&waves, rate: 1_000, waves: 3) == [100, 400, 1_000])
    }

    @Test func `a large file goes alone`() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "b", "d", "e"] { try folder.write("Some words.", to: "\(name).txt") }
        try folder.write(String(repeating: "Some words. ", count: 250_000), to: "c.txt")
        let files = ArticleFiles.files(at: [folder.path]).files
        let waves = ImportWaves(largest: 1_024)
        var found: [Range<Int>] = []
        while (found.last?.upperBound ?? 0) < files.count {
            found.append(waves.next(of: files, from: found.last?.upperBound ?? 0))
        }
        #expect(found == [0..<2, 2..<3, 3..<5])
    }

    @Test func `one long article changes nothing for those that follow`() {
        var waves = ImportWaves(largest: 1_024)
        _ = counts(&waves, rate: 1_024, waves: 6)
        waves.note(1, took: .seconds(20))
        #expect(waves.count == 1_024)
    }

    @Test func `a little too long is left as it is, and there are never fewer than a few`() {
        var waves = ImportWaves(largest: 1_024)
        _ = counts(&waves, rate: 2_000, waves: 5)
        #expect(counts(&waves, rate: 700, waves: 4) == [1_024, 1_024, 1_024, 1_024])
        #expect(counts(&waves, rate: 1, waves: 5).last == ImportWaves.smallest)
        waves.note(16, took: .zero)
        waves.note(0, took: .seconds(9))
        #expect(waves.count == 64)
    }
}
