import Glibc
import Library
import TerminalUI

/// Performs effects: those of the terminal at once, those of the library on other threads.
extension Reader {
    func perform(_ effect: Effect) {
        switch effect {
        case .loadArticles(let query, let window, let kept): loadArticles(query, window, keeping: kept)
        case .suggest(let query, let isTyping):
            ask(searches, .suggestion) { library, isSuperseded in
                .suggestion(
                    try library.suggestion(for: query, isTyping: isTyping, isCancelled: isSuperseded),
                    for: query)
            }
        case .locate(let article, let query): locate(article, query)
        case .open(let article, let landing): open(article, landing)
        case .reload(let article):
            ask(reading, .articleAgain) { library, _ in try library.article(article).map(Event.reloaded) }
        case .loadTrail(let entity, let start):
            ask(reading, start == .refresh ? .trailAgain : .trail) { library, _ in
                .trail(entity, try library.trail(of: entity), then: start)
            }
        case .loadRelated(let article, let entity): loadRelated(article, entity)
        case .search(let query, let order, let window): search(query, order, window)
        case .loadTags: askAfterChanges(.tags) { library, _ in .tags(try library.tags()) }
        case .loadSavedSearches:
            askAfterChanges(.savedSearches) { library, isSuperseded in
                .savedSearches(try library.savedSearches(isCancelled: isSuperseded))
            }
        case .mark(let marking, let article): keep(marking, of: article)
        case .saveSearch(let query, let name): change { try $0.saveSearch(query, as: name) }
        case .renameSearch(let old, let new): change { _ = try $0.renameSavedSearch(old, to: new) }
        case .removeSearch(let name): change { _ = try $0.removeSavedSearch(name) }
        case .identity(let effect): perform(effect)
        case .dossier(let effect): perform(effect)
        default: performAtOnce(effect)
        }
    }

    /// What the terminal does, and leaving.
    private func performAtOnce(_ effect: Effect) {
        switch effect {
        case .copy(let text, let name):
            terminal.copy(text)
            handle(.said("Sent the \(name) to the terminal's clipboard."))
        case .browse(let address): browse(address)
        case .edit(let path): runOutside(.editor(for: path))
        case .suspend: terminal.suspend()
        case .redraw: terminal.redraw()
        case .quit: leave()
        case .abandon: leave(interrupted: true)
        default: break
        }
    }

    // MARK: Questions

    private func loadArticles(_ query: String, _ window: Range<Int>, keeping kept: KeptRow?) {
        ask(lists, .list) { library, isSuperseded in
            var (window, kept) = (window, kept)
            if let old = kept {
                let place = try library.position(
                    of: old.article, matching: query, isCancelled: isSuperseded)
                kept = place.map { KeptRow(article: old.article, place: $0) }
                let start = max(0, window.lowerBound + (place ?? old.place) - old.place)
                window = start..<start + window.count
            }
            return .articles(
                query: query,
                try library.articles(matching: query, window: window, isCancelled: isSuperseded), kept: kept)
        }
    }

    private func locate(_ article: ArticleID, _ query: String) {
        ask(lists, .placeInList) { library, isSuperseded in
            try library.position(of: article, matching: query, isCancelled: isSuperseded)
                .map { .located(article, position: $0) }
        }
    }

    private func open(_ id: ArticleID, _ landing: Landing) {
        ask(reading, .article) { library, _ in
            do {
                guard let article = try library.article(id) else {
                    return .notOpened(id, problem: "That article is no longer in the library.")
                }
                return .opened(article, at: try landing.filled(id, library))
            } catch {
                return .notOpened(id, problem: "\(error)")
            }
        }
    }

    /// Looks for related articles a moment later, so that going quickly from article to article is not held up by it.
    private func loadRelated(_ article: ArticleID, _ entity: EntityID?) {
        ask(relations, .related) { library, isSuperseded in
            usleep(Self.relationsDelay)
            if isSuperseded() { return nil }
            let related = try library.related(to: article, limit: 30)
            if isSuperseded() { return nil }
            let naming = try entity.map { try library.articles(mentioning: $0, window: 0..<200).items } ?? []
            return .related(article, related, entity: entity, naming: naming)
        }
    }

    /// In microseconds.
    private static let relationsDelay: UInt32 = 5_000

    private func search(_ query: String, _ order: SearchOrder, _ window: Range<Int>) {
        ask(searches, .hits) { library, isSuperseded in
            let hits = try library.search(
                query, window: window, isTyping: true, order: order, isCancelled: isSuperseded)
            let suggestion =
                hits.total == 0
                ? try library.suggestion(for: query, isTyping: true, isCancelled: isSuperseded) : nil
            return .hits(query: query, order: order, hits, suggestion: suggestion)
        }
    }

    /// Looks whether the library was changed, by the import or by another process.
    func lookForChanges() {
        let seen = seenChange
        ask(reading, .change) { library, _ in
            // Where that cannot be known now, it is asked again soon.
            guard let count = try? library.changeCount(), seen.isNew(count) else { return nil }
            return .libraryChanged
        }
    }

    /// Asks the library something on another thread; of the questions on a topic only the newest is answered.
    ///
    /// - Parameter question: Gives no event where there is nothing to say.
    func ask(
        _ queue: QuestionQueue, _ topic: QuestionTopic,
        _ question: @escaping @Sendable (Library, @escaping QuestionQueue.IsSuperseded) throws -> Event?
    ) {
        let library = library
        let mailbox = mailbox
        queue.ask(topic) { isSuperseded in
            do {
                if let event = try question(library, isSuperseded), !isSuperseded() { mailbox.post(event) }
            } catch is CancellationError {
                // Somebody asked something newer.
            } catch {
                mailbox.post(.failed("\(error)"))
            }
        }
    }

    /// Asks for what changes that are under way may change.
    private func askAfterChanges(
        _ topic: QuestionTopic,
        _ question: @escaping @Sendable (Library, @escaping QuestionQueue.IsSuperseded) throws -> Event?
    ) {
        guard changes.isBusy else { return ask(lists, topic, question) }
        change { library in try question(library) { false } }
    }

    // MARK: Changes

    private func keep(_ marking: Marking, of article: ArticleID) {
        change { library in
            do {
                try marking.keep(of: article, in: library)
                return .marked(marking, article, problem: nil)
            } catch {
                return .marked(marking, article, problem: "\(error)")
            }
        }
    }

    private func change(_ work: @escaping @Sendable (Library) throws -> Void) {
        change { library -> Event? in
            try work(library)
            return nil
        }
    }

    /// Changes the library on another thread, in the order in which that is asked for; what was changed is not lost when the
    /// person leaves.
    func change(_ work: @escaping @Sendable (Library) throws -> Event?) {
        let library = library
        let mailbox = mailbox
        changes.add {
            do {
                if let event = try work(library) { mailbox.post(event) }
            } catch {
                mailbox.post(.failed("\(error)"))
            }
        }
    }

    // MARK: Other programs

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

extension Landing {
    /// With all places that answer the search that led there.
    fileprivate func filled(_ article: ArticleID, _ library: Library) throws -> Landing {
        guard case .hit(let range, let query, _) = self else { return self }
        return .hit(range, of: query, all: try library.places(of: query, in: article, isTyping: true))
    }
}
