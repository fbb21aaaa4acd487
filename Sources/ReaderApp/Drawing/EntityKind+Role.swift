import Entities
import TerminalUI

extension EntityKind {
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
}
