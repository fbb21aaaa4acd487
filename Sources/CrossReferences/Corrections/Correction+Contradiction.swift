import Entities

extension Correction {
    /// Whether this and another decision cannot both be meant: what the one says of a name, the other says otherwise.
    public func contradicts(_ other: Correction) -> Bool {
        if let isSame = action.isSame, let otherIsSame = other.action.isSame, isSame != otherIsSame {
            return kind == other.kind && pair == other.pair
        }
        guard subject == other.subject, action != other.action else { return false }
        switch (action, other.action) {
        case (.unread, _), (_, .unread), (.neverMerge, _), (_, .neverMerge): return false
        case (.notAName, _), (_, .notAName): return true
        default: return action.form.verb == other.action.form.verb
        }
    }

    private struct Subject: Equatable {
        var kind: EntityKind
        var name: String
        var anchor: String?
        var places: [Place]
    }

    /// Of whom, and where, something is decided.
    private var subject: Subject {
        Subject(kind: kind, name: NameFolding.fold(name), anchor: anchor, places: places)
    }

    /// The two of whom it is said that they are the same, or are not, in whichever order.
    private var pair: Set<String> { Set([name, otherName ?? ""].map { NameFolding.fold($0) }) }
}
