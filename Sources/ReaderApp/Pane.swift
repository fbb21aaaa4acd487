/// The four parts of the reading screen.
public enum Pane: String, CaseIterable, Sendable {
    case articles, text, entities, references

    /// The pane's name as tabs and messages show it.
    var title: String {
        switch self {
        case .articles: "Articles"
        case .text: "Text"
        case .entities: "Names"
        case .references: "Related"
        }
    }
    /// The number of the key that goes to it.
    var number: Int {
        switch self {
        case .articles: 1
        case .text: 2
        case .entities: 3
        case .references: 4
        }
    }
}
