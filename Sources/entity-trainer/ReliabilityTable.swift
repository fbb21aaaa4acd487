/// How often names of each confidence are right.
struct ReliabilityTable {
    private static let borders = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01]
    private var counts = [(all: Int, right: Int, sum: Double)](repeating: (0, 0, 0), count: borders.count - 1)

    mutating func add(confidence: Double, isRight: Bool) {
        guard let row = Self.borders.lastIndex(where: { $0 <= confidence }), row < counts.count else {
            return
        }
        counts[row].all += 1
        counts[row].sum += confidence
        if isRight { counts[row].right += 1 }
    }

    /// A line for each band of confidence, then one for 0.9 and more.
    var lines: [String] {
        func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
        var lines: [String] = []
        for (row, count) in counts.enumerated() where count.all > 0 {
            let mean = percent(count.sum / Double(count.all))
            let right = percent(Double(count.right) / Double(count.all))
            lines.append(
                "confidence \(Self.borders[row]) and more: \(count.all) names, mean \(mean), right \(right)")
        }
        let sure = counts[5...].reduce((0, 0)) { ($0.0 + $1.all, $0.1 + $1.right) }
        if sure.0 > 0 {
            lines.append(
                "0.9 and more in all: \(sure.0) names, right \(percent(Double(sure.1) / Double(sure.0)))")
        }
        return lines
    }
}
