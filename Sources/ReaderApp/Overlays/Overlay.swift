import Library
import TerminalUI

/// The overlay that is drawn over the panes and takes the keys.
enum Overlay: Equatable {
    case help(HelpOverlay)
    case search(SearchOverlay)
    case palette(PaletteOverlay)
    case savedSearches(SavedSearchesOverlay)
    case explanation(ExplanationOverlay)
    case naming(NameOverlay)
    case choosing(EntityOverlay)
    case choice(ChoiceOverlay)
    case marking(MarkingOverlay)
    case doubts(DoubtsOverlay)
    case corrections(CorrectionsOverlay)
    case about(AboutOverlay)
    case problems(ProblemsOverlay)
    case versions(VersionsOverlay)
    case copies(CopiesOverlay)
    case links(LinksOverlay)
    case marks(MarksOverlay)
    case finding(EntityFinder)
    case notes(NotesOverlay)

    var content: any OverlayContent {
        switch self {
        case .help(let content): content
        case .search(let content): content
        case .palette(let content): content
        case .savedSearches(let content): content
        case .explanation(let content): content
        case .naming(let content): content
        case .choosing(let content): content
        case .choice(let content): content
        case .marking(let content): content
        case .doubts(let content): content
        case .corrections(let content): content
        case .about(let content): content
        case .problems(let content): content
        case .versions(let content): content
        case .copies(let content): content
        case .links(let content): content
        case .marks(let content): content
        case .finding(let content): content
        case .notes(let content): content
        }
    }
}

extension Overlay {
    /// Which entry of its list is selected: `3 of 12`; empty without a list.
    var placeInWords: String {
        guard let content = content as? any ListOverlay, content.count > 0 else { return "" }
        return "\(content.list.selection + 1) of \(content.count)"
    }
}

/// The only way for keys, pastes, clicks and answers to reach the open overlay.
extension Model {
    mutating func pressInOverlay(_ key: Key) -> [Effect] {
        switch key {
        case .escape, .control("c"), .control("g"):
            overlay = nil
            return []
        default: return inOverlay { $0.press(key, in: $1) } ?? []
        }
    }

    mutating func pasteIntoOverlay(_ line: String) -> [Effect] {
        inOverlay { content, _ in content.paste(line) } ?? []
    }

    /// A click goes to the overlay; the wheel works like the arrows.
    mutating func takeInOverlay(_ event: MouseEvent) -> [Effect] {
        switch event.kind {
        case .wheelUp: pressInOverlay(.up)
        case .wheelDown: pressInOverlay(.down)
        case .press: inOverlay { $0.click(event, in: $1) } ?? []
        case .release, .drag: []
        }
    }

    /// Hands an answer to the overlay.
    ///
    /// - Returns: `nil` when no open overlay waits for it.
    mutating func takeInOverlay(_ answer: OverlayAnswer) -> [Effect]? {
        inOverlay { $0.receive(answer, in: $1) }
    }

    func drawOverlay(on screen: inout Screen) { overlay?.content.draw(on: &screen) }

    private mutating func inOverlay(_ take: (inout any OverlayContent, Size) -> Outcome?) -> [Effect]? {
        guard var content = overlay?.content, let outcome = take(&content, size) else { return nil }
        switch outcome.fate {
        case .stays: overlay = content.overlay
        case .closes: overlay = nil
        case .givesWay(let other): overlay = other
        }
        return outcome.action(&self)
    }
}
