import TerminalUI

/// The mouse: a click selects, two open, the wheel scrolls what is under the pointer.
extension Model {
    private static let wheelLines = 3

    mutating func take(_ event: MouseEvent) -> [Effect] {
        guard layout.form != .tooSmall else { return [] }
        let effects = handle(event)
        if case .press = event.kind, event.button == .left, !toldOfShift {
            toldOfShift = true
            if message?.isError != true { say("Shift selects text; tm leaves the mouse to the terminal.") }
        }
        return effects
    }

    /// Leaves the mouse to the terminal, or takes it back.
    mutating func toggleMouse() -> [Effect] {
        usesMouse.toggle()
        say(
            usesMouse
                ? "Clicks and the wheel are for the reader; Shift selects text."
                : "The mouse is the terminal's; tm takes it back.")
        return [.terminal(.useMouse(usesMouse))]
    }

    private mutating func handle(_ event: MouseEvent) -> [Effect] {
        if overlay != nil { return takeInOverlay(event) }
        if let effects = takeOnBorder(event) { return effects }
        if let effects = takeOnMap(event) { return effects }
        guard let pane = layout.pane(at: event.position) ?? tab(at: event.position) else { return [] }
        switch event.kind {
        case .wheelUp: return wheel(-Self.wheelLines, in: pane, at: event.position)
        case .wheelDown: return wheel(Self.wheelLines, in: pane, at: event.position)
        case .press where event.button == .left: return click(in: pane, event)
        case .press, .release, .drag: return []
        }
    }

    private mutating func wheel(_ lines: Int, in pane: Pane, at position: Position) -> [Effect] {
        inPane(pane) { $0.wheel(lines, at: position, in: $1) } ?? []
    }

    /// A clicked pane gets the focus and handles the click.
    private mutating func click(in pane: Pane, _ event: MouseEvent) -> [Effect] {
        message = nil
        let isInside = layout.content(of: pane).contains(event.position)
        let effects = pane == focus ? [] : focus(on: pane)
        guard isInside, let action = inPane(pane, { $0.click(event, in: $1) }) else { return effects }
        return effects + action(&self)
    }

    /// The pane whose tab is at `position`, when a single pane is shown under a line of tabs.
    private func tab(at position: Position) -> Pane? {
        guard layout.form == .single, !focus.fillsScreen, position.row == 0 else { return nil }
        return tabs.first { $0.columns.contains(position.column) }?.pane
    }
}
