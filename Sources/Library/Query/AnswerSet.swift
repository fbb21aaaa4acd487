import WordIndex

/// A set of what a query asks for.
protocol AnswerSet {
    /// Whether it is known to be empty.
    var isEmpty: Bool { get }
    /// The empty set.
    var none: Self { get }
    /// The set to look for a condition's alternatives in; not smaller than the set itself.
    var scope: Self { get }

    mutating func formUnion(_ other: Self)
    mutating func formIntersection(_ other: Self)
    mutating func subtract(_ other: Self)
}

extension AnswerSet {
    func intersection(_ other: Self) -> Self {
        var set = self
        set.formIntersection(other)
        return set
    }

    func subtracting(_ other: Self) -> Self {
        var set = self
        set.subtract(other)
        return set
    }
}

extension Query.Condition {
    /// The members of `candidates` that this is true of.
    ///
    /// - Parameter find: Gives the candidates that a term is true of.
    func answers<Answers: AnswerSet>(
        among candidates: Answers, _ find: (any QueryTerm, _ candidates: Answers) throws -> Answers
    ) rethrows -> Answers {
        switch self {
        case .everything: return candidates
        case .term(let term): return try find(term, candidates)
        case .not(let part):
            return candidates.subtracting(try part.answers(among: candidates.scope, find))
        case .any(let parts):
            var found = candidates.none
            for part in parts { found.formUnion(try part.answers(among: candidates.scope, find)) }
            return candidates.intersection(found)
        case .all(let parts):
            var rest = candidates
            for part in parts.filter({ !$0.isSlow }) + parts.filter(\.isSlow) where !rest.isEmpty {
                rest = try part.answers(among: rest, find)
            }
            return rest
        }
    }

    /// Whether some of it takes so long to find that it is looked for last.
    private var isSlow: Bool {
        switch self {
        case .everything: false
        case .term(let term): term.isSlow
        case .all(let parts), .any(let parts): parts.contains(where: \.isSlow)
        case .not(let part): part.isSlow
        }
    }
}
