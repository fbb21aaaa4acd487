import Articles
import Entities
import Library
import TerminalUI

/// The mention cursor: choosing an entity and walking its mentions through the library.
extension Model {
    /// Enter on a name: follows it, or opens its dossier when it is already followed.
    mutating func follow(_ entity: ArticleEntity) -> [Effect] {
        guard entity.id != trail?.entity else {
            return showDossier(of: entity.id, name: entity.name, kind: entity.kind)
        }
        return choose(entity)
    }

    /// Makes `entity` the current one and goes to its first mention in this article.
    private mutating func choose(_ entity: ArticleEntity) -> [Effect] {
        startTrail(of: entity)
        return [.ask(.trail(entity.id, then: .first))] + relatedEffects
    }

    private mutating func startTrail(of entity: ArticleEntity) {
        endFind()
        if trail?.entity != entity.id {
            trail = MentionTrail(entity: entity.id, name: entity.name, kind: entity.kind)
        }
        entities.select(entity.id)
    }

    private var relatedEffects: [Effect] {
        text.opened.map { [.ask(.related($0.row.id, entity: trail?.entity))] } ?? []
    }

    /// `*`: the entity of the mention under the cursor, or of the first one in view, becomes the current one.
    ///
    /// - Parameter start: Where to go then.
    mutating func pickNameAtPoint(then start: TrailStart = .here) -> [Effect] {
        guard let index = text.pointOrFirstInView(height: textHeight), let opened = text.opened else {
            say("There is no name in view.")
            return []
        }
        let mention = opened.mentions[index]
        guard let entity = opened.entities.first(where: { $0.id == mention.entity }) else { return [] }
        text.point = index
        startTrail(of: entity)
        return [.ask(.trail(entity.id, then: start))] + relatedEffects
    }

    mutating func receive(_ stops: [TrailStop], for entity: EntityID, start: TrailStart) -> [Effect] {
        guard trail?.entity == entity else { return [] }
        trail?.update(stops: stops, current: text.opened?.row.id)
        if stops.isEmpty { return leaveVanished(entity) }
        switch start {
        case .refresh, .here:
            syncTrailWithPoint()
            return []
        case .previous:
            syncTrailWithPoint()
            return goToMention(by: -1)
        case .first:
            guard let opened = text.opened, !text.mentionIndices(of: entity).isEmpty else {
                return goToArticleOnTrail(forward: true)
            }
            leavePlace()
            return show(opened, at: .firstMention(entity))
        }
    }

    /// Handles that nothing names the current entity any more: the entity of the mention under the cursor becomes
    /// current, or none does.
    private mutating func leaveVanished(_ vanished: EntityID) -> [Effect] {
        trail = nil
        guard let point = text.point, let opened = text.opened,
            let entity = opened.entities.first(where: { $0.id == opened.mentions[point].entity }),
            entity.id != vanished
        else { return relatedEffects }
        startTrail(of: entity)
        return [.ask(.trail(entity.id, then: .here))] + relatedEffects
    }

    /// `n` and `N`: on to what is being followed - a find in the text, or the current entity.
    mutating func goToNext(by steps: Int) -> [Effect] {
        if let entryFind, entryFind.pane == focus { return findEntry(by: steps) }
        if steps > 0, isWalkingNew { return goToNextNew() }
        if repeats == .finds, text.find != nil {
            return goToNextFind(by: steps)
        }
        return goToMention(by: steps)
    }

    /// Goes `steps` mentions on (or back), through the end of the article into the next one that names the entity.
    mutating func goToMention(by steps: Int) -> [Effect] {
        guard let entity = trail?.entity else {
            say("Choose a name first: \(key("pick")) in the text, or \(key("open")) in the pane of names.")
            return []
        }
        if focus.isPage {
            leavePlace()
            _ = focus(on: .text)
        }
        let own = text.mentionIndices(of: entity)
        guard !own.isEmpty else { return goToArticleOnTrail(forward: steps > 0) }
        let target: Int
        if let point = text.point, let here = own.firstIndex(of: point) {
            target = here + steps
        } else {
            // From a place between two mentions, the first step is to the nearer end of the gap.
            let position = text.point ?? text.firstMentionIndexInView() ?? 0
            let following = own.firstIndex { $0 >= position } ?? own.count
            target = steps > 0 ? following + steps - 1 : following + steps
        }
        guard own.indices.contains(target) else { return goToArticleOnTrail(forward: steps > 0) }
        text.point = own[target]
        if let range = text.pointRange { text.reveal(offset: range.lowerBound, height: textHeight) }
        syncTrailWithPoint()
        return focus == .text ? [] : focus(on: .text)
    }

    /// Opens the next article that names the current entity, at its first mention (or, going back, at its last).
    mutating func goToArticleOnTrail(forward: Bool) -> [Effect] {
        guard let trail else {
            say("Choose a name first: \(key("pick")) in the text, or \(key("open")) in the pane of names.")
            return []
        }
        guard let next = trail.nextStop(from: text.opened?.row.id, forward: forward) else { return [] }
        if next.wrapped {
            say(
                forward
                    ? "From the last article on to the first." : "From the first article back to the last.")
        }
        return open(
            trail.stops[next.index].article,
            at: forward ? .firstMention(trail.entity) : .lastMention(trail.entity))
    }

    /// Brings the trail's numbers in line with where the cursor is in the text.
    mutating func syncTrailWithPoint() {
        guard let opened = text.opened, var trail else { return }
        if let stop = trail.stops.firstIndex(where: { $0.has(opened.row.id) }) { trail.stop = stop }
        trail.mention = text.point.flatMap { text.mentionIndices(of: trail.entity).firstIndex(of: $0) }
        self.trail = trail
    }

    /// Moves the cursor to the next mention of any of `kinds` (all kinds when `nil`).
    mutating func movePoint(by steps: Int, kinds: Set<EntityKind>?) -> [Effect] {
        guard text.movePoint(by: steps, kinds: kinds, height: textHeight) else {
            say(steps > 0 ? "No such name further on in this article." : "No such name before this one.")
            return []
        }
        syncTrailWithPoint()
        return []
    }
}
