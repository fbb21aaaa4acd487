/// Some of the entities of a library, by their ids: a few, or all but a few.
enum EntitySet: AnswerSet {
    case these(Set<Int64>)
    case allBut(Set<Int64>)

    static let all = EntitySet.allBut([])

    var none: EntitySet { .these([]) }
    var scope: EntitySet { self }
    var isEmpty: Bool { if case .these(let few) = self { few.isEmpty } else { false } }
    var isAll: Bool { if case .allBut(let few) = self { few.isEmpty } else { false } }

    var complement: EntitySet {
        switch self {
        case .these(let few): .allBut(few)
        case .allBut(let few): .these(few)
        }
    }

    func contains(_ entity: Int64) -> Bool {
        switch self {
        case .these(let few): few.contains(entity)
        case .allBut(let few): !few.contains(entity)
        }
    }

    mutating func formIntersection(_ other: EntitySet) {
        switch (self, other) {
        case (.these(let a), .these(let b)): self = .these(a.intersection(b))
        case (.these(let a), .allBut(let b)): self = .these(a.subtracting(b))
        case (.allBut(let a), .these(let b)): self = .these(b.subtracting(a))
        case (.allBut(let a), .allBut(let b)): self = .allBut(a.union(b))
        }
    }

    mutating func formUnion(_ other: EntitySet) {
        self = complement.intersection(other.complement).complement
    }
    mutating func subtract(_ other: EntitySet) { formIntersection(other.complement) }
}
