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
        if focus.isPage { return leavePage() }
        if focus == .start { return [.quit] }
        if isZoomed { return toggleZoom() }
        return focus == .articles ? [.quit] : focus(on: .articles)
    }
}
