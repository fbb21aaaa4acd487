import Glibc
import Synchronization

/// Notes that the person pressed ^C, so that what was begun can be brought to an end.
enum Interruption {
    private static let flag = Atomic<Bool>(false)

    /// Whether it was pressed.
    static var happened: Bool { flag.load(ordering: .relaxed) }

    /// From now on ^C is noted; pressed again, it ends the program at once.
    static func watch() {
        signal(SIGINT) { _ in
            Interruption.flag.store(true, ordering: .relaxed)
            signal(SIGINT, SIG_DFL)
        }
        // Whoever started the program may have kept the signal from it.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
}
