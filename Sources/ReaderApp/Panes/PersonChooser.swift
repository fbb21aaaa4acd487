import Entities
import Library
import TerminalUI

/// What somebody is chosen for.
enum PersonPurpose: Equatable, Sendable {
    /// To see how they and another one meet.
    case meeting(PageSubject)
    /// To count them in the timeline beside the others.
    case comparing
}

extension Model {
    /// Asks for somebody.
    mutating func choosePerson(_ purpose: PersonPurpose) -> [Effect] {
        let subject: PageSubject? =
            switch purpose {
            case .meeting(let subject): subject
            case .comparing: timeline?.subjects.first
            }
        guard let subject else {
            say("Choose a name first; there is nobody to compare with.")
            return []
        }
        let chooser = EntityOverlay(
            .page(purpose),
            for: CorrectionSubject(
                entity: subject.entity, name: subject.name, kind: subject.kind, articles: 0))
        overlay = .choosing(chooser)
        return [chooser.question]
    }

    mutating func take(_ chosen: PageSubject, for purpose: PersonPurpose) -> [Effect] {
        switch purpose {
        case .meeting(let subject): return showMeeting(of: subject, chosen)
        case .comparing:
            if let problem = timeline?.add(chosen) { say(problem) }
            return timeline?.questions ?? []
        }
    }
}
