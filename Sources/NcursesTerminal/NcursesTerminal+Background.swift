import TerminalUI

/// Asking the terminal what it shows text on.
extension NcursesTerminal {
    /// The colour of the background (OSC 11), and what terminal it is (DA1): every terminal answers the second question,
    /// so that nobody waits for an answer to the first that never comes.
    private static let question = "\u{1b}]11;?\u{1b}\\\u{1b}[c"
    /// An answer after this time changes nothing any more.
    private static let answeringTime = Duration.seconds(1)

    func askBackground() {
        let now = ContinuousClock.now
        askedAt = now
        reader.expectAnswers(at: now - NcursesTerminal.start)
        modes.send(Self.question)
    }

    public func background(patience: Duration) -> Background? {
        guard let askedAt else { return answer }
        let deadline = askedAt + patience
        while answer == nil, !reader.hasIdentified, !isGone, ContinuousClock.now < deadline {
            let earlier = pending
            pending = []
            pending = earlier + nextEvents(timeout: deadline - ContinuousClock.now)
            if let place = pending.firstIndex(where: Self.isAnswer) {
                if case .background(let background) = pending.remove(at: place) { answer = background }
            }
        }
        return answer
    }

    /// Takes the answer out of what has come when it comes too late, or for the second time.
    func withoutLateAnswers(_ events: [TerminalEvent]) -> [TerminalEvent] {
        guard events.contains(where: Self.isAnswer) else { return events }
        let isLate = askedAt.map { ContinuousClock.now - $0 > Self.answeringTime } ?? true
        askedAt = nil
        var hasOne = isLate
        return events.filter { event in
            guard Self.isAnswer(event) else { return true }
            defer { hasOne = true }
            return !hasOne
        }
    }

    private static func isAnswer(_ event: TerminalEvent) -> Bool {
        if case .background = event { true } else { false }
    }
}
