import Entities

/// How well predicted names match annotated ones, by type.
struct Evaluation {
    static let types: [EntityKind: String] = [
        .person: "PER", .organization: "ORG", .place: "LOC", .nationality: "NORP", .other: "MISC",
    ]
    let wanted: [String]
    private(set) var counts: [String: Tally] = [:]

    init(types: [String]) { wanted = types }

    /// All wanted types together.
    var all: Tally {
        wanted.reduce(into: Tally()) { $0 += counts[$1] ?? Tally() }
    }

    /// Counts a document's names; spans and types must be exact.
    mutating func add(gold: [LabelledName], found: [LabelledName]) {
        let right = Set(gold)
        for name in gold { counts[name.type, default: Tally()].marked += 1 }
        for name in found {
            counts[name.type, default: Tally()].found += 1
            if right.contains(name) { counts[name.type, default: Tally()].right += 1 }
        }
    }

    /// A line for each type, then one for all of them.
    var lines: [String] { wanted.map { Self.line($0, counts[$0] ?? Tally()) } + [Self.line("all", all)] }

    /// `PER P 87.1 R 86.0 F1 86.5 (4007 gold)`, in percent.
    static func line(_ name: String, _ tally: Tally) -> String {
        "\(name) \(tally.shares) (\(tally.marked) gold)"
    }
}
