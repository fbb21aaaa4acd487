import Articles
import Entities
import Glibc
public import Library
import Synchronization
public import TerminalUI

/// The reader at work: shows the model on a terminal, takes in what happens, performs effects.
public final class Reader {
    private let terminal: any Terminal
    private let library: Library
    private var model: Model
    private let mailbox: Mailbox
    private let importing: Importing?
    let searches = SearchQueue(label: "dossier.searches")
    private let relations = SearchQueue(label: "dossier.relations")
    private let lists = SearchQueue(label: "dossier.lists")
    let dossiers = SearchQueue(label: "dossier.dossiers")
    let companies = SearchQueue(label: "dossier.companies")
    let appearances = SearchQueue(label: "dossier.appearances")
    private let decisions = WorkQueue(label: "dossier.decisions")
    private var isRunning = true
    /// Whether the person left with Ctrl-C.
    public private(set) var wasInterrupted = false
    private var seenChange: Int
    /// How often the reader looks whether another process changed the library.
    private static let lookEvery = Duration.seconds(2)
    /// How long nothing must happen before the selected article is shown beside the list, so that a held key never waits.
    private static let settlingTime = Duration.milliseconds(40)

    /// Takes articles in, on a thread of its own, while the reader runs.
    ///
    /// The closure is given what to call with news of it and a question whether to stop; it reports on files it was given.
    public typealias Importing =
        @Sendable (
            _ progress: @escaping @Sendable (ImportProgress) -> Void,
            _ isCancelled: @escaping @Sendable () -> Bool
        ) throws -> ImportReport?

    /// - Parameter importing: What to take in while the person reads, if anything.
    public init(terminal: any Terminal, library: Library, options: Model.Options, importing: Importing? = nil)
    {
        self.terminal = terminal
        self.library = library
        self.importing = importing
        model = Model(size: terminal.size, options: options)
        mailbox = Mailbox(waker: terminal.waker)
        seenChange = (try? library.changeCount()) ?? 0
    }

    /// Runs until the person leaves; the screen shown last is returned.
    @discardableResult
    public func run() -> Screen {
        let work = BackgroundWork()
        handle(.started)
        if let importing { start(importing, work) }
        if let scripted = terminal as? ScriptedTerminal {
            let questions = [searches, relations, lists, dossiers, companies, appearances]
            let decisions = decisions
            scripted.isBusy = {
                work.isRunning || decisions.isBusy || questions.contains(where: \.isBusy)
            }
        }
        var screen = model.view()
        terminal.show(screen)
        while isRunning {
            let awaitsPreview = model.awaitsPreview
            let events = terminal.nextEvents(timeout: awaitsPreview ? Self.settlingTime : Self.lookEvery)
            for event in mailbox.collect() { handle(event) }
            for event in events where isRunning { handle(.terminal(event)) }
            if events.isEmpty { awaitsPreview ? handle(.settled) : lookForChanges() }
            if terminal is ScriptedTerminal { handle(.settled) }
            guard isRunning else { break }
            screen = model.view()
            terminal.show(screen)
        }
        decisions.finish()
        work.cancel()
        return screen
    }

    private func handle(_ event: Event) {
        for effect in model.update(event) { perform(effect) }
    }

    /// Looks whether the library was changed, by the import or by another process.
    private func lookForChanges() {
        guard let change = try? library.changeCount(), change != seenChange else { return }
        seenChange = change
        handle(.libraryChanged)
    }

    // MARK: Taking in

    private func start(_ importing: @escaping Importing, _ work: BackgroundWork) {
        let mailbox = mailbox
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
                mailbox.post(.failed("\(error)"))
            }
        }
    }

    // MARK: Effects

    private func perform(_ effect: Effect) {
        do {
            switch effect {
            case .loadArticles(let query, let window):
                handle(.articles(query: query, try library.articles(matching: query, window: window)))
            case .locate(let article, let query):
                guard let position = try library.position(of: article, matching: query) else { return }
                handle(.located(article, position: position))
            case .open(let id, let landing):
                guard let article = try library.article(id) else {
                    return handle(.failed("That article is no longer in the library."))
                }
                handle(.opened(article, at: landing))
            case .reload(let id):
                if let article = try library.article(id) { handle(.reloaded(article)) }
            case .loadTrail(let entity, let start):
                handle(.trail(entity, try library.trail(of: entity), then: start))
            case .loadRelated(let article, let entity): loadRelated(article, entity)
            case .search(let query, let order, let window): search(query, order, window)
            case .setUnread(let unread, let article):
                try library.setMark(.unread, unread, articles: [article])
            case .setStarred(let starred, let article):
                try library.setMark(.starred, starred, articles: [article])
            case .setTag(let tag, let isOn, let article):
                try library.setTag(tag, isOn, articles: [article])
            case .loadTags: handle(.tags(try library.tags()))
            case .loadSavedSearches: ask(lists) { .savedSearches(try $0.savedSearches()) }
            case .saveSearch(let query, let name): try library.saveSearch(query, as: name)
            case .renameSearch(let old, let new): try library.renameSavedSearch(old, to: new)
            case .removeSearch(let name): try library.removeSavedSearch(name)
            case .identity(let effect): perform(effect)
            case .dossier(let effect): perform(effect)
            case .copy(let text, let name):
                terminal.copy(text)
                handle(.said("Sent the \(name) to the terminal's clipboard."))
            case .browse(let address): browse(address)
            case .edit(let path): runOutside(.editor(for: path))
            case .suspend: terminal.suspend()
            case .redraw: terminal.redraw()
            case .quit: isRunning = false
            case .abandon:
                isRunning = false
                wasInterrupted = true
            }
        } catch {
            handle(.failed("\(error)"))
        }
    }

    /// Looks for related articles on another thread, so that an article that was asked for is shown at once.
    private func loadRelated(_ article: ArticleID, _ entity: EntityID?) {
        ask(relations) { library in
            let related = try library.related(to: article, limit: 30)
            let naming = try entity.map { try library.articles(mentioning: $0, window: 0..<200).items } ?? []
            return .related(article, related, entity: entity, naming: naming)
        }
    }

    private func search(_ query: String, _ order: SearchOrder, _ window: Range<Int>) {
        ask(searches) { library in
            let hits = try library.search(query, window: window, isTyping: true, order: order)
            let suggestion = hits.total == 0 ? try library.suggestion(for: query, isTyping: true) : nil
            return .hits(query: query, order: order, hits, suggestion: suggestion)
        }
    }

    /// Asks the library something on another thread; of the questions waiting there only the newest is answered.
    func ask(_ queue: SearchQueue, _ question: @escaping @Sendable (Library) throws -> Event) {
        let library = library
        let mailbox = mailbox
        queue.ask {
            do {
                mailbox.post(try question(library))
            } catch {
                mailbox.post(.failed("\(error)"))
            }
        }
    }

    /// Asks or changes the library on another thread, in the order in which it is asked for; what was decided is not lost
    /// when the person leaves.
    func decide(_ work: @escaping @Sendable (Library) throws -> IdentityAnswer) {
        let library = library
        let mailbox = mailbox
        decisions.add {
            do {
                mailbox.post(.identity(try work(library)))
            } catch {
                mailbox.post(.failed("\(error)"))
            }
        }
    }

    private func browse(_ address: String) {
        guard let program = OutsideProgram.browser(for: address) else {
            return handle(.failed("\(address) is not a web address."))
        }
        runOutside(program)
    }

    private func runOutside(_ program: OutsideProgram) {
        if let problem = terminal.runOutside({ program.run() }) { handle(.failed(problem)) }
    }
}
