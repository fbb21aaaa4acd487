import Articles
import Entities
import Library
import TerminalUI

/// The dossier of an entity: opening it, what comes for it, and where its lines lead.
extension Model {
    /// `i`: the dossier of the name under the cursor, else of the current one.
    mutating func showDossierInHand() -> [Effect] {
        if focus == .dossier { return openInDossier() }
        guard let subject = subjectOrAdvice() else { return [] }
        return showDossier(of: subject.entity, name: subject.name, kind: subject.kind)
    }

    /// Opens a dossier; its entity becomes the current one.
    mutating func showDossier(of entity: EntityID, name: String, kind: EntityKind) -> [Effect] {
        leavePlace()
        // The last dossier opens in the state it was left in.
        let last = dossier?.entity == entity ? dossier?.place : nil
        return enterDossier(last ?? .init(entity: entity, name: name, kind: kind))
    }

    /// Shows a dossier as the reader left it, or from its top.
    mutating func enterDossier(_ place: DossierPane.Place) -> [Effect] {
        let origin = focus == .dossier ? dossier?.origin ?? .text : focus
        if dossier?.entity != place.entity {
            dossier = DossierPane(
                entity: place.entity, name: place.name, kind: place.kind, origin: origin)
        }
        dossier?.origin = origin
        focus = .dossier
        layOutPanes()
        dossier?.restore(place)
        endFind()
        var effects: [Effect] = [.ask(.dossier(place.entity))]
        if trail?.entity != place.entity {
            trail = MentionTrail(entity: place.entity, name: place.name, kind: place.kind)
            effects.append(.ask(.trail(place.entity, then: .refresh)))
        }
        return effects
    }

    /// Back to the pane that the dossier was opened from.
    mutating func leaveDossier() -> [Effect] {
        focus(on: dossier?.origin ?? .text)
            + (text.opened.map { [.ask(.related($0.row.id, entity: trail?.entity))] } ?? [])
    }

    // MARK: Answers

    mutating func receive(_ answer: DossierAnswer) -> [Effect] {
        switch answer {
        case .dossier(let entity, let found):
            guard dossier?.entity == entity else { return [] }
            guard let found else { return leaveVanishedDossier() }
            if trail?.entity == entity {
                trail?.name = found.name
                trail?.kind = found.kind
            }
            dossier?.receive(found)
            // What takes longest is asked for last, so that the screen does not wait for it.
            return dossierEffects + (focus == .dossier ? [.ask(.company(entity))] : [])
        case .company(let entity, let found):
            guard dossier?.entity == entity else { return [] }
            dossier?.receive(found)
        case .appearances(let entity, let found):
            guard dossier?.entity == entity else { return [] }
            dossier?.receive(found)
            return []
        }
        return dossierEffects
    }

    /// Closes the dossier, because no article names its entity any more.
    private mutating func leaveVanishedDossier() -> [Effect] {
        let name = dossier?.name ?? ""
        let wasShown = focus == .dossier
        let effects = wasShown ? leaveDossier() : []
        dossier = nil
        if wasShown, message == nil { say("No article names “\(name)” any more.") }
        return effects
    }

    /// What has come into view and is not there yet.
    private var dossierEffects: [Effect] { focus == .dossier ? dossier?.question ?? [] : [] }

    /// Asks again for everything the dossier on the screen shows.
    var dossierReload: [Effect] {
        guard focus == .dossier, let entity = dossier?.entity else { return [] }
        return [.ask(.dossier(entity))]
    }

    // MARK: Moves

    mutating func moveInDossier(_ body: (inout DossierPane) -> Void) -> [Effect] {
        guard var shown = dossier else { return [] }
        dossier = nil
        body(&shown)
        dossier = shown
        return dossierEffects
    }

    mutating func movePart(by steps: Int) -> [Effect] { moveInDossier { $0.movePart(by: steps) } }

    /// `r`: what articles tell that somebody said, besides what they quote, and back.
    mutating func toggleReported() -> [Effect] {
        guard let dossier else { return [] }
        if !dossier.showsReported {
            guard let count = dossier.reportedCount else {
                say("Still counting what is reported; press r again.")
                return []
            }
            guard count > 0 else {
                say("No article reports anything else that \(dossier.name) said.")
                return []
            }
        }
        return moveInDossier { $0.toggleReported() }
    }

    // MARK: Where lines lead

    /// Enter: to the place where the line under the cursor comes from.
    mutating func openInDossier() -> [Effect] {
        guard let dossier, let found = dossier.dossier else { return [] }
        let entity = dossier.entity
        switch dossier.selectedLine {
        case .firstSeen: return found.firstStop.map { open($0.article, at: .firstMention(entity)) } ?? []
        case .lastSeen: return found.lastStop.map { open($0.article, at: .firstMention(entity)) } ?? []
        case .entry(.with(let kind), let place):
            guard let companion = dossier.companion(kind, place) else { return [] }
            return showDossier(of: companion.entity, name: companion.name, kind: companion.kind)
        case .entry(let part, let place): return openLatest(part, place, in: dossier)
        case .words(.said, let article, let item):
            guard let stop = dossier.stop(.said, article) else { return [] }
            guard let range = dossier.quotation(article, item)?.range else {
                return open(stop.article, at: .firstMention(entity))
            }
            return open(stop.article, at: .offset(range.lowerBound, length: range.count))
        case .words(let part, let article, let item):
            guard let stop = dossier.stop(part, article) else { return [] }
            guard let range = dossier.mention(article, item)?.mention.range else {
                return open(stop.article, at: .firstMention(entity))
            }
            return open(stop.article, at: .offset(range.lowerBound, length: 0))
        case .more(let part): return moveInDossier { $0.unfold(part) }
        default: return []
        }
    }

    /// Opens the latest article that uses a name or a role.
    private mutating func openLatest(
        _ part: DossierPart, _ place: Int, in dossier: DossierPane
    ) -> [Effect] {
        let all = dossier.epithets(part)
        guard all.indices.contains(place) else { return [] }
        let text = all[place].text
        guard let use = dossier.uses[text] else {
            say(
                dossier.company == nil
                    ? "Still counting who uses this name; press Enter again."
                    : "No article uses this name; you gave it.")
            return []
        }
        return open(use.last.article, at: .words(text, of: dossier.entity))
    }

    /// The mention under the cursor of the dossier, with the article that it is in.
    var mentionInDossier: MentionInSentence? {
        guard focus == .dossier, let dossier,
            case .words(.mentions, let article, let item) = dossier.selectedLine
        else { return nil }
        return dossier.mention(article, item)
    }

    /// `/` in a dossier: a search limited to the articles that name the dossier's entity.
    mutating func startSearchingDossier() -> [Effect] {
        guard let dossier else { return [] }
        let field: String? =
            switch dossier.kind {
            case .person: "person:"
            case .organization: "org:"
            case .place: "place:"
            case .nationality, .other: nil
            }
        let name = dossier.name.filter { $0 != "\"" }
        return startSearching(for: "\(field ?? "")\"\(name)\" ")
    }

    /// What a correction made in the dossier is about.
    var subjectOfDossier: CorrectionSubject? {
        guard let dossier else { return nil }
        var subject = CorrectionSubject(
            entity: dossier.entity, name: dossier.name, kind: dossier.kind,
            articles: dossier.dossier?.stops.count ?? 0)
        guard case .words(.mentions, let article, _) = dossier.selectedLine,
            let stop = dossier.stop(.mentions, article)
        else { return subject }
        subject.article = stop.article
        subject.mentionsHere = Int(stop.mentions)
        if let mention = mentionInDossier {
            subject.mention = CorrectionSubject.Mention(
                offset: mention.mention.range.lowerBound, text: mention.text.inOneLine)
        }
        return subject
    }

    /// `w` in a dossier: why the mention under the cursor belongs to this entity.
    mutating func explainInDossier() -> [Effect] {
        guard let found = mentionInDossier, let dossier else {
            say("Go to one of the mentions first: ]] goes from part to part.")
            return []
        }
        let entity = ArticleEntity(
            id: dossier.entity, name: dossier.name, kind: dossier.kind,
            aliases: dossier.epithets(.names).map(\.text), roles: dossier.epithets(.roles).map(\.text),
            mentionsHere: 0, articles: dossier.dossier?.stops.count ?? 0)
        return explain(found.mention, found.text, in: found.headline.article, of: entity)
    }

    /// The sentence or quotation under the cursor, with where it is from.
    var citationInDossier: String? {
        guard let dossier else { return nil }
        var words = ""
        var stop: EntityDossier.Stop?
        switch dossier.selectedLine {
        case .words(.said, let article, let item):
            guard let quotation = dossier.quotation(article, item) else { return nil }
            words = quotation.inWords
            stop = dossier.stop(.said, article)
        case .words(let part, let article, let item):
            guard let mention = dossier.mention(article, item) else { return nil }
            words = mention.sentence.inOneLine
            stop = dossier.stop(part, article)
        default: return nil
        }
        guard let appearance = stop.flatMap({ dossier.appearances[$0.article] }) else { return nil }
        let facts = [
            appearance.headline.title, appearance.headline.source, DateInWords.long(appearance.headline.date),
        ].compactMap(
            \.self)
        return "\(words) (\(facts.joined(separator: ", ")))"
    }
}
