import Synchronization
import Testing

@testable import Articles

@Suite struct `Work on threads of our own` {
    @Test func `is done in the order in which it was added`() {
        let thread = WorkThread()
        let done = Mutex<[Int]>([])
        for number in 0..<100 { thread.add { done.withLock { $0.append(number) } } }
        thread.run()
        #expect(done.withLock { $0 } == Array(0..<100))
    }

    @Test func `that is to wait keeps nothing else from being done`() {
        let thread = WorkThread()
        let done = Mutex<[String]>([])
        let isDone = Mutex(false)
        thread.add(after: .milliseconds(30)) {
            done.withLock { $0.append("late") }
            isDone.withLock { $0 = true }
        }
        thread.run { done.withLock { $0.append("soon") } }
        #expect(done.withLock { $0 } == ["soon"])
        let end = ContinuousClock.now + .seconds(20)
        while !isDone.withLock({ $0 }), .now < end { thread.run() }
        #expect(done.withLock { $0 } == ["soon", "late"])
    }

    @Test func `is still done when nobody holds the thread any more`() {
        let done = Mutex(0)
        var thread: WorkThread? = WorkThread()
        let last = WorkThread()
        thread?.add { last.add { done.withLock { $0 += 1 } } }
        thread?.add { last.add { done.withLock { $0 += 1 } } }
        thread = nil
        let end = ContinuousClock.now + .seconds(20)
        while done.withLock({ $0 }) < 2, .now < end { last.run() }
        #expect(done.withLock { $0 } == 2)
    }

    @Test(arguments: [0, 1, 2, 7, 1_000])
    func `in parts does each of them once`(parts: Int) {
        let done = Mutex<[Int]>([])
        AllCores.perform(parts: parts) { part in done.withLock { $0.append(part) } }
        #expect(done.withLock { $0 }.sorted() == Array(0..<parts))
    }

    @Test func `gives results in the order of what they are of`() {
        #expect(Array(0..<1_000).mapOnAllCores { $0 * 2 } == (0..<1_000).map { $0 * 2 })
    }
}
