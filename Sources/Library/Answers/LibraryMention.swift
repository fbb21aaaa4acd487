public import Entities

/// A mention as the library keeps it: tied to an entity of the whole library.
public struct LibraryMention: Equatable, Sendable {
    public var entity: EntityID
    /// UTF-8 offsets into the article's text.
    public var range: Range<Int>
    public var kind: EntityKind
    public var form: Mention.Form
    public var reason: String
    public var confidence: Double

    public init(
        entity: EntityID, range: Range<Int>, kind: EntityKind, form: Mention.Form, reason: String,
        confidence: Double
    ) {
        self.entity = entity
        self.range = range
        self.kind = kind
        self.form = form
        self.reason = reason
        self.confidence = confidence
    }
}
