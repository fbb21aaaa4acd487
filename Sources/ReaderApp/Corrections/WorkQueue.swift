import Dispatch
import Synchronization

/// Work that is done on another thread, all of it, one piece after the other.
final class WorkQueue: Sendable {
    private let queue: DispatchQueue
    private let pending = Mutex(0)

    /// - Parameter label: What debuggers call its thread.
    init(label: String) { queue = DispatchQueue(label: label) }

    var isBusy: Bool { pending.withLock { $0 > 0 } }

    func add(_ work: @escaping @Sendable () -> Void) {
        pending.withLock { $0 += 1 }
        queue.async {
            work()
            self.pending.withLock { $0 -= 1 }
        }
    }

    /// Waits until all that was added is done.
    func finish() { queue.sync {} }
}
