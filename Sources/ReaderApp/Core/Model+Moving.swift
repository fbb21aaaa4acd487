import Entities
import Library
import TerminalUI

/// Moving within the focused pane and between panes.
extension Model {
    var articlesHeight: Int { layout.content(of: .articles).height }
    var textHeight: Int { layout.textColumn.height }

    mutating func move(by lines: Int) -> [Effect] {
        switch focus {
        case .articles: return moveInArticles { $0.move(by: lines, count: $1, height: $2) }
        case .text: text.scroll(by: lines, height: textHeight)
        case .entities: entities.move(by: lines, height: layout.content(of: .entities).height)
        case .references: references.move(by: lines, height: layout.content(of: .references).height)
        case .dossier: return moveInDossier { $0.move(by: lines) }
        }
        return []
    }

    mutating func movePages(_ pages: Double) -> [Effect] {
        let height = max(1, heightOfFocus)
        let lines = Int((Double(height - 1) * pages).rounded(.awayFromZero))
        return move(by: lines == 0 ? (pages < 0 ? -1 : 1) : lines)
    }

    private var heightOfFocus: Int {
        switch focus {
        case .text: textHeight
        case .dossier: layout.dossierShape.heights[0]
        case .articles, .entities, .references: layout.content(of: focus).height
        }
    }

    mutating func moveToTop() -> [Effect] { move(by: -1_000_000_000) }

    mutating func moveToBottomOrLine() -> [Effect] {
        guard pending.hasCount else { return move(by: 1_000_000_000) }
        let line = count
        return moveToTop() + move(by: line - 1)
    }

    mutating func scroll(by lines: Int) -> [Effect] {
        if focus == .dossier { return moveInDossier { $0.scroll(by: lines) } }
        guard focus == .articles else { return move(by: lines) }
        return moveInArticles { $0.scrollView(by: lines, count: $1, height: $2) }
    }

    mutating func moveParagraphs(by paragraphs: Int) -> [Effect] {
        text.moveParagraphs(by: paragraphs, height: textHeight)
        return []
    }

    /// Moves in the list and asks for the part of it that came into view.
    mutating func moveInArticles(_ body: (inout ListState, _ count: Int, _ height: Int) -> Void) -> [Effect] {
        body(&articles.list, articles.total, articlesHeight)
        return articles.missingWindow(height: articlesHeight).map {
            [.ask(.articles(query: articles.query, window: $0))]
        }
            ?? []
    }

    mutating func keepSelectionsVisible() {
        articles.list.reveal(count: articles.total, height: articlesHeight)
        entities.reveal(height: layout.content(of: .entities).height)
        references.reveal(height: layout.content(of: .references).height)
    }

    mutating func focus(on pane: Pane) -> [Effect] {
        focus = pane
        if pane != .text, pane != .dossier { side = pane }
        relayoutText()
        keepSelectionsVisible()
        return []
    }

    mutating func focusNeighbour(by steps: Int) -> [Effect] {
        let all = Pane.reading
        let index = all.firstIndex(of: focus) ?? 0
        return focus(on: all[(index + steps + all.count) % all.count])
    }

    /// To the pane left or right of this one; the column of names and related articles counts as one place.
    mutating func focusSideways(by steps: Int) -> [Effect] {
        if focus == .dossier { return moveInDossier { _ = $0.moveSideways(by: steps) } }
        let column =
            switch focus {
            case .articles: 0
            case .text, .dossier: 1
            case .entities, .references: 2
            }
        switch column + steps {
        case 0: return focus(on: .articles)
        case 1: return focus(on: .text)
        case 2: return focus(on: side == .references ? .references : .entities)
        default: return []
        }
    }

    mutating func toggleZoom() -> [Effect] {
        isZoomed.toggle()
        relayoutText()
        keepSelectionsVisible()
        return []
    }

    /// Lays the text out again when its width has changed; the first line on the screen stays the first.
    mutating func relayoutText() {
        text.layOut(width: layout.textColumn.width, height: textHeight)
    }
}
