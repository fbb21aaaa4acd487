import Articles
import Dispatch
import Synchronization

/// Questions to the library, answered one after the other on another thread.
///
/// Only the newest question on a topic matters: older ones that wait are not asked, and one being answered is told that
/// nobody waits for it any more.
final class QuestionQueue: Sendable {
    /// Whether nobody waits for the answer any more.
    typealias IsSuperseded = @Sendable () -> Bool

    private let thread = WorkThread()
    private let group = DispatchGroup()
    private let newest = Mutex<[Asking.Topic: Int]>([:])

    var isBusy: Bool { !wait(for: .zero) }

    /// - Parameter delay: How long the question waits at first; other questions do not wait for it, and a newer one on its
    ///   topic takes its place.
    func ask(
        _ topic: Asking.Topic, after delay: Duration = .zero,
        _ question: @escaping @Sendable (@escaping IsSuperseded) -> Void
    ) {
        let number = newest.withLock { newest in
            newest[topic, default: 0] += 1
            return newest[topic]
        }
        group.enter()
        thread.add(after: delay) { [group] in
            let isSuperseded: IsSuperseded = { self.newest.withLock { $0[topic] != number } }
            if !isSuperseded() { question(isSuperseded) }
            group.leave()
        }
    }

    /// Waits until all that was asked is answered.
    ///
    /// - Returns: Whether it was in time; always when there is no limit.
    @discardableResult
    func wait(for patience: Duration? = nil) -> Bool { group.wait(atMost: patience) }
}
