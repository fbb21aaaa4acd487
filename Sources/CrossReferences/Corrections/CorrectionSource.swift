import Entities

/// What a library knows from its articles alone, before any correction, as far as it is needed to understand
/// corrections.
///
/// Names are compared after folding by ``NameFolding/fold(_:)``.
public protocol CorrectionSource {
    /// The entities that are known by a name, in the order in which they came.
    func entities(named name: GivenName) throws -> [LinkedEntity]
    /// The entity with this number; `nil` when there is none, and for entities that corrections made.
    func entity(_ id: Int64) throws -> LinkedEntity?
    /// The articles that a correction means by this name, as ``Correction/name(of:)`` writes it.
    func articles(named name: String) throws -> [Int64]
    /// The entities named in an article.
    func locals(of article: Int64) throws -> [LinkedLocal]
    /// The number of an entity that does not come from articles alone; it is the same for the same kind, name and
    /// anchor.
    ///
    /// - Parameter anchor: The article in which it was separated from everybody else; `nil` for whoever has the name.
    func made(kind: EntityKind, name: String, anchor: String?) throws -> Int64
}

/// A name as a correction gives it.
public struct GivenName: Hashable, Sendable {
    public var text: String
    public var folded: String

    public init(_ text: String) {
        self.text = text
        folded = NameFolding.fold(text)
    }
}

/// An entity as it comes from the articles alone.
public struct LinkedEntity: Equatable, Sendable {
    public var id: Int64
    public var kind: EntityKind
    /// The name to show.
    public var name: String
    /// All full names, folded.
    public var names: Set<String>

    public init(id: Int64, kind: EntityKind, name: String, names: Set<String>) {
        self.id = id
        self.kind = kind
        self.name = name
        self.names = names
    }
}

/// What represents an entity in one article.
public struct LinkedLocal: Equatable, Sendable {
    /// The entity it is linked to.
    public var entity: Int64
    /// Its names, folded, the fullest first.
    public var names: [String]
    /// The UTF-8 offsets where its mentions start.
    public var mentions: [Int]

    public init(entity: Int64, names: [String], mentions: [Int]) {
        self.entity = entity
        self.names = names
        self.mentions = mentions
    }
}
