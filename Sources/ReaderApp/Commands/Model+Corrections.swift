import CrossReferences
import Entities
import Library
import TerminalUI

/// The consequences of changes, mostly of changes to who is who.
extension Model {
    mutating func receive(_ change: Change, made kept: KeptCorrection?) -> [Effect] {
        switch change {
        case .mark(let marking, let article): return finish(marking, of: article)
        case .saveSearch, .renameSearch, .removeSearch, .keepState, .seen, .remember, .keepVisit: return []
        case .follow: return [.ask(.followed)] + reloadAll()
        case .note: return reloadAll() + (overlay?.content.reload ?? [])
        case .correct(let request):
            guard let kept else { return [] }
            follow(kept, from: request.entity)
            note(correction: true)
            takenBack = []
            say(kept.correction.inWords, then: "\(key("undo")) undoes.")
            return reloadAll() + (overlay?.content.reload ?? [])
        case .standForCopies:
            say("It stands for the copies of its text now.")
            return reloadAll() + (overlay?.content.reload ?? [])
        case .undo: return receive(undone: kept)
        case .redo: return receive(redone: kept)
        case .answer(let doubt, let isSame):
            note(correction: true)
            return takeInOverlay(.answered(doubt, isSame: isSame)) ?? reloadAll()
        }
    }

    mutating func receive(_ change: Change, problem: String) -> [Effect] {
        fail(problem)
        switch change {
        case .mark(let marking, let article): return finish(marking, of: article) + reloadAll()
        case .answer(let doubt, _): return takeInOverlay(.notAnswered(doubt)) ?? []
        case .follow: return [.ask(.followed)]
        case .saveSearch, .renameSearch, .removeSearch, .keepState, .seen, .remember, .keepVisit,
            .standForCopies, .note, .correct, .undo, .redo:
            return []
        }
    }

    private mutating func receive(undone kept: KeptCorrection?) -> [Effect] {
        guard let kept else {
            say("There is no correction to take back.")
            return []
        }
        if case .rename(let name) = kept.correction.action { rename(name, to: kept.correction.name) }
        note(correction: false)
        say("Taken back: \(kept.correction.inWords)", then: "\(key("redo")) makes it again.")
        return reloadAll() + (overlay?.content.reload ?? [])
    }

    private mutating func receive(redone kept: KeptCorrection?) -> [Effect] {
        guard let kept else {
            say("There is nothing to make again: nothing was taken back.")
            return []
        }
        if case .rename(let name) = kept.correction.action { rename(kept.correction.name, to: name) }
        note(correction: true)
        say("Made again: \(kept.correction.inWords)", then: "\(key("undo")) undoes.")
        return reloadAll() + (overlay?.content.reload ?? [])
    }

    /// Says what was done, cut if needed, so that what can be done about it stays visible.
    mutating func say(_ done: String, then key: String) {
        let room = size.columns - 4 - CellWidth.width(of: key)
        say("\(CellWidth.truncate(done, to: max(8, room))). \(key)".replacing("…. ", with: "… "))
    }

    /// The current entity's name, which may stand in none of the names on the screen.
    private mutating func rename(_ name: String, to other: String) {
        if trail?.name == name { trail?.name = other }
    }

    /// Continues with what the subject of a correction has become: as the current entity, and in the pane of names.
    private mutating func follow(_ kept: KeptCorrection, from subject: EntityID) {
        if focus == .dossier {
            // A dossier stays that of the person shown, unless they have become somebody else as a whole.
            guard case .merge = kept.correction.action, let entity = kept.entity, dossier?.entity == subject
            else { return }
            dossier?.become(
                entity, name: kept.correction.nameAfter, kind: kept.correction.kindAfter)
        }
        let isCurrent = trail?.entity == subject
        if isCurrent { trail = nil }
        guard let entity = kept.entity else { return }
        if isCurrent {
            trail = MentionTrail(
                entity: entity, name: kept.correction.nameAfter, kind: kept.correction.kindAfter)
        }
        if entities.selected?.id == subject { entities.awaited = entity }
    }
}
