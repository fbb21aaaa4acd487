import Articles
import Dispatch

/// Changes to the library, made on another thread: all of them, one after the other.
final class ChangeQueue: Sendable {
    private let thread = WorkThread()
    private let group = DispatchGroup()

    var isBusy: Bool { !wait(for: .zero) }

    func add(_ change: @escaping @Sendable () -> Void) {
        group.enter()
        thread.add { [group] in
            change()
            group.leave()
        }
    }

    /// Waits until everything that was added is done.
    ///
    /// - Returns: Whether it was done in time; always when there is no limit.
    @discardableResult
    func wait(for patience: Duration? = nil) -> Bool { group.wait(atMost: patience) }
}

extension DispatchGroup {
    /// Waits until all work of the group is done; without a limit when `patience` is `nil`.
    ///
    /// - Returns: Whether it is.
    func wait(atMost patience: Duration?) -> Bool {
        guard let patience else {
            wait()
            return true
        }
        return wait(timeout: .now() + patience / .seconds(1)) == .success
    }
}
