import Library
import Synchronization

/// Asks and changes the library on other threads than the one that draws, so that no key ever waits for it.
final class LibraryThreads: Sendable {
    private let library: Library
    private let mailbox: Mailbox
    private let queues = Asking.Queue.allCases.map { _ in QuestionQueue() }
    private let changes = ChangeQueue()
    /// The library's count of changes when it was last looked at.
    private let seenChanges: Atomic<Int>

    init(library: Library, mailbox: Mailbox) {
        self.library = library
        self.mailbox = mailbox
        // If that cannot be known now, the first look at it finds a change.
        seenChanges = Atomic((try? library.changeCount()) ?? 0)
    }

    var libraryPath: String { library.path }

    /// Asks the library; only the newest question on a topic is answered.
    func ask(_ question: Question) { ask(question.asking) }

    private func ask(_ asking: Asking) {
        let (library, mailbox) = (library, mailbox)
        let changes = asking.queue == .afterChanges ? changes : nil
        queues[asking.queue.rawValue].ask(asking.topic, after: asking.delay) { isSuperseded in
            changes?.wait()
            if isSuperseded() { return }
            do {
                let event = try asking.answer(library, isSuperseded)
                if let event, !isSuperseded() { mailbox.post(event) }
            } catch is CancellationError {
                // Somebody asked something newer.
            } catch {
                mailbox.post(.failed("\(error)"))
            }
        }
    }

    /// Changes the library; the changes asked for are also made when the person leaves.
    func make(_ change: Change) {
        let (library, mailbox) = (library, mailbox)
        changes.add {
            do {
                mailbox.post(.made(change, try change.make(in: library)))
            } catch {
                mailbox.post(.notMade(change, problem: "\(error)"))
            }
        }
    }

    /// Looks whether the library was changed, by the import or by another process.
    func lookForChanges() {
        ask(
            Asking(.libraryChange, in: .reading) { library, _ in
                // If that cannot be known now, it is asked again soon.
                guard let count = try? library.changeCount(), self.isNew(count) else { return nil }
                // A newer look, which may be waiting already, finds nothing new any more.
                self.mailbox.post(.libraryChanged)
                return nil
            })
    }

    private func isNew(_ count: Int) -> Bool { seenChanges.exchange(count, ordering: .relaxed) != count }

    // MARK: Waiting

    /// Whether a question of the queue is not answered yet.
    func isBusy(_ queue: Asking.Queue) -> Bool { queues[queue.rawValue].isBusy }

    /// Waits until all questions of a queue are answered.
    ///
    /// - Returns: Whether it was in time.
    func wait(for queue: Asking.Queue, atMost patience: Duration) -> Bool {
        queues[queue.rawValue].wait(for: patience)
    }

    /// Waits until all changes are made.
    ///
    /// - Returns: Whether they were in time; always when there is no limit.
    @discardableResult
    func waitForChanges(atMost patience: Duration? = nil) -> Bool { changes.wait(for: patience) }

    /// Waits until nothing is under way.
    ///
    /// - Parameter patience: How long to wait for each of the threads; without a limit when `nil`.
    /// - Returns: Whether all was done in time.
    func waitForAll(atMost patience: Duration?) -> Bool {
        changes.wait(for: patience) && queues.allSatisfy { $0.wait(for: patience) }
    }
}
