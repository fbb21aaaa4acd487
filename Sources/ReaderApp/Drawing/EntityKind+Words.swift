import Entities
import TerminalUI

extension EntityKind {
    /// The kind in words, for one.
    var inWords: String {
        switch self {
        case .person: "person"
        case .organization: "organisation"
        case .place: "place"
        case .nationality: "nationality"
        case .other: "other name"
        }
    }
    /// The kind as a heading, for many.
    var heading: String {
        switch self {
        case .person: "People"
        case .organization: "Organisations"
        case .place: "Places"
        case .nationality: "Nationalities"
        case .other: "Other names"
        }
    }
    /// The role that mentions of this kind are drawn with.
    var role: Role {
        switch self {
        case .person: .person
        case .organization: .organization
        case .place: .place
        case .nationality: .nationality
        case .other: .otherName
        }
    }

    /// The kind in words that say what something is: “a person”, “an organisation”, “something else”.
    var withArticle: String {
        switch self {
        case .organization: "an \(inWords)"
        case .person, .place, .nationality: "a \(inWords)"
        case .other: "something else"
        }
    }
}
