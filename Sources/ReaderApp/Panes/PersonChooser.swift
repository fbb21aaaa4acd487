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
    /// Asks for somebody; those come first who are named with the one that the page is about.
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
        let (title, enter) =
            switch purpose {
            case .meeting: ("How \(subject.name) meets …", "shows how they meet")
            case .comparing: ("\(subject.name) beside …", "counts them too")
            }
        let finder = EntityFinder(
            .init(title: title, enter: enter) { found, model in
                model.take(
                    PageSubject(entity: found.id, name: found.entity.name, kind: found.entity.kind),
                    for: purpose)
            }, first: company(of: subject), company: subject.entity)
        return ask(finder)
    }

    /// The people named with somebody most, as far as a page has them.
    private func company(of subject: PageSubject) -> [EntityID] {
        if let around, around.center.entity == subject.entity {
            return around.network?.nodes.map(\.entity) ?? []
        }
        guard let dossier, dossier.entity == subject.entity else { return [] }
        return (0..<min(EntityFinder.mostCompany, dossier.companions(.person))).compactMap {
            dossier.companion(.person, $0)?.entity
        }
    }

    mutating func take(_ chosen: PageSubject, for purpose: PersonPurpose) -> [Effect] {
        switch purpose {
        case .meeting(let subject): return showMeeting(of: subject, chosen)
        case .comparing:
            if let problem = timeline?.add(chosen, settings.keys) { say(problem) }
            return timeline?.questions ?? []
        }
    }
}
