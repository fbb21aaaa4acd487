/// The four parts of the reading screen, and what takes their place: the dossier, the start screen.
public enum Pane: String, CaseIterable, Sendable {
    case articles, text, entities, related, dossier, said, timeline, meeting, around, start

    /// Those of the reading screen, in the order of the keys that go to them.
    static let reading: [Pane] = [.articles, .text, .entities, .related]

    /// Whether it takes the whole screen in the place of those of the reading screen.
    var isPage: Bool { self != .start && !Self.reading.contains(self) }

    /// The pane's name as tabs and commands show it.
    var title: String {
        switch self {
        case .articles: "Articles"
        case .text: "Text"
        case .entities: "Names"
        case .related: "Related"
        case .dossier: "Dossier"
        case .said: "Said"
        case .timeline: "Timeline"
        case .meeting: "Meeting"
        case .around: "Around"
        case .start: "Start"
        }
    }

    /// The description of the keys that go to it.
    var help: String { self == .related ? "related articles" : title.lowercased() }

    /// Whether it takes the whole screen: a page, or the start screen.
    var fillsScreen: Bool { isPage || self == .start }

    /// Its place from the left; panes one above the other share one.
    var column: Int {
        switch self {
        case .articles: 0
        case .text, .dossier, .said, .timeline, .meeting, .around, .start: 1
        case .entities, .related: 2
        }
    }
}

extension Model {
    /// What a pane shows; `nil` for the dossier before one was opened.
    func content(of pane: Pane) -> (any PaneContent)? {
        switch pane {
        case .articles: articles
        case .text: text
        case .entities: entities
        case .related: related
        case .dossier: dossier
        case .said: said
        case .timeline: timeline
        case .meeting: meeting
        case .around: around
        case .start: startScreen
        }
    }
}
