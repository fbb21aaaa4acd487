extension EntityKind {
    /// The kind in words, for one.
    public var inWords: String {
        switch self {
        case .person: "person"
        case .organization: "organisation"
        case .place: "place"
        case .nationality: "nationality"
        case .other: "other name"
        }
    }
    /// The kind as a heading, for many.
    public var heading: String {
        switch self {
        case .person: "People"
        case .organization: "Organisations"
        case .place: "Places"
        case .nationality: "Nationalities"
        case .other: "Other names"
        }
    }
    /// The kind in words that say what something is: “a person”, “an organisation”, “something else”.
    public var withArticle: String {
        switch self {
        case .organization: "an \(inWords)"
        case .person, .place, .nationality: "a \(inWords)"
        case .other: "something else"
        }
    }
}
