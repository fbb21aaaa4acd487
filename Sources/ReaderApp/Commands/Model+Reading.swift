import Articles
import Library
import TerminalUI

/// Reading on: pages, headings, sentences, and from article to article.
extension Model {
    /// What Space does: in the text it reads on, on the start screen it goes to all articles, elsewhere a page down.
    mutating func readOnOrPage() -> [Effect] {
        switch focus {
        case .text: readOn()
        case .start: showAllArticles()
        case .articles, .entities, .related, .dossier, .said, .timeline, .meeting, .around:
            movePages(Double(count))
        }
    }

    /// What Space does in the text: a page on; at the end, when it is pressed again, the next unread article.
    mutating func readOn() -> [Effect] {
        guard text.opened != nil, text.isAtEnd(height: textHeight) else { return movePages(Double(count)) }
        guard settings.readsOn else {
            say("end")
            return []
        }
        guard toldEndAt == keysPressed - 1 else {
            toldEndAt = keysPressed
            say("end · \(key("read-on")) again: next unread")
            return []
        }
        return openNextUnread()
    }

    private mutating func openNextUnread() -> [Effect] {
        var place = articles.selectedEntry + 1
        while let row = articles.row(at: place), !row.unread { place += 1 }
        guard let row = articles.row(at: place) else {
            say("No unread article follows in this list.")
            return []
        }
        return articles.select(place, in: layout) + open(row.id, at: .left)
    }

    mutating func moveHeadings(by steps: Int) -> [Effect] {
        if !text.moveHeadings(by: steps, height: textHeight) { say("There are no headings in this article.") }
        return []
    }

    mutating func moveSentences(by steps: Int) -> [Effect] {
        if !text.moveSentences(by: steps, height: textHeight) {
            say(steps > 0 ? "This is the last sentence." : "This is the first sentence.")
        }
        return []
    }

    mutating func moveParagraphs(by paragraphs: Int) -> [Effect] {
        if text.selection == nil {
            text.moveParagraphs(by: paragraphs, height: textHeight)
        } else {
            text.extendSelection(byParagraphs: paragraphs, height: textHeight)
        }
        return []
    }

    /// To a place in the text, in percent: `40%`; without a number, to its middle.
    mutating func moveToPercent() -> [Effect] {
        let percent = pending.hasCount ? min(100, count) : 50
        text.scroll(to: text.rows.count * percent / 100 - (percent == 100 ? 0 : 1), height: textHeight)
        return []
    }

    /// Scrolls the text to what a place in its map stands for.
    mutating func takeOnMap(_ event: MouseEvent) -> [Effect]? {
        guard let map = layout.mapColumn, map.contains(event.position) else { return nil }
        switch event.kind {
        case .wheelUp, .wheelDown, .release: return nil
        case .press, .drag:
            let row = text.row(atMap: event.position.row - map.y, of: map.height)
            text.scroll(to: row - textHeight / 2, height: textHeight)
            return []
        }
    }

    // MARK: Related articles

    /// The articles related to one, gone through one after the other.
    struct RelatedWalk: Equatable, Sendable {
        /// The one it began at, and those related to it.
        var articles: [ArticleID]
        /// Which of them is open.
        var place = 0
    }

    /// To the next article that is related to the one this began at, without leaving the text.
    mutating func walkRelated(by steps: Int) -> [Effect] {
        guard let open = text.opened?.row.id else { return [] }
        if relatedWalk.map({ $0.articles[$0.place] != open }) ?? true {
            relatedWalk = RelatedWalk(articles: [open] + related.order)
        }
        guard var walk = relatedWalk, walk.articles.count > 1 else {
            say("No other article is related to this one.")
            return []
        }
        let target = walk.place + steps
        guard walk.articles.indices.contains(target) else {
            say(
                steps > 0
                    ? "These are all the related articles; \(key("previous-related")) goes back."
                    : "Here you began; \(key("next-related")) goes on.")
            return []
        }
        walk.place = target
        relatedWalk = walk
        say(
            target == 0
                ? "Here you began."
                : "related \(target) of \(walk.articles.count - 1) of the article you began at")
        return self.open(walk.articles[target], at: .left)
    }
}
