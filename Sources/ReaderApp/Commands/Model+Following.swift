import Entities
import Library
import TerminalUI

/// A decision to follow somebody, or no longer.
struct FollowDecision: Equatable, Sendable {
    var entity: EntityID
    var name: String
    var isOn: Bool

    var opposite: FollowDecision { FollowDecision(entity: entity, name: name, isOn: !isOn) }
    /// “You follow Ada Wren”.
    var inWords: String { isOn ? "You follow \(name)" : "You follow \(name) no longer" }
}

/// What was decided last, for doing it again.
enum Decision: Equatable, Sendable {
    case marking(Marking)
    case following(Bool)
}

/// Following people, organisations and places.
extension Model {
    /// Somebody who can be followed.
    struct Followable: Equatable {
        var id: EntityID
        var name: String
        var kind: EntityKind
    }

    /// `P`: follows the one in hand, or no longer.
    mutating func toggleFollowed() -> [Effect] {
        guard let subject = followable else { return [] }
        return decideFollow(!followed.contains(subject.id), subject)
    }

    /// The name that a follow is about: the one the cursor is at in a dossier or a list of names, else the current one;
    /// when there is none, says how to choose one.
    var followable: Followable? {
        mutating get {
            if focus == .dossier, case .entry(.with(let kind), let place)? = dossier?.selectedLine,
                let companion = dossier?.companion(kind, place)
            {
                return Followable(id: companion.entity, name: companion.name, kind: companion.kind)
            }
            return subjectOrAdvice().map { Followable(id: $0.entity, name: $0.name, kind: $0.kind) }
        }
    }

    mutating func decideFollow(_ isOn: Bool, _ entity: EntityRow) -> [Effect] {
        decideFollow(isOn, Followable(id: entity.id, name: entity.name, kind: entity.kind))
    }

    /// Follows somebody, or no longer, because the person asked for it.
    mutating func decideFollow(_ isOn: Bool, _ subject: Followable) -> [Effect] {
        if options.isReadOnly {
            fail("This library can only be read, so that it keeps nobody whom you follow.")
            return []
        }
        guard subject.kind.canBeFollowed || !isOn else {
            say("“\(subject.name)” is no person, organisation or place; only these are followed.")
            return []
        }
        let decision = FollowDecision(entity: subject.id, name: subject.name, isOn: isOn)
        lastDecision = .following(isOn)
        done.append(.following(decision))
        takenBack = []
        say(decision.inWords, then: "\(key("undo")) takes it back.")
        return perform(decision)
    }

    mutating func perform(_ decision: FollowDecision) -> [Effect] {
        if decision.isOn { followed.insert(decision.entity) } else { followed.remove(decision.entity) }
        return [.change(.follow(decision.entity, decision.isOn))] + newMentionsQuestion
    }

    /// The sign before the name of somebody who is followed.
    func followMark(_ entity: EntityID) -> String { followed.contains(entity) ? "◆ " : "" }
}
