import Entities
import Library
import TerminalUI

/// Keys that several pages have in common.
extension Model {
    /// Changes the page on the screen and asks for what has come into view.
    private mutating func inListPage(_ body: (inout any ListPage) -> Void) -> [Effect] {
        guard var page = content(of: focus) as? any ListPage else { return [] }
        body(&page)
        let effects = page.moved()
        page.put(into: &self)
        return effects
    }

    /// Tab: the next view, or one before.
    mutating func moveView(by steps: Int) -> [Effect] {
        if focus == .dossier { return inDossierView { $0.moveView(by: steps) } }
        return inListPage { page in
            guard let views = page.tabs?.views else { return }
            let count = views.tabs.count
            page.showView(((views.selected + steps) % count + count) % count)
        }
    }

    /// The view with the number that was typed.
    mutating func showNumberedView() -> [Effect] {
        guard let key = pending.keys.last, let number = Self.digit(of: key) else { return [] }
        if focus == .dossier { return showDossierView(number) }
        let count = (content(of: focus) as? any ListPage)?.tabs?.views.tabs.count ?? 1
        guard number <= count else {
            say(count == 1 ? "There is one view here." : "There are \(count) views here.")
            return []
        }
        return count == 1 ? [] : inListPage { $0.showView(number - 1) }
    }

    private static func digit(of key: Key) -> Int? {
        switch key {
        case .character(let digit), .alt(let digit): digit.wholeNumberValue
        default: nil
        }
    }

    /// `=`: another order of what the page lists.
    mutating func changePageOrder() -> [Effect] {
        switch focus {
        case .dossier: return changeCompanyOrder()
        case .said:
            if let words = said?.changeOrder() { say("Quotations: \(words).") }
            return said?.moved() ?? []
        case .meeting:
            if let words = meeting?.changeOrder() { say("Now \(words).") }
            return meeting?.moved() ?? []
        case .around:
            if let words = around?.changeOrder() { say("Now \(words).") }
            return []
        case .timeline, .articles, .text, .entities, .related, .start: return []
        }
    }

    /// `x`: marks the entry, to be copied with others.
    mutating func toggleEntryMark() -> [Effect] {
        focus == .around ? around?.toggleMark() ?? [] : inListPage { $0.toggleMark() }
    }

    /// `+` and `-`: finer or coarser bars, more people or fewer.
    mutating func changeScale(by steps: Int) -> [Effect] {
        switch focus {
        case .timeline:
            if let words = timeline?.changeStep(by: -steps) { say(words) }
            return timeline?.moved() ?? []
        case .around:
            guard let words = around?.change(by: steps) else { return [] }
            say(words)
            return pageReload
        case .dossier, .said, .meeting, .articles, .text, .entities, .related, .start: return []
        }
    }

    /// `h` and `l` on a page.
    mutating func movePageSideways(by steps: Int) -> [Effect] {
        switch focus {
        case .dossier: moveInDossier { $0.moveSideways(by: steps) }
        case .timeline: timeline?.moveBar(by: steps) ?? []
        case .around: around?.moveSideways(by: steps) ?? []
        case .meeting: moveView(by: steps)
        case .said: inListPage { _ = $0.list.moveOntoCopies(&$0.state, by: steps) }
        case .articles, .text, .entities, .related, .start: []
        }
    }

    /// `a` in a timeline: somebody to compare with.
    mutating func startComparing() -> [Effect] {
        guard let timeline else { return [] }
        guard timeline.subjects.count < TimelinePane.mostSubjects else {
            say("There is room for four; \(key("take-off")) takes one off.")
            return []
        }
        return choosePerson(.comparing)
    }

    /// `A` in a timeline: takes off who was added last.
    mutating func takeOffCompared() -> [Effect] {
        if let words = timeline?.takeOff(settings.keys) { say(words) }
        return []
    }

    /// `c`: another one in the place of the second of the two who meet.
    mutating func changeMeeting() -> [Effect] {
        guard let meeting else { return [] }
        return choosePerson(.meeting(meeting.one))
    }

    mutating func toggleParts() -> [Effect] {
        said?.toggleParts()
        if let said { say(said.showsParts ? "Parts of sentences too." : "Only whole sentences.") }
        return said?.moved() ?? []
    }

    /// `tc`: what copies of one text quote, each or once.
    mutating func togglePageCopies() -> [Effect] {
        let isShown: Bool?
        var effects: [Effect] = []
        if focus == .dossier {
            effects = moveInDossier { $0.toggleCopies() }
            isShown = dossier?.showsCopies
        } else {
            said?.toggleCopies()
            effects = pageReload
            isShown = said?.showsCopies
        }
        if let isShown { say(isShown ? "Copies of one text too." : "Copies of one text are told once.") }
        return effects
    }

    /// `r`: also what articles report that was said, or not.
    mutating func toggleReportedSpeech() -> [Effect] {
        guard focus == .said else { return toggleReported() }
        said?.toggleReported()
        return pageReload
    }

    // MARK: Filtering

    /// `f` on a page: only what some words, or a query, say.
    mutating func startFilteringPage() -> [Effect] {
        let now: String?
        switch focus {
        case .said: now = said?.words
        case .timeline: now = timeline?.query
        case .meeting: now = meeting?.query
        case .around: now = around?.query
        case .dossier, .articles, .text, .entities, .related, .start: now = nil
        }
        guard let now else { return startFiltering() }
        prompt = .pageFilter(PageFilterPrompt(pane: focus, before: now, line: LineEditor(now)))
        return []
    }

    mutating func filterPage(_ pane: Pane, by query: String) -> [Effect] {
        switch pane {
        case .said: said?.filter(by: query)
        case .timeline: timeline?.filter(by: query)
        case .meeting: meeting?.filter(by: query)
        case .around: around?.filter(by: query)
        case .dossier, .articles, .text, .entities, .related, .start: return []
        }
        return pageReload
    }

    // MARK: Copying

    /// What was chosen on the page, with where it is from.
    var citationOnPage: String? {
        switch focus {
        case .dossier: citationInDossier
        case .said: said?.citation
        case .meeting: meeting?.citation
        case .timeline: timeline?.citation
        case .around: around?.citation
        case .articles, .text, .entities, .related, .start: nil
        }
    }
}

/// Narrows what a page lists, as the person types.
struct PageFilterPrompt: PromptContent {
    let pane: Pane
    /// What it was before.
    let before: String
    var line: LineEditor

    var prompt: Prompt { .pageFilter(self) }
    var historyName: String { "filter" }
    var label: String { pane == .said ? "with the words: " : "articles that answer: " }

    func advice(_ facts: PromptFacts) -> [String] {
        if line.isEmpty || pane == .said { return [] }
        return [Query(parsing: line.text).understood].compactMap(\.self)
    }

    func accept() -> Action { { $0.filterPage(pane, by: line.text) } }
    func cancel() -> Action { { $0.filterPage(pane, by: before) } }
}
