import Dispatch
import Synchronization

/// Questions to the library, answered one after the other on another thread.
///
/// Only the newest question on a topic matters: older ones that wait are not asked, and one being answered is told that
/// nobody waits for it any more.
final class QuestionQueue: Sendable {
    /// Whether nobody waits for the answer any more.
    typealias IsSuperseded = @Sendable () -> Bool

    private let queue: DispatchQueue
    private let group = DispatchGroup()
    private let newest = Mutex<[Asking.Topic: Int]>([:])

    /// - Parameter label: What debuggers call its thread.
    init(label: String) { queue = DispatchQueue(label: label) }

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
        let work = DispatchWorkItem { [group] in
            let isSuperseded: IsSuperseded = { self.newest.withLock { $0[topic] != number } }
            if !isSuperseded() { question(isSuperseded) }
            group.leave()
        }
        group.enter()
        if delay > .zero {
            queue.asyncAfter(deadline: .now() + delay / .seconds(1), execute: work)
        } else {
            queue.async(execute: work)
        }
    }

    /// Waits until all that was asked is answered.
    ///
    /// - Returns: Whether it was in time; always when there is no limit.
    @discardableResult
    func wait(for patience: Duration? = nil) -> Bool { group.wait(atMost: patience) }
}
