import Entities

/// How well predicted names match annotated ones, by type.
struct Evaluation {
    /// Counts of one type.
    struct Counts {
        var gold = 0
        var found = 0
        var right = 0

        var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
        var recall: Double { gold == 0 ? 0 : Double(right) / Double(gold) }
        var score: Double { right == 0 ? 0 : 2 * precision * recall / (precision + recall) }

        /// `P 87.1 R 86.0 F1 86.5 (4007 gold)`, in percent.
        var text: String {
            func percent(_ value: Double) -> String {
                let tenths = Int((value * 1000).rounded())
                return "\(tenths / 10).\(tenths % 10)"
            }
            return "P \(percent(precision)) R \(percent(recall)) F1 \(percent(score)) (\(gold) gold)"
        }
    }

    static let types: [EntityKind: String] = [
        .person: "PER", .organization: "ORG", .place: "LOC", .nationality: "NORP", .other: "MISC",
    ]
    let wanted: [String]
    private(set) var counts: [String: Counts] = [:]

    init(types: [String]) { wanted = types }

    /// All wanted types together.
    var all: Counts {
        var sum = Counts()
        for type in wanted {
            sum.gold += counts[type]?.gold ?? 0
            sum.found += counts[type]?.found ?? 0
            sum.right += counts[type]?.right ?? 0
        }
        return sum
    }

    /// Counts a document's names; spans and types must be exact.
    mutating func add(gold: [LabelledName], found: [LabelledName]) {
        let right = Set(gold)
        for name in gold { counts[name.type, default: Counts()].gold += 1 }
        for name in found {
            counts[name.type, default: Counts()].found += 1
            if right.contains(name) { counts[name.type, default: Counts()].right += 1 }
        }
    }

    /// A line for each type, then one for all of them.
    var lines: [String] {
        wanted.map { "\($0) \((counts[$0] ?? Counts()).text)" } + ["all \(all.text)"]
    }
}
