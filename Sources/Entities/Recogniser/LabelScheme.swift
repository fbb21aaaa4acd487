/// The labels that tokens get: O, and for each kind of name B(egin), I(nside), L(ast) and U(nit).
package enum LabelScheme {
    /// The kinds in the order of their labels.
    package static let kinds: [EntityKind] = [.person, .organization, .place, .nationality, .other]
    /// How many labels there are.
    package static let count = 1 + 4 * kinds.count
    /// `count`, rounded up so that rows of scores can be added eight at a time.
    package static let stride = 24

    /// Where in a name a token stands.
    package enum Part: Int, Sendable {
        case begin, inside, last, unit
    }

    /// The label for a part of a name of the kind with number `kind`.
    @inline(__always)
    package static func label(_ part: Part, kind: Int) -> Int { 1 + 4 * kind + part.rawValue }

    /// The number of the kind that `label` belongs to; -1 for O.
    @inline(__always)
    package static func kind(of label: Int) -> Int { label == 0 ? -1 : (label - 1) / 4 }

    /// Which part of a name `label` stands for; `nil` for O.
    package static func part(of label: Int) -> Part? { label == 0 ? nil : Part(rawValue: (label - 1) % 4) }

    /// Whether `label` may stand first in a sentence or follow a finished name.
    @inline(__always)
    package static func starts(_ label: Int) -> Bool {
        label == 0 || (label - 1) & 3 == Part.begin.rawValue || (label - 1) & 3 == Part.unit.rawValue
    }

    /// Whether a name is finished, or there is none, after `label`.
    @inline(__always)
    package static func ends(_ label: Int) -> Bool { label == 0 || (label - 1) & 3 >= Part.last.rawValue }

    /// Whether `next` may follow `label`.
    package static func allows(_ label: Int, before next: Int) -> Bool {
        if ends(label) { return starts(next) }
        return !starts(next) && kind(of: label) == kind(of: next)
    }
}
