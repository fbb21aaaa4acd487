/// The four parts of the reading screen, and the dossier that takes their place.
public enum Pane: String, CaseIterable, Sendable {
    case articles, text, entities, references, dossier

    /// Those of the reading screen, in the order of the keys that go to them.
    static let reading: [Pane] = [.articles, .text, .entities, .references]

    /// The pane's name as tabs and messages show it.
    var title: String {
        switch self {
        case .articles: "Articles"
        case .text: "Text"
        case .entities: "Names"
        case .references: "Related"
        case .dossier: "Dossier"
        }
    }
}
