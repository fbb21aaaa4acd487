/// How many of those found, and of those marked, were right.
package struct Tally: Equatable, Sendable {
    package var right: Int
    package var found: Int
    package var marked: Int

    package init(right: Int = 0, found: Int = 0, marked: Int = 0) {
        self.right = right
        self.found = found
        self.marked = marked
    }

    package var precision: Double { found > 0 ? Double(right) / Double(found) : 0 }
    package var recall: Double { marked > 0 ? Double(right) / Double(marked) : 0 }
    /// The harmonic mean of both.
    package var f1: Double { right > 0 ? 2 * precision * recall / (precision + recall) : 0 }

    package static func += (sum: inout Tally, part: Tally) {
        sum.right += part.right
        sum.found += part.found
        sum.marked += part.marked
    }
}

extension Tally: CustomStringConvertible {
    /// `P 87.1 R 86.0 F1 86.5 (3450 right of 3961 found, 4007 marked)`, in percent.
    package var description: String { "\(shares) (\(right) right of \(found) found, \(marked) marked)" }

    /// `P 87.1 R 86.0 F1 86.5`, in percent.
    package var shares: String {
        "P \(Percent.of(precision)) R \(Percent.of(recall)) F1 \(Percent.of(f1))"
    }
}

/// Numbers with one digit after the point.
package enum Percent {
    package static func of(_ share: Double) -> String { tenths(share * 100) }

    package static func tenths(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }
}
