import Entities
import Library
import TerminalUI

/// Pages, which take the whole screen: going to one, and back to where one came from.
extension Model {
    /// Shows a page; `q` leads back to what is on the screen now.
    mutating func goToPage(_ page: Pane) {
        if !focus.isPage {
            cameFrom = [focus]
        } else if let place = cameFrom.firstIndex(of: page) {
            cameFrom.removeSubrange(place...)
        } else if focus != page {
            cameFrom.append(focus)
        }
        focus = page
        layOutPanes()
        tellPanesFollowed()
        endFind()
    }

    /// Back to the page, or the pane, that this page was opened from.
    mutating func leavePage() -> [Effect] {
        let pane = cameFrom.popLast() ?? .text
        let effects = focus(on: pane)
        if pane.isPage { return effects + pageReload }
        return effects + (text.opened.map { [.ask(.related($0.row.id, entity: trail?.entity))] } ?? [])
    }

    /// Asks again for everything that the page on the screen shows.
    var pageReload: [Effect] {
        switch focus {
        case .dossier: dossierReload
        case .said: said.map { [.ask($0.question)] } ?? []
        case .timeline: timeline?.allQuestions ?? []
        case .meeting: meeting?.questions ?? []
        case .around: around.map { [$0.question] } ?? []
        case .articles, .text, .entities, .related, .start: []
        }
    }

    /// A page as it was, to come back to.
    enum PageKept: Equatable, Sendable {
        case said(SaidPane)
        case timeline(TimelinePane)
        case meeting(MeetingPane)
        case around(AroundPane)
    }

    /// The page on the screen, for the way back; `nil` for a dossier, which has its own, and for the reading screen.
    var pageKept: PageKept? {
        switch focus {
        case .said: said.map(PageKept.said)
        case .timeline: timeline.map(PageKept.timeline)
        case .meeting: meeting.map(PageKept.meeting)
        case .around: around.map(PageKept.around)
        case .dossier, .articles, .text, .entities, .related, .start: nil
        }
    }

    mutating func enter(_ page: PageKept) -> [Effect] {
        switch page {
        case .said(let pane):
            said = pane
            goToPage(.said)
        case .timeline(let pane):
            timeline = pane
            goToPage(.timeline)
        case .meeting(let pane):
            meeting = pane
            goToPage(.meeting)
        case .around(let pane):
            around = pane
            goToPage(.around)
        }
        return pageReload
    }

    // MARK: Whom a page is about

    /// Whom the page on the screen is about; in the reading screen the selected or current entity.
    var pageSubject: PageSubject? {
        switch focus {
        case .said: return said?.speaker
        case .timeline: return timeline?.subjects.first
        case .meeting: return meeting?.one
        case .around: return around.map { $0.selected.map(PageSubject.init) ?? $0.center }
        case .dossier, .articles, .text, .entities, .related, .start:
            return subjectInHand.map { PageSubject(entity: $0.entity, name: $0.name, kind: $0.kind) }
        }
    }

    /// Makes somebody the current entity, whose mentions `n` goes through.
    private mutating func makeCurrent(_ subject: PageSubject?) -> [Effect] {
        guard let subject, trail?.entity != subject.entity else { return [] }
        trail = MentionTrail(entity: subject.entity, name: subject.name, kind: subject.kind)
        return [.ask(.trail(subject.entity, then: .refresh))]
    }

    // MARK: Opening pages

    /// `gq`: what the current person said; without one, what anybody said.
    mutating func showSaid() -> [Effect] {
        let subject = pageSubject
        leavePlace()
        said = SaidPane(speaker: subject)
        goToPage(.said)
        return pageReload + makeCurrent(subject)
    }

    /// `gt`: how often the current person is named over time; without one, the articles of the list.
    mutating func showTimeline() -> [Effect] {
        let subject = pageSubject
        leavePlace()
        timeline = TimelinePane(
            subjects: subject.map { [$0] } ?? [], query: subject == nil ? articles.query : "")
        goToPage(.timeline)
        return pageReload + makeCurrent(subject)
    }

    /// `gm`: how the current person and another one meet; in what is around somebody, the two at the cursor.
    mutating func startMeeting() -> [Effect] {
        if focus == .around, let pair = around?.pair { return showMeeting(of: pair.0, pair.1) }
        guard let subject = pageSubject else {
            _ = subjectOrAdvice()
            return []
        }
        return choosePerson(.meeting(subject))
    }

    mutating func showMeeting(of one: PageSubject, _ other: PageSubject) -> [Effect] {
        guard one.entity != other.entity else {
            say("Both are \(one.name); choose somebody else.")
            return []
        }
        leavePlace()
        meeting = MeetingPane(one, other)
        goToPage(.meeting)
        return pageReload + makeCurrent(one)
    }

    /// `gn`: who is around the current person.
    mutating func startAround() -> [Effect] {
        guard let subject = pageSubject else {
            _ = subjectOrAdvice()
            return []
        }
        return showAround(subject)
    }

    mutating func showAround(_ subject: PageSubject) -> [Effect] {
        leavePlace()
        around = AroundPane(center: subject)
        goToPage(.around)
        return pageReload + makeCurrent(subject)
    }

    // MARK: Answers

    mutating func receive(_ answer: PageAnswer) -> [Effect] {
        switch answer {
        case .ledger(let entries, let question): return said?.receive(entries, for: question) ?? []
        case .passages(let speaker, let articles, let passages):
            guard said?.speaker?.entity == speaker else { return [] }
            return said?.receive(passages, of: articles) ?? []
        case .stops(let key, let stops):
            meeting?.receive(stops, for: key)
            return timeline?.receive(stops, for: key) ?? []
        case .headlines(let headlines):
            timeline?.receive(headlines)
            return []
        case .encounters(let one, let other, let query, let found):
            let effects = around?.receive(found, one, other) ?? []
            return effects + (meeting?.receive(found, one, other, query: query) ?? [])
        case .excerpts(let excerpts):
            around?.receive(excerpts)
            meeting?.receive(excerpts)
            return []
        case .chains(let one, let other, let chains): return meeting?.receive(chains, one, other) ?? []
        case .network(let entity, let most, let query, let network):
            return around?.receive(network, entity, most: most, query: query) ?? []
        }
    }
}
