/// An entity of a library that an entity of an article may be.
public struct IdentityCandidate: Sendable {
    /// The library's id of the entity.
    public var id: Int64
    public var profile: IdentityProfile

    public init(id: Int64, profile: IdentityProfile) {
        self.id = id
        self.profile = profile
    }
}

/// The decision about which entity of the library an entity of an article is, and why.
public struct IdentityDecision: Equatable, Sendable {
    /// What is to be done with the entity.
    public enum Outcome: Equatable, Sendable {
        /// It is the library's entity of this id.
        case existing(Int64)
        /// The library does not know it yet.
        case new
        /// A bare name that could be anybody's: it stays by itself until more is known.
        case unresolved
    }
    /// A candidate that was not chosen, and how strong its evidence was.
    public struct Other: Equatable, Sendable {
        public var id: Int64
        /// The logarithm of how much likelier it is than a person unknown to the library.
        public var score: Double

        public init(id: Int64, score: Double) {
            self.id = id
            self.score = score
        }
    }
    public var outcome: Outcome
    /// In words for the reader: “same full name; also named with Jens Stoltenberg”.
    public var reason: String
    /// How likely the outcome is right, 0…1.
    public var confidence: Double
    /// The other candidates, the likeliest first.
    public var others: [Other]
    /// Known people with the same given name and surname, told apart from it by a middle name or a suffix: mentions
    /// linked to one of them without it should be looked at again.
    public var namesakes: [Int64]

    public init(
        outcome: Outcome, reason: String, confidence: Double, others: [Other] = [], namesakes: [Int64] = []
    ) {
        self.outcome = outcome
        self.reason = reason
        self.confidence = confidence
        self.others = others
        self.namesakes = namesakes
    }
}
