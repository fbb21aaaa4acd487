import Dispatch
import Synchronization
import Testing

@testable import ReaderApp

@Suite struct `Questions to the library` {
    private let queue = QuestionQueue()

    @Test func `one that is being answered ends when a newer one on its topic is asked`() {
        let began = DispatchSemaphore(value: 0)
        let answers = Mutex<[String]>([])
        queue.ask(.hits) { isSuperseded in
            began.signal()
            // As a search that would go on for a long time.
            while !isSuperseded() { pause() }
            answers.withLock { $0.append("ended") }
        }
        began.wait()
        queue.ask(.hits) { _ in answers.withLock { $0.append("newer") } }
        #expect(queue.wait(for: .seconds(20)))
        #expect(answers.withLock { $0 } == ["ended", "newer"])
    }

    @Test func `of those that wait only the newest on each topic is asked`() {
        let gate = DispatchSemaphore(value: 0)
        let answers = Mutex<[String]>([])
        func ask(_ topic: Asking.Topic, _ name: String) {
            queue.ask(topic) { _ in answers.withLock { $0.append(name) } }
        }
        queue.ask(.related) { _ in gate.wait() }
        for name in ["a", "ab", "abc"] { ask(.hits, name) }
        ask(.list, "list")
        #expect(queue.isBusy)
        gate.signal()
        #expect(queue.wait(for: .seconds(20)))
        #expect(answers.withLock { $0 } == ["abc", "list"])
        #expect(!queue.isBusy)
    }

    @Test func `waiting for an answer ends when the time is over`() {
        let gate = DispatchSemaphore(value: 0)
        queue.ask(.hits) { _ in gate.wait() }
        #expect(!queue.wait(for: .milliseconds(1)))
        gate.signal()
        #expect(queue.wait(for: .seconds(20)))
    }

    @Test func `changes are all made, in the order in which they were asked for`() {
        let changes = ChangeQueue()
        let made = Mutex<[Int]>([])
        for number in 0..<100 { changes.add { made.withLock { $0.append(number) } } }
        #expect(changes.wait())
        #expect(made.withLock { $0 } == Array(0..<100))
    }
}

private func pause() { _ = DispatchSemaphore(value: 0).wait(timeout: .now() + .microseconds(200)) }
