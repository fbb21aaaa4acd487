/// One place in a text where an entity is named, described or referred to.
public struct Mention: Equatable, Sendable {
    /// How a mention refers to its entity.
    ///
    /// Libraries store a form as its place in this order, so a new one must come last.
    public enum Form: String, Codable, Sendable, CaseIterable {
        /// A proper name: “Putin”.
        case name
        /// A definite description: “the Serbian leader”.
        case description
        /// A personal pronoun.
        case pronoun
    }
    /// UTF-8 offsets into the article's text.
    public var range: Range<Int>
    public var kind: EntityKind
    public var form: Form
    /// Index into ``Reading/entities``.
    public var entity: Int
    /// Why it was tied to its entity, in words for the reader: “surname of Vladimir Putin, named in full in paragraph 1”.
    public var reason: String
    /// How likely span, kind and entity are right, 0…1.
    public var confidence: Double

    public init(
        range: Range<Int>, kind: EntityKind, form: Form, entity: Int, reason: String, confidence: Double
    ) {
        self.range = range
        self.kind = kind
        self.form = form
        self.entity = entity
        self.reason = reason
        self.confidence = confidence
    }
}
