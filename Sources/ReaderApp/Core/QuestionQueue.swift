import Dispatch
import Synchronization

/// What a question to the library is about: a later one on the same topic makes an earlier one pointless.
enum QuestionTopic: Hashable, Sendable {
    case list
    case placeInList
    case savedSearches
    case tags
    case article
    case articleAgain
    case trail
    case trailAgain
    case change
    case related
    case hits
    case suggestion
    case candidates
    case dossier
    case company
    case appearances
}

/// Questions to the library, answered one after the other on another thread.
///
/// Of those on one topic only the newest matters: what waits behind it is not asked, and what is being answered is told
/// that nobody waits for it any more.
final class QuestionQueue: Sendable {
    /// Whether nobody waits for the answer any more.
    typealias IsSuperseded = @Sendable () -> Bool

    private let queue: DispatchQueue
    private let group = DispatchGroup()
    private let newest = Mutex<[QuestionTopic: Int]>([:])

    /// - Parameter label: What debuggers call its thread.
    init(label: String) { queue = DispatchQueue(label: label) }

    var isBusy: Bool { !wait(for: .zero) }

    func ask(_ topic: QuestionTopic, _ question: @escaping @Sendable (@escaping IsSuperseded) -> Void) {
        let number = newest.withLock { newest in
            newest[topic, default: 0] += 1
            return newest[topic]
        }
        queue.async(group: group) {
            let isSuperseded: IsSuperseded = { self.newest.withLock { $0[topic] != number } }
            if !isSuperseded() { question(isSuperseded) }
        }
    }

    /// Waits until all that was asked is answered.
    ///
    /// - Returns: Whether it was in time.
    func wait(for patience: Duration) -> Bool { group.wait(atMost: patience) }
}
