import CrossReferences
import Entities
import Library
import TerminalUI

/// Putting right who is who: what the commands begin, and what comes back of it.
extension Model {
    mutating func startRenaming() -> [Effect] {
        guard let subject = subjectOrAdvice() else { return [] }
        let naming = NameOverlay(purpose: .rename, subject: subject, line: LineEditor(subject.name))
        overlay = .correcting(.naming(naming))
        return []
    }

    mutating func startChoosing(for purpose: EntityChooser.Purpose) -> [Effect] {
        guard let subject = subjectOrAdvice() else { return [] }
        let chooser = EntityChooser(purpose: purpose, subject: subject)
        overlay = .correcting(.choosing(chooser))
        return [chooser.question]
    }

    mutating func startSplitting() -> [Effect] {
        guard let subject = subjectOrAdvice() else { return [] }
        overlay = .correcting(.choice(.split(subject)))
        return []
    }

    mutating func startDropping() -> [Effect] {
        guard let subject = subjectOrAdvice() else { return [] }
        overlay = .correcting(.choice(.drop(subject)))
        return []
    }

    mutating func startChangingKind() -> [Effect] {
        guard let subject = subjectOrAdvice() else { return [] }
        overlay = .correcting(.choice(.kind(of: subject)))
        return []
    }

    mutating func showCorrections() -> [Effect] {
        overlay = .correcting(.list(CorrectionsOverlay()))
        return [.identity(.loadCorrections)]
    }

    /// Asks for a correction and leaves what was asked on the way there.
    mutating func correct(_ request: CorrectionRequest) -> [Effect] {
        overlay = nil
        return [.identity(.correct(request))]
    }

    // MARK: Answers

    mutating func receive(_ answer: IdentityAnswer) -> [Effect] {
        switch answer {
        case .corrected(let kept, let request):
            follow(kept, from: request.entity)
            say(kept.correction.inWords, then: "u undoes.")
            return reloadAll()
        case .undone(let kept): return receive(undone: kept)
        case .redone(let kept):
            guard let kept else {
                say("There is nothing to make again: nothing was taken back.")
                return []
            }
            if case .rename(let name) = kept.correction.action { rename(kept.correction.name, to: name) }
            say("Made again: \(kept.correction.inWords)", then: "u undoes.")
            return reloadAll() + reloadOverlay()
        case .corrections(let corrections): return receive(corrections)
        case .foundSubject(let kept, let row): return show(row?.id, of: kept)
        case .candidates(let query, let entity, let rows):
            receive(rows, for: query, like: entity)
            return []
        case .mentions(let entity, let mentions):
            receive(mentions, of: entity)
            return []
        case .doubts(let doubts): return receive(doubts)
        case .answered(let doubt, let isSame): return receiveAnswered(doubt, isSame: isSame)
        case .explained(let explanation, let offset, let article):
            receive(explanation, ofMentionAt: offset, in: article)
            return []
        }
    }

    private mutating func receive(undone kept: KeptCorrection?) -> [Effect] {
        guard let kept else {
            say("There is no correction to take back.")
            return []
        }
        if case .rename(let name) = kept.correction.action { rename(name, to: kept.correction.name) }
        say("Taken back: \(kept.correction.inWords)", then: "^R makes it again.")
        return reloadAll() + reloadOverlay()
    }

    /// Says what was done, cut if need be, so that what can be done about it is in sight.
    private mutating func say(_ done: String, then key: String) {
        let room = size.columns - 4 - CellWidth.width(of: key)
        say("\(CellWidth.truncate(done, to: max(8, room))). \(key)".replacing("…. ", with: "… "))
    }

    /// The current entity's name, which may stand in none of the names on the screen.
    private mutating func rename(_ name: String, to other: String) {
        if trail?.name == name { trail?.name = other }
    }

    /// What the open overlay shows of corrections and doubts, asked for anew.
    private func reloadOverlay() -> [Effect] {
        switch overlay {
        case .correcting(.list): [.identity(.loadCorrections)]
        case .correcting(.doubts(let doubts)): [.identity(.loadDoubts(doubts.window))]
        default: []
        }
    }

    /// Goes on with whom the subject of a correction has become: as the current entity, and in the pane of names.
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
