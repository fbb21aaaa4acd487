import Articles
import Dispatch
import Synchronization

/// Work on another thread that can be asked to stop.
final class BackgroundWork: Sendable {
    private let isStopped = Atomic(false)
    private let group = DispatchGroup()
    private let thread = WorkThread()
    /// How long leaving the reader waits for the work to stop, in seconds; what is not stored by then is taken in again
    /// the next time.
    private static let patience = 0.3

    var isCancelled: Bool { isStopped.load(ordering: .relaxed) }

    func start(_ body: @escaping @Sendable () -> Void) {
        group.enter()
        thread.add { [group] in
            body()
            group.leave()
        }
    }

    /// Waits for the work to end.
    ///
    /// - Returns: Whether it has in time; always when there is no limit.
    func wait(atMost patience: Duration?) -> Bool { group.wait(atMost: patience) }

    /// Asks the work to stop, and waits a moment for it.
    func cancel() {
        isStopped.store(true, ordering: .relaxed)
        _ = group.wait(timeout: .now() + Self.patience)
    }
}

/// Decides when it is time to show something again that changes often.
final class Pace: Sendable {
    private let next = Mutex<ContinuousClock.Instant?>(nil)
    private static let interval = Duration.milliseconds(300)

    /// Whether `interval` has passed since this was last so; the first time it is.
    func isTime() -> Bool {
        next.withLock { next in
            let now = ContinuousClock.now
            guard next.map({ now >= $0 }) ?? true else { return false }
            next = now + Self.interval
            return true
        }
    }
}
