public import CrossReferences
public import Entities

/// A decision about entities as they are shown, by their numbers; the library writes the line for it.
public enum CorrectionRequest: Equatable, Sendable {
    /// It is shown under another name; if another entity of its kind has that name, the two become one.
    case rename(EntityID, to: String)
    /// It is the same as another of its kind.
    case merge(EntityID, into: EntityID)
    /// In these articles it is somebody else: the known one, whatever name is given; otherwise the entity of that name
    /// in the most articles; otherwise somebody new.
    case split(EntityID, in: [ArticleID], as: String, known: EntityID? = nil)
    /// The mention that starts at this UTF-8 offset means somebody else, as with ``split(_:in:as:known:)``.
    case splitMention(EntityID, in: ArticleID, at: Int, as: String, known: EntityID? = nil)
    /// It is not a name at all, wherever it stands.
    case notAName(EntityID)
    /// The mention that starts at this UTF-8 offset is not a name.
    case mentionIsNoName(EntityID, in: ArticleID, at: Int)
    /// The two are never the same.
    case neverMerge(EntityID, EntityID)
    /// It has another kind.
    case changeKind(EntityID, to: EntityKind)

    /// The entity that is corrected.
    public var entity: EntityID {
        switch self {
        case .rename(let id, _), .merge(let id, _), .split(let id, _, _, _),
            .splitMention(let id, _, _, _, _),
            .notAName(let id), .mentionIsNoName(let id, _, _), .neverMerge(let id, _), .changeKind(let id, _):
            id
        }
    }
}

/// A correction as the library keeps it.
public struct KeptCorrection: Equatable, Sendable {
    /// They are numbered in the order they were made.
    public var number: Int64
    public var correction: Correction
    /// Whether it applies to anything in the library now.
    public var isApplied: Bool
    /// The entity that it leads to, under the name that it is now shown with; `nil` when there is none, as after
    /// ``Correction/Action/notAName``.
    public var entity: EntityID?

    public init(number: Int64, correction: Correction, isApplied: Bool, entity: EntityID? = nil) {
        self.number = number
        self.correction = correction
        self.isApplied = isApplied
        self.entity = entity
    }
}

/// The result of adding a written log of corrections.
public struct CorrectionImport: Equatable, Sendable {
    public var new: Int
    /// Corrections that were already made here.
    public var known: Int
    /// Lines that mean nothing known.
    public var problems: [CorrectionLog.Problem]
    /// Corrections that match nothing in the library now; they are kept for future articles.
    public var unapplied: [Correction]

    public init(new: Int, known: Int, problems: [CorrectionLog.Problem], unapplied: [Correction]) {
        self.new = new
        self.known = known
        self.problems = problems
        self.unapplied = unapplied
    }
}

/// Why a correction cannot be made.
public enum CorrectionRefusal: Error, Equatable {
    /// No article names the entity any more.
    case unknownEntity(EntityID)
    case emptyName
    /// Entities of different kinds can never be one.
    case differentKinds(String, String)
    /// Something is to be merged with itself, or kept apart from itself.
    case same(String)
    /// A split names no article that has the entity.
    case nowhere(String)
    /// Nothing would change.
    case nothingToDo
}

extension CorrectionRefusal: CustomStringConvertible {
    /// One sentence for the person at the keyboard.
    public var description: String {
        switch self {
        case .unknownEntity(let id): "No article names entity \(id.rawValue) any more; choose another one."
        case .emptyName: "A name must have at least one letter or digit; type one."
        case .differentKinds(let one, let other):
            "\(one) and \(other) are of different kinds; change the kind of one of them first."
        case .same(let name): "\(name) is one already; choose somebody else."
        case .nowhere(let name): "Say which articles or mentions of \(name) mean somebody else."
        case .nothingToDo: "It is so already."
        }
    }
}
