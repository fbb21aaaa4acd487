import CNcurses
import Glibc
import Synchronization
import TerminalUI

/// Ends the terminal's wait from any thread, by an eventfd.
final class EventWaker: Waker {
    let descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))

    /// Whether a thread asked, and not a signal.
    private let isRequested = Atomic(false)

    func wake() {
        isRequested.store(true, ordering: .releasing)
        var one: UInt64 = 1
        _ = write(descriptor, &one, MemoryLayout<UInt64>.size)
    }

    /// Whether a thread asked for it since the last call.
    func takeRequest() -> Bool {
        isRequested.exchange(false, ordering: .acquiringAndReleasing)
    }

    /// Whether it was woken since the last call, by a thread or a signal.
    func clear() -> Bool {
        var count: UInt64 = 0
        return read(descriptor, &count, MemoryLayout<UInt64>.size) == MemoryLayout<UInt64>.size
    }

    deinit {
        close(descriptor)
    }
}
