import Articles
import Library
import TerminalUI
import TextBytes

/// The way back, and the place in an article where the reader lands.
extension Model {
    /// Remembers where the reader is before they go elsewhere.
    mutating func leavePlace() {
        if let place { history.leave(place) }
    }

    /// To the place before the last jump, and with the next press back again.
    mutating func goToLastJump() -> [Effect] {
        guard let place = history.swap(with: place) else {
            say("There is nothing to go back to yet.")
            return []
        }
        return go(to: place)
    }

    mutating func goBack() -> [Effect] {
        guard let place = history.goBack(from: place) else {
            say("There is nothing to go back to yet.")
            return []
        }
        return go(to: place)
    }

    private mutating func go(to place: History.Place) -> [Effect] {
        switch place {
        case .article(let article, let place, let rowsAbove):
            return ask(for: article, at: .view(place, rowsAbove: rowsAbove))
        case .dossier(let place): return enterDossier(place)
        case .page(let page, let from):
            let effects = enter(page)
            cameFrom = from
            return effects
        case .start: return enterStart()
        case .list(let article):
            articles.awaited = article
            return focus(on: .articles)
                + (article.map { [.ask(.place($0, query: articles.query, order: articles.order))] } ?? [])
        }
    }

    mutating func goForward() -> [Effect] {
        guard let place = history.goForward(from: place) else {
            say("There is nothing to go forward to.")
            return []
        }
        return go(to: place)
    }

    mutating func land(at landing: Landing) {
        switch landing {
        case .top, .preview, .left, .edgeHit:
            text.scroll(to: 0, height: textHeight)
            text.point = nil
        case .offset(let offset, let length):
            text.point = text.mentionIndex(at: offset)
            if length > 0 { text.mark(offset..<offset + length) }
            text.reveal(offset: offset, height: textHeight)
        case .hit(let range, let query, let all):
            text.point = text.mentionIndex(at: range.lowerBound)
            text.mark(all, of: query, at: range)
            if text.find != nil { repeats = .finds }
            text.reveal(offset: range.lowerBound, height: textHeight)
        case .words(let words, let entity): moveToWords(words, of: entity)
        case .firstMention(let entity), .firstNewMention(let entity):
            moveToEdgeMention(of: entity, first: true)
        case .lastMention(let entity): moveToEdgeMention(of: entity, first: false)
        case .place(let place, _):
            text.point = place.name.flatMap(text.mentionIndex)
            text.scroll(to: place.offset == 0 ? 0 : text.row(of: place.offset), height: textHeight)
        case .view(let place, let rowsAbove):
            text.point = place.name.flatMap(text.mentionIndex)
            text.scroll(
                to: place.offset == 0 ? 0 : text.row(of: place.offset) - rowsAbove, height: textHeight)
        }
        syncTrailWithPoint()
    }

    /// To the words where they stand nearest to a mention of the entity, else to its first mention.
    private mutating func moveToWords(_ words: String, of entity: EntityID) {
        guard let opened = text.opened else { return }
        let places = FoldedText(opened.article.text).ranges(of: words)
        let own = text.mentionIndices(of: entity)
        let pairs = own.flatMap { index in places.map { (index: index, place: $0) } }
        func distance(_ pair: (index: Int, place: Range<Int>)) -> Int {
            let mention = opened.mentions[pair.index].range
            let gaps = (
                mention.lowerBound - pair.place.upperBound, pair.place.lowerBound - mention.upperBound
            )
            return max(0, gaps.0, gaps.1)
        }
        guard let nearest = pairs.min(by: { distance($0) < distance($1) }) else {
            return moveToEdgeMention(of: entity, first: true)
        }
        text.point = nearest.index
        if distance(nearest) > 0 { text.mark(nearest.place) }
        text.reveal(offset: nearest.place.lowerBound, height: textHeight)
    }

    private mutating func moveToEdgeMention(of entity: EntityID, first: Bool) {
        let own = text.mentionIndices(of: entity)
        guard let index = first ? own.first : own.last, let mention = text.opened?.mentions[index] else {
            text.scroll(to: 0, height: textHeight)
            return
        }
        text.point = index
        text.reveal(offset: mention.range.lowerBound, height: textHeight)
    }
}
