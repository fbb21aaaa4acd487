public import Entities

extension Correction {
    /// What is decided.
    ///
    /// All that a kind of correction is stands in this file, but for what it does (``CorrectionEvaluation``): its case,
    /// its place in ``kinds`` and its row in ``form``.
    public enum Action: Hashable, Sendable {
        /// It is shown under another name.
        case rename(to: String)
        /// It is the same as another of its kind.
        case merge(into: String)
        /// In the given places it is somebody else, who has this name.
        case split(as: String)
        /// It is no name at all.
        case notAName
        /// It is never the same as another of its kind, whatever the evidence.
        case neverMerge(with: String)
        /// It is of another kind.
        case changeKind(to: EntityKind)
        /// A kept line that this version does not understand, and why: a newer version may understand it. It decides
        /// nothing and is never dropped.
        case unread(line: String, problem: String)
    }
}

extension Correction.Action {
    /// One of each kind that a line can say, in the order in which messages list them.
    static let kinds: [Self] = [
        .rename(to: ""), .merge(into: ""), .split(as: ""), .notAName, .neverMerge(with: ""),
        .changeKind(to: .other),
    ]

    var form: Form {
        switch self {
        case .rename(let name):
            Form(verb: "rename", says: "is called", .name(name, after: "to", isNameAfter: true, Self.rename))
        case .merge(let name):
            Form(
                verb: "merge", says: "is", .name(name, after: "into", isNameAfter: true, Self.merge),
                isSame: true)
        case .split(let name):
            Form(
                verb: "split", says: "is somebody else,",
                .name(name, after: "as", isNameAfter: true, Self.split), places: .required)
        case .notAName: Form(verb: "not-a-name", says: "is no name", .nothing, reach: .name)
        case .neverMerge(let name):
            Form(
                verb: "never-merge", says: "is never",
                .name(name, after: "with", isNameAfter: false, Self.neverMerge), places: .none, isSame: false)
        case .changeKind(let kind):
            Form(
                verb: "change-kind", says: "is", .kind(kind, after: "to", Self.changeKind),
                reach: .entityOrSurname)
        case .unread: Form(verb: "", says: "", .nothing, places: .none)
        }
    }

    /// How a kind of correction is written in a line, told in words, and asked for.
    struct Form {
        /// The first word of its line.
        var verb: String
        /// What it says of its subject, before the value: “Foke” *is called* “Fauzi Bowo”.
        var says: String
        var value: Value
        var places = Places.optional
        var reach = Reach.entity
        /// Whether it says of two that they are the same, or that they are not; `nil` when it says neither.
        var isSame: Bool?

        init(
            verb: String, says: String, _ value: Value, places: Places = .optional, reach: Reach = .entity,
            isSame: Bool? = nil
        ) {
            self.verb = verb
            self.says = says
            self.value = value
            self.places = places
            self.reach = reach
            self.isSame = isSame
        }
    }

    /// What stands at the end of a line, the word before it, and the action that has another value.
    enum Value {
        case nothing
        /// - Parameter isNameAfter: Whether it is the name of the subject once the correction is made.
        case name(String, after: String, isNameAfter: Bool, (String) -> Correction.Action)
        case kind(EntityKind, after: String, (EntityKind) -> Correction.Action)
    }

    /// Whether a correction may hold in some places only.
    package enum Places { case none, optional, required }

    /// Who is meant by the name in a correction without places.
    package enum Reach {
        /// One entity, whoever else has its name.
        case entity
        /// One entity; but a bare surname that nothing ties to anybody, wherever it stands.
        case entityOrSurname
        /// Whoever has the name.
        case name
    }

    package var places: Places { form.places }
    package var reach: Reach { form.reach }
    /// Whether it says of two that they are the same, or that they are not; `nil` when it says neither.
    package var isSame: Bool? { form.isSame }

    /// The other name in the action.
    public var otherName: String? { if case .name(let name, _, _, _) = form.value { name } else { nil } }

    /// The other kind in the action.
    public var otherKind: EntityKind? { if case .kind(let kind, _, _) = form.value { kind } else { nil } }

    /// The same action with another name; itself when it has none.
    public func with(name: String) -> Self {
        if case .name(_, _, _, let make) = form.value { make(name) } else { self }
    }
}
