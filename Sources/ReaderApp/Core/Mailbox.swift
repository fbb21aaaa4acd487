import Synchronization
import TerminalUI

/// Events from other threads, waiting for the thread that draws.
final class Mailbox: Sendable {
    private let events = Mutex<[Event]>([])
    private let waker: any Waker

    init(waker: any Waker) { self.waker = waker }

    func post(_ event: Event) {
        events.withLock { $0.append(event) }
        waker.wake()
    }

    /// Takes all events out, in the order in which they were posted.
    func collect() -> [Event] {
        events.withLock { events in
            defer { events = [] }
            return events
        }
    }
}
