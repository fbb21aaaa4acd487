import Glibc

/// A thread for one piece of work.
///
/// Once a thread of Dispatch has worked, a clock of Dispatch wakes up every second for as long as the program runs; what
/// is to be at rest while nothing happens has threads of its own.
package struct OwnThread {
    private let thread: pthread_t

    private final class Work {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Begins with the work.
    ///
    /// - Returns: `nil` where the system has no more threads; then nothing has begun.
    package init?(_ body: @escaping @Sendable () -> Void) {
        let work = Unmanaged.passRetained(Work(body))
        var thread = pthread_t()
        let problem = pthread_create(
            &thread, nil,
            { context in
                OwnThread.blockSignals()
                if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
                return nil
            }, work.toOpaque())
        guard problem == 0 else {
            work.release()
            return nil
        }
        self.thread = thread
    }

    /// Waits for the end of the work; must be called once, unless ``detach()`` is.
    package func join() { pthread_join(thread, nil) }

    /// Nobody will wait for the end of the work.
    package func detach() { pthread_detach(thread) }

    /// Signals are for the first thread, except those that tell of a mistake in this one.
    private static func blockSignals() {
        var signals = sigset_t()
        sigfillset(&signals)
        for signal in [SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV, SIGSYS, SIGPIPE] {
            sigdelset(&signals, signal)
        }
        pthread_sigmask(SIG_SETMASK, &signals, nil)
    }
}
