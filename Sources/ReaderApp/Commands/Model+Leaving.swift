import Library
import TerminalUI

/// Leaving what is on the screen, and at last the reader.
extension Model {
    /// What Esc does: takes away the topmost thing that was added to the screen, never more.
    mutating func escape() -> [Effect] {
        if overlay != nil {
            overlay = nil
        } else if prompt != nil {
            return cancelPrompt()
        } else if focus.isPage {
            return leavePage()
        } else if focus == .start {
            return startScreen.isEmpty ? [] : focus(on: .articles)
        } else if entryFind?.pane == focus {
            entryFind = nil
        } else if text.selection != nil {
            text.selection = nil
        } else if text.sentence != nil {
            text.sentence = nil
        } else if text.find != nil {
            endFind()
        } else if trail != nil {
            trail = nil
            return text.opened.map { [.ask(.related($0.row.id, entity: nil))] } ?? []
        } else if focus == .entities, !entities.needle.isEmpty {
            return narrowNames("")
        } else if focus == .articles, !articles.marked.isEmpty {
            articles.marked = MarkedArticles()
            say("No article is marked.")
        } else if isZoomed {
            return toggleZoom()
        } else if layout.isDrawerOpen {
            return focus(on: .text)
        } else if focus != .articles {
            return focus(on: .articles)
        } else if articles.query != (scope?.query ?? "") {
            return applyFilter(scope?.query ?? "")
        } else if let scope, !scope.query.isEmpty {
            // What it was opened on gives way to all there is.
            self.scope = nil
            say(
                "The whole library. \(key("leave")) leaves; open the reader on \(scope.name) again to see only that."
            )
            return applyFilter("")
        }
        return []
    }

    /// What `q` does: back to the list, and from the list out of the reader.
    mutating func leave() -> [Effect] {
        if focus.isPage { return leavePage() }
        if focus == .start { return [.quit] }
        if isZoomed { return toggleZoom() }
        if focus == .articles, articles.query != (scope?.query ?? "") {
            say("All articles again; \(key("leave")) once more leaves.")
            return applyFilter("")
        }
        return focus == .articles ? [.quit] : focus(on: .articles)
    }
}
