import Dispatch
import Synchronization

/// Pieces of work, done one after the other on a thread of their own, which sleeps while there is none.
package final class WorkThread: Sendable {
    package typealias Work = @Sendable () -> Void

    private struct Line {
        var ready: [Work] = []
        var delayed: [(due: ContinuousClock.Instant, work: Work)] = []
        var isStarted = false
        var isOver = false
    }

    /// What the thread does next.
    private enum Step {
        case work(Work)
        case sleep(for: Duration?)
        case end
    }

    /// Outlives the owner until the work is done.
    private final class Waiting: Sendable {
        let line = Mutex(Line())
        /// Signalled whenever there is something new in the line.
        let hasNews = DispatchSemaphore(value: 0)

        func next() -> Step {
            line.withLock { line in
                let now = ContinuousClock.now
                if let place = line.delayed.firstIndex(where: { $0.due <= now }) {
                    line.ready.append(line.delayed.remove(at: place).work)
                }
                if !line.ready.isEmpty { return .work(line.ready.removeFirst()) }
                if let due = line.delayed.map(\.due).min() { return .sleep(for: due - now) }
                return line.isOver ? .end : .sleep(for: nil)
            }
        }

        func run() {
            while true {
                switch next() {
                case .work(let work): work()
                case .sleep(let time?): _ = hasNews.wait(timeout: .now() + time / .seconds(1))
                case .sleep(nil): hasNews.wait()
                case .end: return
                }
            }
        }
    }

    private let waiting = Waiting()

    package init() {}

    deinit {
        waiting.line.withLock { $0.isOver = true }
        waiting.hasNews.signal()
    }

    /// Has work done after what was added before.
    ///
    /// - Parameter delay: How long it waits at first; other work does not wait for it.
    package func add(after delay: Duration = .zero, _ work: @escaping Work) {
        let isFirst = waiting.line.withLock { line in
            if delay > .zero {
                line.delayed.append((.now + delay, work))
            } else {
                line.ready.append(work)
            }
            defer { line.isStarted = true }
            return !line.isStarted
        }
        waiting.hasNews.signal()
        guard isFirst else { return }
        let thread = OwnThread { [waiting] in waiting.run() }
        precondition(thread != nil, "The system has no more threads.")
        thread?.detach()
    }

    /// Does work after what was added before, and waits for it.
    package func run(_ work: @escaping Work = {}) {
        let isDone = DispatchSemaphore(value: 0)
        add {
            work()
            isDone.signal()
        }
        isDone.wait()
    }
}
