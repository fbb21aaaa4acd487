public import Library
public import TerminalUI

/// The reader at work: shows the model on a terminal, takes in what happens, performs effects.
///
/// Questions to the library are asked on other threads, so that no key ever waits for them. A fast answer, such as an
/// article that is opened, is waited for a moment before the screen is drawn, so that it is there at once.
public final class Reader {
    private let terminal: any Terminal
    private let mailbox: Mailbox
    private let threads: LibraryThreads
    private var model: Model
    private let importing: Importing?
    private let adding: (@Sendable ([String]) -> Importing)?
    private let offersSample: Bool
    private let work = BackgroundWork()
    private let files: Files
    private var isRunning = true
    private var keptAt = ContinuousClock.now
    private var sight = SightTimer()
    /// Whether the person left with Ctrl-C.
    public private(set) var wasInterrupted = false
    /// Whether the person left for the sample collection.
    public private(set) var wantsSample = false
    /// Tells of changes by other processes; `nil` where the reader has to look for them.
    private var watch: LibraryWatch?
    /// How often the reader looks for them then.
    private static let lookEvery = Duration.seconds(2)
    /// How often the reader keeps what is on the screen, so that no more than this is ever lost.
    private static let keepEvery = Duration.milliseconds(700)
    /// How long nothing must happen before the selected article is shown next to the list, so that a held key never
    /// waits.
    private static let settlingTime = Duration.milliseconds(120)
    /// How long the first screen waits for the articles that it lists.
    private static let startingTime = Duration.milliseconds(200)
    /// How long it waits then for the article and what belongs with it.
    private static let openingTime = Duration.milliseconds(40)
    /// How long after the question the first screen waits for what the terminal says of its background.
    private static let backgroundTime = Duration.milliseconds(20)
    /// How long a screen waits for what is about to come anyway.
    private static let frameTime = Duration.microseconds(2_500)
    /// How long a key waits for the place that the previous key goes to, because the key is meant for that place.
    private static let typingAhead = Duration.milliseconds(50)
    /// How long it waits for an article, of whatever size.
    private static let articleAhead = Duration.seconds(5)
    /// How long leaving waits for changes before it says so.
    private static let leavingTime = Duration.milliseconds(300)

    /// Takes articles in, on a thread of its own, while the reader runs.
    ///
    /// The closure is given what to call with news of it and a question whether to stop; it reports on files it was given.
    public typealias Importing =
        @Sendable (
            _ progress: @escaping @Sendable (ImportProgress) -> Void,
            _ isCancelled: @escaping @Sendable () -> Bool
        ) throws -> ImportReport?

    /// The files of a person's own that the reader reads and writes.
    public struct Files: Sendable {
        /// Reads the settings.
        public var settings: @Sendable () -> SettingsReading
        /// Writes what is kept for the next run; returns a sentence on what went wrong, if anything did.
        public var keep: @Sendable (KeptState) -> String?

        public init(
            settings: @escaping @Sendable () -> SettingsReading = { SettingsReading() },
            keep: @escaping @Sendable (KeptState) -> String? = { _ in nil }
        ) {
            self.settings = settings
            self.keep = keep
        }
    }

    /// - Parameters:
    ///   - importing: What to take in while the person reads, if anything.
    ///   - adding: How paths that the person gives are taken in.
    ///   - offersSample: Whether somebody opens the sample collection when the person has left for it.
    public init(
        terminal: any Terminal, library: Library, options: Model.Options, files: Files = Files(),
        importing: Importing? = nil, adding: (@Sendable ([String]) -> Importing)? = nil,
        offersSample: Bool = false
    ) {
        self.adding = adding
        self.offersSample = offersSample
        self.terminal = terminal
        self.files = files
        self.importing = importing
        model = Model(size: terminal.size, options: options)
        mailbox = Mailbox(waker: terminal.waker)
        threads = LibraryThreads(library: library, mailbox: mailbox)
    }

    /// Runs until the person leaves; the screen shown last is returned.
    @discardableResult
    public func run() -> Screen {
        if let scripted = terminal as? ScriptedTerminal {
            scripted.awaitWork = { [threads, work] in work.wait(atMost: $0) && threads.waitForAll(atMost: $0)
            }
        }
        handle(.started)
        if !(terminal is ScriptedTerminal) {
            let threads = threads
            watch = LibraryWatch(path: threads.libraryPath) { threads.lookForChanges() }
            // What was written before the watch began.
            threads.lookForChanges()
        }
        if let importing { start(importing) }
        awaitAnswers(of: [.lists], for: Self.startingTime)
        // The first screen has the selected article beside the list already.
        handle(.settled)
        awaitAnswers(of: [.reading, .lists, .relations], for: Self.openingTime)
        if let background = terminal.background(patience: Self.backgroundTime) {
            handle(.terminal(.background(background)))
        }
        var screen = show()
        while isRunning {
            guard takeEvents() else { continue }
            guard isRunning else { break }
            screen = show()
        }
        work.cancel()
        handle(.timeToKeep)
        finishChanges()
        return screen
    }

    /// Shows the model, in its looks.
    private func show() -> Screen {
        let theme = model.theme
        if theme != terminal.theme { terminal.theme = theme }
        let screen = model.view()
        terminal.show(screen)
        return screen
    }

    /// Waits for what happens next and takes it in.
    ///
    /// - Returns: Whether the screen may have to be drawn again.
    private func takeEvents() -> Bool {
        let awaitsPreview = model.awaitsPreview && model.pendingIsEmpty
        let awaitsMenu = model.awaitsMenu
        noteSight()
        let patiences = [
            awaitsMenu ? Duration.milliseconds(model.menuDelay) : nil,
            awaitsPreview ? Self.settlingTime : nil, model.awaitsKeeping ? Self.keepEvery : nil,
            watch == nil ? Self.lookEvery : nil, sight.patience(.now),
        ]
        let events = terminal.nextEvents(timeout: patiences.compactMap(\.self).min())
        noteSight()
        let hasMail = takeMail()
        if events == [.woken], !hasMail { return false }
        for event in events where isRunning {
            if case .key = event {
                awaitAnswers(
                    of: [.reading], for: model.awaitsArticle ? Self.articleAhead : Self.typingAhead)
            }
            handle(.terminal(event))
        }
        if events.isEmpty {
            if awaitsMenu {
                handle(.keysRested)
            } else {
                if awaitsPreview { handle(.settled) } else if watch == nil { threads.lookForChanges() }
            }
        }
        if terminal is ScriptedTerminal { handle(.settled) }
        if .now - keptAt >= Self.keepEvery, model.awaitsKeeping {
            keptAt = .now
            handle(.timeToKeep)
        }
        // An article that was asked for is shown at once; the list follows it in the next frame.
        awaitAnswers(
            of: threads.isBusy(.reading) ? [.reading] : [.lists, .afterChanges], for: Self.frameTime)
        return true
    }

    /// Takes note of the sentences on the screen, and of those that were there long enough to count as read.
    private func noteSight() {
        let seen = model.sentencesInSight
        let read = sight.look(at: seen, .now)
        if let seen, !read.isEmpty { handle(.seen(seen.article, read)) }
    }

    private func handle(_ event: Event) {
        for effect in model.update(event) { perform(effect) }
    }

    /// - Returns: Whether anything arrived.
    private func takeMail() -> Bool {
        let events = mailbox.collect()
        for event in events { handle(event) }
        return !events.isEmpty
    }

    /// Takes in answers that come soon, and the questions that follow from them.
    private func awaitAnswers(of queues: [Asking.Queue], for patience: Duration) {
        let deadline = ContinuousClock.now + patience
        while let busy = queues.first(where: threads.isBusy), threads.wait(for: busy, atMost: deadline - .now)
        {
            _ = takeMail()
        }
        _ = takeMail()
    }

    // MARK: Effects

    private func perform(_ effect: Effect) {
        switch effect {
        case .ask(let question): threads.ask(question)
        case .change(let change): threads.make(change)
        case .terminal(let effect): perform(effect)
        case .readSettings: handle(.settings(files.settings()))
        case .keep(let state): if let problem = files.keep(state) { handle(.failed(problem)) }
        case .goOn:
            awaitAnswers(of: [.reading], for: Self.typingAhead)
            handle(.goOn)
        case .add(let paths): add(paths)
        case .openSample: openSample()
        case .quit: leave()
        case .abandon: leave(interrupted: true)
        }
    }

    private func perform(_ effect: TerminalEffect) {
        switch effect {
        case .copy(let text):
            terminal.copy(String(TerminalEffect.copyable(text)))
            handle(.said(TerminalEffect.copied(text)))
        case .browse(let address):
            guard let program = OutsideProgram.browser(for: address) else {
                return handle(.failed("\(address) is not a web address."))
            }
            runOutside(program)
        case .browseFile(let path): runOutside(.browser(forFile: path))
        case .edit(let path): runOutside(.editor(for: path))
        case .show(let text):
            let problem = ReadOnlyText.withFile(of: text) { runOutside(.editor(for: $0)) }
            if let problem { handle(.failed(problem)) }
        case .write(let draft): write(draft)
        case .notify(let message, let way): way == "osc9" ? terminal.notify(message) : terminal.ringBell()
        case .run(let arguments, let input, let waits):
            if let problem = terminal.runOutside(arguments, input: input, waits: waits) {
                handle(.failed(problem))
            }
        case .page(let text, let program):
            let pager = OutsideProgram.pager(program)
            if let problem = terminal.runOutside(pager.arguments, input: text, waits: false) {
                handle(.failed(problem))
            }
        case .print(let text, let program, let title):
            if let problem = terminal.runOutside(program, input: text, waits: false) {
                handle(.failed("\(problem.dropLast()); :set programs.print=PROGRAM names another program."))
            } else {
                handle(.said("Printed “\(title)” with \(program.joined(separator: " "))."))
            }
        case .useMouse(let isUsed): terminal.usesMouse = isUsed
        case .suspend: terminal.suspend()
        case .redraw: terminal.redraw()
        }
    }

    private func write(_ draft: NoteDraft) {
        let edited = EditedText.edited(draft.fileText) { path in
            terminal.runOutside(OutsideProgram.editor(for: path).arguments)
        }
        switch edited {
        case .success(let text): handle(.noteWritten(draft, NoteDraft.text(ofFile: text)))
        case .failure(let problem): handle(.failed(problem.sentence))
        }
    }

    private func runOutside(_ program: OutsideProgram) {
        if let problem = terminal.runOutside(program.arguments) { handle(.failed(problem)) }
    }

    // MARK: Leaving

    private func leave(interrupted: Bool = false) {
        isRunning = false
        wasInterrupted = interrupted
    }

    /// Marks and decisions are not lost, even when another program is changing the library at that moment.
    private func finishChanges() {
        if threads.waitForChanges(atMost: Self.leavingTime) { return }
        handle(.said("One moment: what you changed is being kept."))
        _ = show()
        threads.waitForChanges()
    }

    // MARK: Taking in

    private func openSample() {
        guard offersSample else { return handle(.failed("The sample cannot be opened from here.")) }
        wantsSample = true
        leave()
    }

    private func add(_ paths: [String]) {
        guard let adding else { return handle(.failed("Nothing can be added here; run: dossier add FOLDER")) }
        start(adding(paths))
    }

    private func start(_ importing: @escaping Importing) {
        let (mailbox, work) = (mailbox, work)
        work.start {
            let pace = Pace()
            do {
                let report = try importing(
                    { progress in
                        mailbox.post(.importing(progress))
                        if pace.isTime() { mailbox.post(.libraryChanged) }
                    }, { work.isCancelled })
                if !work.isCancelled { mailbox.post(.imported(report)) }
            } catch {
                mailbox.post(.importFailed("\(error)"))
            }
        }
    }
}
