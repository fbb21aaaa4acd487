import Library
import TerminalUI

/// Going from one article that a search found to the next.
extension Model {
    /// Where one is among the articles that a search found.
    struct HitWalk: Equatable, Sendable {
        var query: String
        var order: SearchOrder
        /// The article's place in the answer, from 0, and how many there are.
        var place: Int
        var total: Int
        /// The steps to take once the part of the answer that they lead to has come.
        var awaited: Int?
    }

    /// The walk, while its article is the one on the screen.
    var walkHere: HitWalk? {
        guard let hitWalk, let open = text.opened?.row.id, lastSearch?.answered == hitWalk.query,
            lastSearch?.hit(at: hitWalk.place)?.headline.article == open
        else { return nil }
        return hitWalk
    }

    /// To the next article that the last search found, or one before.
    mutating func walkHits(by steps: Int) -> [Effect] {
        guard var walk = hitWalk, lastSearch != nil else {
            say("Search first: \(key("search")), then Enter on a hit.")
            return []
        }
        let target = walk.place + steps
        guard target >= 0, target < walk.total else {
            say("This is the \(steps > 0 ? "last" : "first") article of “\(walk.query)”.")
            return []
        }
        guard lastSearch?.answered == walk.query, let hit = lastSearch?.hit(at: target) else {
            hitWalk?.awaited = steps
            let start = max(0, target - SearchOverlay.firstWindow.count / 2)
            let window = start..<start + SearchOverlay.firstWindow.count
            return [.ask(.hits(walk.query, order: walk.order, window: window))]
        }
        walk.place = target
        walk.awaited = nil
        hitWalk = walk
        let size = size
        lastSearch?.select(target, in: size)
        return open(hit.headline.article, at: .edgeHit(of: walk.query, isFirst: steps > 0))
    }

    /// Takes in a part of the last search's answer, and goes on where that was waited for.
    mutating func receiveForWalk(_ answer: OverlayAnswer) -> [Effect] {
        guard var search = lastSearch, search.receive(answer, in: size) != nil else { return [] }
        lastSearch = search
        guard let steps = hitWalk?.awaited else { return [] }
        hitWalk?.awaited = nil
        // What still is not there is gone.
        guard let walk = hitWalk, search.hit(at: walk.place + steps) != nil else { return [] }
        return walkHits(by: steps)
    }
}
