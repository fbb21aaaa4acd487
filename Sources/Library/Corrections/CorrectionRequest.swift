public import CrossReferences

/// A decision about entities as they are shown, by their numbers; the library writes the line for it.
public enum CorrectionRequest: Equatable, Sendable {
    /// Says something of an entity, in these places or, without any, wherever it is meant.
    ///
    /// The name in the action, if any, is that of the known one, whatever is written; otherwise that of the entity
    /// that has it in the most articles; otherwise of somebody new. One who is renamed to a name of another of its kind
    /// becomes that one.
    case about(EntityID, Correction.Action, in: [Place] = [], known: EntityID? = nil)
    /// It is the same as another of its kind.
    case merge(EntityID, into: EntityID)
    /// The two are never the same.
    case neverMerge(EntityID, EntityID)

    /// An article, or a mention in it.
    public struct Place: Equatable, Sendable {
        public var article: ArticleID
        /// The UTF-8 offset of the mention’s start; `nil` for all mentions of the article.
        public var offset: Int?

        public init(_ article: ArticleID, at offset: Int? = nil) {
            self.article = article
            self.offset = offset
        }
    }

    /// The entity that is corrected.
    public var entity: EntityID {
        switch self {
        case .about(let id, _, _, _), .merge(let id, _), .neverMerge(let id, _): id
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
