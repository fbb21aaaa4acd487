import TerminalUI

/// What a person changed about the sizes of panes, in columns and rows more or less than usual, and which they took off.
public struct PaneSizes: Equatable, Sendable {
    /// Columns of the list beside the text, and of the names and related articles.
    public var list = 0
    public var side = 0
    /// Rows of the names above the related articles, and of the list above the text.
    public var upper = 0
    public var rows = 0
    public var hidden: Set<Pane> = []

    public init() {}

    /// As it is kept: `list side upper rows` and the panes taken off, apart by blanks.
    public var text: String {
        let numbers = [list, side, upper, rows].map(String.init)
        return (numbers + hidden.map(\.rawValue).sorted()).joined(separator: " ")
    }

    /// `nil` where the text says nothing of the kind.
    public init?(_ text: String) {
        let parts = text.split(separator: " ").map(String.init)
        let numbers = parts.prefix(4).compactMap { Int($0) }
        guard numbers.count == 4, numbers.allSatisfy({ abs($0) <= 500 }) else { return nil }
        (list, side, upper, rows) = (numbers[0], numbers[1], numbers[2], numbers[3])
        hidden = Set(
            parts.dropFirst(4).compactMap(Pane.init(rawValue:)).filter { !$0.fillsScreen && $0 != .text })
    }

    /// The class of widths for which sizes are kept together: 40, 80, 120, 160 or 200.
    static func widthClass(_ columns: Int) -> Int {
        [200, 160, 120, 80].first { columns >= $0 } ?? 40
    }
}

/// A border between panes that can be moved.
enum PaneBorder: Equatable, Sendable {
    /// Between list and text, beside each other or above each other.
    case list, rows
    /// Left of the names and related articles, and between them.
    case side, upper
}

/// Changing the sizes of panes.
extension Model {
    var sizes: PaneSizes {
        get { kept.sizes[PaneSizes.widthClass(size.columns)] ?? PaneSizes() }
        set { kept.sizes[PaneSizes.widthClass(size.columns)] = newValue == PaneSizes() ? nil : newValue }
    }

    private mutating func resize(_ change: (inout PaneSizes) -> Void) -> [Effect] {
        let (before, old) = (layout.boxes, sizes)
        change(&sizes)
        // What does not fit changes nothing, and is not counted either.
        if layout.boxes == before, sizes.hidden == old.hidden {
            sizes = old
            say("There is no room for that.")
            return []
        }
        layOutPanes()
        return [.keep(kept)] + articles.missing(in: layout)
    }

    /// Makes the focused pane wider or narrower.
    mutating func widen(by columns: Int) -> [Effect] {
        let (focus, form) = (focus, layout.form)
        return resize { sizes in
            switch focus {
            case .articles: sizes.list += columns
            case .entities, .related:
                if form == .twoColumns { sizes.list += columns } else { sizes.side += columns }
            case .text, .dossier, .said, .timeline, .meeting, .around, .start: sizes.list -= columns
            }
        }
    }

    /// Makes the focused pane higher or lower.
    mutating func heighten(by rows: Int) -> [Effect] {
        let focus = focus
        return resize { sizes in
            switch focus {
            case .articles: sizes.rows += rows
            case .entities: sizes.upper += rows
            case .related: sizes.upper -= rows
            case .text, .dossier, .said, .timeline, .meeting, .around, .start: sizes.rows -= rows
            }
        }
    }

    mutating func resetSizes() -> [Effect] {
        sizes = PaneSizes()
        layOutPanes()
        say("All panes have their usual sizes.")
        return [.keep(kept)] + articles.missing(in: layout)
    }

    /// Takes a pane off the screen, or brings it back.
    mutating func toggle(_ pane: Pane) -> [Effect] {
        sizes.hidden.formSymmetricDifference([pane])
        let isHidden = sizes.hidden.contains(pane)
        if isHidden, focus == pane { focus = .text }
        layOutPanes()
        let name = pane == .articles ? "The list" : pane == .entities ? "The names" : "The related articles"
        let verb = pane == .articles ? "is" : "are"
        say("\(name) \(verb) \(isHidden ? "off" : "on") the screen.")
        return [.keep(kept)] + articles.missing(in: layout)
    }

    mutating func togglePreview() -> [Effect] {
        settings.preview.toggle()
        kept.preview = settings.preview
        say(
            settings.preview
                ? "The selected article is shown beside the list."
                : "Articles are shown when they are opened.")
        return [.keep(kept)]
    }

    /// Begins to move a border, moves it, or ends that; `nil` for other events of the mouse.
    mutating func takeOnBorder(_ event: MouseEvent) -> [Effect]? {
        switch event.kind {
        case .press where event.button == .left:
            draggedBorder = layout.border(at: event.position)
            // The border right of the text is its map too.
            let isMap = layout.mapColumn?.contains(event.position) == true
            return draggedBorder == nil || isMap ? nil : []
        case .drag:
            guard let border = draggedBorder, let now = layout.place(of: border) else { return nil }
            let place = border == .list || border == .side ? event.position.column : event.position.row
            if place == now, border == .side { return nil }
            guard place != now else { return [] }
            let step = place - now
            let effects = resize { sizes in
                switch border {
                case .list: sizes.list += step
                case .side: sizes.side -= step
                case .upper: sizes.upper += step
                case .rows: sizes.rows += step
                }
            }
            message = nil
            return effects
        case .release:
            guard draggedBorder != nil else { return nil }
            draggedBorder = nil
            return []
        default: return nil
        }
    }
}
