import Entities

/// What a library knows from its articles alone, before any correction, as far as corrections must know it to be understood.
///
/// Names are compared folded, as ``NameFolding/fold(_:)`` does it.
public protocol CorrectionSource {
    /// The entities that are known by a name, in the order in which they came.
    func entities(named name: GivenName) throws -> [LinkedEntity]
    /// The entity of this number; `nil` when there is none, and for those that corrections made.
    func entity(_ id: Int64) throws -> LinkedEntity?
    /// The articles that a correction means by this, as ``Correction/name(of:)`` writes it.
    func articles(named name: String) throws -> [Int64]
    /// Who is named in an article.
    func locals(of article: Int64) throws -> [LinkedLocal]
    /// The number of an entity that articles alone did not give; the same for the same kind, name and anchor.
    ///
    /// - Parameter anchor: The article in which it was found to be nobody else; `nil` for whoever bears the name.
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

/// An entity as articles alone made it.
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

/// What stands for an entity in one article.
public struct LinkedLocal: Equatable, Sendable {
    /// To whom it is linked.
    public var entity: Int64
    /// Folded, the fullest first.
    public var names: [String]
    /// The UTF-8 offsets at which its mentions start.
    public var mentions: [Int]

    public init(entity: Int64, names: [String], mentions: [Int]) {
        self.entity = entity
        self.names = names
        self.mentions = mentions
    }
}
