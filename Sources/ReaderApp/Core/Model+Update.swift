import Library
import TerminalUI

extension Model {
    /// Takes in one event and returns what has to be done because of it.
    public mutating func update(_ event: Event) -> [Effect] {
        let effects = take(event)
        return effects + noteSelectedMention() + lookAtArrivals(after: event)
    }

    private mutating func take(_ event: Event) -> [Effect] {
        switch event {
        case .started: return start()
        case .terminal(let event): return take(event)
        case .articles(let query, let list, let kept): return receive(list, for: query, keeping: kept)
        case .rowsToMark(let rows, let place): return markRange(rows, endingAt: place)
        case .people(let people):
            articles.receive(people: people)
            return []
        case .opened(let article, let landing): return show(article, at: landing)
        case .notOpened(let article, let problem): return giveUp(article, problem: problem)
        case .reloaded(let article): return refresh(article)
        case .trail(let entity, let stops, let start): return receive(stops, for: entity, start: start)
        case .related(let article, let related, let entity, let naming):
            self.related.receive(
                related, for: article, naming: naming, entity: entity, open: text.opened?.row.id)
            return []
        case .unread(let count, let query):
            if query == articles.query { articles.unread = count }
            return []
        case .suggestion(let better, let query):
            if query == (typedFilter ?? articles.query) { articles.suggestion = better }
            return []
        case .located(let article, let position): return followList(to: article, position: position)
        case .mark(let mark, let letter): return receive(mark, letter: letter)
        case .followed(let entities):
            let before = dossier?.isFollowed
            followed = entities
            return dossier?.isFollowed == before ? [] : newMentionsQuestion
        case .newTrail(let entity, let name, let kind, let stops):
            return receive(newTrail: stops, of: entity, name, kind)
        case .news(let facts): return receive(facts)
        case .arrivals(let found): return receive(found)
        case .seen(let article, let ranges): return markSeen(ranges, of: article)
        case .tags(let tags):
            receive(tags)
            return []
        case .leftOut(let article, let answer): return receive(answer, of: article)
        case .dossier(let answer): return receive(answer)
        case .page(let answer): return receive(answer)
        case .overlay(let answer):
            return receiveForCommand(answer) ?? takeInOverlay(answer) ?? receiveForWalk(answer)
        case .made(let change, let correction): return receive(change, made: correction)
        case .notMade(let change, let problem): return receive(change, problem: problem)
        case .importing(let state):
            progress = state
            return []
        case .imported(let report): return finishImport(report)
        case .importFailed(let sentence): return stopImport(sentence)
        case .libraryChanged: return reloadAll()
        case .timeToKeep: return keepSession()
        case .settled: return previewSelected()
        case .keysRested:
            isMenuShown = !pending.keys.isEmpty
            return []
        case .settings(let reading): return receive(reading)
        case .goOn: return goOn()
        case .noteWritten(let draft, let text): return receive(draft, text: text)
        case .failed(let sentence):
            fail(sentence)
            return []
        case .said(let sentence):
            say(sentence)
            return []
        }
    }

    private mutating func start() -> [Effect] {
        if let problem = options.reading.message {
            fail(problem)
        } else if options.isReadOnly {
            say("This library can only be read: marks, tags and corrections are not kept.")
        }
        // The first frame shows the start screen; the list below it can wait.
        return (focus == .start ? [newsQuestion] : []) + askForList() + [.ask(.followed), arrivalsQuestion]
            + restoring
    }

    private mutating func take(_ event: TerminalEvent) -> [Effect] {
        switch event {
        case .key(let key): return press(key)
        case .paste(let text): return paste(text)
        case .mouse(let event): return take(event)
        case .resized(let newSize): return resize(to: newSize)
        case .interrupted: return interrupt()
        case .hangup: return [.quit]
        case .resumed: return [.terminal(.redraw)]
        case .background(let background):
            self.background = background
            return []
        case .woken: return []
        }
    }

    private mutating func resize(to newSize: Size) -> [Effect] {
        terminalSize = newSize
        layOutPanes()
        return moveInDossier { _ in } + articles.missing(in: layout) + articles.missingPeople(in: layout)
    }

    /// Ctrl-C cancels what is being typed or chosen, and quits when there is nothing to cancel.
    private mutating func interrupt() -> [Effect] {
        if prompt != nil || overlay != nil || !pending.isEmpty {
            pending.clear()
            return escape()
        }
        return [.abandon]
    }

    /// A paste belongs into a prompt; anywhere else its letters would run as commands.
    private mutating func paste(_ text: String) -> [Effect] {
        let line = String(text.prefix(1000).map { $0.isNewline || $0 == "\t" ? " " : $0 })
        if prompt != nil { return editPrompt { $0.paste(line) } }
        if overlay != nil { return pasteIntoOverlay(line) }
        say(
            "Pasted text is used only where you type: after \(key("find")) \(key("search")) or \(key("filter"))."
        )
        return []
    }

    /// Runs the command that `key` ends, or keeps the key until one is complete.
    private mutating func press(_ key: Key) -> [Effect] {
        message = nil
        keysPressed += 1
        if layout.form == .tooSmall {
            return [.character("q"), .character("Q")].contains(key) ? [.quit] : []
        }
        if prompt != nil { return pressInPrompt(key) }
        if overlay != nil { return pressInOverlay(key) }
        if let effects = pressInSelection(key) { return effects }
        let places = focus.isPage ? Command.mostViews : Pane.reading.count
        let isFree = pending.hasCount || !settings.keys.isOwn(key)
        if isFree, pending.takeDigit(key, all: settings.countsAsInVim, places: places) { return [] }
        if !pending.isEmpty, key == .escape {
            pending.clear()
            return []
        }
        pending.append(key)
        if let binding = settings.keys.binding(of: pending.keys, in: focus), !binding.commands.isEmpty {
            return run(binding.commands[...])
        }
        if settings.keys.beginning(with: pending.keys, in: focus).isEmpty {
            let typed = pending.keys.map(\.shortName).joined()
            pending.clear()
            say(settings.keys.filled("\(typed) does nothing here. Press {help} for help.", in: focus))
        }
        return []
    }

    /// Runs commands one after the other, those that work where one then is; each when the one before it is done.
    mutating func run(_ commands: ArraySlice<String>) -> [Effect] {
        commandsToCome = commands
        while let name = commandsToCome.popFirst() {
            guard let command = Command.named(name), command.panes.contains(focus) else { continue }
            let effects = command.run(&self)
            pending.clear()
            return commandsToCome.isEmpty ? effects : effects + [.goOn]
        }
        pending.clear()
        return []
    }

    /// Runs the rest of the commands of a key, unless one of them asks for something.
    private mutating func goOn() -> [Effect] {
        guard overlay == nil, prompt == nil else {
            commandsToCome = []
            return []
        }
        return run(commandsToCome)
    }

    /// Brings everything on the screen up to date with the library.
    mutating func reloadAll() -> [Effect] {
        articles.forgetPeople()
        var effects: [Effect] = [
            .ask(
                .articles(
                    query: articles.query, order: articles.order,
                    window: articles.window(height: articlesHeight),
                    keeping: articles.keptRow))
        ]
        effects += [.ask(.unread(query: articles.query)), .ask(.followed)]
        if let open = text.opened { effects.append(.ask(.articleAgain(open.row.id))) }
        if let trail { effects.append(.ask(.trail(trail.entity, then: .refresh))) }
        if arrivals.base != nil { effects.append(arrivalsQuestion) }
        return effects + dossierReload + startReload
    }

    private mutating func finishImport(_ report: ImportReport?) -> [Effect] {
        progress = nil
        if let report, let scope = options.scope {
            articles.emptiness = report.emptiness(of: scope.name, key("problems"))
        }
        if let report, message?.isError != true {
            message = Message(text: report.sentence(key("problems")), isError: !report.problems.isEmpty)
        }
        return reloadAll() + beginArrivals()
    }

    /// The message disappears with the next key; the note that the import stopped stays over the list, and the reason
    /// in its status line.
    private mutating func stopImport(_ sentence: String) -> [Effect] {
        progress = nil
        importFailure = sentence
        fail(sentence)
        return reloadAll() + beginArrivals()
    }
}
