import Articles
import Library
import TerminalUI

/// Opening articles, and the way back.
extension Model {
    /// What Enter does in the focused pane.
    mutating func openSelected() -> [Effect] { content(of: focus)?.enter()(&self) ?? [] }

    /// Whether an article other than the one on the screen is selected, and there is room to show what is in it; what was
    /// asked for before comes first.
    public var awaitsPreview: Bool {
        guard focus == .articles, layout.boxes[.text] != nil, overlay == nil, let row = articles.selected
        else {
            return false
        }
        if let awaited, awaited.landing != .preview || awaited.article == row.id { return false }
        return row.id != text.opened?.row.id
    }

    /// Shows the selected article beside the list, without leaving the list.
    mutating func previewSelected() -> [Effect] {
        guard awaitsPreview, let row = articles.selected else { return [] }
        return ask(for: row.id, at: .preview)
    }

    /// Asks for an article, remembering where the reader was.
    mutating func open(_ article: ArticleID, at landing: Landing) -> [Effect] {
        leavePlace()
        return ask(for: article, at: landing)
    }

    private mutating func ask(for article: ArticleID, at landing: Landing) -> [Effect] {
        awaited = AwaitedArticle(article: article, landing: landing)
        return [.ask(.article(article, at: landing))]
    }

    /// What could not be opened is told; a preview of it is not asked for again.
    mutating func giveUp(_ article: ArticleID, problem: String) -> [Effect] {
        if let awaited, awaited.article == article, awaited.landing != .preview { self.awaited = nil }
        fail(problem)
        return []
    }

    /// Remembers where the reader is before they go elsewhere; what was only shown beside the list is no such place.
    mutating func leavePlace() {
        if let place, focus == .dossier || !text.isPreview { history.leave(place) }
    }

    /// Puts an article that has arrived on the screen.
    mutating func show(_ arrived: OpenedArticle, at landing: Landing) -> [Effect] {
        var article = arrived
        article.row = marked(article.row)
        if awaited?.article == article.row.id { awaited = nil }
        let isOther = text.opened?.row.id != article.row.id
        let isPreview = landing == .preview
        if isPreview {
            guard articles.selected?.id == article.row.id, focus == .articles else { return [] }
            if isOther { leavePlace() }
        } else {
            focus = .text
            if side == .articles, layout.form == .twoColumns { side = .entities }
        }
        if isOther {
            text.open(article)
            entities.show(article.entities, keeping: trail?.entity)
        }
        text.isPreview = isPreview
        layOutPanes()
        land(at: landing)
        var effects: [Effect] = []
        if isOther {
            related.clear(for: article.row.id)
            effects.append(.ask(.related(article.row.id, entity: trail?.entity)))
            if articles.selected?.id != article.row.id {
                effects.append(.ask(.place(article.row.id, query: articles.query)))
            }
        }
        if article.row.unread, !isPreview, !options.isReadOnly {
            effects += mark(article.row.id, .unread(false))
        }
        return effects
    }

    private mutating func land(at landing: Landing) {
        switch landing {
        case .top, .preview:
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
        case .firstMention(let entity): moveToEdgeMention(of: entity, first: true)
        case .lastMention(let entity): moveToEdgeMention(of: entity, first: false)
        case .view(let top, let point):
            text.point = point
            text.scroll(to: top, height: textHeight)
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

    /// Takes in the open article as the library has it now, without moving the reader's eye.
    mutating func refresh(_ arrived: OpenedArticle) -> [Effect] {
        guard text.opened?.row.id == arrived.row.id else { return [] }
        var article = arrived
        article.row = marked(article.row)
        text.replace(with: article, height: textHeight)
        entities.show(article.entities, keeping: entities.awaited ?? entities.selected?.id)
        entities.awaited = nil
        if let entity = article.entities.first(where: { $0.id == trail?.entity }) {
            trail?.name = entity.name
            trail?.kind = entity.kind
        }
        layOutPanes()
        syncTrailWithPoint()
        return [.ask(.related(article.row.id, entity: trail?.entity))]
    }

    /// The next or previous article of the list, focus staying where it is.
    mutating func openNeighbour(by steps: Int) -> [Effect] {
        let target = articles.list.selection + steps
        guard articles.total > 0, target >= 0, target < articles.total else {
            say(
                steps > 0 ? "This is the last article of the list." : "This is the first article of the list."
            )
            return []
        }
        let effects = articles.move(by: steps, in: layout)
        return effects + (articles.selected.map { open($0.id, at: .top) } ?? [])
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
        case .article(let article, let top, let point):
            return ask(for: article, at: .view(top: top, point: point))
        case .dossier(let place): return enterDossier(place)
        }
    }

    mutating func goForward() -> [Effect] {
        guard let place = history.goForward(from: place) else {
            say("There is nothing to go forward to.")
            return []
        }
        return go(to: place)
    }

    // MARK: The list of articles

    mutating func receive(
        _ window: Window<ArticleRow>, for query: String, keeping kept: KeptRow?
    ) -> [Effect] {
        guard query == articles.query else { return [] }
        if let kept { articles.keep(kept) }
        articles.receive(Window(offset: window.offset, items: window.items.map(marked), total: window.total))
        articles.layOut(in: layout)
        if articles.total == 0, progress == nil, query != (options.scope?.query ?? "") {
            return [.ask(.suggestion(typedFilter ?? query, isTyping: typedFilter != nil))]
        }
        return articles.missing(in: layout)
    }

    /// Moves the list to the article on the screen.
    mutating func followList(to article: ArticleID, position: Int) -> [Effect] {
        guard text.opened?.row.id == article else { return [] }
        return articles.select(position, in: layout)
    }

    // MARK: Keeping

    /// The article that marks and copies are about: the one selected in the list while the list has the focus, else the open one.
    var articleInHand: ArticleRow? { focus == .articles ? articles.selected : text.opened?.row }

    mutating func toggleStar() -> [Effect] {
        guard let row = articleInHand else { return [] }
        say(row.starred ? "Star taken off." : "Starred. Find it again with f and is:starred.")
        return mark(row.id, .starred(!row.starred))
    }

    mutating func toggleUnread() -> [Effect] {
        guard let row = articleInHand else { return [] }
        say(row.unread ? "Marked as read." : "Marked as unread.")
        return mark(row.id, .unread(!row.unread))
    }

    mutating func copyParagraph() -> [Effect] {
        if focus == .dossier {
            guard let citation = citationInDossier else {
                say("Go to a mention or a quotation first: ]] goes from part to part.")
                return []
            }
            return [.terminal(.copy(citation, called: "sentence"))]
        }
        guard let paragraph = text.paragraphInView else { return [] }
        return [.terminal(.copy(paragraph, called: "paragraph"))]
    }

    mutating func copyTitle() -> [Effect] {
        articleInHand.map { [.terminal(.copy($0.headline.title, called: "title"))] } ?? []
    }

    mutating func copyAddress() -> [Effect] {
        articleInHand.map {
            [.terminal(.copy($0.url ?? $0.path, called: $0.url == nil ? "path" : "address"))]
        } ?? []
    }

    mutating func copyName() -> [Effect] {
        guard let trail else {
            say("There is no current name. Choose one with * or in the pane of names.")
            return []
        }
        return [.terminal(.copy(trail.name, called: "name"))]
    }

    mutating func browse() -> [Effect] {
        guard let url = articleInHand?.url else {
            say("This article gives no web address.")
            return []
        }
        return [.terminal(.browse(url))]
    }

    mutating func edit() -> [Effect] { articleInHand.map { [.terminal(.edit($0.path))] } ?? [] }

    // MARK: Leaving

    /// What Esc does: takes away the topmost thing that was added to the screen, never more.
    mutating func escape() -> [Effect] {
        if overlay != nil {
            overlay = nil
        } else if prompt != nil {
            return cancelPrompt()
        } else if focus == .dossier {
            return leaveDossier()
        } else if text.find != nil {
            text.find = nil
            repeats = .mentions
        } else if trail != nil {
            trail = nil
            return text.opened.map { [.ask(.related($0.row.id, entity: nil))] } ?? []
        } else if isZoomed {
            return toggleZoom()
        } else if focus != .articles {
            return focus(on: .articles)
        } else if articles.query != (options.scope?.query ?? "") {
            return applyFilter(options.scope?.query ?? "")
        }
        return []
    }

    /// What `q` does: back to the list, and from the list out of the reader.
    mutating func leave() -> [Effect] {
        if focus == .dossier { return leaveDossier() }
        if isZoomed { return toggleZoom() }
        return focus == .articles ? [.quit] : focus(on: .articles)
    }
}
