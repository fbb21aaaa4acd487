import Articles
import Entities
import Library
import TerminalUI

/// What stands over the panes and takes the keys.
enum Overlay: Equatable {
    case help(HelpOverlay)
    case search(SearchOverlay)
    case palette(PaletteOverlay)
    case savedSearches(SavedSearchesOverlay)
    case explanation(Explanation)
    case correcting(CorrectionOverlay)
}

extension Model {
    mutating func showHelp() -> [Effect] {
        overlay = .help(HelpOverlay(pane: focus))
        return []
    }

    mutating func pressInOverlay(_ key: Key) -> [Effect] {
        switch overlay {
        case .help(var help):
            if help.press(
                key, height: HelpOverlay.box(in: size).height - 2, width: HelpOverlay.box(in: size).width)
            {
                overlay = .help(help)
            } else {
                overlay = nil
            }
        case .search: return pressInSearch(key)
        case .palette: return pressInPalette(key)
        case .savedSearches: return pressInSavedSearches(key)
        case .explanation(let explanation): return press(key, in: explanation)
        case .correcting(let shown): return press(key, in: shown)
        case nil: break
        }
        return []
    }

    func drawOverlay(on screen: inout Screen) {
        switch overlay {
        case .help(let help): help.draw(on: &screen, isASCII: options.isASCII)
        case .search(let search): search.draw(on: &screen, isASCII: options.isASCII)
        case .palette(let palette): palette.draw(on: &screen, isASCII: options.isASCII)
        case .savedSearches(let saved): saved.draw(on: &screen, isASCII: options.isASCII)
        case .explanation(let explanation): explanation.draw(on: &screen, isASCII: options.isASCII)
        case .correcting(let shown): shown.draw(on: &screen, isASCII: options.isASCII)
        case nil: break
        }
    }
}

extension Screen {
    /// Clears `box` and draws a border with a title around it; gives the cells inside.
    mutating func drawBox(_ box: Rect, title: String, isASCII: Bool) -> Rect {
        fill(box, role: .plain)
        var frame = Frame(box)
        frame.add(box, isFocused: true)
        frame.draw(on: &self, isASCII: isASCII)
        put(" \(title) ", column: box.x + 2, row: box.y, width: box.width - 4, role: .titleFocused)
        return box.inset(columns: 2, rows: 1)
    }
}
