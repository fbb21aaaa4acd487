import Testing

@testable import Library

@Suite struct `How fast taking in goes` {
    @Test func `nothing is told of the first moment`() {
        var pace = ImportPace()
        let start = ContinuousClock.now
        #expect(pace.note(0, at: start) == 0)
        #expect(pace.note(50, at: start + .milliseconds(500)) == 0)
    }

    @Test func `only what was of late counts`() {
        var pace = ImportPace()
        let start = ContinuousClock.now
        // 60,000 files that had not changed went by in three seconds; since then 100 a second are read.
        for second in 0...3 { _ = pace.note(second * 20_000, at: start + .seconds(second)) }
        var rate = 0.0
        for second in 1...60 { rate = pace.note(60_000 + second * 100, at: start + .seconds(3 + second)) }
        #expect(abs(rate - 100) < 1)
    }

    @Test func `work with long pauses has a pace as well`() {
        var pace = ImportPace()
        let start = ContinuousClock.now
        for step in 0...3 { _ = pace.note(step * 30, at: start + .seconds(step * 30)) }
        #expect(abs(pace.note(120, at: start + .seconds(120)) - 1) < 0.01)
    }

    @Test func `the time left follows from it`() {
        var progress = ImportProgress()
        progress.done = 200
        progress.total = 1_200
        #expect(progress.secondsLeft == nil)
        progress.rate = 100
        #expect(progress.secondsLeft == 10)
    }
}
