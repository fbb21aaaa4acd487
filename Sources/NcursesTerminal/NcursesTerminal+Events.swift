import CNcurses
import Glibc
import TerminalUI

/// Numbers that curses is told to return for our own sequences; they are higher than all of its own.
enum InputCode: Int32 {
    case mouse = 2000
    case pasteStart
    case pasteEnd
}

extension NcursesTerminal {
    public func nextEvents(timeout: Duration?) -> [TerminalEvent] {
        let deadline = timeout.map { ContinuousClock.now + $0 }
        while true {
            if isGone { return hangUp() }
            if !pending.isEmpty { return takePending() }
            let isReadable = wait(until: deadline)
            var events = takeSignals()
            if isReadable, !isGone { events += takeInput() }
            if isGone { events.append(.hangup) }
            if !events.isEmpty { return events }
            if let deadline, ContinuousClock.now >= deadline { return [] }
        }
    }

    /// Waits for the terminal, a signal or the waker.
    ///
    /// - Returns: Whether the terminal has something to read.
    private func wait(until deadline: ContinuousClock.Instant?) -> Bool {
        var files = [
            pollfd(fd: input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: eventWaker.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        var milliseconds: Int32 = -1
        if let deadline {
            let left = (deadline - ContinuousClock.now) / .milliseconds(1)
            milliseconds = Int32(max(0, min(left.rounded(.up), 1e9)))
        }
        guard poll(&files, nfds_t(files.count), milliseconds) > 0 else { return false }
        let terminal = files[0].revents
        if terminal & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { isGone = true }
        return terminal & Int16(POLLIN) != 0
    }

    private func takePending() -> [TerminalEvent] {
        defer { pending = [] }
        return pending
    }

    /// The events from the signals and the waker.
    private func takeSignals() -> [TerminalEvent] {
        guard eventWaker.clear() else { return [] }
        let signals = nc_signals_take()
        func came(_ signal: Int32) -> Bool { signals & (1 << UInt64(signal)) != 0 }
        var events: [TerminalEvent] = eventWaker.takeRequest() ? [.woken] : []
        for signal in [SIGTERM, SIGHUP] where came(signal) {
            endingSignal = signal
            isGone = true
        }
        if came(SIGINT) { events.append(.interrupted) }
        if came(SIGWINCH), adoptSize() { events.append(.resized(size)) }
        if came(SIGTSTP), !isGone {
            suspend()
            events += [.resumed] + takePending()
        } else if came(SIGCONT), !isGone {
            // Stopped without warning (SIGSTOP): the shell has had the terminal meanwhile.
            comeBack()
            events += [.resumed] + takePending()
        }
        return events
    }

    /// Everything that can be read without waiting.
    private func takeInput() -> [TerminalEvent] {
        var events: [TerminalEvent] = []
        var isEmpty = true
        var character: wint_t = 0
        let now = ContinuousClock.now - NcursesTerminal.start
        while true {
            let kind = wget_wch(nc_stdscr(), &character)
            guard kind != ERR else { break }
            isEmpty = false
            let event: TerminalEvent?
            if kind == KEY_CODE_YES {
                event = takeKey(Int32(bitPattern: character))
            } else {
                event = Unicode.Scalar(character).flatMap { reader.take($0, at: now) }
            }
            if let event { events.append(event) }
        }
        if let event = reader.pause(at: now) { events.append(event) }
        watchForEnd(isEmpty: isEmpty)
        return withoutLateAnswers(events)
    }

    private func takeKey(_ code: Int32) -> TerminalEvent? {
        switch InputCode(rawValue: code) {
        case .mouse: reader.beginMouse()
        case .pasteStart: reader.beginPaste()
        case .pasteEnd: return reader.endPaste()
        case nil: return Key.named(by: code).flatMap { reader.take($0) }
        }
        return nil
    }

    /// A terminal that is readable but gives nothing is gone; curses only says that there is no key.
    private func watchForEnd(isEmpty: Bool) {
        var waiting: Int32 = 0
        let canAsk = ioctl(input, UInt(FIONREAD), &waiting) == 0
        emptyReads = isEmpty && (!canAsk || waiting == 0) ? emptyReads + 1 : 0
        if emptyReads >= NcursesTerminal.emptyReadsOfEnd { isGone = true }
    }

    private static let emptyReadsOfEnd = 3
    static let start = ContinuousClock.now
    private static let hangUpMilliseconds: Int32 = 10

    /// Reports again that the terminal is gone, slowly, in case nobody listens.
    private func hangUp() -> [TerminalEvent] {
        var files = [pollfd(fd: eventWaker.descriptor, events: Int16(POLLIN), revents: 0)]
        _ = poll(&files, nfds_t(files.count), NcursesTerminal.hangUpMilliseconds)
        _ = eventWaker.clear()
        return [.hangup]
    }
}
