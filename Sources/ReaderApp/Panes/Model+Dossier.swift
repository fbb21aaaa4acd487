import Articles
import Entities
import Library
import TerminalUI

/// The dossier of an entity: opening it, what comes for it, and where its entries lead.
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
        dossier?.forgetNewMentions()
        // The last dossier opens in the state it was left in.
        let last = dossier?.entity == entity ? dossier?.place : nil
        return enterDossier(last ?? .init(entity: entity, name: name, kind: kind))
    }

    /// Shows a dossier as the reader left it, or in the view that was last used for its kind.
    mutating func enterDossier(_ place: DossierPane.Place) -> [Effect] {
        goToPage(.dossier)
        if dossier?.entity != place.entity {
            dossier = DossierPane(
                entity: place.entity, name: place.name, kind: place.kind,
                view: place.view ?? dossierViews[place.kind] ?? .said)
        }
        layOutPanes()
        dossier?.restore(place)
        endFind()
        dossier?.tell(followed: followed)
        var effects: [Effect] = [.ask(.dossier(place.entity))] + newMentionsQuestion
        if trail?.entity != place.entity {
            trail = MentionTrail(entity: place.entity, name: place.name, kind: place.kind)
            effects.append(.ask(.trail(place.entity, then: .refresh)))
        }
        return effects
    }

    /// Asks what is new about the entity of the dossier on the screen, if that is followed.
    var newMentionsQuestion: [Effect] {
        guard focus == .dossier, let dossier, dossier.isFollowed else { return [] }
        return [.ask(.newMentions(dossier.entity))]
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
        case .new(let entity, let found):
            guard dossier?.entity == entity else { return [] }
            dossier?.receive(newMentions: found)
        case .company(let entity, let found):
            guard dossier?.entity == entity else { return [] }
            dossier?.receive(found)
        case .appearances(let entity, let found):
            timeline?.receive(found, of: entity)
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
        let effects = wasShown ? leavePage() : []
        dossier = nil
        if wasShown, message == nil { say("No article names “\(name)” any more.") }
        return effects
    }

    /// What has come into view and is not there yet.
    private var dossierEffects: [Effect] { focus == .dossier ? dossier?.question ?? [] : [] }

    /// Asks again for everything the dossier on the screen shows.
    var dossierReload: [Effect] {
        guard focus == .dossier, let entity = dossier?.entity else { return [] }
        return [.ask(.dossier(entity))] + newMentionsQuestion
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

    /// The view with a number.
    mutating func showDossierView(_ number: Int) -> [Effect] {
        guard let views = dossier?.views else { return [] }
        guard views.indices.contains(number - 1) else {
            say("There are \(views.count) views here.")
            return []
        }
        return inDossierView { $0.show(views[number - 1]) }
    }

    /// Changes the view, which is kept for the kind.
    mutating func inDossierView(_ body: (inout DossierPane) -> Void) -> [Effect] {
        let effects = moveInDossier(body)
        if let dossier { dossierViews[dossier.kind] = dossier.view }
        return effects
    }

    /// `r`: what articles tell that somebody said, besides what they quote, and back.
    mutating func toggleReported() -> [Effect] {
        guard let dossier else { return [] }
        if !dossier.showsReported {
            guard let count = dossier.reportedCount else {
                say("Still counting what is reported; press \(key("reported")) again.")
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

    /// Enter: to the place where what is selected comes from.
    mutating func openInDossier() -> [Effect] {
        if let article = dossier?.articleOfCopies { return showCopies(of: article) }
        guard let dossier, let selected = dossier.selected else { return [] }
        let entity = dossier.entity
        switch selected {
        case .said(let place, let item):
            guard let stop = dossier.stop(place) else { return [] }
            guard let range = dossier.quotation(stop: place, item: item)?.range else {
                return open(stop.article, at: .firstMention(entity))
            }
            return open(stop.article, at: .offset(range.lowerBound, length: range.count))
        case .mention(let place, let item):
            guard let stop = dossier.stop(place) else { return [] }
            guard let range = dossier.mention(stop: place, item: item)?.mention.range else {
                return open(stop.article, at: .firstMention(entity))
            }
            return open(stop.article, at: .offset(range.lowerBound, length: 0))
        case .article(let place):
            return dossier.stop(place).map { open($0.article, at: .firstMention(entity)) } ?? []
        case .meets(let place):
            guard let companion = dossier.companion(.person, place) else { return [] }
            return showMeeting(
                of: PageSubject(entity: entity, name: dossier.name, kind: dossier.kind),
                PageSubject(entity: companion.entity, name: companion.name, kind: companion.kind))
        case .note(let place): return dossier.note(place).map { [.terminal(.write(NoteDraft($0)))] } ?? []
        case .line(.entry(.with(let kind), let place)):
            return showDossier(ofCompanion: dossier.companion(kind, place))
        case .line(.entry(let part, let place)): return openLatest(part, place, in: dossier)
        case .line(.more(let part)): return moveInDossier { $0.unfold(part) }
        case .line(.blank), .line(.heading), .line(.waiting): return []
        }
    }

    private mutating func showDossier(ofCompanion companion: EntityCompany.Companion?) -> [Effect] {
        companion.map { showDossier(of: $0.entity, name: $0.name, kind: $0.kind) } ?? []
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

    /// `=`: those named with the person in another order.
    mutating func changeCompanyOrder() -> [Effect] {
        let effects = moveInDossier { $0.changeOrder() }
        if let order = dossier?.order { say("Named with: \(order.inWords).") }
        return effects
    }

    /// The mention under the cursor of the dossier, with the article that it is in.
    var mentionInDossier: MentionInSentence? {
        guard focus == .dossier, let dossier, case .mention(let stop, let item)? = dossier.selected else {
            return nil
        }
        return dossier.mention(stop: stop, item: item)
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
        guard case .mention(let place, _)? = dossier.selected, let stop = dossier.stop(place) else {
            return subject
        }
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
            say("Go to one of the mentions first: \(key("next-view")) goes from view to view.")
            return []
        }
        let entity = ArticleEntity(
            id: dossier.entity, name: dossier.name, kind: dossier.kind,
            aliases: dossier.epithets(.names).map(\.text), roles: dossier.epithets(.roles).map(\.text),
            mentionsHere: 0, articles: dossier.dossier?.stops.count ?? 0)
        return explain(found.mention, found.text, in: found.headline.article, of: entity)
    }

    /// The sentence or quotation that is selected, with its source, title, date and address.
    var citationInDossier: String? {
        guard let dossier else { return nil }
        let (words, place): (String?, Int)
        switch dossier.selected {
        case .said(let stop, let item): (words, place) = (dossier.passage(stop: stop, item: item), stop)
        case .mention(let stop, let item):
            (words, place) = (dossier.mention(stop: stop, item: item)?.sentence.inOneLine, stop)
        case .article(let stop): (words, place) = (nil, stop)
        case .note(let place): return dossier.note(place)?.text
        case .meets, .line, nil: return nil
        }
        guard let appearance = dossier.stop(place).flatMap({ dossier.appearances[$0.article] }) else {
            return nil
        }
        let facts = appearance.headline.citation(address: appearance.address)
        return words.map { "\($0) (\(facts))" } ?? facts
    }
}

extension Headline {
    /// Source, title, date, and where the article is: its address, else its path.
    func citation(address: String) -> String {
        [source, title, DateInWords.long(date), address].compactMap(\.self).joined(separator: ", ")
    }
}
