/// How sure something is, in words: “sure to 62 in 100”.
func sureness(_ confidence: Double) -> String { "sure to \(percent(confidence)) in 100" }

/// A share of one as a whole number of hundredths.
func percent(_ share: Double) -> Int { Int((max(0, min(1, share)) * 100).rounded()) }

extension Int {
    /// The number with its noun: “1 article”, “3 articles”.
    func counted(_ noun: String) -> String { self == 1 ? "1 \(noun)" : "\(self) \(noun)s" }
}
