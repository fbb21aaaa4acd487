import Entities
import Library
import TerminalUI

/// Going through the new mentions of somebody who is followed, from article to article.
extension Model {
    /// The walk through new mentions.
    struct NewWalk: Equatable {
        var entity: EntityID
        var name: String
        /// The articles that had new mentions when it began, oldest first, with how many.
        var stops: [TrailStop]
        /// Which of them is open.
        var stop = 0
        /// How many mentions one has come to.
        var count = 0
        /// What had been read of the open article when one came to it: what is read while one is there stays in the walk.
        var seen = SeenText.nothing

        var total: Int { stops.reduce(0) { $0 + $1.mentions } }
    }

    /// Asks for the new mentions of somebody, to walk them.
    func startNewWalk(_ subject: Followable) -> [Effect] {
        [.ask(.newTrail(subject.id, name: subject.name, kind: subject.kind))]
    }

    mutating func receive(
        newTrail stops: [TrailStop], of entity: EntityID, _ name: String, _ kind: EntityKind
    ) -> [Effect] {
        guard let first = stops.first else {
            say("Nothing new about \(name).")
            return showDossier(of: entity, name: name, kind: kind)
        }
        endFind()
        newWalk = NewWalk(entity: entity, name: name, stops: stops)
        trail = MentionTrail(entity: entity, name: name, kind: kind)
        return [.ask(.trail(entity, then: .refresh))]
            + open(first.article, at: .firstNewMention(entity))
    }

    /// Whether `n` goes through new mentions: the walk's article is open, and its name is current.
    var isWalkingNew: Bool {
        guard let walk = newWalk, focus == .text, trail?.entity == walk.entity, text.find == nil else {
            return false
        }
        return walk.stops[walk.stop].article == text.opened?.row.id
    }

    /// To the next new mention, in this article or the next; after the last one says so.
    mutating func goToNextNew() -> [Effect] {
        guard var walk = newWalk else { return [] }
        if let next = text.newMention(of: walk.entity, after: text.point, besides: walk.seen) {
            return land(onNew: next)
        }
        guard walk.stop + 1 < walk.stops.count else {
            newWalk = nil
            say("all read · \(key("start"))")
            return []
        }
        walk.stop += 1
        newWalk = walk
        return open(walk.stops[walk.stop].article, at: .firstNewMention(walk.entity))
    }

    /// Puts the cursor on the first new mention of the article that has come.
    mutating func landOnNew(of entity: EntityID) -> [Effect] {
        guard let opened = text.opened, newWalk?.entity == entity else { return [] }
        newWalk?.seen = opened.seen
        return text.newMention(of: entity, after: nil, besides: opened.seen).map { land(onNew: $0) } ?? []
    }

    /// Puts the cursor on a new mention, whose sentence counts as read by that.
    mutating func land(onNew index: Int) -> [Effect] {
        guard let mention = text.opened?.mentions[index] else { return [] }
        text.point = index
        text.reveal(offset: mention.range.lowerBound, height: textHeight)
        syncTrailWithPoint()
        guard let walk = newWalk else { return [] }
        newWalk?.count += 1
        let left = max(0, walk.total - walk.count - 1)
        say(
            left == 0
                ? "the last new mention of \(walk.name)" : "new of \(walk.name) · \(left) to come · n next")
        return options.isReadOnly
            ? [] : [.change(.seen(walk.stops[walk.stop].article, [text.sentence(of: mention)]))]
    }
}

extension TextPane {
    /// The first mention of somebody that had not been read, after the one the cursor is at.
    func newMention(of entity: EntityID, after point: Int?, besides seen: SeenText) -> Int? {
        guard let opened else { return nil }
        return opened.mentions.indices.first { index in
            let mention = opened.mentions[index]
            return index > (point ?? -1) && mention.entity == entity
                && !seen.contains(mention.range.lowerBound)
        }
    }
}
