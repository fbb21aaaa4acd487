import Dispatch
import Synchronization

/// Work on another thread that can be asked to stop.
final class BackgroundWork: Sendable {
    private let state = Mutex<(running: Int, isCancelled: Bool)>((0, false))
    private let group = DispatchGroup()
    /// How long leaving the reader waits for the work to stop, in seconds; what is not stored by then is taken in again
    /// the next time.
    private static let patience = 0.3

    var isCancelled: Bool { state.withLock { $0.isCancelled } }
    var isRunning: Bool { state.withLock { $0.running > 0 } }

    func start(_ body: @escaping @Sendable () -> Void) {
        state.withLock { $0.running += 1 }
        DispatchQueue.global(qos: .userInitiated).async(group: group) {
            body()
            self.state.withLock { $0.running -= 1 }
        }
    }

    /// Asks the work to stop, and waits a moment for it.
    func cancel() {
        state.withLock { $0.isCancelled = true }
        _ = group.wait(timeout: .now() + Self.patience)
    }
}

/// Says when it is time to show again what changes often.
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
