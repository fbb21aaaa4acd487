import Glibc
import Synchronization

/// Notes that the person pressed ^C, so that what was begun can be brought to an end.
enum Interruption {
    private static let flag = Atomic<Bool>(false)

    /// Whether it was pressed.
    static var happened: Bool { flag.load(ordering: .relaxed) }

    /// Lets ^\ end the program at once, where whoever started it did not keep that from it: Swift would first look for where
    /// the program is at that moment.
    static func endOnQuit() {
        var action = sigaction()
        sigaction(SIGQUIT, nil, &action)
        let ignored = unsafeBitCast(SIG_IGN, to: Int.self)
        guard unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) != ignored else { return }
        signal(SIGQUIT, SIG_DFL)
        unblock([SIGQUIT])
    }

    private static func unblock(_ wanted: [Int32]) {
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in wanted { sigaddset(&signals, signal) }
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }

    /// What is told then.
    static let words = "Stopped. What was added stays; the same command goes on from there."
    /// The same, to be written where nothing may be made any more.
    nonisolated(unsafe) private static var line: (bytes: UnsafePointer<CChar>, count: Int)?
    /// So long work may take to come to an end, in microseconds.
    private static let patience = 700_000

    /// From now on ^C is noted; pressed again, it ends the program at once.
    ///
    /// Work that does not come to its end soon after is left as it is, as by a kill: what was told as added is there.
    static func watch() {
        if line == nil,
            let bytes = strdup("\(isatty(STDERR_FILENO) == 1 ? "\r\u{1B}[K" : "")dossier: \(words)\n")
        {
            line = (UnsafePointer(bytes), strlen(bytes))
        }
        signal(SIGALRM) { _ in
            if let line = Interruption.line { _ = write(STDERR_FILENO, line.bytes, line.count) }
            _exit(130)
        }
        signal(SIGINT) { _ in
            Interruption.flag.store(true, ordering: .relaxed)
            signal(SIGINT, SIG_DFL)
            var rest = itimerval()
            rest.it_value.tv_usec = Interruption.patience
            setitimer(__itimer_which_t(ITIMER_REAL.rawValue), &rest, nil)
        }
        // Whoever started the program may have kept the signals from it.
        unblock([SIGINT, SIGALRM])
    }
}
